"""Several barcodes in a cell or a subfield are so many copies; a hyphen of its own splits none."""

import tempfile
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.exports import Opened, open_export, workbook
from tests.support.laws import examples
from tests.support.marc import Marc, data

BETWEEN = ("、", "；", ";", ",", "，", "\n", "、 ", "|")
SPANS = ("{0}-{1}", "{0}—{1}", "{0}~{1}", "{0}～{1}", "{0}至{1}", "{0} - {1}", "{0}--{1}")
HEAD = ("条码号", "记录号", "题名", "分馆", "索书号", "状态")
PREFIXES = ("", "TS", "A-", "图")
OWN_HYPHENS = ("A-{:06}", "SN-{:04}-1", "2021-{:06}", "{:06}-1", "B-{:05}-2026", "978-7-02-{:06}-7")
Row = tuple[str, Sequence[str]]


@st.composite
def rows(draw: st.DrawFn) -> list[Row]:
    """What stands in each cell, and the barcodes that it means; most are plain."""
    prefix, width = draw(st.sampled_from(PREFIXES)), draw(st.integers(5, 8))
    start = draw(st.integers(1, 10_000))
    made: list[Row] = []
    for number in draw(st.lists(st.sampled_from((1, 1, 1, 2, 3, 6)), min_size=1, max_size=5)):
        codes = [f"{prefix}{one:0{width}}" for one in range(start, start + number)]
        start += number + draw(st.integers(0, 3))
        if number == 1:
            made.append((codes[0], codes))
        elif draw(st.booleans()):
            made.append((draw(st.sampled_from(BETWEEN)).join(codes), codes))
        else:
            made.append((draw(st.sampled_from(SPANS)).format(codes[0], codes[-1]), codes))
    return made


def opened(folder: str, form: str, made: Sequence[Row]) -> Opened:
    """An export of these cells in one of the formats."""
    lines = [
        (cell, f"B{place}", f"书{place}", "总馆", f"I1/{place}", "在馆")
        for place, (cell, _) in enumerate(made)
    ]
    if form == "iso":
        books = [
            Marc.book(
                number, title, "某", data("905", "__", ("a", branch), ("b", code), ("s", call))
            )
            for code, number, title, branch, call, _ in lines
        ]
        files: dict[str, bytes | str] = {"a.iso": b"".join(one.to_bytes("utf-8") for one in books)}
    elif form == "xlsx":
        files = {"a.xlsx": workbook(HEAD, *lines)}
    else:
        quoted = ["\t".join(f'"{cell}"' for cell in line) for line in (HEAD, *lines)]
        files = {"a.tsv": "\n".join(quoted) + "\n"}
    return open_export(Path(folder), files)


def held(export: Opened) -> dict[str, list[str]]:
    """Call number of each copy → its barcodes."""
    found: dict[str, list[str]] = {}
    for _, items in export.good.store.walk():
        for item in items:
            assert item.branch_code == "总馆"
            found.setdefault(item.call_number, []).append(item.barcode)
    return found


