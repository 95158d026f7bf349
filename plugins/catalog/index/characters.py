"""How characters are searched: what each folds to, and the syllables that it is read as.

The table is fixed by the versions of OpenCC (traditional and variant to simplified characters) and
of pypinyin (readings) in the lock file; the browser gets the very same in two files: one of 6 kB,
and one of 8 kB for pinyin and traditional characters. Most queries need neither: how the commonest
characters sound stands in the page (``first_level.py``). The table
decides in which shard a pair stands: a table and an index of two builds would lose records, so the
digests of the files are part of their addresses and of the manifest.
"""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from pypinyin.pinyin_dict import pinyin_dict

from plugins.catalog.index.compact import compact_json
from plugins.catalog.index.readings import NAME_CHARACTERS, OTHER_READINGS, USUAL_READINGS
from plugins.library.simplified import of_japanese, simplified

NONE = 0xFFFF
"""In the file: a character of GB 2312 that has no syllable."""
_ROWS, _CELLS = range(0xB0, 0xF8), range(0xA1, 0xFF)
_UMLAUT = "\u0308"
_ALSO = {
    **{"甦": "苏", "甯": "宁", "礆": "硷"},
    **{"邉": "边", "髙": "高", "嶋": "岛", "冨": "富", "濵": "滨", "呉": "吴", "戸": "户"},
    **{"渕": "渊", "鴬": "莺", "駄": "驮", "桒": "桑", "靑": "青", "凢": "凡", "桺": "柳"},
    **{"兎": "兔", "姫": "姬", "倶": "俱", "窓": "窗", "妳": "你"},
}
"""OpenCC keeps these, names among them; catalogues write them either way."""


@dataclass(frozen=True, slots=True)
class Characters:
    """The character table."""

    fold: Mapping[str, str]
    """Character → the character that it is searched as, for those that differ."""
    syllable: Mapping[str, str]
    """Folded character → its usual syllable without tone: ``hong``, ``lv``, ``lve``."""
    others: Mapping[str, tuple[str, ...]]
    """Folded character → its other syllables, for those that readers meet in titles and names."""
    syllables: tuple[str, ...]
    """All syllables; their numbers are part of the index."""

    def readings(self, character: str) -> tuple[str, ...]:
        """All syllables of a folded character, the usual first; the character where it has none."""
        usual = self.syllable.get(character, character)
        return (usual, *self.others.get(character, ()))


@cache
def characters() -> Characters:
    """The table of this version of the program."""
    known = gb2312()
    usual = dict(map(str.split, USUAL_READINGS.splitlines()))
    syllable = {c: syl for c in (*known, *NAME_CHARACTERS) if (syl := usual.get(c) or _first(c))}
    rows = map(str.split, OTHER_READINGS.splitlines())
    others = {character: tuple(syllables) for character, *syllables in rows}
    spoken = {*syllable.values(), *(syl for some in others.values() for syl in some)}
    return Characters(_folds(), syllable, others, tuple(sorted(spoken)))


@cache
def gb2312() -> tuple[str, ...]:
    """The 6,763 Chinese characters of GB 2312 in its order, which a browser can tell too."""
    pairs = (bytes((row, cell)) for row in _ROWS for cell in _CELLS)
    decoded = (pair.decode("gb2312", "ignore") for pair in pairs)
    return tuple(character for character in decoded if character)


def _first(character: str) -> str:
    """The first syllable that pypinyin gives, without tone; ``v`` for ü, as it is typed."""
    reading = pinyin_dict.get(ord(character), "").split(",")[0]
    letters = unicodedata.normalize("NFD", reading)
    plain = [c for c in letters if c == _UMLAUT or unicodedata.category(c) != "Mn"]
    return "".join(plain).replace("u" + _UMLAUT, "v")


def _folds() -> Mapping[str, str]:
    """OpenCC's simplified forms and :data:`_ALSO`, chains followed to their end.

    Of the forms that Japan writes those that are no characters of GB 2312 themselves.

    Characters that hardly anyone types are left out, because every reader pays for the table:
    those neither in Big5 nor in GBK, and those whose simplified form is rare.
    """
    known = {*gb2312()}
    japanese = {s: t for s, t in of_japanese().items() if s not in known and t in known}
    first = {**japanese, **simplified(), **_ALSO}
    ends = {source: _end(source, first) for source in sorted(first)}
    common = {*known, *NAME_CHARACTERS}
    return {s: t for s, t in ends.items() if t in common and s != t and _is_typed(s)}


def _end(character: str, table: Mapping[str, str]) -> str:
    seen = {character}
    while character in table and table[character] not in seen:
        character = table[character]
        seen.add(character)
    return character


def _is_typed(character: str) -> bool:
    return any(character.encode(encoding, "ignore") for encoding in ("big5", "gbk"))


@cache
def characters_file() -> bytes:
    """What a query in pinyin, or with characters that the page knows nothing of, needs.

    Not yet compressed. uint32 LE: length of the JSON; the JSON ``{"syllables": […], "folds":
    {character: character}, "others": {character: […]}, "extra": {character: syllable}}`` with the
    folds of characters of GB 2312, their further syllables, and characters of names; the number of
    the usual syllable of each character of GB 2312: all low bytes, then all high bytes.
    """
    table, known = characters(), gb2312()
    number = {syllable: at for at, syllable in enumerate(table.syllables)}
    spoken = [number.get(table.syllable.get(c, ""), NONE) for c in known]
    facts = {
        "syllables": table.syllables,
        "folds": {source: table.fold[source] for source in known if source in table.fold},
        "others": table.others,
        "extra": _extra(table),
    }
    return _headed(facts) + _planes(spoken)


@cache
def rare_file() -> bytes:
    """What a query with characters beyond GB 2312 needs: not yet compressed.

    uint32 LE: length of the JSON ``{"extra": {character: syllable}, "folds": {character:
    character}}``: characters of names, and the folds that the columns can't hold; uint16 LE: how
    many folds; of each, in the order of the targets, the difference of the target's number in
    GB 2312 to the one before; then the low, then the high bytes of the sources.
    """
    table, known = characters(), gb2312()
    rank = {character: at for at, character in enumerate(known)}
    fold = {s: t for s, t in table.fold.items() if s not in rank}
    steps, rest = _steps(sorted((rank[t], s) for s, t in fold.items() if t in rank))
    facts = {
        "extra": _extra(table),
        "folds": {s: t for s, t in fold.items() if t not in rank or s in rest},
    }
    differences = bytes(step for step, _ in steps)
    sources = _planes([ord(source) for _, source in steps])
    return _headed(facts) + len(steps).to_bytes(2, "little") + differences + sources


def _extra(table: Characters) -> dict[str, str]:
    return {c: table.syllable[c] for c in NAME_CHARACTERS if c in table.syllable}


def _headed(facts: object) -> bytes:
    head = compact_json(facts)
    return len(head).to_bytes(4, "little") + head


def _steps(folds: list[tuple[int, str]]) -> tuple[list[tuple[int, str]], set[str]]:
    """Folds with the step from the target before, and the sources whose step is no byte."""
    steps, rest, before = [], set(), 0
    for target, source in folds:
        if target - before > 0xFF or ord(source) > 0xFFFF:
            rest.add(source)
            continue
        steps.append((target - before, source))
        before = target
    return steps, rest


def _planes(numbers: list[int]) -> bytes:
    """16-bit numbers as all low bytes, then all high bytes: equal neighbours compress."""
    return bytes(n & 0xFF for n in numbers) + bytes(n >> 8 for n in numbers)
