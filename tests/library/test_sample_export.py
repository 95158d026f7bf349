"""The sample export is what its script writes, and a reader that is not ours can read it."""

import csv
import io
import tomllib
from collections import defaultdict
from datetime import date
from pathlib import Path

import pymarc
import pytest

from tests.support import sample_export
from tests.support.example_site import EXPORT
from tests.support.marc import Field, Marc, control, data
from tests.support.sample_holdings import BRANCHES

FILES = ("biblio.iso", "items.csv", "export.toml")


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a freshly written sample; a copy may ship another library's export."""
    folder = tmp_path_factory.mktemp("catalog_export")
    sample_export.write(folder)
    return folder


@pytest.fixture(scope="module")
def parsed(written: Path) -> list[pymarc.Record]:
    """The records as pymarc reads them; None stands for a record that it could not read."""
    with (written / "biblio.iso").open("rb") as file:
        return list(pymarc.MARCReader(file, file_encoding="gb18030"))


@pytest.fixture(scope="module")
def items(written: Path) -> list[dict[str, str]]:
    """The lines of items.csv by their Chinese header."""
    text = (written / "items.csv").read_bytes().decode("gb18030")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_the_example_s_export_is_what_the_script_writes(written: Path) -> None:
    for name in FILES:
        assert (EXPORT / name).read_bytes() == (written / name).read_bytes(), name


def test_export_toml_says_sample_and_day(written: Path) -> None:
    settings = tomllib.loads((written / "export.toml").read_text("utf-8"))
    assert settings == {"sample": True, "date": date(2025, 12, 31)}


def test_every_record_parses(parsed: list[pymarc.Record]) -> None:
    assert len(parsed) >= 500
    assert all(record is not None for record in parsed)
    titles = {record["200"]["a"] for record in parsed}
    assert {"红楼梦", "家", "简·爱", "糖霜谱", "怎么办？"} <= titles
    assert all(len(record["100"]["a"]) == 36 for record in parsed)
    assert all(record["300"]["a"] == "示例数据" for record in parsed)


def test_translations_name_the_language_of_the_original(parsed: list[pymarc.Record]) -> None:
    languages = {record["200"]["a"]: record["101"].get("c", "") for record in parsed}
    assert (languages["茶馆"], languages["简·爱"], languages["雪国"]) == ("", "eng", "jpn")
    for work in sample_export.works():
        assert not work.translator or work.language, work.title


def test_at_least_eighteen_main_classes(parsed: list[pymarc.Record]) -> None:
    assert len({record["690"]["a"][0] for record in parsed}) >= 18


def test_isbn_check_digits(parsed: list[pymarc.Record]) -> None:
    numbers = [record["010"]["a"] for record in parsed]
    assert len(set(numbers)) == len(numbers)
    for number in numbers:
        digits = [int(sign) for sign in number if sign.isdigit()]
        assert len(digits) == 13 and number.startswith("978-7-00-")
        assert (sum(digits[::2]) + 3 * sum(digits[1::2])) % 10 == 0, number


def test_items_and_holdings_agree(parsed: list[pymarc.Record], items: list[dict[str, str]]) -> None:
    in_table = {(i["记录号"], i["分馆代码"], i["条码号"], i["馆藏地"], i["索书号"]) for i in items}
    in_records = {
        (record["001"].data, field["a"], barcode, field["c"], field["s"])
        for record in parsed
        for field in record.get_fields("905")
        for barcode in field.get_subfields("b")
    }
    assert in_table == in_records
    assert len({item["条码号"] for item in items}) == len(items)


def test_items_cover_every_case(items: list[dict[str, str]]) -> None:
    copies = defaultdict(list)
    for item in items:
        copies[item["记录号"]].append(item["状态"])
    assert {item["状态"] for item in items} == {"在馆", "借出", "仅供阅览", "丢失", "编目中"}
    assert sum(states == ["丢失"] for states in copies.values()) >= 2
    assert {len(states) for states in copies.values()} == {1, 2, 3, 4}
    assert {item["分馆代码"] for item in items} == set(BRANCHES)
    assert all("2020-01-01" <= item["入藏日期"] <= "2025-12-31" for item in items)


def test_items_have_windows_line_ends(written: Path) -> None:
    content = (written / "items.csv").read_bytes()
    assert content.count(b"\n") == content.count(b"\r\n") > 500


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8"])
def test_writer_counts_bytes_and_leaves_position_nine_blank(encoding: str) -> None:
    content = Marc([control("001", "1"), data("200", "1_", ("a", "家"), ("f", ""))])
    written = content.to_bytes(encoding)
    assert int(written[:5]) == len(written) and written[9:10] == b" "
    record = next(pymarc.MARCReader(io.BytesIO(written), file_encoding=encoding))
    assert record["200"].subfields == [pymarc.Subfield("a", "家")]


def test_writer_puts_fields_in_order() -> None:
    written = Marc.book("B1", "家", "巴金", data("690", "__", ("a", "I246.5"))).to_bytes()
    record = next(pymarc.MARCReader(io.BytesIO(written), file_encoding="gb18030"))
    assert [field.tag for field in record] == ["001", "100", "101", "200", "690", "701"]


@pytest.mark.parametrize("field", [control("1", "x"), control("001", "x" * 10_000)])
def test_writer_refuses_what_the_format_cannot_say(field: Field) -> None:
    with pytest.raises(ValueError, match=r"tag|fit"):
        Marc([field]).to_bytes()


def test_writer_refuses_a_record_that_is_too_long() -> None:
    with pytest.raises(ValueError, match="record"):
        Marc([control("300", "x" * 9_000)] * 12).to_bytes()
