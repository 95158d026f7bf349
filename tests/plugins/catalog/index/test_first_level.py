"""What stands in the page of the commonest characters is what the whole table says of them."""

import re
from collections.abc import Iterator

from plugins.catalog.index.characters import characters, gb2312
from plugins.catalog.index.first_level import COUNT, FINALS, MOST, ZERO, first_level
from plugins.catalog.index.sounds import sound


def sounds_of(initial: str, *signs: str) -> Iterator[str]:
    """The sound of each character that is counted, one after the other."""
    at = 0
    for count in (ord(sign) - ZERO for sign in signs):
        if count > MOST:
            at += count - MOST
        else:
            yield from [initial.strip() + FINALS[at]] * count
            at += 1


def test_every_character_of_the_first_level_sounds_as_in_the_whole_table() -> None:
    told, table = first_level(), characters()
    usual = [own for run in re.findall(r"[a-z ][$-`]+", told) for own in sounds_of(*run)]
    others = dict(re.findall(r"([^ -~])([a-z]*)", told))
    assert len(usual) == COUNT
    for character, run in zip(gb2312(), usual, strict=False):
        folded = character in table.fold
        expected = "" if folded else sound(table.readings(character)[0])
        assert others.get(character, run) == expected, character


def test_what_every_reader_of_the_page_pays_for_it_is_little() -> None:
    assert len(first_level().encode()) < 700


def test_a_sound_is_its_own_sound() -> None:
    assert all(sound(sound(syllable)) == sound(syllable) for syllable in characters().syllables)
