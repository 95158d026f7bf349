"""CNMARC fields become the attributes that the table of fields names.

The books are well known; numbers, codes and persons beside the authors are invented.
"""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.catalog.reader.cnmarc import CnmarcReader
from plugins.catalog.reader.field_table import SHIPPED, read_field_table
from plugins.catalog.reader.iso2709 import parse_record
from plugins.catalog.reader.marc import MarcField, MarcRecord
from plugins.catalog.reader.marcxml import read_marcxml
from plugins.library.catalogue.records import (
    BibliographicRecord,
    Contributor,
    DocumentType,
    Title,
    WebLink,
)
from tests.support.marc import Field, Marc, control, data

TABLE = read_field_table(SHIPPED.parent)[0]
READER = CnmarcReader(TABLE)
TEN = Path(__file__).parents[4] / "shared/data/cnmarc/bnu_sru_cnmarcxml_10rec.xml"
TITLE = data("200", "1_", ("a", "红楼梦"))


def read(*fields: Field, kind: str = "nam0") -> BibliographicRecord:
    """The record of these fields, which go through ISO 2709 as in an export."""
    return READER.read(parse_record(Marc(fields, kind).to_bytes("utf-8")))


def sub(tag: str, *subfields: str) -> Field:
    """A field whose subfields are written ``a红楼梦``."""
    return data(tag, "__", *((subfield[0], subfield[1:]) for subfield in subfields))


def kinds(record: BibliographicRecord) -> list[tuple[str, str, str]]:
    """The other titles as (kind, text, pinyin)."""
    return [(title.kind, title.text, title.pinyin) for title in record.other_titles]


PLACES: dict[str, tuple[Field, str, object]] = {
    "record_id": (control("001", "B0000001"), "record_id", "B0000001"),
    "title": (TITLE, "title", "红楼梦"),
    "statement": (sub("200", "a家", "f巴金著"), "statement", "家 / 巴金著"),
    "part_number": (sub("200", "a家", "h第一册"), "part_number", "第一册"),
    "part_title": (sub("200", "a家", "i上篇"), "part_title", "上篇"),
    "responsibility": (sub("200", "f巴金著", "g某某画"), "responsibility", "巴金著；某某画"),
    "contributors": (
        sub("701", "a巴金", "4著"),
        "contributors",
        (Contributor("巴金", "著"),),
    ),
    "edition": (sub("205", "a第2版", "b修订本"), "edition", "第2版, 修订本"),
    "numbering": (sub("207", "aNo.1 (1957)-"), "numbering", "No.1 (1957)-"),
    "place": (sub("210", "a成都", "c甲社"), "place", "成都"),
    "publisher": (sub("210", "a成都", "c甲社"), "publisher", "甲社"),
    "publication_date": (sub("210", "d2015.09"), "publication_date", "2015.09"),
    "extent": (sub("215", "a320页", "d24cm"), "extent", "320页 ; 24cm"),
    "series": (sub("225", "a中国文库", "v3"), "series", ("中国文库 ; 3",)),
    "notes": (sub("305", "a据初版排印"), "notes", ("据初版排印",)),
    "abstract": (sub("330", "a一个家族的故事"), "abstract", "一个家族的故事"),
    "contents": (sub("327", "a第一回", "a第二回"), "contents", ("第一回", "第二回")),
    "audience": (sub("333", "a中学生"), "audience", "中学生"),
    "audience_code": (
        sub("100", "a20200102d2020    a  y0chiy50      ea"),
        "is_for_children",
        True,
    ),
    "subjects": (
        sub("606", "a小说", "x研究", "y中国", "z清代"),
        "subjects",
        ("小说-研究-中国-清代",),
    ),
    "keywords": (sub("610", "a家族", "a长篇"), "keywords", ("家族", "长篇")),
    "clc_numbers": (sub("690", "aI242.4", "v5"), "clc_numbers", ("I242.4",)),
    "isbns": (
        sub("010", "a978-7-000-00000-0", "z7000000000"),
        "isbns",
        ("978-7-000-00000-0", "7000000000"),
    ),
    "issns": (sub("011", "a1000-0000"), "issns", ("1000-0000",)),
    "unified_numbers": (sub("091", "a10019.1"), "unified_numbers", ("10019.1",)),
    "binding": (sub("010", "b精装", "dCNY48.00"), "binding", "精装"),
    "price": (sub("010", "b精装", "dCNY48.00"), "price", "CNY48.00"),
    "languages": (sub("101", "achi", "aeng"), "languages", ("chi", "eng")),
    "original_languages": (sub("101", "achi", "cfre"), "original_languages", ("fre",)),
    "country": (sub("102", "aCN", "b110000"), "country", "CN"),
    "document_type": (sub("106", "af"), "document_type", DocumentType.BRAILLE),
    "parts": (sub("200", "h1", "i甲", "h2", "i乙"), "parts", ("1, 甲", "2, 乙")),
    "links": (sub("856", "uhttps://example.org/1"), "links", (WebLink("https://example.org/1"),)),
    "date_entered": (sub("100", "a20200102d2020"), "date_entered", "2020-01-02"),
    "last_changed": (control("005", "20210624093000.0"), "last_changed", "2021-06-24"),
    "subtitle": (sub("200", "a家", "e小说"), "other_titles", (Title("小说", "subtitle"),)),
    "parallel_title": (sub("510", "aFamily"), "other_titles", (Title("Family", "parallel_title"),)),
    "bound_title": (sub("200", "a家", "c春"), "other_titles", (Title("春", "bound_title"),)),
    "uniform_title": (sub("500", "a石头记"), "other_titles", (Title("石头记", "uniform_title"),)),
    "cover_title": (sub("512", "a石头记"), "other_titles", (Title("石头记", "cover_title"),)),
    "spine_title": (sub("516", "a石头记"), "other_titles", (Title("石头记", "spine_title"),)),
    "variant_title": (sub("517", "a石头记"), "other_titles", (Title("石头记", "variant_title"),)),
    "added_title": (sub("540", "a石头记"), "other_titles", (Title("石头记", "added_title"),)),
}


