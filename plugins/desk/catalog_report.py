"""What came in with the export, told to staff: a table on the screen, a page in ``make serve``.

Both are made of ``build/catalog-report.json``, which every check writes anew. The page is made when
it is asked for: it names what is wrong with the catalogue, so it never stands in ``output/``.
"""

import csv
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import cache
from http import HTTPStatus
from io import StringIO
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from plugins.catalog.catalogue import REPORT
from plugins.catalog.reader.joining import LISTED_DUPLICATES
from plugins.catalog.reader.report import Case, FileReport, Report, file_report
from plugins.library.clock import SHANGHAI

ADDRESS = "/staff/catalog-report/"
FORMATS = {
    "iso2709": "ISO 2709（CNMARC）",
    "marcxml": "MARCXML",
    "iso20775": "ISO 20775 馆藏",
    "worksheets": "文本工作单",
    "csv": "表格",
    "tsv": "表格",
    "xlsx": "Excel",
}
TABLES = ("csv", "tsv", "xlsx")
ENCODINGS = {"utf-8-sig": "UTF-8", "big5hkscs": "Big5"}
COLUMNS = ("文件", "格式", "编码", "读到", "收下", "修复", "跳过")
STATUSES = {
    "available": "可借",
    "lent": "已借出",
    "reading_room": "只在馆内阅览",
    "reserved": "已预约",
    "processing": "加工中，还没上架",
    "repair": "修补中",
    "transit": "调拨途中",
    "hidden": "丢失、剔除：网页上不显示",
}
"""The keys of ``[status]`` in ``fields.toml`` and what each means."""
LISTED, LISTED_ON_PAGE, LISTED_GROUPS = 200, 800, 100
"""Cases of one list; of all lists of the page together; groups that look like duplicates."""
LONGEST = 120
"""Characters of a value that the page shows: what is broken may be long."""
_UNSOUND = (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError)
"""What a report may raise that was cut short, written by older software, or edited."""


def read_report(path: Path) -> Report:
    """The report from its file; raises what :data:`_UNSOUND` names."""
    data: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return Report(
        [file_report(file) for file in data["files"]],
        int(data["records"]),
        int(data["items"]),
        int(data["hidden_items"]),
        int(data["records_without_copies"]),
        data["duplicates"],
    )


def written(build: Path) -> int:
    """When the report was written (ns), to tell this run's from an older one; 0 where is none."""
    path = build / REPORT
    return path.stat().st_mtime_ns if path.is_file() else 0


def format_name(file: FileReport) -> str:
    """The format as people call it."""
    return FORMATS.get(file.format, file.format)


def encoding_name(file: FileReport) -> str:
    """The encodings of a file; a dash where the format leaves no choice."""
    names = (ENCODINGS.get(name, name.upper()) for name in file.encoding.split("+") if name)
    return "、".join(dict.fromkeys(names)) or "—"


def numbers(files: Sequence[FileReport]) -> tuple[int, int, int, int]:
    """Read, kept, repaired, skipped: of one file, or of all together."""
    return (
        sum(file.read for file in files),
        sum(file.kept for file in files),
        sum(file.repaired for file in files),
        sum(len(file.skipped) for file in files),
    )


def sentences(report: Report) -> Iterator[str]:
    """The whole export in plain words; what did not happen is not mentioned."""
    told = f"书目 {report.records:,} 种，单册 {report.items:,} 册"
    if report.hidden_items:
        words: Counter[str] = sum((file.hidden for file in report.files), Counter())
        why = "、".join(f"{word} {count:,}" for word, count in words.most_common())
        told += f"；其中 {report.hidden_items:,} 册丢失或剔除，不显示" + (
            f"（{why}）" if why else ""
        )
    yield told
    if report.records_without_copies:
        yield f"{report.records_without_copies:,} 种书目没有可显示的复本，仍保留（暂无可借复本）"
    if report.duplicates:
        yield f"看起来重复 {groups(report)} 组"


def groups(report: Report) -> str:
    """How many groups look like duplicates; the search for them ends at a limit."""
    count = len(report.duplicates)
    return f"至少 {count:,}" if count >= LISTED_DUPLICATES else f"{count:,}"


