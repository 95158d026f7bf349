"""Problems come grouped by weight, counted, with a next step."""

import io
import re
from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from plugins.desk.generator import reasons
from plugins.desk.report import LONGEST_LIST, View, print_problems
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


@given(st.lists(st.tuples(st.sampled_from("ab"), st.sampled_from("甲乙"), st.integers(0, 30))))
def test_hints_of_one_file_that_say_the_same_are_one_line_with_their_number(
    hints: list[tuple[str, str, int]],
) -> None:
    shown, whole = (
        Console(record=True, file=io.StringIO(), width=200, color_system=None) for _ in range(2)
    )
    problems = [notice(path, line, what) for path, line, what in ((p, n, w) for p, w, n in hints)]
    print_problems(shown, problems)
    print_problems(whole, problems, view=View(show_all=True))
    lines = [line for line in shown.export_text().splitlines() if line.startswith("  ")]
    assert len(lines) == len({(path, what) for path, what, _ in hints})
    counts = [int(number) for line in lines for number in re.findall(r"还有 (\d+) 处", line)]
    assert sum(counts) + len(lines) == len(hints)
    assert all("ALL=1" in line for line in lines if "还有" in line)
    assert whole.export_text().count("\n  ") == len(hints)
