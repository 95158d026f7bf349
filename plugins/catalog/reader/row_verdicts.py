"""What is told of a row that is none of its table's: a total, a signature, another table's."""

from collections.abc import Sequence

from plugins.catalog.reader.readers import OtherList, is_of_readers, refusal_of_readers
from plugins.catalog.reader.row_kinds import is_signature, not_data, quoted, signature
from plugins.catalog.reader.row_shapes import RowShape
from plugins.library.tables.units import Unreadable, UnreadableFile

_BELOW = "从这里起是另一张表，不是书也不是单册，没有读"
_BELOW_REMEDY = "里面若有书或单册，请放到另一张工作表，或写上认得的列名；没有就不用管"
_NO_READERS = "书目和馆藏的导出里不该有读者，请把这些行（这张工作表）删去"
_STRANGE = "这一行和上面的各行不一样，像是统计、签字或另一张表的，没有读"
_STRANGE_REMEDY = "若是书或单册，请补上条码号或 ISBN；不是就不用管"


def verdict(
    line: int, cells: list[str], shape: RowShape, before: int, *, is_apart: bool
) -> Unreadable | UnreadableFile | None:
    """Why a row is no data, or what the table is that begins with it; None for a row of data.

    ``before``: how many rows stand before it; ``is_apart``: whether something stands between.
    """
    known = not_data(line, cells, shape.columns, before)
    if known or shape.is_proven(cells):
        return known
    if is_signature(cells) and not shape.has_code(cells):
        return signature(line, cells)
    if shape.begins_another(cells):
        return refusal_of_readers(cells) if is_of_readers(cells) else UnreadableFile(_BELOW)
    if shape.is_strange(cells, is_apart=is_apart):
        return Unreadable(line, _STRANGE, quoted(cells), _STRANGE_REMEDY)
    return None


def of_other(line: int, cells: Sequence[str], other: UnreadableFile) -> Unreadable:
    """A row of a table that is no catalogue; who stands in it is nobody's business."""
    if isinstance(other, OtherList) and other.is_private:
        return Unreadable(line, other.what, "", _NO_READERS)
    return Unreadable(line, other.what, quoted(cells), other.remedy or _BELOW_REMEDY)
