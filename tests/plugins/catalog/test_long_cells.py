"""A cell longer than any that a clerk fills is told and not read, whatever stands in it."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.catalog.reader.iso2709 import RECORD_LIMIT
from plugins.library.tables.units import LONGEST_CELL
from tests.support.exports import open_export
from tests.support.laws import examples, one_folder
from tests.support.marc import Marc

HEAD = ("题名", "责任者", "条码号", "馆藏地")
XML = (
    '<record><leader>00000nam0 2200000   450 </leader><controlfield tag="001">B{}'
    '</controlfield><datafield tag="200" ind1="1" ind2=" "><subfield code="a">{}</subfield>'
    "</datafield></record>"
)
GOOD = ("活着", "余华", "TS1", "外借室")


def table(*rows: tuple[str, ...]) -> str:
    return "".join(f"{','.join(row)}\n" for row in (HEAD, *rows))


def one_export(name: str, words: str) -> bytes | str:
    """A good unit and one with these words."""
    if name == "a.csv":
        return table(GOOD, (words, "甲", "TS2", "外借室"))
    if name == "a.xml":
        return f"<collection>{XML.format(1, '活着')}{XML.format(2, words)}</collection>"
    if name == "a.txt":
        lines = f"■a{words[:40000]}\n {words}"
        return f"001 B1\n200 1  ■a活着\n\n001 B2\n200 1  ■a甲\n330    {lines}\n"
    good = Marc.book("B1", "活着", "余华").to_bytes("utf-8")
    # lengths in a directory are believed only where the marks don't fit
    return good + Marc.book("B2", "兄弟", "余华").to_bytes("utf-8").replace(
        "兄弟".encode(), words.encode()
    )


@pytest.mark.parametrize("name", ["a.csv", "a.xml", "a.txt", "a.iso"])
@given(sign=st.sampled_from("甲A1é𠀀"))
@settings(one_folder(), max_examples=examples(3))
def test_it_is_told_with_its_place_and_the_rest_is_read(
    tmp_path: Path, name: str, sign: str
) -> None:
    words = f"甲{sign * LONGEST_CELL}乙"
    opened = open_export(tmp_path, {name: one_export(name, words)})
    (file,) = opened.report["files"]
    (case,) = file["skipped"]
    assert file["kept"] == 1 and f"{LONGEST_CELL:,} 个字符" in case["reason"] and case["remedy"]
    assert case["ordinal"] == (3 if name == "a.csv" else 2)
    assert words not in "".join(map(str, opened.problems))


def test_a_row_of_names_without_end_is_told(tmp_path: Path) -> None:
    opened = open_export(tmp_path, {"a.csv": f"题名,{'1.' * LONGEST_CELL}x,条码号\n活着,,T1\n"})
    assert any("a.csv:1  这一行有一格超过" in str(problem) for problem in opened.problems)


def test_a_directory_that_repeats_one_field_takes_no_memory(tmp_path: Path) -> None:
    field = b"1 \x1fa" + "书".encode() * 3000 + b"\x1e"
    entries = b"".join(b"%03d%04d00000" % (200 + n % 600, len(field)) for n in range(80_000))
    bomb = b"00000nam0 22000001  450 " + entries + b"\x1e" + field + b"\x1d"
    good = Marc.book("B1", "活着", "余华").to_bytes("utf-8")
    opened = open_export(tmp_path, {"a.iso": good + bomb})
    (file,) = opened.report["files"]
    assert file["kept"] == 1 and f"超过 {RECORD_LIMIT:,} 字节" in file["skipped"][0]["reason"]


@pytest.mark.parametrize(
    ("before", "sign", "behind"),
    [
        ("A1", " ", "x1"),
        ("A1(", " ", "x1"),
        ("", "等", ""),
        ("", "1", ""),
        ("", "1", "!"),
        ("共", " ", "x"),
        ("合计", "(", ""),
        ("", "' ", "x"),
        ("", "-", ""),
        ("", "A1、", "A2"),
        ("", "，", "et a"),
        ("a://:", "a.", "@"),
        ("题名", "(b)a", ""),
    ],
)
def test_the_longest_cell_takes_a_moment_whatever_its_signs(
    tmp_path: Path, before: str, sign: str, behind: str
) -> None:
    length = LONGEST_CELL - len(before + behind)
    words = before + (sign * length)[:length] + behind
    rows = (GOOD, (words, "", "", ""), ("书", "", words, ""), ("家", words, "TS3", words))
    for text in (table(*rows), f"{words},题名,条码号\n,家,TS1\n"):
        opened = open_export(tmp_path, {"a.csv": text})
        opened.account()
        assert opened.good.records


def test_a_note_of_many_marks_takes_a_moment(tmp_path: Path) -> None:
    words = " :" * (LONGEST_CELL // 2 - 2) + "x"
    opened = open_export(tmp_path, {"a.xml": XML.format(1, words).replace('"200"', '"245"')})
    opened.account()
