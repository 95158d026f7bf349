"""MARCXML: every record of every wrapper, and no record that takes another with it."""

import io
import tracemalloc
from pathlib import Path

import pymarc
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from plugins.catalog.reader.marc import MarcField, MarcRecord
from plugins.catalog.reader.marcxml import RECORD_LIMIT, read_marcxml
from plugins.library.tables.units import Unreadable, UnreadableFile

SHARED = Path(__file__).parents[3].parent / "shared/data/cnmarc"
Units = list[tuple[int, MarcRecord] | Unreadable]


def subfield(code: str, value: str) -> str:
    return f'<subfield code="{code}">{value}</subfield>'


def book(number: str, title: str) -> str:
    return (
        f'<record><leader>     nam0 22     3  450 </leader><controlfield tag="001">{number}'
        f'</controlfield><datafield tag="200" ind1="1" ind2=" ">{subfield("a", title)}</datafield>'
        "</record>"
    )


def collection(*records: str, encoding: str = "UTF-8") -> str:
    declaration = f'<?xml version="1.0" encoding="{encoding}"?>'
    return f'{declaration}\n<collection xmlns="http://x/">{"".join(records)}</collection>'


def read(tmp_path: Path, content: str | bytes) -> Units:
    path = tmp_path / "a.xml"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return list(read_marcxml(path))


def titles(units: Units) -> list[str]:
    """Titles of the records; of what can't be read, its ordinal and number."""
    return [
        f"{unit.ordinal}:{unit.id}" if isinstance(unit, Unreadable) else title(unit[1])
        for unit in units
    ]


def title(record: MarcRecord) -> str:
    return "".join(field.first("a") for field in record.all("200"))


def only(units: Units) -> MarcRecord:
    (unit,) = units
    assert isinstance(unit, tuple), unit
    return unit[1]


BOOKS = [book(f"B{number}", title) for number, title in enumerate(("家", "春", "秋"), 1)]


def test_a_record_keeps_leader_tags_indicators_and_the_order_of_its_subfields(
    tmp_path: Path,
) -> None:
    fields = (
        '<leader>     nam0 22     3  450 </leader><controlfield tag="001"> B1 </controlfield>'
        f'<datafield tag="200" ind1="1">{subfield("f", " 巴金著 ")}{subfield("a", "家")}'
        f"{subfield('e', ' ')}</datafield><datafield tag='AVA'>{subfield('b', 'AJ')}</datafield>"
        f"<datafield tag='300' ind1='' ind2='1'>{subfield('a', '')}</datafield>"
    )
    record = only(read(tmp_path, collection(f"<record>{fields}</record>")))
    assert record == MarcRecord(
        "     nam0 22     3  450 ",
        (
            MarcField("001", "", (("", "B1"),)),
            MarcField("200", "1 ", (("f", "巴金著"), ("a", "家"))),
            MarcField("AVA", "  ", (("b", "AJ"),)),
        ),
    )


def test_a_value_wrapped_over_lines_is_one_line_and_coded_blanks_stay(tmp_path: Path) -> None:
    value = "20220101d2022    em y0chiy50      ea"
    text = book("B1", "上海\n        文艺").replace("B1", value)
    record = only(read(tmp_path, collection(text)))
    assert (record.control("001"), titles(read(tmp_path, text))) == (value, ["上海 文艺"])


@pytest.mark.parametrize(
    "wrapped",
    [
        "{}",
        "<collection>{}</collection>",
        '<m:collection xmlns:m="http://dp2003.com/UNIMARC">{}</m:collection>',
        "<searchRetrieveResponse><records><record><recordData>{}</recordData><recordIdentifier>1"
        "</recordIdentifier></record></records></searchRetrieveResponse>",
        "<OAI-PMH><record ><header/><metadata>{}</metadata></record ></OAI-PMH>",
        "<?xml version='1.0'?><!DOCTYPE collection SYSTEM 'marc.dtd'><collection>{}</collection>",
        "<collection><!-- <record><datafield/></record> -->{}</collection>",
        "<?xml version='1.0'?><!-- <p> --><collection>{}</collection>",
    ],
)
def test_any_wrapper_and_namespace_give_the_same_record(tmp_path: Path, wrapped: str) -> None:
    prefixed = BOOKS[0].replace("</", "</m:").replace("<", "<m:").replace("<m:/m:", "</m:")
    for record in (BOOKS[0], prefixed, BOOKS[0].replace("<record", '<record xmlns="http://nlc/"')):
        assert titles(read(tmp_path, wrapped.format(record))) == ["家"]


