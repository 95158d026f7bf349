"""What Excel did to identifiers and dates is undone where that is certain, and only there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.library.tables.excel import day, identifier, is_scientific, text

ALIKE = st.text("0123456789.-/'=\"年月日 \t\u3000eE+１２－aT:") | st.text()
"""Cells that look like damaged ones, and any others."""


@pytest.mark.parametrize(
    ("cell", "plain"),
    [
        ("AJ00000001", "AJ00000001"),
        ("9787111000000.0", "9787111000000"),
        ("\t0012345", "0012345"),
        ("'0012345", "0012345"),
        ('="0012345"', "0012345"),
        ('\'="0012345"\t', "0012345"),
        ('="""a"""', '"a"'),
        ("９７８－７－１１１", "978-7-111"),
        ("978–7‐111", "978-7-111"),
        ("\u3000ＡＪ００１\u3000", "AJ001"),
        ("\u202a978711\u202c\ufeff", "978711"),
        ("I247.5 / 12", "I247.5 / 12"),
        ("F830.0", "F830.0"),
        ("12.50", "12.50"),
        ('="0012', '="0012'),
        ("=1+1", "=1+1"),
    ],
)
def test_an_identifier_loses_what_excel_added(cell: str, plain: str) -> None:
    assert identifier(cell) == plain


@pytest.mark.parametrize(
    ("cell", "prose"),
    [
        ("\u3000红楼梦（上）\t", "红楼梦（上）"),
        ('="1984"', "1984"),
        ("'1984", "1984"),
        ("'Tis Pity She's a Whore", "'Tis Pity She's a Whore"),
        ("'家'", "'家'"),
        ("１９８４", "１９８４"),
        ("2.0", "2.0"),
    ],
)
def test_prose_loses_only_what_stands_around_it(cell: str, prose: str) -> None:
    assert text(cell) == prose


@pytest.mark.parametrize("cell", ["9.78711E+12", "9.78711e12", "9E+12", "'9.78711E+12 ", "1.2E-05"])
def test_a_number_without_its_last_digits_is_noticed(cell: str) -> None:
    assert is_scientific(cell)


@pytest.mark.parametrize("cell", ["9787111000000", "1E12", "E+12", "TP312E+1", "", "9.78711E+12a"])
def test_a_code_is_no_shortened_number(cell: str) -> None:
    assert not is_scientific(cell)


@pytest.mark.parametrize(
    "cell",
    [
        "2021-06-24",
        "2021-6-24",
        "2021/6/24",
        "2021.6.24",
        "20210624",
        "20210624102233",
        "2021年6月24日",
        "2021 年 6 月 24 日",
        "2021-06-24 10:22:33",
        "2021-06-24T10:22:33.5+08:00",
        "2021/6/24 下午 3:22",
        "２０２１．６．２４",
        "'20210624",
        "\t2021-06-24 ",
        "44371",
        "44371.0",
        "44371.4323",
    ],
)
def test_a_day_is_read_in_every_usual_form(cell: str) -> None:
    assert day(cell) == "2021-06-24"


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("2021-6", "2021-06"),
        ("2021.10", "2021-10"),
        ("2021.6", "2021-06"),
        ("2021年6月", "2021-06"),
        ("2021", "2021"),
        ("2021年", "2021"),
        ("2021.0", "2021"),
        ("20000", "1954-10-03"),
        ("60000", "2064-04-08"),
        ("44197", "2021-01-01"),
    ],
)
def test_months_years_and_serial_numbers_are_dates_too(cell: str, found: str) -> None:
    assert day(cell) == found


@pytest.mark.parametrize(
    "cell",
    [
        "",
        "2021-02-30",
        "2021年13月",
        "2021-00-00",
        "20211332",
        "6/24/2021",
        "6/5/2021",
        "21-06-24",
        "2021.1",
        "2021.6-12",
        "202106",
        "19999",
        "60001",
        "[2021?]",
        "民国25[1936]",
        " 不详 ",
    ],
)
def test_what_is_no_certain_day_is_left_as_it_was_found(cell: str) -> None:
    assert day(cell) == cell


@given(ALIKE)
def test_mending_twice_is_mending_once(cell: str) -> None:
    for mend in (text, identifier, day):
        assert mend(mend(cell)) == mend(cell)


@given(ALIKE)
def test_any_cell_can_be_asked_for_lost_digits(cell: str) -> None:
    assert is_scientific(cell) == is_scientific(identifier(cell))


@pytest.mark.parametrize("cell", ["'" * 1_000_000, '="' * 300_000, '="="' * 9 + '"' * 999_999])
def test_a_cell_full_of_guards_takes_no_time(cell: str) -> None:
    assert len(identifier(cell)) <= len(cell)
