"""Fields and columns that nobody reads are told once a file, rightly counted; no others are.

The lines that are told do what they say: the one reads, the other silences.
"""

import io
import re
import tempfile
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from plugins.catalog.reader.dialects import MarcReader
from plugins.catalog.reader.field_table import SHIPPED, read_field_table
from plugins.catalog.reader.marc import MarcField, MarcRecord
from plugins.catalog.reader.report import Unread
from plugins.catalog.reader.tables import TableRows
from plugins.catalog.reader.unread import UnreadFields, shown
from plugins.catalog.reader.unread_lines import told
from plugins.library.tables.cells import TableRow
from tests.support.drawn_numbers import (
    IDENTITY_FORMS,
    MOBILE_FORMS,
    Form,
    a_mobile,
    an_identity,
)
from tests.support.exports import Opened, open_export, workbook
from tests.support.laws import examples
from tests.support.marc import Field, Marc, control, data
from tests.support.marc_formats import WRITINGS

TABLE, _ = read_field_table(SHIPPED.parent)
TITLES = {"cnmarc": "200", "marc21": "245"}
READ = {
    "cnmarc": ("010", "210", "300", "606", "701", "905"),
    "marc21": ("020", "260", "500", "952"),
}
QUIET = {
    "cnmarc": ("035", "105", "676", "801", "OWN"),
    "marc21": ("003", "040", "337", "776", "CAT"),
}
UNREAD = {
    "cnmarc": ("211", "303", "326", "454", "488", "615", "716", "909", "985", "AVD"),
    "marc21": ("303", "545", "590", "780", "658", "751", "907", "966", "AVD"),
}
dialects = st.sampled_from(["cnmarc", "marc21"])


def record(number: int, dialect: str, tags: Sequence[str]) -> MarcRecord:
    fields = [MarcField("001", "", (("", f"B{number}"),))]
    fields += [MarcField(tag, "  ", (("a", f"词{number}"),)) for tag in (TITLES[dialect], *tags)]
    return MarcRecord("00000nam0 2200000   450 ", tuple(fields))


@st.composite
def tagged(draw: st.DrawFn) -> tuple[str, list[list[str]]]:
    dialect = draw(dialects)
    known = st.sampled_from((*READ[dialect], *QUIET[dialect], *UNREAD[dialect]))
    return dialect, draw(st.lists(st.lists(known, max_size=8), min_size=1, max_size=6))


@given(tagged(), st.integers(1, 3))
def test_every_field_that_nobody_reads_is_counted_once_a_record(
    drawn: tuple[str, list[list[str]]], cut: int
) -> None:
    dialect, records = drawn
    reader, batches = MarcReader(TABLE), [UnreadFields(), UnreadFields()]
    for number, tags in enumerate(records):
        section, fields = reader.read(record(number, dialect, tags))[2]
        batches[number >= cut].add(number, section, fields)
    batches[0].merge(batches[1])
    wanted = Counter(tag for tags in records for tag in {*tags} & {*UNREAD[dialect]})
    found = told(batches[0].found.values(), TABLE)
    assert {one.name: one.count for one in found} == wanted
    assert len(found) == len(wanted) and {one.section for one in found} <= {dialect}
    firsts = {one.name: one.ordinal for one in found}
    assert firsts == {
        tag: next(at for at, tags in enumerate(records) if tag in tags) for tag in wanted
    }


HEADS = ("排架人", "借书状态", "盘点批次", "图书所在分馆名", "题名拼音", "架次", "")
cells = st.sampled_from(["", "-", "NULL", "少儿部", "T1"])


