"""A HEIC as telephones write it: how it lies is a property of the file, which EXIF only repeats.

The boxes are those of ISO 14496-12, the property is ``irot`` of ISO 23008-12 §6.5.10.
"""

from collections.abc import Iterator

from tests.support.made import box

_FULL = 4
"""Bytes of a box that come before its own: version and flags."""


def turned(heic: bytes, quarters: int) -> bytes:
    """The same picture with its first item turned so many quarters to the left."""
    turn = box(b"irot", bytes([quarters]))
    grown = len(turn) + 1
    return b"".join(
        box(name, body[:_FULL] + _in_meta(body[_FULL:], turn, grown) if name == b"meta" else body)
        for name, body in _boxes(heic)
    )


def _in_meta(body: bytes, turn: bytes, grown: int) -> bytes:
    changed = {
        b"iloc": lambda old: _moved(old, grown),
        b"iprp": lambda old: _with_property(old, turn),
    }
    return b"".join(
        box(name, changed[name](old) if name in changed else old) for name, old in _boxes(body)
    )


def _moved(iloc: bytes, grown: int) -> bytes:
    """What it points at stands so many bytes further on; numbers of four bytes, one extent each."""
    head, items = iloc[: _FULL + 4], iloc[_FULL + 4 :]
    assert iloc[_FULL : _FULL + 2] == b"\x44\x40"
    return head + b"".join(
        items[at : at + 4]
        + (int.from_bytes(items[at + 4 : at + 8]) + grown).to_bytes(4)
        + items[at + 8 : at + 18]
        for at in range(0, len(items), 18)
    )


def _with_property(iprp: bytes, turn: bytes) -> bytes:
    """One property more, which the first item has."""
    (_, container), (_, items) = _boxes(iprp)
    number = sum(1 for _ in _boxes(container)) + 1
    at = _FULL + 4 + 2  # behind how many items there are and which is the first
    end = at + 1 + items[at]
    with_one = items[:at] + bytes([items[at] + 1]) + items[at + 1 : end] + bytes([0x80 | number])
    return box(b"ipco", container + turn) + box(b"ipma", with_one + items[end:])


def _boxes(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    place = 0
    while place < len(data):
        size = int.from_bytes(data[place : place + 4])
        yield data[place + 4 : place + 8], data[place + 8 : place + size]
        place += size
