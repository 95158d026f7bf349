"""The day of an export, by which readers' pages tell how old a book's place on the shelf is.

It is stated by people: ``date`` in ``export.toml``, else a day in the name of a file (20261128,
20261128103000, 2026-11-28, 2026年11月28日). Never a file's own time, which copying changes. Where
neither states it, it is unknown, and no page promises that a book is there.
``catalog/list/data_day.js`` of the theme counts its age by the reader's clock; the tests hold both
to one table of cases.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any
from unicodedata import normalize

from plugins.catalog.reader.export_files import EXPORT
from plugins.catalog.reader.mistakes import Mistakes
from plugins.catalog.reader.recognise import TABLES, Format
from plugins.catalog.reader.report import FileReport
from plugins.library.chinese import chinese_date
from plugins.library.reading.files import is_own_file, name_of, read_toml
from plugins.library.reading.problems import Problem, did_you_mean, warning

_FACTS = {
    "date": (date, "请写 date = 2026-11-22，不加引号，不带钟点"),
    "sample": (bool, "请写 sample = true（是）或 sample = false（否），不加引号"),
}
_TIME = r"(?:(?:[01]\d|2[0-3])[0-5]\d(?:[0-5]\d)?)?"
_DAY = re.compile(
    rf"(?<!\d)(20\d\d)(?:(\d\d)(\d\d){_TIME}(?!\d)"
    r"|([-_. ])(\d\d?)\4(\d\d?)(?!\d)|年(\d\d?)月(\d\d?)日)"
)
_OF_COPIES = (*(format.value for format in TABLES), Format.ISO20775.value)


def export_facts(export: Path, today: date) -> tuple[dict[str, Any], tuple[Problem, ...]]:
    """``export.toml`` beside the files: ``date`` of the export, ``sample`` for sample data."""
    path = export / EXPORT
    if not is_own_file(path):
        return {}, ()
    facts, problems = read_toml(path, name_of(path, export))
    mistakes = Mistakes(path)
    for key in facts.keys() - _FACTS.keys():
        mistakes.add(key, key, "不认识的键", key, did_you_mean(key, _FACTS, facts))
    for key, (kind, remedy) in _FACTS.items():
        if key in facts and type(facts[key]) is not kind:
            mistakes.add(key, key, f"{key} 写法不对", str(facts[key]), remedy)
    day = facts.get("date")
    if type(day) is date and day > today and facts.get("sample") is not True:
        remedy = "请写导出那一天，不晚于今天"
        mistakes.add("date", "date", "导出的日子还没有到", day.isoformat(), remedy)
    return facts, (*problems, *sorted(mistakes.problems))


def stated_day(
    facts: Mapping[str, Any], files: Iterable[FileReport], today: date
) -> tuple[date | None, tuple[Problem, ...]]:
    """The day that people stated, and a warning of each day in a name that is yet to come.

    Of several names the earliest day counts, and those of files of copies before others: what a
    page tells of a copy is then never newer than its file.
    """
    given = facts.get("date")
    if type(given) is date:
        return given, ()
    named = [(file, day) for file in files if (day := day_in_name(Path(file.path).name))]
    remedy = f"请改正文件名里的日期，或者在 {EXPORT} 里写 date = {today}"
    problems = (
        warning(file.path, 1, "文件名里的日期还没有到，没有用", day.isoformat(), remedy)
        for file, day in named
        if day > today
    )
    past = [(file.format not in _OF_COPIES, day) for file, day in named if day <= today]
    return min(past, default=(True, None))[1], tuple(problems)


def day_in_name(name: str) -> date | None:
    """The day that a file's name states; None where it states none."""
    for found in _DAY.finditer(normalize("NFKC", name)):
        year, month, day = (int(part) for part in found.groups() if part and part.isdigit())
        try:
            return date(year, month, day)
        except ValueError:
            continue
    return None


def said_of(updated: date | None) -> str:
    """How old the data is, for what stands still and is read on any later day."""
    return f"数据更新于{chinese_date(updated)}" if updated else "数据日期不详"