@given(
    st.permutations(HEADS).flatmap(
        lambda heads: st.tuples(
            st.just(heads), st.lists(st.lists(cells, min_size=7, max_size=7), min_size=1)
        )
    )
)
def test_every_column_that_nobody_reads_is_counted_by_its_filled_cells(
    drawn: tuple[list[str], list[list[str]]],
) -> None:
    heads, rows = drawn
    head = ["题名", *heads, "序号", "备注"]
    lines = [head, *(["家", *row, "1", "x"] for row in rows)]
    units = [TableRow(line, cells) for line, cells in enumerate(lines, 1)]
    table = TableRows(units, TABLE)
    table.begin()
    list(table)
    filled = Counter(
        name or f"第 {place} 列"
        for row in rows
        for place, (name, cell) in enumerate(zip(heads, row, strict=True), 2)
        if cell not in ("", "-", "NULL")
    )
    assert {one.name: one.count for one in table.unread()} == filled


def lines_of(opened: Opened) -> list[Unread]:
    return [Unread(**one) for file in opened.report["files"] for one in file["unread"]]


def book(number: int, *more: Field) -> bytes:
    barcode = data("905", "__", ("a", "A1"), ("b", f"T9{number:05}"))
    return Marc.book(f"B{number}", f"第{number}种山志", "某人", barcode, *more).to_bytes()


@settings(max_examples=examples(4))
@given(st.lists(st.sampled_from(UNREAD["cnmarc"]), min_size=1, max_size=7, unique=True))
def test_the_lines_that_are_told_read_it_or_silence_it(tags: list[str]) -> None:
    fields = [data(tag, "__", ("a", f"少见的词{tag}")) for tag in tags]
    with tempfile.TemporaryDirectory() as folder:
        opened = open_export(Path(folder), {"a.iso": book(1, *fields) + book(2)})
        found = lines_of(opened)
        assert {one.name for one in found} == set(tags)
        words = "\n".join(map(str, opened.problems))
        assert all(len(re.findall(f"字段 {tag} 没有读|{tag}（1 条）", words)) == 1 for tag in tags)
        read = "\n".join(one.to_read for one in found)
        opened = open_export(Path(folder), {"fields.toml": read})
        assert lines_of(opened) == []
        first, _ = next(opened.good.store.walk())
        assert all(f"少见的词{tag}" in str(first) for tag in tags)
        leave = "\n".join(one.to_leave for one in found)
        opened = open_export(Path(folder), {"fields.toml": leave})
        assert lines_of(opened) == [] and "少见的词" not in str(list(opened.good.store.walk()))


MARC21_BOOK = Marc(
    [
        control("001", "W1"),
        control("008", "260101s2026    enk           000 0 eng d"),
        data("245", "10", ("a", "Crime and punishment")),
        data("590", "__", ("a", "Gift of a friend")),
        data("780", "00", ("t", "An earlier title"), ("w", "(X)1")),
    ],
    "nam ",
)


def test_marc_21_has_lines_of_its_own(tmp_path: Path) -> None:
    opened = open_export(tmp_path, {"a.mrc": MARC21_BOOK.to_bytes()})
    found = lines_of(opened)
    assert {one.to_read for one in found} == {
        'unread.marc21."590$a" = "300$a"',
        'unread.marc21."780$t" = "517$a"',
    }
    text = "\n".join(one.to_read for one in found)
    opened = open_export(tmp_path, {"fields.toml": text})
    ((read, _),) = opened.good.store.walk()
    assert lines_of(opened) == []
    assert "An earlier title" in str(read) and "Gift of a friend" in read.notes


@settings(max_examples=examples(3))
@given(st.lists(st.sets(st.sampled_from(UNREAD["cnmarc"])), min_size=1, max_size=4))
def test_every_writing_of_the_records_is_told_the_same(books: list[set[str]]) -> None:
    records = [
        Marc.book(f"B{n}", f"第{n}种山志", "某人", *(data(tag, "__", ("a", "词")) for tag in tags))
        for n, tags in enumerate(books)
    ]
    with tempfile.TemporaryDirectory() as folder:
        files = {name: write(records) for name, write in WRITINGS.items()}
        opened = open_export(Path(folder), files)
    wanted = Counter(tag for tags in books for tag in tags)
    for file in opened.report["files"]:
        assert {one["name"]: one["count"] for one in file["unread"]} == wanted, file["path"]


