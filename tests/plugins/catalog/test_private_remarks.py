"""What staff remark about a copy names readers and fines: no file of a site may have it."""

import gzip
import tempfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from urllib.parse import unquote

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from plugins.library.catalogue.records import BibliographicRecord, Item
from tests.conftest import Build
from tests.support.exports import open_export, workbook
from tests.support.marc import Marc, data
from tests.support.soak_mark import brief

HEAD = "条码号,记录号,备注,题名,责任者,附注,ISBN,出版日期,索书号,说明,单册备注,notes,Remarks"
COPY = "0001,B1,{},活着,余华著,{},978-7-02-000001-0,2012,I247/1,{},{},{},{}"
BOOK_HEAD = "记录号,题名,责任者,册数,备注"
BOOK = "B1,活着,余华著,2,{}"
HOLDING = {"a": "AJ00", "b": "0001", "d": "I247", "e": "1", "v": "上"}
CODES = "abcdefghijklmnopqrstuvwxyz0123456789"
OWN_FIELDS = ("316", "317", "318", "345", "906", "907", "910", "920", "966", "990", "999")
"""Notes on the copy in hand, and fields that systems keep their own business in."""
SHEET = "001 B1\n200 1  ■a活着■f余华著\n905    ■aAJ00■b0001■sI247/1\n   附注: {}\n备注：{}\n"
PHONE = "13800000000"
SECRET = f"王某某 {PHONE} 遗失赔款25元"
Files = Mapping[str, bytes | str]


def table(head: str, row: str, mark: str, remark: str) -> str:
    cells = (cell.replace("{}", remark) for cell in row.split(","))
    return mark.join(head.split(",")) + "\n" + mark.join(cells) + "\n"


def sheet(head: str, row: str, remark: str) -> bytes:
    cells = tuple(cell.replace("{}", remark) for cell in row.split(","))
    return workbook(tuple(head.split(",")), cells)


def marc(remark: str) -> Marc:
    """A record with the remark in every field of copies, in each subfield that says no place."""
    own = [data(tag, "__", *((code, remark) for code in CODES)) for tag in OWN_FIELDS]
    spare = [(code, remark) for code in CODES if code not in "abcdefsv"]
    return Marc.book("B1", "活着", "余华", *own, data("905", "__", *HOLDING.items(), *spare))


def marcxml(remark: str) -> str:
    fields = "".join(
        f'<controlfield tag="{field.tag}">{field.text}</controlfield>'
        if field.tag < "010"
        else f'<datafield tag="{field.tag}" ind1=" " ind2=" ">{_subfields(field.text)}</datafield>'
        for field in marc(remark).fields
    )
    leader = "<leader>00000nam0 2200000   450 </leader>"
    return f"<collection><record>{leader}{fields}</record></collection>"


def _subfields(text: str) -> str:
    parts = text.split("\x1f")[1:]
    return "".join(f'<subfield code="{part[0]}">{part[1:]}</subfield>' for part in parts)


EXPORTS: dict[str, Callable[[str], bytes | str]] = {
    "items.csv": lambda remark: table(HEAD, COPY, ",", remark).encode("gb18030"),
    "items.tsv": lambda remark: table(HEAD, COPY, "\t", remark),
    "items.xlsx": lambda remark: sheet(HEAD, COPY, remark),
    "books.csv": lambda remark: table(BOOK_HEAD, BOOK, ",", remark),
    "books.xlsx": lambda remark: sheet(BOOK_HEAD, BOOK, remark),
    "a.iso": lambda remark: marc(remark).to_bytes("utf-8"),
    "a.xml": marcxml,
    "a.txt": lambda remark: SHEET.replace("{}", remark),
}
"""Every format, with a remark wherever staff may write one."""


def texts(folder: Path) -> Iterator[tuple[str, str]]:
    """Every file of a folder as text, packed ones unpacked."""
    for path in filter(Path.is_file, folder.rglob("*")):
        content = path.read_bytes()
        packed = content.startswith(b"\x1f\x8b")
        text = (gzip.decompress(content) if packed else content).decode("utf-8", "replace")
        yield str(path.relative_to(folder)), unquote(text)


@pytest.mark.parametrize("name", brief(3, EXPORTS))
def test_no_file_of_a_site_and_no_line_of_its_log_has_a_remark(
    build: Build, name: str, capfd: pytest.CaptureFixture[str]
) -> None:
    output = build({f"catalog_export/{name}": EXPORTS[name](SECRET)})
    found = {path for path, text in texts(output) if PHONE in text or "遗失赔款" in text}
    assert found == set()
    assert any("活着" in text for _, text in texts(output))
    assert PHONE not in "".join(capfd.readouterr())


def kept(files: Files) -> list[tuple[BibliographicRecord, tuple[Item, ...]]]:
    """All that anything published is made of."""
    with tempfile.TemporaryDirectory() as folder:
        store = open_export(Path(folder), files).good.store
        return list(store.walk())


remarks = st.text(
    st.characters(exclude_characters="\r\n\t,\"'<>&■\x1d\x1e\x1f", exclude_categories=["C", "Z"]),
    min_size=1,
)


@given(st.sampled_from(sorted(EXPORTS)), remarks)
@example("items.csv", "王某某（13800000000）遗失")
def test_whatever_a_remark_says_the_same_is_kept_as_without_it(name: str, remark: str) -> None:
    make = EXPORTS[name]
    assert kept({name: make(remark)}) == kept({name: make("-")})


@given(st.lists(remarks, min_size=2, max_size=3).map(",".join))
@example("王某某,13800000000")
def test_a_remark_with_commas_of_its_own_is_never_taken_for_the_person(remark: str) -> None:
    good = "0002,B2,-,兄弟,余华著,-,978-7-02-000002-7,2013,I247/2,-,-,-,-"
    row = COPY.replace("{}", remark, 1).replace("{}", "-")
    records = kept({"items.csv": f"{HEAD}\n{row}\n{good}\n"})
    assert [record.title for record, _ in records] == ["兄弟"]


def test_a_note_on_the_book_itself_is_shown() -> None:
    books = "记录号,题名,附注\nB1,家,据初版排印\n"
    ((record, _),) = kept({"books.csv": books})
    assert record.notes == ("据初版排印",)