@pytest.mark.parametrize("name", PLACES)
def test_a_name_is_read_from_its_place(name: str) -> None:
    field, attribute, expected = PLACES[name]
    assert getattr(read(field), attribute) == expected


def test_every_name_that_the_table_reads_from_cnmarc_is_tried_here() -> None:
    assert PLACES.keys() == {rule.name for rule in TABLE.record.values() if rule.sources}


@pytest.mark.parametrize("tag", ["300", "304", "305", "306", "307", "312", "314", "320", "337"])
def test_every_field_of_notes_is_read(tag: str) -> None:
    assert read(sub(tag, "a据初版排印", "a有书目")).notes == ("据初版排印", "有书目")


def test_titles_have_their_kinds_and_their_pinyin() -> None:
    record = read(
        sub("200", "a呐喊", "9na han", "a彷徨", "9pang huang", "e小说集", "Exiao shuo ji"),
        sub("500", "a鲁迅小说", "ALu Xun Xiao Shuo"),
        sub("517", "a鲁迅的小说", "9lu xun de xiao shuo"),
    )
    assert (record.title, record.title_pinyin) == ("呐喊", "na han")
    assert kinds(record) == [
        ("bound_title", "彷徨", "pang huang"),
        ("subtitle", "小说集", "xiao shuo ji"),
        ("uniform_title", "鲁迅小说", "Lu Xun Xiao Shuo"),
        ("variant_title", "鲁迅的小说", "lu xun de xiao shuo"),
    ]


def test_pinyin_may_stand_behind_the_statement_of_responsibility() -> None:
    record = read(sub("200", "a红楼梦", "f曹雪芹著", "AHong Lou Meng", "FCao Xueqin zhu"))
    assert record.title_pinyin == "Hong Lou Meng"