def test_linked_titles_are_read_whole(tmp_path: Path) -> None:
    link = data("454", "_1", ("1", "2001 "), ("a", "The old man and the sea"), ("1", "701 0"))
    line = 'unread.cnmarc."454$1" = "517$a"'
    opened = open_export(tmp_path, {"a.iso": book(1, link)})
    assert [one.to_read for one in lines_of(opened)] == [line]
    ((read, _),) = open_export(tmp_path, {"fields.toml": line}).good.store.walk()
    assert [title.text for title in read.other_titles] == ["The old man and the sea"]


def test_lines_of_columns_do_what_they_say(tmp_path: Path) -> None:
    rows = '条码号,题名,借书状态,"排架\n""组""",架次\nC1,家,丢失,x,7\n'
    opened = open_export(tmp_path, {"a.csv": rows})
    found = {one.name: one for one in lines_of(opened)}
    assert len(found) == 3 and found["借书状态"].to_read == 'unread.columns."借书状态" = "状态"'
    text = found.pop("借书状态").to_read + "\n" + "\n".join(one.to_leave for one in found.values())
    opened = open_export(tmp_path, {"fields.toml": text})
    assert lines_of(opened) == [] and opened.good.store.hidden_items == 1


@pytest.mark.parametrize(
    ("head", "cell", "meaning"),
    [
        ("借书状态", "丢失", "状态"),
        ("借书情况", "在馆", "状态"),
        ("排架处", "少儿阅览室", "馆藏地"),
        ("排架", "I247/1", "索书号"),
        ("藏于", "城东分馆", "分馆"),
        ("题名拼音", "jia", ""),
        ("原馆藏地点", "旧书库", ""),
        ("馆员备注", "在馆", ""),
        ("datelastseen", "2020-01-01", ""),
        ("item barcode no", "X", ""),
        ("第二 location", "X", "馆藏地"),
    ],
)
def test_what_a_column_seems_to_be(tmp_path: Path, head: str, cell: str, meaning: str) -> None:
    opened = open_export(tmp_path, {"a.csv": f"条码号,题名,{head}\nC1,家,{cell}\n"})
    assert [one.meaning for one in lines_of(opened)] == [meaning]


def test_many_are_told_in_five_lines_that_name_all(tmp_path: Path) -> None:
    tags = [f"9{number:02}" for number in range(20, 40)]
    opened = open_export(tmp_path, {"a.iso": book(1, *(data(t, "__", ("a", "x")) for t in tags))})
    some = [str(one) for one in opened.problems if "没有读" in one.what]
    assert len(some) == 5 and all("\n".join(some).count(f"{tag}") for tag in tags)


PRIVATE: Mapping[str, str] = {
    "13800000000": "13800000000",
    "电话 0571-88888888": "88888888",
    "110101199003070000": "110101199003070000",
    "张三丰": "张三丰",
    "读者欧某": "欧某",
    "王某某，还书": "王某某",
}


@pytest.mark.parametrize("value", PRIVATE)
def test_no_example_is_about_a_person(tmp_path: Path, value: str) -> None:
    rows = f'条码号,题名,经手,备注2,排架人\nC1,家,"{value}",{value},{value}\n'
    field = data("977", "__", ("a", value))
    opened = open_export(tmp_path, {"a.iso": book(1, field), "b.csv": rows})
    assert {one.name for one in lines_of(opened)} == {"977", "经手", "备注2", "排架人"}
    told = "\n".join(map(str, opened.problems)) + str(opened.report)
    assert PRIVATE[value] not in told


@given(
    st.randoms(use_true_random=False),
    st.sampled_from([*MOBILE_FORMS.values(), *IDENTITY_FORMS.values()]),
    st.sampled_from(["{}", "赠书 {} 已登", "{},2026"]),
)
def test_no_drawn_number_of_a_person_is_an_example(draw: Random, form: Form, words: str) -> None:
    drawn = an_identity if form in IDENTITY_FORMS.values() else a_mobile
    assert shown(words.format(form(drawn(draw))), is_local=False) == ""


