"""Numbers of persons in a catalogue: masked before anything is made of it, and told."""

import json
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.catalog.reader.private import NO_TEXTS, without_private
from plugins.catalog.reader.report import LISTED
from plugins.library.catalogue.records import (
    BibliographicRecord,
    Contributor,
    Item,
    ItemStatus,
    Title,
    WebLink,
)
from plugins.library.privacy.numbers import find_numbers
from plugins.library.privacy.suspects import may_hold_numbers
from tests.support.drawn_numbers import (
    IDENTITY_FORMS,
    MOBILE_FORMS,
    PLACES,
    a_mobile,
    an_identity,
    an_old_identity,
)
from tests.support.exports import Opened, open_export
from tests.support.laws import one_folder
from tests.support.marc import Marc, data

NUMBERS = [
    (a_mobile, MOBILE_FORMS),
    (an_identity, IDENTITY_FORMS),
    (an_old_identity, IDENTITY_FORMS),
]
NESTED: dict[str, Callable[[str], Any]] = {
    "other_titles": lambda words: Title(words, "parallel_title", words),
    "contributors": lambda words: Contributor(words, words, words, words, words),
    "links": lambda words: WebLink("https://example.org/13812345678", words),
}


def a_noun(noun: Any, words: str) -> Any:
    """A record or a copy that says the same in all its fields."""
    values: dict[str, Any] = {}
    for field in fields(noun):
        if field.name in NESTED:
            values[field.name] = (NESTED[field.name](words),)
        elif str(field.type).startswith("tuple"):
            values[field.name] = (words, words)
        elif field.type in (str, "str"):
            values[field.name] = words
    return noun(**values | ({"status": ItemStatus.LENT} if noun is Item else {}))


def texts(value: Any) -> list[str]:
    """Every text in a value."""
    if isinstance(value, tuple):
        return [text for one in value for text in texts(one)]
    return [value] if isinstance(value, str) else []


@pytest.mark.parametrize("noun", [BibliographicRecord, Item])
@given(
    draw=st.randoms(use_true_random=False),
    place=st.sampled_from(PLACES),
    make=st.sampled_from(NUMBERS),
)
def test_every_free_text_of_a_record_and_of_a_copy_is_masked_and_nothing_else(
    noun: Any, draw: Random, place: str, make: Any
) -> None:
    number = draw.choice([*make[1].values()])(make[0](draw))
    whole = a_noun(noun, place.format(number))
    shown, found = without_private(whole)
    assert found
    for field in fields(noun):
        was, now = getattr(whole, field.name), getattr(shown, field.name)
        if field.name in NO_TEXTS:
            assert now == was
            continue
        for one, words in zip(texts(was), texts(now), strict=True):
            is_kept = one.startswith("https://") or one == "parallel_title"
            assert (words == one) if is_kept else not list(find_numbers(words)), field.name


@given(
    draw=st.randoms(use_true_random=False),
    place=st.sampled_from(PLACES),
    make=st.sampled_from(NUMBERS),
)
def test_whatever_the_rules_find_is_suspected(draw: Random, place: str, make: Any) -> None:
    for form in make[1].values():
        words = place.format(form(make[0](draw)))
        assert may_hold_numbers(words), words
        assert may_hold_numbers(json.dumps([words], ensure_ascii=False)), words


