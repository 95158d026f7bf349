"""What is told of fields and columns that nobody reads: a line each, and how to have them read."""

from collections.abc import Iterator

from plugins.catalog.reader.field_table import FILE
from plugins.catalog.reader.report import REPORT, FileReport, Unread
from plugins.catalog.reader.unread import COLUMNS
from plugins.library.reading.problems import Problem, warning

_LINES = 5
"""Warnings of a file: the last one is shared by all that have none of their own."""
_NAMED = 40


def of_unread(file: FileReport, *, lacks_copies: bool) -> Iterator[Problem]:
    """A warning for each of those that hold most.

    ``lacks_copies``: whether the export has none, so that the field where they seem to be is told
    with all the others of the export.
    """
    fields = [one for one in file.unread if one.section not in (COLUMNS, "")]
    elsewhere = [one for one in fields if one.name == file.unread_barcode[:3]]
    some = [one for one in file.unread if one not in elsewhere]
    lines = _LINES - len(elsewhere)
    alone = some if len(some) <= lines else some[: lines - 1]
    if not lacks_copies:
        yield from (_of_copies(file, one) for one in elsewhere)
    for one in alone:
        yield _of_one(file, one)
    if rest := some[len(alone) :]:
        kind, unit = ("不认识的列", "格") if rest[0].section in (COLUMNS, "") else ("字段", "条")
        names = "、".join(f"{one.name}（{one.count:,} {unit}）" for one in rest[:_NAMED])
        remedy = f"各个的例子和写法，见 make serve 里的报告页，或 build/{REPORT}"
        yield warning(file.path, 0, f"{kind}余下 {len(rest)} 个也没有读", names, remedy)


def _of_copies(file: FileReport, one: Unread) -> Problem:
    what = f"字段 {one.name} 没有读，{one.count:,} 条书目里有，像是馆藏"
    remedy = (
        f"核对后，请在导出文件夹的 {FILE} 最前面写一行 {file.unread_holdings}"
        f"；不要读，就写 {one.to_leave}"
    )
    return warning(file.path, 0, what, file.unread_barcode, remedy)


def _of_one(file: FileReport, one: Unread) -> Problem:
    is_column = one.section in (COLUMNS, "")
    unit = "行" if is_column else "条"
    found = f"第 {one.ordinal} {unit}：{one.example}" if one.example else ""
    if not is_column:
        what = f"字段 {one.name} 没有读，{one.count:,} 条书目里有"
    elif one.section:
        what = f"不认识的列“{one.name}”没有读，{one.count:,} 格里有内容"
    else:
        what = f"{one.name}没有列名，没有读，{one.count:,} 格里有内容"
    line = one.ordinal if is_column else 0
    return warning(file.path, line, what, found, _remedy(one))


def _remedy(one: Unread) -> str:
    if not one.section:
        return "要读，请在列名那一行给它写上列名；不要就删去这一列"
    where = f"请在导出文件夹的 {FILE} 最前面写一行 "
    if one.to_read:
        read = f"要读作{one.meaning}，{where}{one.to_read}；"
    elif one.section == COLUMNS and not one.is_private:
        read = f'要读，{where}{one.to_leave[:-2]}"…"，引号里写意思相符的名称，例如 馆藏地、状态；'
    else:
        return f"不要读，{where}{one.to_leave}"
    return f"{read}不要读，就写 {one.to_leave}"