@pytest.mark.parametrize("column", ["当前借阅者", "处理意见", "备注1", "编目员", "借书人"])
def test_no_line_has_a_column_of_persons_read(tmp_path: Path, column: str) -> None:
    line = f'unread.columns."{column}" = "馆藏地"'
    rows = f"条码号,题名,馆藏地,{column},状态\nC1,家,外借室,王小明,王小明\nC2,家,,王小明,在馆\n"
    opened = open_export(tmp_path, {"a.csv": rows, "fields.toml": line})
    ((_, items),) = opened.good.store.walk()
    assert [item.shelving_location for item in items] == ["外借室", ""]
    assert "王小明" not in "\n".join(map(str, opened.problems))


names = st.sampled_from(["王小明", "李红梅", "欧阳修文", "張三", "陈静"])
ROLES = [
    "捐赠者{}",
    "编目员{}",
    "罚款{}",
    "{}借走",
    "赔款{}25元",
    "经手人：{}",
    "录入员 {}",
    "已还，{}",
]
OF_PERSONS = [
    "当前借阅者",
    "经手人",
    "编目员2",
    "捐赠者",
    "处理意见",
    "备注1",
    "情况说明",
    "录入者",
    "Remark2",
]


@settings(max_examples=examples(8))
@given(names, st.sampled_from(ROLES), st.sampled_from(OF_PERSONS), st.integers(0, 3))
def test_what_is_about_persons_is_never_quoted_nor_offered(
    name: str, role: str, column: str, before: int
) -> None:
    """However many others stand before it that are not."""
    words = role.format(name)
    fields = [data("907", "__", ("a", "精装"), ("x", words))]
    books = [book(number, data("907", "__", ("a", "精装"))) for number in range(before)]
    rows = "".join(f"C{number},家,A1/{number},在馆,良好,良好\n" for number in range(before))
    heads = f"条码号,题名,索书号,状态,{column},完好程度"
    table = f'{heads}\n{rows}C9,家,A1/9,在馆,"{words}","{words}"\n'
    with tempfile.TemporaryDirectory() as folder:
        files: dict[str, bytes | str] = {"a.iso": b"".join(books) + book(9, *fields)}
        files["b.csv"] = table
        opened = open_export(Path(folder), files)
    told = "\n".join(map(str, opened.problems)) + str(opened.report)
    assert name not in told and words not in told
    assert not any(one.to_read for one in lines_of(opened) if one.name != "完好程度")
    assert '= "…"' not in "".join(str(one) for one in opened.problems if f"“{column}”" in one.what)


@pytest.mark.parametrize("column", ["第二责任者", "其他作者", "译者", "绘者", "出版发行者2"])
def test_who_made_a_book_may_be_read(tmp_path: Path, column: str) -> None:
    opened = open_export(tmp_path, {"a.csv": f"题名,{column}\n家,曹禺\n"})
    assert not any(one.is_private for one in lines_of(opened))


@settings(max_examples=examples(8))
@given(st.permutations(["年", "卷", "期"]), st.integers(0, 7))
def test_columns_that_lines_give_one_name_are_one_value(heads: list[str], empty: int) -> None:
    """年, 卷, 期 are parts of what a copy is; none of them is lost, in the order of the table."""
    cells = {head: "" if empty >> place & 1 else f"{place + 3}" for place, head in enumerate(heads)}
    table = f"条码号,题名,{','.join(heads)}\nC1,家,{','.join(cells[head] for head in heads)}\n"
    with tempfile.TemporaryDirectory() as folder:
        opened = open_export(Path(folder), {"a.csv": table})
        lines = "\n".join(one.to_read for one in lines_of(opened))
        opened = open_export(Path(folder), {"fields.toml": lines})
        ((_, (item,)),) = opened.good.store.walk()
    units = {"年": "{}年", "卷": "第{}卷", "期": "第{}期"}
    wanted = "".join(units[head].format(cells[head]) for head in heads if cells[head])
    assert opened.problems == () and item.volume == wanted


