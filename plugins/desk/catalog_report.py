"""What came in with the export, told to staff in a table on the screen.

Made of ``build/catalog-report.json``, which every check writes anew;
:mod:`plugins.desk.catalog_report_page` shows the same with each case.
"""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from plugins.catalog.reader.match_items import LISTED_DUPLICATES
from plugins.catalog.reader.report import REPORT, ExportReport, FileReport, file_report

ADDRESS = "/staff/catalog-report/"
"""Where ``make serve`` shows the page."""
FORMATS = {
    "iso2709": "ISO 2709（CNMARC）",
    "marcxml": "MARCXML",
    "iso20775": "ISO 20775 馆藏",
    "worksheets": "文本工作单",
    "csv": "表格",
    "tsv": "表格",
    "xlsx": "Excel",
    "workbook": "电子表格",
}
ENCODINGS = {"utf-8-sig": "UTF-8", "big5hkscs": "Big5"}
COLUMNS = ("文件", "格式", "编码", "读到", "收下", "修复", "跳过")
UNSOUND = (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError)
"""What a report may raise that was cut short, written by older software, or edited."""


def read_report(path: Path) -> ExportReport:
    """The report from its file; raises :data:`UNSOUND`, and so may whatever is made of it."""
    data: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return ExportReport(**data | {"files": [file_report(file) for file in data["files"]]})


def written(build: Path) -> int:
    """When the report was written (ns), to tell this run's from an older one; 0 where is none."""
    path = build / REPORT
    return path.stat().st_mtime_ns if path.is_file() else 0


def file_name(file: FileReport) -> str:
    """The bare name: all files of an export stand in one folder."""
    return file.path.rpartition("/")[2]


def format_name(file: FileReport) -> str:
    """The format as people call it."""
    return FORMATS.get(file.format, file.format)


def encoding_name(file: FileReport) -> str:
    """The encodings of a file; a dash where the format leaves no choice."""
    names = (ENCODINGS.get(name, name.upper()) for name in file.encoding.split("+") if name)
    return "、".join(dict.fromkeys(names)) or "—"


def numbers(files: Sequence[FileReport]) -> list[str]:
    """Read, kept, repaired, skipped: of one file, or of all together."""
    counts = (
        sum(file.read for file in files),
        sum(file.kept for file in files),
        sum(file.repaired for file in files),
        sum(file.skips for file in files),
    )
    return [f"{count:,}" for count in counts]


def sentences(report: ExportReport) -> Iterator[str]:
    """The whole export in plain words; what did not happen is not mentioned."""
    told = f"书目 {report.records:,} 种，单册 {report.items:,} 册"
    if report.hidden_items:
        told += f"；其中 {report.hidden_items:,} 册丢失或剔除，不显示{_why_hidden(report)}"
    yield f"{told}。"
    if report.records_online:
        yield f"{report.records_online:,} 种电子资源，网页上写“在线阅读”。"
    if report.records_not_to_be_had:
        yield f"{report.records_not_to_be_had:,} 种书目没有可显示的复本，仍保留（暂无可借复本）。"
    if report.duplicates:
        yield f"看起来重复 {groups(report)} 组。"


def _why_hidden(report: ExportReport) -> str:
    words = sum((file.hidden for file in report.files), Counter[str]())
    told = "、".join(f"{word} {count:,}" for word, count in words.most_common())
    return told and f"（{told}）"


def groups(report: ExportReport) -> str:
    """How many groups look like duplicates; the search for them ends at a limit."""
    count = len(report.duplicates)
    return f"至少 {count:,}" if count >= LISTED_DUPLICATES else f"{count:,}"


def print_report(console: Console, build: Path, port: int, before: int) -> None:
    """Print what came in; nothing where there is no sound report.

    ``before``: what :func:`written` said before the checks. Checks that could not open the export
    leave the older report, and nobody may take it for today's.
    """
    is_old = written(build) == before
    try:
        report = read_report(build / REPORT)
        table = _table(report, "上一次读入的书目" if is_old else "读入的书目")
        told = list(sentences(report))
    except UNSOUND:
        return
    console.print(table)
    if is_old:
        console.print(Text("这一次没有读成，上面是上一次的结果。", style="yellow"))
    address = f"http://127.0.0.1:{port}{ADDRESS}"
    told.append(f"逐条的原因：make serve 后打开 {address} ；或看 {build.name}/{REPORT}")
    for sentence in told:
        console.print(Text(sentence), soft_wrap=True)


def _table(report: ExportReport, title: str) -> Table:
    table = Table(title=title, show_footer=True, box=SIMPLE_HEAD)
    for name, total in zip(COLUMNS, ("合计", "", "", *numbers(report.files)), strict=True):
        is_number = name in COLUMNS[3:]
        table.add_column(name, total, justify="right" if is_number else "left", no_wrap=is_number)
    for file in report.files:
        words = (file_name(file), format_name(file), encoding_name(file))
        table.add_row(*map(Text, (*words, *numbers([file]))))
    return table
