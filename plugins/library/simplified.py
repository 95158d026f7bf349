"""Traditional, variant and Japanese characters → simplified ones, by OpenCC's tables.

Character by character and never by words: who types 乾 into a search box has typed one character.
"""

from collections.abc import Iterable, Mapping
from functools import cache
from types import MappingProxyType

from opencc import OpenCC

_BLOCKS = (range(0x3400, 0x4DC0), range(0x4E00, 0xA000), range(0x20000, 0x323B0))
"""CJK Unified Ideographs and their extensions A to H, with the few code points between them."""


@cache
def simplified() -> Mapping[str, str]:
    """Character → its simplified form, for those that have another one."""
    return _changed(("t2s",), _BLOCKS)


@cache
def of_japanese() -> Mapping[str, str]:
    """A form that Japan writes → the simplified one: 沢 → 泽, 広 → 广, 図 → 图 (``jp2t``, ``t2s``).

    Some of them are characters of their own in Chinese (弁, 芸, 浜): who uses this leaves those.
    """
    return _changed(("jp2t", "t2s"), _BLOCKS[1:2])


def _changed(steps: Iterable[str], blocks: Iterable[range]) -> Mapping[str, str]:
    characters = [chr(code) for block in blocks for code in block]
    text = "\n".join(characters)
    for step in steps:
        text = OpenCC(step).convert(text)
    pairs = zip(characters, text.split("\n"), strict=True)
    return MappingProxyType({source: target for source, target in pairs if source != target})
