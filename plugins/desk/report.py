"""Problems as people read them: what is new since the last publish first, with a next step."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rich.console import Console
from rich.text import Text

from plugins.desk.published import LastPublish
from plugins.library.reading.problems import Problem, Severity

STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.NOTICE: "cyan"}
LONGEST_LIST = 50
"""Warnings of one kind beyond this number are counted, not printed; errors are always printed."""
LONGEST_OLD_LIST = 10
"""The same of those that were there at the last publish."""
HOW_TO_SEE_ALL = "全部列出：make check ALL=1"


@dataclass(frozen=True, slots=True)
class View:
    """How problems are shown."""

    last: LastPublish | None = None
    """None: nobody knows which are new."""
    show_all: bool = False
    """Every problem on a line of its own."""
    folds: bool = True
    """Whether the facts that wait for the library are one line with their number."""


def has_errors(problems: Iterable[Problem]) -> bool:
    """True where the site must not be built."""
    return any(problem.severity is Severity.ERROR for problem in problems)


def print_problems(
    console: Console, problems: Sequence[Problem], next_step: str = "", view: View | None = None
) -> None:
    """Print the problems below the name of their severity, errors nearest to what is read first.

    Where the last publish is known, what is new since stands above what was there already.
    """
    view = view or View()
    problems = sorted(problems)
    if view.last is None:
        _print_groups(console, problems, view, LONGEST_LIST)
    else:
        _print_parts(console, problems, view, view.last)
    console.print(Text(f"检查完毕：{_counts(problems)}。"))
    if has_errors(problems):
        next_step = "请按上面的提示改正“错误”，再运行一次。"
    if next_step:
        console.print(Text(f"下一步：{next_step}"))


def _print_parts(
    console: Console, problems: Sequence[Problem], view: View, last: LastPublish
) -> None:
    new, old = last.split(problems)
    since = f"上次发布（{last.day}）以后"
    console.print(Text(f"{since}新出现的：{_counts(new)}" if new else f"{since}没有新的问题"))
    for severity in Severity:
        _print_group(console, severity, [p for p in new if p.severity is severity], view)
    if old:
        console.print(Text(f"那时已经有的：{_counts(old)}"))
        _print_groups(console, old, view, LONGEST_OLD_LIST)


def _counts(problems: Iterable[Problem]) -> str:
    severities = [problem.severity for problem in problems]
    return "，".join(f"{one.value} {severities.count(one)} 项" for one in Severity)


def _print_groups(console: Console, problems: Sequence[Problem], view: View, longest: int) -> None:
    """By weight, errors last: nearest to the prompt. What waits for the library is one line."""
    folded = [p for p in problems if _is_folded(p, view)]
    if len(folded) > 1:
        places = len({problem.path for problem in folded})
        words = f"待馆方填写的有 {len(folded)} 处，在 {places} 个文件里。{HOW_TO_SEE_ALL}"
        console.print(Text(words, style=STYLES[Severity.NOTICE]))
        problems = [p for p in problems if not _is_folded(p, view)]
    for severity in reversed(Severity):
        group = [problem for problem in problems if problem.severity is severity]
        _print_group(console, severity, group, view, longest)


def _is_folded(problem: Problem, view: View) -> bool:
    is_light = problem.severity is not Severity.ERROR
    return problem.awaits and is_light and view.folds and not view.show_all


def _print_group(
    console: Console,
    severity: Severity,
    problems: Sequence[Problem],
    view: View,
    longest: int = LONGEST_LIST,
) -> None:
    if not problems:
        return
    console.print(Text(f"{severity.value}（{len(problems)}）", style=STYLES[severity]))
    is_whole = view.show_all or severity is Severity.ERROR
    sorts = _sorts(problems, severity is Severity.NOTICE and not view.show_all)
    shown = sorts if is_whole else sorts[:longest]
    for first, *others in shown:
        more = f"同样的还有 {len(others)} 处。{HOW_TO_SEE_ALL}" if others else ""
        console.print(Text(f"  {first}{more}"), soft_wrap=True)
    if rest := sum(map(len, sorts[len(shown) :])):
        console.print(Text(f"  ……还有 {rest} 项同类，没有列出。{HOW_TO_SEE_ALL}"))


def _sorts(problems: Sequence[Problem], folds: bool) -> list[list[Problem]]:
    """Each on its own, or those of one file that say the same together: a draft's empty table."""
    if not folds:
        return [[problem] for problem in problems]
    sorts: dict[tuple[str, str], list[Problem]] = {}
    for problem in problems:
        sorts.setdefault((problem.path, problem.what), []).append(problem)
    return list(sorts.values())
