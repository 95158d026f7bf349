"""Problems as people read them: all at once, grouped by weight, with counts and a next step."""

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.text import Text

from plugins.library.reading.problems import Problem, Severity

STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.NOTICE: "cyan"}
LONGEST_LIST = 50
"""Warnings of one kind beyond this number are counted, not printed; errors are always printed."""


def has_errors(problems: Iterable[Problem]) -> bool:
    """True where the site must not be built."""
    return any(problem.severity is Severity.ERROR for problem in problems)


def print_problems(console: Console, problems: Sequence[Problem], next_step: str = "") -> None:
    """Print every problem below the name of its severity, errors last: nearest to the prompt."""
    for severity in reversed(Severity):
        _print_group(console, severity, sorted(p for p in problems if p.severity is severity))
    counts = "，".join(
        f"{severity.value} {sum(p.severity is severity for p in problems)} 项"
        for severity in Severity
    )
    console.print(Text(f"检查完毕：{counts}。"))
    if has_errors(problems):
        next_step = "请按上面的提示改正“错误”，再运行一次。"
    if next_step:
        console.print(Text(f"下一步：{next_step}"))


def _print_group(console: Console, severity: Severity, problems: Sequence[Problem]) -> None:
    if not problems:
        return
    console.print(Text(f"{severity.value}（{len(problems)}）", style=STYLES[severity]))
    shown = problems if severity is Severity.ERROR else problems[:LONGEST_LIST]
    for problem in shown:
        console.print(Text(f"  {problem}"), soft_wrap=True)
    if len(shown) < len(problems):
        console.print(Text(f"  ……还有 {len(problems) - len(shown)} 项同类，此处从略"))
