"""Records that a system has deleted or keeps from its own catalogue, and hands out all the same.

Sources: leader/05 of ISO 2709 (``d``: CNMARC, UNIMARC and MARC 21 alike); Aleph's own fields DEL
($a Y) and STA ($a DELETED, SUPPRESSED).
"""

from operator import itemgetter

from plugins.catalog.reader.marc import MarcRecord
from plugins.library.tables.units import Unreadable

_PLACE, _DELETED = 5, "d"
_TAG = itemgetter(0)
_OF_ALEPH = {"DEL": ("Y",), "STA": ("DELETED", "SUPPRESSED")}
_REMEDY = "不要的就不用管；还要的，请在业务系统中恢复这些书目，重新导出"


class Deleted(Unreadable):
    """A record that is not to be published, and why."""


def deleted(ordinal: int, marc: MarcRecord) -> Deleted | None:
    """Why a record is not to be published, or None."""
    leader = marc.leader
    if (
        leader[_PLACE : _PLACE + 1] == _DELETED
        and leader[_PLACE + 1 : _PLACE + 3].strip().isalpha()
    ):
        return Deleted(ordinal, "书目已删除（头标第 5 位是 d）", marc.control("001"), _REMEDY)
    if _OF_ALEPH.keys().isdisjoint(map(_TAG, marc.fields)):
        return None
    for field in marc.fields:
        word = field.first("a").strip().upper()
        if word in _OF_ALEPH.get(field.tag, ()):
            reason = f"书目已删除或不公开（{field.tag} 是 {word}）"
            return Deleted(ordinal, reason, marc.control("001"), _REMEDY)
    return None


def deleted_since(ordinal: int, number: str, newer: str) -> Unreadable:
    """A record of an older file that a newer one, ``newer``, says is deleted."""
    return Unreadable(ordinal, f"新的文件 {newer} 里这条书目已删除，没有读入", number, _REMEDY)