@pytest.mark.parametrize("title", ["家", "祙", "㐀", "𠮷", "药"])
@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ("GB2312", "gb18030"),
        ("GBK", "gb18030"),
        ("gb18030", "gb18030"),
        ("UTF-8", "gb18030"),
        ("UTF-8", "utf-8-sig"),
        ("GBK", "utf-8"),
        ("UTF-16", "utf-16"),
        ("UTF-16", "utf-16-be"),
        ("UTF-16", "utf-8"),
    ],
)
def test_the_bytes_decide_the_encoding_and_no_character_is_lost(
    tmp_path: Path, declared: str, encoding: str, title: str
) -> None:
    text = collection(book("B1", title), book("B2", "红楼梦"), encoding=declared)
    assert titles(read(tmp_path, text.encode(encoding))) == [title, "红楼梦"]


def test_big5_is_read_where_it_is_declared(tmp_path: Path) -> None:
    text = collection(book("B1", "紅樓夢"), encoding="Big5")
    assert titles(read(tmp_path, text.encode("big5hkscs"))) == ["紅樓夢"]


def test_bad_bytes_and_control_characters_spoil_their_place_and_nothing_else(
    tmp_path: Path,
) -> None:
    content = collection(book("B1", "家"), book("B2", "春X夜"), book("B3", "秋")).encode()
    for bad in (b"\xff", b"\x01", b"&#x1;", b"\0"):
        units = read(tmp_path, content.replace(b"X", bad))
        assert titles(units)[::2] == ["家", "秋"]
        assert isinstance(units[1], tuple) and units[1][1].repaired


def test_an_ampersand_that_was_not_escaped_is_mended_and_said(tmp_path: Path) -> None:
    record = only(read(tmp_path, collection(book("B1", "R&D 与 A & B &amp; C&nbsp;"))))
    assert record.all("200")[0].first("a") == "R&D 与 A & B & C&nbsp;"
    assert record.repaired == "有 XML 不允许的字符，已改正"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('tag="200"', 'tag="200'),
        ("</subfield>", ""),
        ("</record>", ""),
        ("<record>", "<rec"),
        ("<record>", ""),
        ("春", "<春"),
        ("春", "春]]>"),
    ],
)
def test_a_record_with_broken_markup_is_lost_alone(tmp_path: Path, old: str, new: str) -> None:
    units = read(tmp_path, collection(BOOKS[0], BOOKS[1].replace(old, new), BOOKS[2]))
    assert titles(units) == ["家", "2:B2", "秋"]
    assert isinstance(units[1], Unreadable) and units[1].reason and units[1].remedy


def test_a_record_without_fields_counts(tmp_path: Path) -> None:
    assert titles(read(tmp_path, collection("<record/>", "<record></record>", BOOKS[0]))) == [
        "1:",
        "2:",
        "家",
    ]


def test_a_record_without_end_is_given_up_and_the_next_one_read(tmp_path: Path) -> None:
    long = collection(book("B1", "长" * RECORD_LIMIT), BOOKS[1])
    units = read(tmp_path, long)
    assert titles(units) == ["1:B1", "春"]
    assert isinstance(units[0], Unreadable) and "太长" in units[0].reason


def test_entities_are_never_expanded(tmp_path: Path) -> None:
    laughs = "".join(f'<!ENTITY l{n + 1} "{f"&l{n};" * 10}">' for n in range(20))
    for entities in (f'<!ENTITY l0 "哈">{laughs}', '<!ENTITY l20 SYSTEM "file:///etc/hostname">'):
        bomb = f"<!DOCTYPE c [{entities}]><c>{book('B1', '&l20;')}</c>"
        with pytest.raises(UnreadableFile, match="实体"):
            read(tmp_path, bomb)