def test_marks_keyed_before_a_title_are_no_part_of_it() -> None:
    record = read(
        sub("200", "a小王子", "d= Le petit prince", "f圣埃克苏佩里著", "f= Saint-Exupéry")
    )
    assert kinds(record) == [("parallel_title", "Le petit prince", "")]
    assert record.responsibility == "圣埃克苏佩里著 = Saint-Exupéry"


def test_an_access_point_keeps_all_that_it_says() -> None:
    record = read(
        sub("701", "a曹雪芹", "9cao xue qin", "c(清)", "f(约1715-1763)", "4著"),
        sub("702", "a高鹗", "AGao E", "c清", "4续", "4整理"),
        sub("711", "a人民文学出版社", "b编辑部", "9ren min wen xue", "4编"),
    )
    assert record.contributors == (
        Contributor("曹雪芹", "著", "约1715-1763", "清", "cao xue qin"),
        Contributor("高鹗", "续、整理", "", "清", "Gao E"),
        Contributor("人民文学出版社编辑部", "编", "", "", "ren min wen xue", is_body=True),
    )


@pytest.mark.parametrize(
    ("subfields", "expected"),
    [
        (("a马尔克斯", "bG."), Contributor("马尔克斯, G.")),
        (("a(清)曹雪芹", "4070"), Contributor("曹雪芹", "著", country="清")),
        (("a加西亚‧马尔克斯",), Contributor("加西亚·马尔克斯")),
        (("a海明威 (Hemingway, Ernest)", "c作家, 记者"), Contributor("海明威")),
        (("aRowling,", "bJ. K.", "cPh.D."), Contributor("Rowling, J. K.")),
    ],
)
def test_names_in_access_points(subfields: tuple[str, ...], expected: Contributor) -> None:
    assert read(sub("701", *subfields)).contributors == (expected,)


def contributors(statement: str, *access_points: str) -> list[str]:
    """The names of a record with this statement and these access points."""
    fields = [sub("701", f"a{name}") for name in access_points]
    return list(read(sub("200", "a某书", f"f{statement}"), *fields).persons)


def test_who_is_only_in_the_statement_is_added_once() -> None:
    record = read(
        sub("200", "a小王子", "f(法)圣埃克苏佩里著", "g马振骋译"),
        sub("701", "a圣埃克苏佩里", "c(法)", "4著"),
    )
    assert record.contributors == (
        Contributor("圣埃克苏佩里", "著", country="法"),
        Contributor("马振骋", "译"),
    )
    assert contributors("圣埃克苏佩里著；马振骋译", "圣埃克苏佩里", "马振骋") == [
        "圣埃克苏佩里",
        "马振骋",
    ]
    assert contributors("国家统计局编", "叶某") == ["叶某", "国家统计局"]
    assert contributors("(清)曹雪芹著") == ["曹雪芹"]


@pytest.mark.parametrize(
    ("statement", "name"),
    [
        ("(哥伦)加西亚·马尔克斯著", "马尔克斯"),
        ("(哥伦)加西亚‧马尔克斯著", "加西亚·马尔克斯"),
        ("加·马尔克斯著", "加西亚·马尔克斯"),
        ("加西亚·马尔克斯著", "马尔克斯, G."),
        ("金波文", "金波"),
        ("by J.K. Rowling", "Rowling, J. K."),
        ("[美] 海明威著", "海明威"),
    ],
)
def test_one_person_in_two_spellings_is_one(statement: str, name: str) -> None:
    assert contributors(statement, name) == [name]


def test_a_name_inside_another_name_is_another_person() -> None:
    assert contributors("李白, 李白凤著", "李白") == ["李白", "李白凤"]


def test_a_person_with_two_access_points_is_one_and_keeps_the_first() -> None:
    record = read(sub("701", "a巴金", "4著"), sub("702", "a巴金", "4译"), sub("702", "4译"))
    assert record.contributors == (Contributor("巴金", "著"),)


