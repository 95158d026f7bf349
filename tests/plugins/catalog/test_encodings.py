"""Text of any script, encoding and format, whole or cut, is read as it was written."""

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from plugins.catalog.reader.iso2709 import parse_record, split_records
from plugins.catalog.reader.marc import MarcRecord, UnreadableRecord
from plugins.catalog.reader.marcxml import read_marcxml
from plugins.catalog.reader.recognise import Format, recognise
from plugins.catalog.reader.worksheets import read_worksheets
from plugins.library.tables.cells import read_text_rows
from plugins.library.tables.encoding import encoding_of, encoding_of_file
from plugins.library.tables.units import Unreadable, UnreadableFile
from tests.support.exports import open_export
from tests.support.laws import one_folder
from tests.support.marc import Marc, control
from tests.support.marc import data as field

SCRIPTS = {
    "Han": "红楼梦",
    "Latin": "L'été étranger",
    "German": "Über den Menschen",
    "Cyrillic": "Война и мир",
    "Greek": "Ὀδύσσεια",
    "Uyghur": "ئانا يۇرت",
    "Tibetan": "བོད་ཡིག",
    "kana": "こころ、カナ",
    "hangul": "토지 한국",
    "emoji": "书📚与猫🐈",
    "rare": "𠮷野家𪚥",
    "Hebrew": "שלום עולם",
}
LETTERS = st.sampled_from("家春秋红药猫éüßжщЯئا𐰀བོあ한📚𠮷ſ")
TITLES = st.one_of(st.sampled_from(sorted(SCRIPTS.values())), st.text(LETTERS, min_size=1))
ENCODINGS = ("utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be")
Make = Callable[[list[str]], str]


def marcxml(titles: list[str]) -> str:
    books = (
        f'<record><controlfield tag="001">B{n}</controlfield><datafield tag="200" ind1="1" '
        f'ind2=" "><subfield code="a">{title}</subfield></datafield></record>\n'
        for n, title in enumerate(titles)
    )
    return "<collection>\n" + "".join(books) + "</collection>\n"


def worksheets(titles: list[str]) -> str:
    return "".join(f"001 B{n}\n200 1  |a{title}\n\n" for n, title in enumerate(titles))


def table(titles: list[str]) -> str:
    return "barcode,title\n" + "".join(f"C{n},{title}\n" for n, title in enumerate(titles))


FORMATS: dict[str, Make] = {"xml": marcxml, "txt": worksheets, "csv": table}


def iso2709(titles: list[str], encoding: str) -> bytes:
    fields = ([control("001", f"B{n}"), field("200", "1_", ("a", t))] for n, t in enumerate(titles))
    return b"".join(Marc(some).to_bytes(encoding) for some in fields)


def titles_in(path: Path) -> Iterator[str]:
    """The titles that the file's own reader gives; nothing of what it refuses."""
    try:
        seen = recognise(path)
    except UnreadableFile:
        return
    if seen.format in (Format.CSV, Format.TSV):
        for row in read_text_rows(path, seen.encoding):
            if not isinstance(row, Unreadable) and row.line > 1:
                yield from row.cells[1:]
        return
    for record in _records(path, seen.format, seen.encoding):
        yield from (value for field in record.all("200") for value in field.values("a"))


def _records(path: Path, format: Format, encoding: str) -> Iterator[MarcRecord]:
    if format is Format.ISO2709:
        with path.open("rb") as file:
            own = encoding_of_file(file)
        for raw in split_records(path):
            try:
                yield parse_record(raw, own)
            except UnreadableRecord:
                continue
        return
    reader = read_marcxml(path) if format is Format.MARCXML else read_worksheets(path, encoding)
    yield from (unit[1] for unit in reader if not isinstance(unit, Unreadable))


def written(titles: list[str], form: str, encoding: str) -> bytes:
    return iso2709(titles, encoding) if form == "iso" else FORMATS[form](titles).encode(encoding)


def read(folder: Path, content: bytes) -> list[str]:
    path = folder / "export"
    path.write_bytes(content)
    return list(titles_in(path))


forms = st.sampled_from([*FORMATS, "iso"])


WAYS = [(form, encoding) for form in FORMATS for encoding in ENCODINGS]


@pytest.mark.parametrize("script", SCRIPTS)
@pytest.mark.parametrize(("form", "encoding"), [*WAYS, ("iso", "utf-8"), ("iso", "gb18030")])
def test_a_title_of_each_script_alone_in_its_file_is_read(
    tmp_path: Path, script: str, form: str, encoding: str
) -> None:
    title = SCRIPTS[script]
    assert read(tmp_path, written([title], form, encoding)) == [title]


CUT = ["家与春秋，激流三部曲之一", *SCRIPTS.values()]


