"""Problems come grouped by weight, counted, with a next step."""

from collections.abc import Callable

from rich.console import Console

from plugins.desk.generator import reasons
from plugins.desk.report import LONGEST_LIST, print_problems
from plugins.library.reading.problems import error, notice, warning


def test_groups_counts_and_next_step(console: Console, told: Callable[[], str]) -> None:
    problems = [notice("c", 0, "丙"), error("b", 2, "乙[red]", "x"), warning("a", 1, "甲")]
    print_problems(console, problems, "运行 make html")
    lines = told().splitlines()
    assert [line for line in lines if "（1）" in line] == ["提示（1）", "警告（1）", "错误（1）"]
    assert "  b:2  乙[red]。读到的是“x”。" in lines
    assert "检查完毕：错误 1 项，警告 1 项，提示 1 项。" in lines
    assert "改正" in lines[-1]


def test_a_clean_site_is_told_the_next_step(console: Console, told: Callable[[], str]) -> None:
    print_problems(console, [], "运行 make html")
    assert told().splitlines()[-1] == "下一步：运行 make html"


def test_many_warnings_are_counted_and_all_errors_shown(
    console: Console, told: Callable[[], str]
) -> None:
    many = range(1, LONGEST_LIST + 11)
    print_problems(console, [warning("w", n, "警") for n in many])
    print_problems(console, [error("e", n, "错") for n in many])
    assert "还有 10 项同类" in told()
    assert told().count("  e:") == LONGEST_LIST + 10


def test_pelicans_reasons_are_found_between_its_tracebacks() -> None:
    output = """\
[10:00:00] INFO     reading                        __init__.py:1
           ERROR    Could not process a.md         generators.py:2
                    | second line
           CRITICAL RuntimeError: Warning or error encountered   __init__.py:3
                    Traceback (most recent call last):
                      File "x.py"
"""
    assert reasons(output) == ["Could not process a.md\n| second line"]
