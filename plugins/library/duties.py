"""What must be disclosed by a day: ``content/disclosure/duties.toml``.

One ``[[duty]]`` each: ``name``, ``category``, and either ``due`` (month and day of every year;
``years_back`` says of which year it tells) or ``approved``: 预算法第十四条 gives twenty days from
the day on which a budget or final accounts were approved (批复).
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from plugins.library.reading.entries import TomlEntry, read_entry_file
from plugins.library.reading.problems import Problem, did_you_mean

AFTER_APPROVAL = timedelta(days=20)
"""预算法第十四条."""
KEYS = ("name", "category", "due", "years_back", "approved")


@dataclass(frozen=True, slots=True)
class Duty:
    """Something of a category that must be there by a day."""

    name: str
    category: str
    due: tuple[int, int] = (0, 0)
    """Month and day, of every year; not looked at where there is a day of approval."""
    years_back: int = 0
    """0: something of the same year is due; 1: of the year before."""
    approved: date | None = None
    line: int = 0

    def last_day(self, today: date) -> tuple[int, int, int]:
        """Year, month, day until which there is time; not every year has a 29 February."""
        if self.approved:
            last = self.approved + AFTER_APPROVAL
            return last.year, last.month, last.day
        return today.year, *self.due

    def year(self, today: date) -> int:
        """Of which year something is due."""
        return self.approved.year if self.approved else today.year - self.years_back

    def is_late(self, today: date) -> bool:
        """Whether its day has passed."""
        return (today.year, today.month, today.day) > self.last_day(today)


def read_duties(
    path: Path, content: Path, categories: Collection[str]
) -> tuple[tuple[Duty, ...], tuple[Problem, ...]]:
    """The duties of the file, and every problem met; none where there is no file."""
    if not path.is_file():
        return (), ()
    file, unreadable = read_entry_file(path, content)
    problems = [*unreadable, *file.unknown(("duty",))]
    entries = file.below("duty", lambda one: str(one.get("name", "?")))
    found = [_read(entry, categories, problems) for entry in entries]
    return tuple(duty for duty in found if duty), tuple(problems)


def _read(entry: TomlEntry, categories: Collection[str], problems: list[Problem]) -> Duty | None:
    before = len(problems)
    problems += entry.unknown(KEYS)
    name, category = entry.text("name"), entry.text("category")
    if not name:
        problems.append(entry.problem("name", "没有名称", remedy='写 name = "部门预算"'))
    if category not in categories:
        remedy = did_you_mean(category, categories) or f"可用：{'、'.join(categories)}"
        problems.append(entry.problem("category", "的类别不认识", category, remedy))
    approved = entry.day("approved", problems)
    due = None if approved else _month_day(entry.text("due"))
    if not approved and due is None:
        remedy = '每年到期的写 due = "03-31"；批复后二十日内公开的写 approved = 2026-03-01'
        problems.append(entry.problem("due", "没有到期的日子", entry.text("due"), remedy))
    years_back = entry.number("years_back", problems)
    if len(problems) > before:
        return None
    return Duty(name, category, due or (0, 0), int(years_back or 0), approved, entry.part.first)


def _month_day(text: str) -> tuple[int, int] | None:
    try:
        day = date.fromisoformat(f"2000-{text}")
    except ValueError:
        return None
    return day.month, day.day