def test_every_format_is_masked_and_the_first_record_is_named_with_the_count(
    tmp_path: Path,
) -> None:
    marc = [
        Marc.book("B1", "活着", "余华", data("300", "__", ("a", "捐赠者电话 138 1234 5678"))),
        Marc.book("B2", "兄弟", "余华", data("300", "__", ("a", "据初版排印"))),
    ]
    rows = "条码号,记录号,题名,责任者,馆藏地,ISBN\n"
    rows += "13800000001,B3,第七天（138）1234-5678,余华,王某13912345678,978-7-02-000001-0\n"
    rows += "13800000002,B1,活着,余华,外借室,\n"
    files: dict[str, bytes | str] = {
        "a.iso": b"".join(one.to_bytes("utf-8") for one in marc),
        "items.csv": rows,
    }
    opened = open_export(tmp_path, files)
    kept = list(opened.good.store.walk())
    words = repr(kept)
    assert "138 1234 5678" not in words and "（138）1234-5678" not in words
    assert "13912345678" not in words and words.count("138****5678") == 2
    assert {item.barcode for _, items in kept for item in items} == {"13800000001", "13800000002"}
    told = [str(p) for p in opened.problems if "手机号、身份证号或密码" in p.what]
    assert len(told) == 2
    assert any("1 条里有" in one and "第 1 条 B1 138****5678" in one for one in told), told
    assert any("行里有" in one and "第 2 行" in one for one in told), told


def test_what_is_masked_is_listed_as_far_as_a_list_goes_and_counted(tmp_path: Path) -> None:
    head = "记录号,题名,责任者,册数,附注\n"
    rows = "".join(f"B{n},书{n},甲,1,电话 1380000{n:04}\n" for n in range(LISTED + 5))
    opened = open_export(tmp_path, {"books.csv": head + rows})
    (problem,) = [p for p in opened.problems if "手机号、身份证号或密码" in p.what]
    assert f"{LISTED + 5:,} 行里有" in problem.what
    (file,) = opened.good.store.files
    assert file.masked == LISTED + 5 and len(file.masks) == LISTED


@given(draw=st.randoms(use_true_random=False), noun=st.sampled_from([BibliographicRecord, Item]))
def test_so_is_a_secret_in_any_words_and_a_title_is_none(draw: Random, noun: Any) -> None:
    value = f"anju{draw.randrange(1000, 9999)}"
    forms = (
        "密码：{}",
        "外借室（密码为{}）",
        "http://admin:{}@opac.example.org/",
        "access_token: {}",
    )
    written = draw.choice(forms)
    words = written.format(value)
    fields_of = [one for one in fields(noun) if one.name not in NO_TEXTS]
    shown, found = without_private(a_noun(noun, words))
    assert found and all(value not in one.masked for one in found)
    assert not any(value in one for field in fields_of for one in texts(getattr(shown, field.name)))
    titles = a_noun(noun, "密码 : 1945 / 甲")
    assert without_private(titles) == (titles, ())


def said_of(opened: Opened) -> str:
    """All messages, and the report for machines."""
    return json.dumps(opened.report, ensure_ascii=False) + "\n".join(map(str, opened.problems))


@pytest.mark.parametrize(
    "rows",
    [
        "经办人：张三 {},,,,\n",
        "经办人：甲乙丙丁戊己庚辛壬癸甲乙丙丁 {},,,,\n",
        "备注：{},,,,\n",
        "{},,,,\n",
        "书,,TS9,外借室,在架,多一格 {}\n",
        "书,甲,TS9,外借室,借给张三{}\n",
    ],
)
@given(draw=st.randoms(use_true_random=False))
@one_folder()
def test_no_message_and_no_report_quotes_a_number(tmp_path: Path, rows: str, draw: Random) -> None:
    numbers = a_mobile(draw), an_identity(draw)
    head = "题名,责任者,条码号,馆藏地,状态\n"
    lines = head + "活着,余华,TS1,外借室,在架\n" + "".join(map(rows.format, numbers))
    opened = open_export(tmp_path, {"a.csv": lines})
    words = said_of(opened)
    assert not any(number[:-4] in words for number in numbers), words


def test_rows_above_the_names_of_columns_and_names_themselves_are_quoted_masked(
    tmp_path: Path,
) -> None:
    number = an_identity(Random(1))
    above = f"{number},13812345678,张三,乙\n" * 3
    for lines in (above + "题名,责任者,条码号,馆藏地\n活着,余华,TS1,外借室\n", above):
        opened = open_export(tmp_path, {"a.csv": lines})
        words = said_of(opened)
        assert opened.problems and number not in words and "13812345678" not in words, words