@given(rows(), st.sampled_from(("iso", "xlsx", "tsv")))
def test_every_copy_of_a_list_or_a_range_is_there_and_no_other(made: list[Row], form: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        export = opened(folder, form, made)
        assert held(export) == {f"I1/{place}": codes for place, (_, codes) in enumerate(made)}
        export.account()
        (file,) = export.report["files"]
        assert (file["kept"], file["skipped"]) == (len(made), [])
        several_in = [codes for _, codes in made if len(codes) > 1]
        told = [str(problem) for problem in export.problems if "各册分开后共" in str(problem)]
        assert len(told) == bool(several_in)
        assert all(f"{len(several_in)} " in one for one in told)
        assert all(f"共 {sum(map(len, several_in))} 册" in one for one in told)


@given(
    st.sampled_from(OWN_HYPHENS),
    st.lists(st.integers(1, 9999), min_size=1, max_size=6, unique=True),
    st.sampled_from(("iso", "xlsx", "tsv")),
)
def test_a_barcode_with_a_hyphen_of_its_own_is_one(
    pattern: str, numbers: list[int], form: str
) -> None:
    codes = [pattern.format(number) for number in numbers]
    with tempfile.TemporaryDirectory() as folder:
        export = opened(folder, form, [(code, [code]) for code in codes])
        assert held(export) == {f"I1/{place}": [code] for place, code in enumerate(codes)}
        assert export.problems == ()


@settings(max_examples=examples(15))
@given(st.lists(st.integers(2, 9), min_size=1, max_size=8), st.integers(1, 9999), st.booleans())
def test_ranges_written_with_their_last_digits_are_read_or_told(
    numbers: list[int], start: int, has_plain: bool
) -> None:
    cells: list[str] = ["9999999"] * has_plain
    codes: list[str] = list(cells)
    for number in numbers:
        some = [f"{one:07}" for one in range(start * 7, start * 7 + number)]
        same = next(at for at in range(7) if some[0][at] != some[-1][at])
        cells.append(f"{some[0]}-{some[-1][same:]}")
        codes += some
        start += 2 + number
    with tempfile.TemporaryDirectory() as folder:
        export = opened(folder, "tsv", [(cell, [cell]) for cell in cells])
        found = [code for some in held(export).values() for code in some]
        told = any("没有展开" in problem.what for problem in export.problems)
        assert sorted(found) == sorted(codes) or told or len(numbers) < 3


@pytest.mark.parametrize(
    ("rows", "barcodes"),
    [
        ("20295403-5408,\n", [f"2029540{digit}" for digit in range(3, 9)]),
        ("20295403/5404/5406,\n", ["20295403", "20295404", "20295406"]),
        # as a university library wrote them: the last digits alone
        (
            "1683011-3,\n1865829-30,\n1667201-3,\n1805016,\n",
            [
                *("1667201", "1667202", "1667203", "1683011", "1683012", "1683013"),
                *("1805016", "1865829", "1865830"),
            ],
        ),
        ("1683011,\n1683012,\n1683013,\n1683011-3,\n", ["1683011", "1683012", "1683013"]),
        ("1994/0123,\n2003/0017,\n2019/2026,\n", ["1994/0123", "2003/0017", "2019/2026"]),
        ("000101,\n000101-2,\n000110-2,\n", ["000101", "000101-2", "000110-2"]),
        ("000123-001,\n000123-002,\n000124-001,\n", ["000123-001", "000123-002", "000124-001"]),
        ("000101-3,3\n", ["000101", "000102", "000103"]),
        ("000101-03,\n000107,\n", ["000101", "000102", "000103", "000107"]),
        ("TS000101-103,\nTS000107,\n", ["TS000101", "TS000102", "TS000103", "TS000107"]),
        ("000101/102,\n000107,\n", ["000101", "000102", "000107"]),
        ("000101-000103（3册）,\n", ["000101", "000102", "000103"]),
        ("000101-000102,2\n000101-000102,2\n", ["000101", "000102"]),
        ("000101-000103,3\n000102,3\n", ["000101", "000102", "000103"]),
        ("000101-000103,\n000103-000104,\n", ["000101", "000102", "000103", "000104"]),
        ("000101-1,3\n000101-2,3\n000101-3,3\n", ["000101-1", "000101-2", "000101-3"]),
        ("0001-0002,1\n0003-0009,1\n0010-0012,\n", ["0001-0002", "0003-0009", "0010-0012"]),
        ("0001-0002,\n0001-0003,\n", ["0001-0002", "0001-0003"]),
        ("SN-0001,\nSN-0001-2,\n", ["SN-0001", "SN-0001-2"]),
        ("2021/0001,\n2021/0002,\n", ["2021/0001", "2021/0002"]),
        ("A-0001-0002,\n000101,\n", ["000101", "A-0001-0002"]),
        ("3 1234 0012,\n", ["3 1234 0012"]),
    ],
)
def test_short_forms_go_by_the_others_of_their_file(
    tmp_path: Path, rows: str, barcodes: list[str]
) -> None:
    lines = [f"B1,家,{line}" for line in rows.splitlines()]
    opened = open_export(tmp_path, {"a.csv": "\n".join(["记录号,题名,条码号,册数", *lines])})
    ((_, items),) = opened.good.store.walk()
    assert [item.barcode for item in items] == barcodes
    opened.account()
    assert not any("没有展开" in problem.what for problem in opened.problems)


@pytest.mark.parametrize(
    ("rows", "mended", "what"),
    [
        ("000101-000106,5\n", "000101-000105,5\n", "与册数不符"),
        ("000101-3,\n000107,\n", "000101-000103,3\n000107,1\n", "拿不准"),
        ("000106-000101,\n000107,\n", "000101-000106,6\n000107,1\n", "拿不准"),
        ("000101-000906,\n000107,\n", "000101-000906,806\n", "拿不准"),
        ("000101等3册,\n", "000101-000103,3\n", "拿不准"),
        ("000101（上）；000102（下）,2\n", "000101-000102,2\n", "拿不准"),
        ("TS000101-06,\n", "TS000101-TS000106,\n", "拿不准"),
    ],
)
def test_what_is_not_sure_is_one_copy_and_told_and_its_remedy_works(
    tmp_path: Path, rows: str, mended: str, what: str
) -> None:
    head = "条码号,册数,记录号,题名\n"
    for text, is_told in ((rows, True), (mended, False)):
        lines = "".join(f"{line},B1,家\n" for line in text.splitlines())
        opened = open_export(tmp_path, {"a.csv": head + lines})
        ((_, items),) = opened.good.store.walk()
        told = [problem for problem in opened.problems if "没有展开" in problem.what]
        assert [what in problem.what for problem in told] == [True] * is_told
        assert (len(items) == len(text.splitlines())) == is_told


def test_a_branch_far_down_in_a_file_has_barcodes_of_its_own(tmp_path: Path) -> None:
    first = [f"A{number:06},B1,家" for number in range(300)]
    second = [f"DONG{number:04},B1,家" for number in range(300)]
    lines = ["条码号,记录号,题名", *first, *second, "DONG0900-02,B1,家"]
    opened = open_export(tmp_path, {"a.csv": "\n".join(lines)})
    assert opened.good.items == 603


def test_one_wrong_number_of_copies_spoils_no_other_row(tmp_path: Path) -> None:
    rows = ("000101-000103,3", "000111-000112,3", "000113-000114,", "000121-3,3", "000131-4,4")
    lines = [f"{row},B1,家" for row in (*rows, "000141-2,4")]
    opened = open_export(tmp_path, {"a.csv": "\n".join(["条码号,册数,记录号,题名", *lines])})
    ((_, items),) = opened.good.store.walk()
    assert [item.barcode for item in items if "-" in item.barcode] == ["000111-000112", "000141-2"]
    (told,) = [problem for problem in opened.problems if "与册数不符" in problem.what]
    assert told.what.startswith("2 行") and "第 3 行 000111-000112" in told.found


def test_a_record_counts_what_its_subfields_range_over(tmp_path: Path) -> None:
    fields = [
        data("905", "__", ("a", "总馆"), ("b", "000101-3"), ("f", "3")),
        data("905", "__", ("a", "城东"), ("b", "000111-000113"), ("f", "2")),
    ]
    stream = Marc.book("B1", "家", "某", *fields).to_bytes()
    opened = open_export(tmp_path, {"a.iso": stream, "b.csv": "条码号,记录号\n000102,B1\n"})
    ((_, items),) = opened.good.store.walk()
    assert [(item.barcode, item.branch_code) for item in items] == [
        ("000111-000113", "城东"),
        *((code, "总馆") for code in ("000101", "000102", "000103")),
    ]
    assert any("与册数不符" in problem.what for problem in opened.problems)


def test_each_copy_of_a_row_has_its_accession_number_where_the_row_has_them_all(
    tmp_path: Path,
) -> None:
    rows = "条码号,登录号,题名\nC00101~C00103,D0001-D0003,家\nC00104~C00105,D0007,春\n"
    opened = open_export(tmp_path, {"a.csv": rows})
    found = [item.accession_number for _, items in opened.good.store.walk() for item in items]
    assert sorted(found) == ["D0001", "D0002", "D0003", "D0007", "D0007"]