def print_report(console: Console, build: Path, port: int, before: int) -> None:
    """Print what came in; nothing where there is no report.

    ``before``: what :func:`written` said before the checks. Checks that could not open the export
    leave the older report, and nobody may take it for today's.
    """
    try:
        report = read_report(build / REPORT)
    except _UNSOUND:
        return
    is_old = written(build) == before
    console.print(_table(report, "上一次的书目导出" if is_old else "书目导出"))
    for sentence in sentences(report):
        console.print(Text(f"{sentence}。"), soft_wrap=True)
    if is_old:
        console.print(Text("这一次没有读成，原因见“错误”。", style="yellow"))
    place = f"make serve 后打开 http://127.0.0.1:{port}{ADDRESS} ；{build.name}/{REPORT}"
    console.print(Text(f"逐条的原因：{place}"), soft_wrap=True)


def _table(report: Report, title: str) -> Table:
    table = Table(title=title, show_footer=True, box=SIMPLE_HEAD)
    for name, total in zip(COLUMNS, ("合计", "", "", *_cells(report.files)), strict=True):
        is_number = name in COLUMNS[3:]
        table.add_column(name, total, justify="right" if is_number else "left", no_wrap=is_number)
    for file in report.files:
        words = (file.path.rpartition("/")[2], format_name(file), encoding_name(file))
        table.add_row(*map(Text, (*words, *_cells([file]))))
    return table


def _cells(files: Sequence[FileReport]) -> list[str]:
    return [f"{number:,}" for number in numbers(files)]


def report_page(path: Path) -> tuple[HTTPStatus, bytes]:
    """The page for staff: the report, or what to do where it is missing or broken."""
    try:
        made = datetime.fromtimestamp(path.stat().st_mtime, SHANGHAI)
        return HTTPStatus.OK, _page(report=read_report(path), made=made)
    except (FileNotFoundError, NotADirectoryError):
        return HTTPStatus.NOT_FOUND, _page(report=None, is_broken=False)
    except _UNSOUND:  # while rendering too: a number may turn out to be a word only there
        return HTTPStatus.OK, _page(report=None, is_broken=True)


def _page(report: Report | None, **names: Any) -> bytes:
    limit = _limit(report) if report else 0
    text = (
        _environment()
        .get_template("catalog_report.html")
        .render(report=report, limit=limit, **names)
    )
    return text.encode("utf-8", "replace")


def _limit(report: Report) -> int:
    """Cases that each list shows, so that a page of many bad files still opens at once."""
    lists = sum(bool(file.skipped) + bool(file.repairs) for file in report.files)
    return max(20, min(LISTED, LISTED_ON_PAGE // max(lists, 1)))


@cache
def _environment() -> Environment:
    folder = Path(__file__).parent / "templates"
    environment = Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(TABLES=TABLES, STATUSES=STATUSES, LISTED_GROUPS=LISTED_GROUPS)
    environment.filters.update(
        number="{:,}".format,
        clip=clip,
        format_name=format_name,
        encoding_name=encoding_name,
        numbers=numbers,
        groups=groups,
        merged_lines=merged_lines,
        reasons=reasons,
        toml=toml_word,
    )
    return environment


def clip(value: object) -> str:
    """A value at a length that a table bears."""
    text = str(value)
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}……"


def reasons(cases: Sequence[Case]) -> list[tuple[str, int]]:
    """The commonest reasons, for a list that is too long to read."""
    return Counter(case.reason for case in cases).most_common(8)


def merged_lines(group: Sequence[str]) -> str:
    """The lines of ``merged.csv`` that make one record of a group: old number, new number."""
    text = StringIO()
    csv.writer(text, lineterminator="\n").writerows((old, group[0]) for old in group[1:])
    return text.getvalue().rstrip("\n")


def toml_word(word: str) -> str:
    """A word as it stands in a list of ``fields.toml``; JSON's strings are TOML's too."""
    return json.dumps(word, ensure_ascii=False)
