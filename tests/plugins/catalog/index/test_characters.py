"""The character table: the same in Python and in the browser's file."""

import json
from itertools import accumulate
from typing import Any

import pytest

from plugins.catalog.index.characters import NONE, characters, characters_file, gb2312, rare_file
from plugins.catalog.index.units import is_cjk, normalise


def test_no_character_folds_to_itself_or_to_one_that_folds_further() -> None:
    table = characters().fold
    assert len(table) > 2500
    for source, target in table.items():
        assert len(source) == len(target) == 1
        assert source != target
        assert target not in table


@pytest.mark.parametrize(
    ("typed", "searched"),
    [
        ("紅樓夢", "红楼梦"),
        ("朱鎔基", "朱镕基"),
        ("中國經濟", "中国经济"),
        ("峯", "峰"),
        ("裏裡", "里里"),
        ("擡頭舖面", "抬头铺面"),
        ("幷牴貍遶谿搧", "并抵狸绕溪扇"),
        ("曲逕", "曲径"),
        ("甯甦", "宁苏"),
    ],
)
def test_traditional_and_variant_characters_are_searched_as_simplified(
    typed: str, searched: str
) -> None:
    assert normalise(typed) == searched


@pytest.mark.parametrize(
    ("character", "syllables"),
    [
        ("红", ("hong",)),
        ("曾", ("ceng", "zeng")),
        ("重", ("zhong", "chong")),
        ("女", ("nv",)),
        ("略", ("lve",)),
        ("镕", ("rong",)),
        ("ノ", ("ノ",)),
    ],
)
def test_a_character_is_read_in_each_way_that_readers_type(
    character: str, syllables: tuple[str, ...]
) -> None:
    assert characters().readings(character) == syllables


def test_a_character_has_the_reading_that_its_place_in_gb_2312_tells() -> None:
    """Its first level is in the order of pinyin, ü after u."""
    level, least = gb2312()[:3755], ""
    passed_over = []
    for character in level:
        fitting = [s for s in map(_sorted_as, characters().readings(character)) if s >= least]
        passed_over += [] if fitting else [(character, least)]
        least = min(fitting, default=least)
    assert passed_over == []


def _sorted_as(syllable: str) -> str:
    return syllable.replace("ve", "ue").replace("v", "u ")


def test_every_reading_is_one_of_the_syllables_and_of_one_folded_character() -> None:
    table = characters()
    for character, others in table.others.items():
        assert len(character) == 1
        assert is_cjk(character)
        assert character not in table.fold
        assert character in table.syllable
        assert table.syllable[character] not in others
        assert set(others) <= set(table.syllables)
    assert list(table.syllables) == sorted(set(table.syllables))
    assert all(syllable.isascii() and syllable.isalpha() for syllable in table.syllables)


def test_the_browsers_files_say_what_the_table_says() -> None:
    facts, columns = headed(characters_file())
    known = gb2312()
    assert len(known) == 6763
    assert len(columns) == 2 * 6763
    numbers = [a | b << 8 for a, b in zip(columns[:6763], columns[6763:], strict=True)]
    syllable = {
        character: facts["syllables"][number]
        for character, number in zip(known, numbers, strict=True)
        if number != NONE
    }
    rare, rest = headed(rare_file())
    assert syllable | rare["extra"] == dict(characters().syllable)
    assert facts["others"] == {c: list(o) for c, o in characters().others.items()}
    assert facts["extra"] == rare["extra"]
    count = int.from_bytes(rest[:2], "little")
    steps, low, high = (rest[2 + count * i : 2 + count * (i + 1)] for i in range(3))
    assert len(rest) == 2 + 3 * count
    targets = [known[at] for at in accumulate(steps)]
    sources = [chr(a | b << 8) for a, b in zip(low, high, strict=True)]
    fold = dict(zip(sources, targets, strict=True))
    assert fold | rare["folds"] | facts["folds"] == dict(characters().fold)
    assert not {*fold, *rare["folds"]} & {*known}


def headed(data: bytes) -> tuple[Any, bytes]:
    """The JSON at the head of a file, and what follows."""
    length = int.from_bytes(data[:4], "little")
    return json.loads(data[4 : 4 + length]), data[4 + length :]