def test_places_that_lines_give_one_name_are_one_place(tmp_path: Path) -> None:
    lines = 'unread.columns."楼层" = "馆藏地"\nunread.columns."书架号" = "馆藏地"\n'
    rows = "条码号,题名,楼层,书架号,状态\nC1,家,三楼,A架,在馆\nC2,家,,B架,在馆\n"
    opened = open_export(tmp_path, {"a.csv": rows, "fields.toml": lines})
    ((_, items),) = opened.good.store.walk()
    assert [item.shelving_location for item in items] == ["三楼 A架", "B架"]


def test_copies_that_a_table_has_too_are_not_told_again(tmp_path: Path) -> None:
    def holding(number: int) -> Field:
        return data("985", "__", ("a", "城东分馆"), ("b", f"T7000000{number}"))

    alone = b"".join(Marc.book(f"B{n}", f"第{n}种", "某人", holding(n)).to_bytes() for n in (1, 2))
    table = "条码号,记录号,状态\nT70000001,B1,在馆\nT70000002,B2,在馆\n"
    assert lines_of(open_export(tmp_path, {"a.iso": alone, "b.csv": table})) == []


def test_copies_beside_copies_are_told_with_a_line_that_keeps_them(tmp_path: Path) -> None:
    holding = data("985", "__", ("a", "城东分馆"), ("b", "T70000001"))
    opened = open_export(tmp_path, {"a.iso": book(1, holding) + book(2)})
    (told,) = [str(one) for one in opened.problems if "985" in str(one)]
    line = re.search(r'unread\.holdings\."\w+" = \{.*?\}', told)
    assert line, told
    opened = open_export(tmp_path, {"fields.toml": line[0]})
    items = {item.barcode for _, items in opened.good.store.walk() for item in items}
    assert items == {"T900001", "T900002", "T70000001"} and lines_of(opened) == []


def test_who_wants_no_copies_of_a_field_hears_of_it_no_more(tmp_path: Path) -> None:
    holding = data("985", "__", ("a", "城东分馆"), ("b", "T70000001"))
    alone = Marc.book("B9", "别的山志", "某人", holding).to_bytes()
    opened = open_export(tmp_path, {"a.iso": book(1) + alone})
    assert [one.found for one in opened.problems] == ["985$b T70000001"]
    opened = open_export(tmp_path, {"fields.toml": 'unread.cnmarc."985" = ""'})
    assert opened.problems == ()


def test_copies_beside_copies_in_marc_21_can_be_left_too(tmp_path: Path) -> None:
    fields = [control("001", "W1"), data("245", "10", ("a", "Crime"))]
    for tag, barcode in (("952", "K70000001"), ("985", "T70000001")):
        fields.append(data(tag, "__", ("p", barcode), ("b", "Main")))
    opened = open_export(tmp_path, {"a.mrc": Marc(fields, "nam ").to_bytes()})
    (line,) = re.findall(r"unread\.marc21\.\S+ = \"\"", "\n".join(map(str, opened.problems)))
    assert opened.good.items == 1
    assert open_export(tmp_path, {"fields.toml": line}).problems == ()


def test_an_own_list_that_forgets_905_is_told(tmp_path: Path) -> None:
    own = '[[holdings]]\nfield = "985"\nbarcode = "b"\n'
    holding = data("985", "__", ("b", "T70000001"))
    opened = open_export(tmp_path, {"a.iso": book(1, holding), "fields.toml": own})
    assert [one.what for one in opened.problems if "905" in one.what] == [
        "字段 905 没有读，1 条书目里有，像是馆藏"
    ]


