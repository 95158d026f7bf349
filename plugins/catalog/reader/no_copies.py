"""Rows of tables that are no copy: why, and what to do."""

from dataclasses import replace

from plugins.catalog.reader.origins import of_old_export
from plugins.library.tables.units import Unreadable

_IN_SYSTEM = "请在业务系统中补上，重新导出"
_FILL_IN = f"{_IN_SYSTEM}；格子里是公式的，请在 Excel 或 WPS 中选择性粘贴为“数值”，再保存"
_IN_EXCEL = "请在 Excel 中把这一列设为“文本”，重新导出"
_QUOTED = "内容里的逗号应放在引号内，请重新导出或改用 XLSX"
_ONE_EACH = "请在业务系统中核对，一册一个条码号"


def too_wide(line: int, cells: int, width: int, barcode: str) -> Unreadable:
    """A row with more cells than its table has columns, so that nobody knows which are which."""
    return Unreadable(line, f"这一行有 {cells} 列，表头只有 {width} 列", barcode, _QUOTED)


def damaged(line: int, lost: str) -> Unreadable:
    """A row in which Excel lost a number; ``lost`` says which."""
    return Unreadable(line, lost, "", _IN_EXCEL)


def untitled(line: int, number: str = "") -> Unreadable:
    """A row that would be a record, ``number`` its number, and has no title."""
    return Unreadable(line, "没有题名", number, _FILL_IN)


def without_barcode(line: int) -> Unreadable:
    """A row of a table of copies that has no barcode."""
    return Unreadable(line, "没有条码号", "", _FILL_IN)


def barcode_taken(
    line: int, barcode: str, files: str, *, is_older: bool, is_ahead: bool = True
) -> Unreadable:
    """A row whose barcode another row has: in other ``files``, or, where it is empty, in its own.

    ``is_older``: whether the row's file is older than these; ``is_ahead``: whether the other was
    read before it.
    """
    where = "前面" if is_ahead else "后面"
    if not files:
        return Unreadable(line, f"条码号与{where}的一行重复", barcode, _ONE_EACH)
    remedy = f"{of_old_export(files, is_older=is_older)}；不是，{_ONE_EACH}"
    return Unreadable(line, f"条码号与{where}的文件 {files} 里的一行重复", barcode, remedy)


def filled_from(taken: Unreadable) -> Unreadable:
    """The same, where the row has what the copy before it lacked."""
    return replace(
        taken,
        reason=f"{taken.reason}，前面空着的几项用了这一行的",
        remedy=f"{taken.remedy}；两个文件各有各的列，就不用管",
    )


def orphan(line: int, number: str, barcode: str, *, is_ambiguous: bool) -> Unreadable:
    """A copy whose record is unknown; ``is_ambiguous``: its number stands on several books."""
    if is_ambiguous:
        reason = f"记录号 {number} 用在几种书上，这一行没有题名，不知道属于哪一种"
    elif number:
        reason = f"所属书目 {number} 不在导出文件中，这一行也没有题名"
    else:
        reason = "没有题名，也没有记录号"
    return Unreadable(line, reason, barcode, _FILL_IN)


def of_deleted(line: int, number: str, barcode: str) -> Unreadable:
    """A copy of a record that the system has deleted, or keeps from its own catalogue."""
    remedy = "不要的就不用管；还要的，请在业务系统中恢复所属书目，重新导出"
    return Unreadable(line, f"所属书目 {number} 已删除或不公开", barcode, remedy)
