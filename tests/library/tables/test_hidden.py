"""Hidden rows and columns are counted in whatever way a program writes its worksheets."""

from pathlib import Path
from zipfile import ZipFile

import pytest

from plugins.library.tables.hidden import Hidden, hidden_cells

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
BOOK = f"""<x:workbook xmlns:x="{MAIN}" xmlns:r="{LINKS}"><x:sheets>
<x:sheet name="馆藏&amp;书" sheetId="1" r:id="a"/>
<x:sheet name="旧" sheetId="2" state="hidden" r:id="b"/></x:sheets></x:workbook>"""
RELATIONS = """<Relationships>
<Relationship Id="a" Target="/xl/worksheets/one.xml"/>
<Relationship Id="b" Target="worksheets/two.xml"/></Relationships>"""


def workbook(path: Path, sheet: str) -> Path:
    with ZipFile(path, "w") as archive:
        archive.writestr("xl/workbook.xml", BOOK)
        archive.writestr("xl/_rels/workbook.xml.rels", RELATIONS)
        archive.writestr("xl/worksheets/one.xml", sheet)
        archive.writestr("xl/worksheets/two.xml", sheet)
    return path


@pytest.mark.parametrize("prefix", ["", "x:"])
@pytest.mark.parametrize("yes", ['"1"', "'true'"])
def test_each_hidden_row_with_content_counts_once(tmp_path: Path, prefix: str, yes: str) -> None:
    """Over several megabytes, of which the rows are kept whole."""
    rows = [
        f'<{prefix}row r="{at}"{f" hidden={yes}" * (at % 3 == 0)} spans="1:2">'
        f'<{prefix}c r="B{at}"><{prefix}v>{"9" * (at % 200)}</{prefix}v></{prefix}c></{prefix}row>'
        for at in range(1, 16_000)
    ]
    blank = f'<{prefix}row r="9" hidden={yes}/><{prefix}row r="9" hidden={yes}><{prefix}c r="A9"/>'
    columns = f'<{prefix}col hidden={yes} min="2" max="16384"/><{prefix}col min="1" max="1"/>'
    sheet = f"<w>{columns}{blank}</{prefix}row>{''.join(rows)}</w>"
    assert len(sheet) > 2 << 20
    path = workbook(tmp_path / "a.xlsx", sheet)
    assert hidden_cells(path) == [Hidden("馆藏&书", 5333, 1)]


def test_what_is_no_workbook_hides_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"PK")
    assert hidden_cells(path) == []
    assert hidden_cells(workbook(path, '<w><row r="1"><c r="A1"><v>1</v></c></row></w>')) == []