def test_the_parts_of_a_parallel_title_are_no_parts() -> None:
    record = read(sub("200", "a年鉴", "h2017", "i文学", "dYearbook", "h2017", "iLiterature"))
    assert (record.part_number, record.part_title, record.parts) == ("2017", "文学", ())


def test_parts_may_be_numbers_or_titles_alone_or_linked_records() -> None:
    assert read(sub("200", "a激流", "i家", "i春", "i秋")).parts == ("家", "春", "秋")
    assert read(sub("200", "a激流", "h1", "h2", "i秋")).parts == ("1", "2, 秋")
    linked = sub("463", "12001 ", "a激流", "h1", "i家")
    assert read(TITLE, linked).parts == ("激流. 1, 家",)


def test_a_serial_has_its_numbering_and_its_issn() -> None:
    record = read(TITLE, sub("011", "a1000-0000"), sub("207", "aNo.1-"), kind="nas0")
    told = (record.document_type, record.numbering, record.issns)
    assert told == (DocumentType.SERIAL, "No.1-", ("1000-0000",))
    assert read(TITLE, sub("011", "a1000-0000")).document_type is DocumentType.BOOK


@pytest.mark.parametrize(
    ("kind", "fields", "expected"),
    [
        ("nam0", (), DocumentType.BOOK),
        ("nbm0", (), DocumentType.MANUSCRIPT),
        ("ncm0", (), DocumentType.SCORE),
        ("nem0", (), DocumentType.MAP),
        ("ngm0", (), DocumentType.VIDEO),
        ("njm0", (), DocumentType.AUDIO),
        ("nkm0", (), DocumentType.PICTURE),
        ("nlm0", (), DocumentType.ELECTRONIC),
        ("nmm0", (), DocumentType.MULTIMEDIA),
        ("nrm0", (), DocumentType.OBJECT),
        ("nas0", (), DocumentType.SERIAL),
        ("nls0", (), DocumentType.ELECTRONIC),
        ("n??0", (), DocumentType.BOOK),
        ("nam0", (sub("106", "ar"),), DocumentType.BOOK),
        ("nam0", (sub("106", "af"),), DocumentType.BRAILLE),
        ("nam0", (sub("106", "ad"),), DocumentType.LARGE_PRINT),
        ("nam0", (sub("200", "a家", "b电子资源"),), DocumentType.ELECTRONIC),
        ("nam0", (sub("200", "a家", "b[电子资源]"),), DocumentType.ELECTRONIC),
        ("nam0", (sub("200", "a家", "b盲文"),), DocumentType.BRAILLE),
        ("nam0", (sub("200", "a家", "b专著"),), DocumentType.BOOK),
    ],
)
def test_document_types(kind: str, fields: tuple[Field, ...], expected: DocumentType) -> None:
    assert read(TITLE, *fields, kind=kind).document_type is expected


@pytest.mark.parametrize(
    ("codes", "expected"),
    [
        ("a  ", True),
        ("b  ", True),
        ("bm ", True),
        ("cd ", True),
        ("e  ", True),
        ("em ", False),
        ("ekm", False),
        ("m  ", False),
        ("u##", False),
        ("   ", False),
    ],
)
def test_books_for_children(codes: str, expected: bool) -> None:
    """``em`` stands in most records of most systems, the ten real ones too."""
    record = read(sub("100", f"a20200102d2020    {codes}y0chiy50      ea"))
    assert record.is_for_children is expected


def test_a_series_that_is_described_and_linked_is_one() -> None:
    linked = sub("410", "12001 ", "a中国文库", "v3")
    assert read(linked).series == ("中国文库 ; 3",)
    assert read(sub("225", "a中国文库", "v3"), linked).series == ("中国文库 ; 3",)
    with_editor = sub("225", "a中国文库", "f某某编", "v3")
    assert read(with_editor, linked).series == ("中国文库 / 某某编 ; 3",)
    other = sub("461", "12001 ", "a激流三部曲")
    assert read(sub("225", "a中国文库"), other).series == ("中国文库", "激流三部曲")


