"""What stands in the page of the commonest characters is what the whole table says of them."""

import re

from plugins.catalog.index.characters import characters, gb2312
from plugins.catalog.index.first_level import COUNT, first_level
from plugins.catalog.index.sounds import sound


def test_every_character_of_the_first_level_sounds_as_in_the_whole_table() -> None:
    told, table = first_level(), characters()
    runs = re.findall(r"([a-z]+)(\d+)", told["runs"])
    usual = [own for own, count in runs for _ in range(int(count))]
    others = dict(re.findall(r"([^a-z])([a-z]*)", told["others"]))
    assert len(usual) == COUNT
    for character, run in zip(gb2312(), usual, strict=False):
        folded = character in table.fold
        expected = "" if folded else sound(table.readings(character)[0])
        assert others.get(character, run) == expected, character


def test_what_every_reader_of_the_page_pays_for_it_is_little() -> None:
    assert sum(len(text.encode()) for text in first_level().values()) < 1800


def test_a_sound_is_its_own_sound() -> None:
    assert all(sound(sound(syllable)) == sound(syllable) for syllable in characters().syllables)
