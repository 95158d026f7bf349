"""One entry of a TOML file as its readers need it: values of the right kind, lines of mistakes."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any

from plugins.library.causes import said
from plugins.library.reading.clocks import remedy_of
from plugins.library.reading.files import KeyAdvice, name_of, read_text, read_toml
from plugins.library.reading.problems import Problem, error
from plugins.library.reading.spans import read_moment
from plugins.library.reading.toml_lines import TomlPart, whole
from plugins.library.reading.toml_names import key_meant, named

_TABLES = frozenset(("branch", "closure", "duty", "holiday", "season", "stop", "year"))
"""Keys of which there may be several tables: ``[[closure]]``."""
LARGEST = 10**15
"""What a number may be: more than anything that a library counts."""
_LISTS = frozenset(("branches", "catalog_codes", "services"))
"""Keys that hold several words."""
DAY_REMEDY = "写作 2026-10-01，不加引号"


@dataclass(frozen=True, slots=True)
class TomlEntry:
    """A table of a file: its values, where it stands, how it is named to staff."""

    values: Mapping[str, Any]
    path: str
    label: str
    part: TomlPart = TomlPart(0)  # noqa: RUF009  (frozen)

    def problem(self, key: str, what: str, found: object = "", remedy: str = "") -> Problem:
        """An error at the line of a key: ``“总馆”的种类（kind）不认识``."""
        shown = "、".join(map(str, found)) if isinstance(found, list) else str(found)
        return error(self.path, self.part.line(key), f"“{self.label}”{what}", shown, remedy)

    def unknown(self, known: Collection[str]) -> list[Problem]:
        """A problem for each key that means nothing, or whose value has another shape than it."""
        found = [
            self.problem(key, f"有不认识的键“{key}”", remedy=key_meant(key, known, self.values))
            for key in self.values
            if key not in known
        ]
        for key, value in self.values.items():
            if key in _TABLES and isinstance(value, dict):
                remedy = f"这一段的第一行有两层方括号，最后的名字是 {key}，例如 [[{key}]]"
                found.append(self.problem(key, f"的{named(key)}少了一层方括号", remedy=remedy))
            elif key in _LISTS and not isinstance(value, list):
                remedy = f'写作 {key} = ["…"]'
                found.append(self.problem(key, f"的{named(key)}不是一串", value, remedy))
        return found

    def table(self, key: str, problems: list[Problem], name: str = "") -> Mapping[str, Any]:
        """The table of a key, empty where it is missing; ``name``: how its line is written."""
        value = self.values.get(key, {})
        if isinstance(value, dict):
            return value
        remedy = f"请写 [{name or key}]"
        problems.append(self.problem(key, f"的{named(key)}要写成一段", value, remedy))
        return {}

    def text(self, key: str) -> str:
        """A text, empty where it is missing."""
        return str(self.values.get(key, "")).strip()

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts."""
        value = self.values.get(key, [])
        return tuple(str(one).strip() for one in value) if isinstance(value, list) else ()

    def tables(self, key: str) -> list[Mapping[str, Any]]:
        """The tables ``[[entry.key]]``."""
        value = self.values.get(key, [])
        return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []

    def section(self, key: str, problems: list[Problem]) -> "TomlEntry":
        """The table ``[key]`` of a file, empty where it is missing."""
        value = self.table(key, problems)
        return TomlEntry(value, self.path, named(key).strip(), self.part.section(key))

    def below(
        self, name: str, label: Callable[[Mapping[str, Any]], str] | None = None
    ) -> Iterator["TomlEntry"]:
        """The tables ``[[name]]`` as entries with their lines; ``branch.closure`` of a branch.

        ``label``: how one is named, else as this one. Tables that are written otherwise, in one
        line, count as standing where this one stands.
        """
        tables, parts = self.tables(name.rpartition(".")[2]), self.part.parts(name)
        known = parts if len(parts) == len(tables) else (self.part,) * len(tables)
        for table, part in zip(tables, known, strict=True):
            yield TomlEntry(table, self.path, label(table) if label else self.label, part)

    def day(self, key: str, problems: list[Problem]) -> date | None:
        """A day; one that isn't is a problem."""
        value = self.values.get(key)
        if value is None or type(value) is date:
            return value
        if isinstance(value, str):
            return self._written_day(key, value, problems)
        problems.append(self.problem(key, f"的{named(key)}不是日期", value, DAY_REMEDY))
        return None

    def _written_day(self, key: str, words: str, problems: list[Problem]) -> date | None:
        """A day in quotes, as people write it elsewhere."""
        try:
            return read_moment(words).day
        except ValueError as mistake:
            why = f"：{said(mistake)}" if remedy_of(mistake, "") else ""
            what = f"的{named(key)}不是日期{why}"
            problems.append(self.problem(key, what, words, remedy_of(mistake, DAY_REMEDY)))
            return None

    def flag(self, key: str, problems: list[Problem]) -> bool | None:
        """``true`` or ``false``, None where nothing is written; anything else is a problem."""
        value = self.values.get(key)
        if value is None or isinstance(value, bool):
            return value
        remedy = "写 true（是）或 false（否），不加引号"
        problems.append(self.problem(key, f"的{named(key)}不对", value, remedy))
        return None

    def number(self, key: str, problems: list[Problem]) -> float | None:
        """A number, None where nothing is written; anything else is a problem, ``inf`` too."""
        value = self.values.get(key)
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        if value is None or (is_number and abs(value) < LARGEST):
            return value
        problems.append(self.problem(key, f"的{named(key)}不是数", value, "写数字，不加引号"))
        return None


def read_entry_file(
    path: Path, content: Path, keys: KeyAdvice = MappingProxyType({})
) -> tuple[TomlEntry, tuple[Problem, ...]]:
    """A whole file as one entry, and what keeps it from being read."""
    name = name_of(path, content)
    table, problems = read_toml(path, name, keys)
    return TomlEntry(table, name, "文件", whole(read_text(path, name)[0])), problems