def places(form: str, encoding: str) -> range:
    """Where a file of these titles may be cut: behind the first half of its first record."""
    begin, end = (len(written(titles, form, encoding)) for titles in (CUT[:1], CUT))
    return range(begin // 2, end)


def has_its_own_text_when_cut(folder: Path, form: str, encoding: str, end: int) -> bool:
    """A CSV file may end within its row, and then says that it has broken bytes."""
    found = read(folder, written(CUT, form, encoding)[:end])
    return all(CUT[n].startswith(title.rstrip("\ufffd")) for n, title in enumerate(found))


@pytest.mark.parametrize(("form", "encoding"), WAYS)
@one_folder()
@given(data=st.data())
def test_a_file_cut_at_a_byte_gives_no_other_text_than_it_had(
    tmp_path: Path, form: str, encoding: str, data: st.DataObject
) -> None:
    end = data.draw(st.sampled_from(places(form, encoding)))
    assert has_its_own_text_when_cut(tmp_path, form, encoding, end)


@pytest.mark.soak  # reads 14,000 files
@pytest.mark.parametrize(("form", "encoding"), WAYS)
def test_a_file_cut_at_any_byte_gives_no_other_text_than_it_had(
    tmp_path: Path, form: str, encoding: str
) -> None:
    for end in places(form, encoding):
        assert has_its_own_text_when_cut(tmp_path, form, encoding, end), end


@given(st.lists(TITLES, min_size=1, max_size=5), st.sampled_from(["utf-8", "gb18030"]), forms)
@example(["家", "L'été", "мир"], "utf-8", "iso")
@example(["家", "猫", "药"], "gb18030", "iso")
def test_one_encoding_holds_for_a_file_that_has_chinese_in_it(
    titles: list[str], encoding: str, form: str
) -> None:
    titles = ["红楼梦与水浒传", *titles]
    with tempfile.TemporaryDirectory() as folder:
        found = read(Path(folder), written(titles, form, encoding))
    assert found == titles


@given(
    st.sampled_from(sorted(SCRIPTS)), forms, st.sampled_from([b"\xff", b"\xe5", b"\xc3", b"\x80"])
)
def test_a_broken_byte_changes_the_encoding_of_nothing(script: str, form: str, bad: bytes) -> None:
    titles = ["家与春秋", SCRIPTS[script], "激流三部曲"]
    content = written(
        ["家与春秋", f"{SCRIPTS[script]} # {SCRIPTS[script]}", titles[2]], form, "utf-8"
    )
    with tempfile.TemporaryDirectory() as folder:
        first, spoilt, last = read(Path(folder), content.replace(b"#", bad))
    assert (first, last) == (titles[0], titles[2])
    assert spoilt.replace("\ufffd", "#") == f"{titles[1]} # {titles[1]}"


def test_records_of_either_encoding_in_one_file_are_each_read_in_their_own(tmp_path: Path) -> None:
    titles = ["家与春秋", "红楼梦", "Война и мир", "激流三部曲"]
    parts = zip(titles, ("gb18030", "utf-8", "utf-8", "gb18030"), strict=True)
    content = b"".join(iso2709([title], encoding) for title, encoding in parts)
    assert read(tmp_path, content) == titles


def test_a_broken_byte_is_told_with_the_number_of_its_record(tmp_path: Path) -> None:
    content = b"".join(
        Marc.book(f"B{n}", title, "巴金").to_bytes("utf-8")
        for n, title in enumerate(["家", "été #", "秋"], 1)
    )
    opened = open_export(tmp_path, {"a.iso": content.replace(b"#", b"\xff")})
    (file,) = opened.report["files"]
    assert (file["encoding"], file["kept"]) == ("utf-8", 3)
    assert [(case["ordinal"], case["id"]) for case in file["repairs"]] == [(2, "B2")]


@pytest.mark.parametrize(
    "text", ["û".encode(), "×2 ×3 ".encode() + b"\xff"], ids=["whole", "spoilt"]
)
@pytest.mark.parametrize("declared", ["utf-8", "gb18030"])
def test_what_the_file_declares_decides_where_both_are_possible(text: bytes, declared: str) -> None:
    """``û`` is the two bytes of 没."""
    assert encoding_of(text, declared) == declared


BOOKS = ("活着", "平凡的世界", "红楼梦", "药", "围城：长篇小说", "白鹿原")


@given(
    st.lists(st.tuples(st.sampled_from(BOOKS), st.booleans()), min_size=12, max_size=40),
    st.sampled_from(["utf-8", "gb18030"]),
)
def test_one_export_behind_another_is_read_line_by_line(
    written: list[tuple[str, bool]], first: str
) -> None:
    """At least every sixth line is UTF-8: fewer among much GB18030 may be chance."""
    lines = [
        (f"遂宁市安居区图书馆藏书{title}", own or n % 6 == 0)
        for n, (title, own) in enumerate(written)
    ]
    head = "条码号,题名\n".encode(first)
    rows = (
        f"C{n},{title}\n".encode("utf-8" if own else "gb18030")
        for n, (title, own) in enumerate(lines)
    )
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "items.csv")
        path.write_bytes(head + b"".join(rows))
        assert recognise(path).format is Format.CSV
        assert list(titles_in(path))[-len(lines) :] == [title for title, _ in lines]