@pytest.mark.parametrize(
    ("subfields", "series"),
    [
        (("1001B0000002", "12001 ", "a中国文库"), ("中国文库",)),
        (("1010  ", "a978-7-000-00000-0", "12001 ", "a中国文库", "1210  ", "a北京"), ("中国文库",)),
        (("t中国文库", "v3"), ("中国文库 ; 3",)),
        (("a中国文库",), ("中国文库",)),
        (("1001B0000002",), ()),
        (("1010  ", "a978-7-000-00000-0"), ()),
    ],
)
def test_only_the_title_of_a_linked_record_is_read(
    subfields: tuple[str, ...], series: tuple[str, ...]
) -> None:
    assert read(sub("410", *subfields)).series == series


@pytest.mark.parametrize(
    ("subfields", "links"),
    [
        (("uhttp://example.org", "3目次"), (WebLink("http://example.org", "目次"),)),
        (("uHTTPS://example.org",), (WebLink("HTTPS://example.org"),)),
        (
            ("u https://example.org/?a=1&copy=2&amp;b=3 ",),
            (WebLink("https://example.org/?a=1&copy=2&b=3"),),
        ),
        (("ujavascript:alert(1)",), ()),
        (("ufile:///etc/passwd", "3目次"), ()),
        (("uexample.org",), ()),
    ],
)
def test_links_lead_to_the_web(subfields: tuple[str, ...], links: tuple[WebLink, ...]) -> None:
    assert read(sub("856", *subfields)).links == links


@pytest.mark.parametrize(
    ("dates", "year"),
    [
        (("d民国25[1936]",), "1936"),
        (("d民国25年",), "1936"),
        (("d[2015?]",), "2015"),
        (("d1996-8-1",), "1996"),
        (("d不详", "d2001"), "2001"),
        (("d不详",), ""),
    ],
)
def test_the_year_is_found_in_what_is_printed(dates: tuple[str, ...], year: str) -> None:
    record = read(sub("210", *dates))
    assert (record.publication_date, record.publication_year) == (dates[0][1:], year)


@pytest.mark.parametrize("number", ["????", "？？", "0", "000000", "***", "--", " ", "###"])
def test_a_placeholder_is_no_number(number: str) -> None:
    assert read(control("001", number)).record_id == ""


def test_entities_control_characters_and_double_blanks_are_cleaned() -> None:
    record = read(
        sub("200", "a红&amp;楼\x07\u200b梦　 全\u00a0 集 ", "f曹雪芹  著&lt;&#x8BD1;&gt;"),
        sub("300", "aAT&T &nosuch; &copy 2020"),
    )
    assert (record.title, record.responsibility) == ("红&楼梦 全 集", "曹雪芹 著<译>")
    assert record.notes == ("AT&T &nosuch; &copy 2020",)


def test_a_record_without_fields_is_empty_and_no_error() -> None:
    record = READER.read(MarcRecord("", ()))
    assert record == BibliographicRecord("", "")


def test_sources_count_in_the_order_of_the_table(tmp_path: Path) -> None:
    own = '[record.publication_date]\nlabel = "出版日期"\nmarc = ["210$d", "100$a/9-12"]\n'
    (tmp_path / "fields.toml").write_text(own, encoding="utf-8")
    table, problems = read_field_table(tmp_path)
    assert problems == ()
    coded = sub("100", "a20200102d2020    m  ")
    printed = [sub("210", "d2021年"), sub("210", "c甲社")]
    records = [
        CnmarcReader(table).read(parse_record(Marc([coded, field]).to_bytes())) for field in printed
    ]
    assert [record.publication_date for record in records] == ["2021年", "2020"]
    assert [record.publication_year for record in records] == ["2021", "2020"]