@settings(max_examples=examples(5))
@given(st.sets(st.integers(2, 9), max_size=8), st.sets(st.sampled_from("ABC"), max_size=2))
def test_hidden_rows_and_columns_are_read_and_told(rows: set[int], columns: set[str]) -> None:
    book, file = Workbook(), io.BytesIO()
    sheet = book.worksheets[0]
    sheet.title = "馆藏"
    sheet.append(("条码号", "题名", "馆藏地"))
    for number in range(2, 8):
        sheet.append((f"C{number}", "家", "外借室"))
    for line in rows:
        sheet.row_dimensions[line].hidden = True
    for column in columns:
        sheet.column_dimensions[column].hidden = True
    sheet.column_dimensions.group("E", "ZZ", hidden=True)
    book.save(file)
    with tempfile.TemporaryDirectory() as folder:
        opened = open_export(Path(folder), {"a.xlsx": file.getvalue()})
    assert opened.good.items == 6
    filled = len([line for line in rows if line < 8])
    some = [f"{filled} 行"] * bool(filled) + [f"{len(columns)} 列"] * bool(columns)
    wanted = [f"工作表“馆藏”里有隐藏的{'、'.join(some)}，照样读了"] * bool(some)
    assert [one.what for one in opened.problems if "隐藏" in one.what] == wanted


def test_905_that_only_sums_up_copies_is_told_as_any_other(tmp_path: Path) -> None:
    own = '[[holdings]]\nfield = "985"\nbarcode = "b"\n'
    summed = data("905", "__", ("b", "20295403-5408"), ("d", "D2-6"), ("f", "6"))
    fields = (summed, data("985", "__", ("b", "T70000001")))
    one = Marc.book("B1", "山志", "某人", *fields).to_bytes()
    opened = open_export(tmp_path, {"a.iso": one, "fields.toml": own})
    assert [one.what for one in opened.problems] == ["字段 905 没有读，1 条书目里有"]


def test_a_column_of_two_sheets_is_told_once(tmp_path: Path) -> None:
    head, row = ("题名", "册位"), ("家", "A")
    opened = open_export(tmp_path, {"a.xlsx": workbook(head, row, sheets={"二": [head, row]})})
    assert [(one.name, one.count) for one in lines_of(opened)] == [("册位", 2)]


def test_times_and_batches_are_no_copies(tmp_path: Path) -> None:
    books = [
        book(number, data("999", "__", ("t", "A"), ("a", f"202601{number:02}093000")))
        for number in range(1, 9)
    ]
    opened = open_export(tmp_path, {"a.iso": b"".join(books)})
    assert [one.what for one in opened.problems] == ["字段 999 没有读，8 条书目里有"]


def test_copies_that_are_only_counted_are_known_by_their_field(tmp_path: Path) -> None:
    counted = data("AVA", "__", ("q", "总馆"), ("c", "外借室"), ("d", "K29/1"), ("f", "2"))
    title = Marc.book("B1", "山志", "某人", counted).to_bytes()
    opened = open_export(tmp_path, {"a.iso": title})
    (line,) = re.findall(r'unread\.holdings\."\w+" = \{.*?\}', "\n".join(map(str, opened.problems)))
    assert open_export(tmp_path, {"fields.toml": line}).good.items == 2


@pytest.mark.parametrize("place", ["[record.record_id]", "[record.title]", "[status]", ""])
def test_the_lines_fit_anywhere_in_a_copy_of_the_shipped_table(tmp_path: Path, place: str) -> None:
    """The folder that the project comes with has one already, and people write at its end."""
    text = SHIPPED.read_text("utf-8")
    cut = text.index(f"\n{place}\n") if place else len(text)
    shipped, rest = text[:cut], text[cut:]
    lines = ['unread.cnmarc."326$a" = "300$a"', 'unread.marc21."590" = ""']
    lines += ['unread.columns."书名" = "附注"', 'unread.holdings = [{ field = "985" }]']
    (tmp_path / "fields.toml").write_text("\n".join([shipped, *lines, rest]), "utf-8")
    table, problems = read_field_table(tmp_path)
    assert problems == () and table.columns["书名"] == "notes"
    assert [rule.field for rule in table.holdings] == ["905", "985"]
    assert "590" in table.marc21.ignored and "326" in {s.tag for s in table.record["notes"].sources}