def test_an_unknown_entity_is_left_as_text(tmp_path: Path) -> None:
    assert titles(read(tmp_path, collection(book("B1", "&l20;")))) == ["&l20;"]


def test_a_cut_file_gives_the_records_before_the_cut_and_says_that_it_is_cut(
    tmp_path: Path,
) -> None:
    text = collection(*BOOKS)
    inside = read(tmp_path, text[: text.index("秋")])
    assert titles(inside) == ["家", "春", "3:B3"]
    between = read(tmp_path, text[: text.index(BOOKS[2])])
    assert titles(between) == ["家", "春", "3:"]
    assert isinstance(between[2], Unreadable) and "没有结尾" in between[2].reason


@given(st.integers(min_value=0), st.sampled_from(["utf-8", "gb18030", "utf-16"]))
def test_any_cut_loses_no_whole_record(
    tmp_path_factory: pytest.TempPathFactory, place: int, encoding: str
) -> None:
    content = collection(*BOOKS).encode(encoding)
    content = content[: place % len(content)]
    units = read(tmp_path_factory.getbasetemp(), content)
    whole = content.decode(encoding, "ignore").count("</record>")
    assert titles(units)[:whole] == ["家", "春", "秋"][:whole]
    assert [u[0] if isinstance(u, tuple) else u.ordinal for u in units] == [
        *range(1, len(units) + 1)
    ]
    assert len(units) <= whole + 1


@given(st.binary(max_size=300), st.integers(min_value=0))
def test_any_bytes_in_a_record_leave_the_records_around_it(
    tmp_path_factory: pytest.TempPathFactory, noise: bytes, place: int
) -> None:
    spoilt = BOOKS[1].encode()
    place %= len(spoilt)
    before, after = book("B1", "家" * 400), book("B3", "秋" * 400)
    content = collection(before, "X", after).encode()
    content = content.replace(b"X", spoilt[:place] + noise + spoilt[place:])
    found = titles(read(tmp_path_factory.getbasetemp(), content))
    assert (found[0], found[-1]) == ("家" * 400, "秋" * 400) and len(found) == 3


@given(st.binary(max_size=2000))
@example(bytes(5))
@example(bytes(1))
@example(b" \0\0\0\0\0\0\x80")
@example(b"\0a\x80")
def test_any_bytes_are_read_without_a_traceback(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    assert read(tmp_path_factory.getbasetemp(), content + BOOKS[0].encode())


def test_a_long_file_is_read_in_little_memory(tmp_path: Path) -> None:
    path = tmp_path / "long.xml"
    with path.open("w", encoding="utf-8") as file:
        file.write("<collection>")
        file.writelines(book(f"B{n}", "红楼梦" * 20) for n in range(15_000))
        file.write("</collection>")
    tracemalloc.start()
    count = sum(isinstance(unit, tuple) for unit in read_marcxml(path))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 15_000 and peak < 12_000_000, "all units at once take 16 MB"


def test_real_records_are_the_same_in_marcxml_and_in_iso2709() -> None:
    path = SHARED / "bnu_sru_cnmarcxml_10rec.xml"
    if not path.exists():
        pytest.skip(f"no test data at {path}")
    stream = io.BytesIO((SHARED / "bnu10_utf8_blank9.iso").read_bytes())
    expected = [_by_pymarc(r) for r in pymarc.MARCReader(stream, force_utf8=True) if r]
    units = list(read_marcxml(path))
    records = [unit[1] for unit in units if isinstance(unit, tuple)]
    assert len(records) == len(units) == 10
    assert [(r.fields, r.repaired) for r in records] == [(fields, "") for fields in expected]


def _by_pymarc(record: pymarc.Record) -> tuple[MarcField, ...]:
    return tuple(
        MarcField(field.tag, "", (("", field.data or ""),))
        if field.control_field
        else MarcField(
            field.tag,
            "".join(field.indicators or ()),
            tuple((s.code, s.value.strip()) for s in field.subfields),
        )
        for field in record.fields
    )