def test_a_title_may_be_read_as_an_area_or_from_a_linked_record(tmp_path: Path) -> None:
    own = '[record.cover_title]\nlabel = "封面题名"\nmarc = ["512$1", "225", "300$a/0-1"]\n'
    (tmp_path / "fields.toml").write_text(own, encoding="utf-8")
    reader = CnmarcReader(read_field_table(tmp_path)[0])
    fields = [sub("225", "a中国文库"), sub("300", "a石头记"), sub("512", "12001 ", "a情僧录")]
    record = reader.read(parse_record(Marc(fields).to_bytes()))
    assert [title.text for title in record.other_titles] == ["中国文库", "石头", "情僧录"]


_TAGS = ["001", "005", "010", "100", "200", "210", "225", "410", "463", "500", "606", "701", "856"]
_SUBFIELDS = st.tuples(st.sampled_from("abcdefghi1349Auv") | st.just(""), st.text(max_size=12))


@given(
    st.text(max_size=24),
    st.lists(st.tuples(st.sampled_from(_TAGS), st.lists(_SUBFIELDS, max_size=6))),
)
def test_no_fields_raise(leader: str, given: list[tuple[str, list[tuple[str, str]]]]) -> None:
    fields = tuple(MarcField(tag, "  ", tuple(subfields)) for tag, subfields in given)
    record = READER.read(MarcRecord(leader, fields))
    assert all(person.name for person in record.contributors)
    assert all(link.url.lower().startswith("http") for link in record.links)


def ten() -> list[BibliographicRecord]:
    """The ten real records."""
    if not TEN.is_file():
        pytest.skip("没有 ../shared/data/cnmarc，真实记录的测试没有运行")
    units = list(read_marcxml(TEN))
    return [READER.read(unit[1]) for unit in units if isinstance(unit, tuple)]


def test_ten_real_records_have_their_numbers_and_dates() -> None:
    records = ten()
    assert [record.record_id for record in records] == [
        "990002180740203961",
        "990002181190203961",
        "990002181050203961",
        "9910637057203961",
        "990001379280203961",
        "990001379150203961",
        "990001379140203961",
        "990002264090203961",
        "990000953830203961",
        "990004545720203961",
    ]
    assert [record.isbns[0] for record in records] == [
        "7-5037-1744-0",
        "7-5037-2020-4",
        "7-5037-2291-6",
        "7-5037-2623-7",
        "7-5037-2623-7",
        "7-5037-2790-X",
        "7-5037-2899-X",
        "7-5037-0758-5",
        "7-5037-1425-5",
        "7-80127-555-1",
    ]
    years = "1994 1995 1996 1997 1997 1998 1999 1993 1994 1999"
    assert [record.publication_year for record in records] == years.split()
    assert [record.clc_number for record in records] == ["F124"] * 7 + ["D668", "F124", "D668"]
    assert all(record.date_entered and record.last_changed for record in records)


def test_ten_real_records_have_what_people_look_for() -> None:
    records = ten()
    electronic = [record.document_type is DocumentType.ELECTRONIC for record in records]
    assert electronic == [False] * 3 + [True] + [False] * 6
    assert [len(record.contributors) for record in records] == [3, 1, 2, 1, 1, 1, 1, 1, 2, 4]
    bodies = [sum(person.is_body for person in record.contributors) for record in records]
    assert bodies == [1, 1, 0, 1, 1, 1, 1, 1, 1, 0]
    assert [bool(record.title_pinyin) for record in records] == [True] * 3 + [False] + [True] * 6
    assert [len(record.other_titles) for record in records] == [1, 1, 2, 0, 2, 2, 1, 1, 1, 1]
    assert [len(record.subjects) for record in records] == [1, 1, 1, 1, 2, 1, 2, 1, 1, 3]
    assert [len(record.series) for record in records] == [0] * 9 + [1]
    assert not any(record.is_for_children for record in records)
    assert all(record.languages == ("chi",) and record.country == "CN" for record in records)
