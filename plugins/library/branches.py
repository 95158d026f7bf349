"""Branches: the main library, its branches, service points and machines.

``content/branches.toml`` lists them: one ``[[branch]]`` each, with ``[branch.hours]`` (weekday →
list of ``"08:30-20:00"``) and ``[[branch.closure]]`` (from, to, reason). What the library has not
given stays an empty string.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, time
from pathlib import Path
from typing import Any

from plugins.library.files import name_of, read_toml
from plugins.library.hours import WEEKDAYS, Closure, Interval, OpeningHours
from plugins.library.problems import Problem, did_you_mean, error
from plugins.library.slugs import check_slug

KINDS = {"main": "总馆", "branch": "分馆", "service_point": "图书服务点", "machine": "24小时借阅机"}
KEYS = ("slug", "name", "kind", "address", "telephone", "catalog_codes", "hours", "closure")
_INTERVAL = re.compile(r"(\d{1,2}):(\d{2})\s*[-—–~至]\s*(\d{1,2}):(\d{2})")


@dataclass(frozen=True, slots=True)
class Branch:
    """A place where books can be borrowed or returned."""

    slug: str
    name: str
    kind: str
    address: str
    telephone: str
    catalog_codes: tuple[str, ...]
    """The names that the library system has for it."""
    hours: OpeningHours

    @property
    def url(self) -> str:
        """Address from the site's root."""
        return f"branches/{self.slug}/"

    @property
    def kind_name(self) -> str:
        """The kind as readers know it."""
        return KINDS[self.kind]


def branch_of_code(branches: Iterable[Branch]) -> dict[str, Branch]:
    """Code of the library system → branch."""
    return {code: branch for branch in branches for code in branch.catalog_codes}


def read_branches(content: Path) -> tuple[tuple[Branch, ...], tuple[Problem, ...]]:
    """All branches in the order of the file, the main library first, and every problem met."""
    path = content / "branches.toml"
    name = name_of(path, content)
    table, problems = read_toml(path, name)
    found = [_read_branch(entry, name) for entry in table.get("branch", [])]
    branches = sorted((b for b, _ in found if b), key=lambda branch: branch.kind != "main")
    problems = (*problems, *(problem for _, some in found for problem in some))
    return tuple(branches), (*problems, *_check_twice(branches, name))


def _check_twice(branches: Iterable[Branch], name: str) -> tuple[Problem, ...]:
    problems: list[Problem] = []
    seen: dict[str, str] = {}
    for branch in branches:
        for word in (f"slug = {branch.slug}", *(f"馆代码 {c}" for c in branch.catalog_codes)):
            if word in seen:
                remedy = f"“{seen[word]}”和“{branch.name}”只能有一个用它"
                problems.append(error(name, 0, "同一个名称用了两次", word, remedy))
            seen.setdefault(word, branch.name)
    return tuple(problems)


def _read_branch(entry: Mapping[str, Any], name: str) -> tuple[Branch | None, tuple[Problem, ...]]:
    label = str(entry.get("name") or entry.get("slug") or "?")
    problems = [
        error(name, 0, f"“{label}”有不认识的键“{key}”", remedy=did_you_mean(key, KEYS))
        for key in entry
        if key not in KEYS
    ]
    slug, kind = str(entry.get("slug", "")), str(entry.get("kind", "branch"))
    problems += check_slug(slug, name)
    if kind not in KINDS:
        problems.append(
            error(name, 0, f"“{label}”的 kind 不认识", kind, f"可用 {', '.join(KINDS)}")
        )
    week, week_problems = _read_week(entry.get("hours", {}), name, label)
    closures, closure_problems = _read_closures(entry.get("closure", []), name, label)
    problems += [*week_problems, *closure_problems]
    if not slug or kind not in KINDS:
        return None, tuple(problems)
    codes = tuple(str(code) for code in entry.get("catalog_codes", []))
    hours = OpeningHours(week, closures)
    address, telephone = str(entry.get("address", "")), str(entry.get("telephone", ""))
    return Branch(slug, label, kind, address, telephone, codes, hours), tuple(problems)


def _read_week(
    table: Mapping[str, Any], name: str, label: str
) -> tuple[dict[int, tuple[Interval, ...]], list[Problem]]:
    week: dict[int, tuple[Interval, ...]] = {}
    problems: list[Problem] = []
    for key, texts in table.items():
        if key not in WEEKDAYS:
            remedy = did_you_mean(key, WEEKDAYS)
            problems.append(error(name, 0, f"“{label}”的星期不认识", key, remedy))
            continue
        try:
            week[WEEKDAYS.index(key)] = tuple(read_interval(str(text)) for text in texts)
        except ValueError as mistake:
            remedy = '写作 ["08:30-20:00"]，闭馆写 []'
            problems.append(error(name, 0, f"“{label}”的 {key}：{mistake}", str(texts), remedy))
    return week, problems


def read_interval(text: str) -> Interval:
    """Read ``08:30-20:00``; raise ValueError with a Chinese sentence."""
    match = _INTERVAL.fullmatch(text.strip())
    if match is None:
        raise ValueError("开放时间认不出来")
    try:
        opens, closes = (time(int(match[n]), int(match[n + 1])) for n in (1, 3))
    except ValueError:
        raise ValueError("没有这样的钟点") from None
    if closes <= opens:
        raise ValueError("关门早于开门")
    return Interval(opens, closes)


def _read_closures(
    entries: Iterable[Mapping[str, Any]], name: str, label: str
) -> tuple[tuple[Closure, ...], list[Problem]]:
    closures: list[Closure] = []
    problems: list[Problem] = []
    for entry in entries:
        start, end = entry.get("from"), entry.get("to", entry.get("from"))
        if type(start) is not date or type(end) is not date or end < start:
            found, remedy = f"{start}—{end}", "from 和 to 写作 2026-10-01，不加引号，to 不早于 from"
            problems.append(error(name, 0, f"“{label}”的闭馆日期不对", found, remedy))
            continue
        closures.append(Closure(start, end, str(entry.get("reason", ""))))
    return tuple(closures), problems
