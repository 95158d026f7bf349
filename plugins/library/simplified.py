"""Traditional and variant characters → simplified ones, by OpenCC's table (``t2s``).

Character by character and never by words: who types 乾 into a search box has typed one character.
"""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from opencc import OpenCC

_BLOCKS = (range(0x3400, 0x4DC0), range(0x4E00, 0xA000), range(0x20000, 0x323B0))
"""CJK Unified Ideographs and their extensions A to H, with the few code points between them."""


@cache
def simplified() -> Mapping[str, str]:
    """Character → its simplified form, for those that have another one."""
    characters = [chr(code) for block in _BLOCKS for code in block]
    found = OpenCC("t2s").convert("\n".join(characters)).split("\n")
    pairs = zip(characters, found, strict=True)
    return MappingProxyType({source: target for source, target in pairs if source != target})
