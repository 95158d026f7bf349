"""Why a row of a table brings no copy of its own, and what to do: said to staff."""

from collections.abc import Collection
from dataclasses import replace

from plugins.catalog.reader.origins import of_old_export
from plugins.library.tables.units import Unreadable

IN_SYSTEM = "请在业务系统中补上，重新导出"
_ONE_EACH = "请在业务系统中核对，一册一个条码号"


def barcode_taken(line: int, barcode: str, files: str, *, is_older: bool) -> Unreadable:
    """Another row has the barcode; ``files``: those ahead of this one, if one of them has it."""
    if not files:
        return Unreadable(line, "条码号与前面的一行重复", barcode, _ONE_EACH)
    reason = f"条码号与前面的文件 {files} 里的一行重复"
    old = of_old_export(files, is_older=is_older)
    return Unreadable(line, reason, barcode, f"{old}；不是，{_ONE_EACH}")


def filled_from(taken: Unreadable) -> Unreadable:
    """The same, where the row has what the copy before it lacked."""
    return replace(
        taken,
        reason=f"{taken.reason}，前面空着的几项用了这一行的",
        remedy=f"{taken.remedy}；两个文件各有各的列，就不用管",
    )


def orphan(line: int, number: str, barcode: str, ambiguous: Collection[str]) -> Unreadable:
    """Nothing says what the row is a copy of; ``ambiguous``: numbers that several books have."""
    if number in ambiguous:
        reason = f"记录号 {number} 用在几种书上，这一行没有题名，不知道属于哪一种"
    elif number:
        reason = f"所属书目 {number} 不在导出文件中，这一行也没有题名"
    else:
        reason = "没有题名，也没有记录号"
    return Unreadable(line, reason, barcode, IN_SYSTEM)
