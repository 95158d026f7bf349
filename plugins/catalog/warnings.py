"""What is told of an export: a warning for each kind of thing that was not taken as it is."""

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from plugins.catalog.covers import FOLDER as COVERS
from plugins.catalog.reader.export_files import passed_over
from plugins.catalog.reader.field_table import FILE
from plugins.catalog.reader.match_items import MERGED
from plugins.catalog.reader.recognise import TABLES
from plugins.catalog.reader.report import REPORT, Case, ExportReport, FileReport
from plugins.catalog.reader.unread import shown
from plugins.catalog.unread_told import of_unread
from plugins.library.privacy.quoted import quotable
from plugins.library.reading.files import name_of
from plugins.library.reading.problems import Problem, warning
from plugins.library.tables.unshown import kind_of

_NAMED = 5
"""Words and numbers that one warning names; the report has them all."""
_STATUSES = 40
"""Words for a status that one warning names: a system has a dozen."""
_STATUS_WORDS = (
    f"请在 {FILE} 的 [status] 里，能借的加进 available = […]，借出的加进 lent = […]，"
    "不给读者看的加进 hidden = […]；原有的词不用抄"
)
_SEE = f"全部见 build/{REPORT}"


def told(export: Path, report: ExportReport, warnings: list[str]) -> Iterator[Problem]:
    """Warnings about what was not taken as it is; the report has each case."""
    for name in (one for one in passed_over(export) if one != COVERS):
        yield _passed_over(export / name)
    lacks_copies = (
        report.records > report.records_online and not report.items + report.unnumbered_items
    )
    for file in report.files:
        yield from _of_file(file)
        yield from of_unread(file, lacks_copies=lacks_copies)
    if lacks_copies:
        yield from _without_copies(export, report)
    for sentence in warnings[:_NAMED]:
        yield warning(export.name, 0, sentence, remedy="请在业务系统中核对")
    if len(warnings) > _NAMED:
        yield warning(export.name, 0, f"还有 {len(warnings) - _NAMED} 处同类问题", remedy=_SEE)
    if report.duplicates:
        remedy = f"若是同一种书，请在 {MERGED} 里写 旧记录号,新记录号；全部见报告"
        found = "、".join(report.duplicates[0])
        what = f"有 {len(report.duplicates)} 组书目看起来重复"
        yield warning(export.name, 0, what, found, remedy)


def _passed_over(path: Path) -> Problem:
    name = name_of(path, path.parent)
    if path.is_symlink():
        what = "这个链接指到文件夹外面，或者什么也没有指到，没有读"
        remedy = "请把它指的文件复制到这里，代替这个链接；不需要就删去"
        return warning(name, 0, what, remedy=remedy)
    remedy = "文件夹里的文件不读，请移到外面；不需要就删去"
    return warning(name, 0, "这不是文件，没有读", remedy=remedy)


def _without_copies(export: Path, report: ExportReport) -> Iterator[Problem]:
    """None of the records has a copy: where they may stand, as far as can be seen."""
    seen = [file for file in report.files if file.unread_holdings]
    for file in seen:
        what = "整个导出没有一册单册，这个文件里有一个没有读的字段像是馆藏"
        remedy = f"核对后，请在导出文件夹的 {FILE} 最前面写一行 {file.unread_holdings}"
        yield warning(file.path, 0, what, file.unread_barcode, remedy)
    if not seen:
        what = "整个导出没有一册单册，没有一种书能借"
        remedy = f"请把单册一起导出；馆藏在别的字段里的，请写进 {FILE} 的 [[holdings]]"
        yield warning(export.name, 0, what, remedy=remedy)


def _of_file(file: FileReport) -> Iterator[Problem]:
    unit = "行" if file.format in TABLES else "条"
    if file.same_as:
        what = f"这个文件和 {file.same_as} 一字不差，只读了一份"
        yield warning(file.path, 0, what, remedy="请把这个文件从这个文件夹里删去")
    yield from _by_reason(file, file.skipped, file.skips, f"{unit}没有单独读入")
    yield from _by_reason(file, file.repairs, file.repaired, f"{unit}作了修复后读入")
    if file.masked:
        case = file.masks[0]
        what = f"{file.masked:,} {unit}里有手机号、身份证号或密码，公开的地方都遮去了，第一处"
        found = f"第 {case.ordinal} {unit} {case.id} {case.reason}"
        yield warning(file.path, 0, what, found, f"请在业务系统中改好，重新导出；{_SEE}")
    if file.made:
        what = f"{file.made:,} 行找不到所属书目，按表里的题名另立了书目"
        yield warning(file.path, 0, what, remedy="请核对记录号，或把这些书目一起导出")
    if file.reader_columns:
        names = "、".join(map(quotable, file.reader_columns[: 2 * _NAMED]))
        remedy = "导出里不该有读者：请在业务系统里去掉这些列，重新导出，把这个文件删去"
        yield warning(file.path, 1, "有读者的列，一列也没有读，网上不会有", names, remedy)
    for note in file.notes:
        yield warning(file.path, 0, quotable(note), remedy="请核对；要读就改好，重新放进来")
    for sheet in file.hidden_cells:
        remedy = "请核对：不要读的，取消隐藏后删去再放进来；要读就取消隐藏"
        yield warning(file.path, 0, quotable(sheet), remedy=remedy)
    if file.unknown_statuses:
        known = Counter[str]()
        for word, number in file.unknown_statuses.items():
            known[_status_word(word)] += number
        most = known.most_common(_STATUSES)
        words = "、".join(f"{word}（{number:,} 册）" for word, number in most)
        rest = len(known) - len(most)
        remedy = _STATUS_WORDS + (f"；还有 {rest} 个，{_SEE}" * bool(rest))
        yield warning(file.path, 0, "有不认识的状态词，网页上显示“请问馆员”", words, remedy)


def _status_word(word: str) -> str:
    """A word as it may be shown: a column of statuses may have slipped into one of readers."""
    return shown(word, is_local=True) or "像是人名、电话的"


def _by_reason(
    file: FileReport, cases: Sequence[Case], number: int, what: str
) -> Iterator[Problem]:
    """A warning for each of the reasons that are met most, each with its number.

    ``number``: of all cases, of which ``cases`` may be the first only.
    """
    unit, counts = what[0], Counter(kind_of(case.reason) for case in cases)
    firsts = {kind_of(case.reason): case for case in reversed(cases)}
    for reason, count in counts.most_common(_NAMED):
        case, remedy = firsts[reason], firsts[reason].remedy or "请在业务系统中核对"
        many = f"前 {len(cases):,} {unit}里有 " if number > len(cases) else ""
        found = f"第 {case.ordinal} {unit} {case.id}".strip()
        yield warning(
            file.path, 0, f"{many}{count:,} {what}：{case.reason}", found, f"{remedy}；{_SEE}"
        )
    if rest := sum(count for _, count in counts.most_common()[_NAMED:]):
        yield warning(file.path, 0, f"还有 {rest:,} {what}，各有各的原因", "", _SEE)
