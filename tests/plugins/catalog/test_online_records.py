"""E-books, from the ways in which systems write them to all that readers are told of them."""

import json
from collections.abc import Mapping
from itertools import product
from pathlib import Path

import pytest

from plugins.catalog.browse.feed_entries import CatalogueSite, said_of
from plugins.catalog.browse.opds import ACQUIRE, BORROW, book_of
from plugins.catalog.browse.reading_lists import choose
from plugins.catalog.browse.titles import open_titles
from plugins.catalog.reader.store import Shelved
from plugins.library.catalogue.online import online_of
from plugins.library.catalogue.records import BibliographicRecord, DocumentType
from plugins.library.list_lines import ListEntry
from tests.support.browse import TODAY, browse_at, row_of
from tests.support.exports import Opened, open_export
from tests.support.index_reader import index_of, layers
from tests.support.marc import Field, Marc, control, data

ADDRESS = "https://read.example.org/book/1"
MARC21_DATE = "200101s2020    cc a    {form}     000 0 chi d"
NO_COPY, ONE, LOST = "没有单册", "在馆", "剔除"
LINKS = {
    "没有链接": (),
    "全文": (("u", ADDRESS), ("3", "全文")),
    "没有说明": (("u", ADDRESS),),
    "封面": (("u", "https://pictures.example.org/1.jpg"),),
    "馆内": (("u", "http://10.1.2.3/1"),),
}


def cnmarc(*more: Field, kind: str = "nam0", title: str = "书", note: str = "") -> Marc:
    designation = (("b", note),) if note else ()
    fields = [
        data("200", "1_", ("a", title), *designation),
        data("690", "__", ("a", "I247")),
        *more,
    ]
    return Marc(sorted(fields, key=lambda field: field.tag), kind)


def marc21(*more: Field, form: str = " ", title: str = "书", note: str = "") -> Marc:
    coded = control("008", MARC21_DATE.format(form=form))
    designation = (("h", note),) if note else ()
    fields = [coded, data("245", "10", ("a", title), *designation), *more]
    return Marc(sorted(fields, key=lambda field: field.tag))


ELECTRONIC = {
    "头标": cnmarc(kind="nlm0"),
    "200$b": cnmarc(note="电子资源"),
    "200$b 带括号": cnmarc(note="[网络资源]"),
    "106$a": cnmarc(data("106", "__", ("a", "s"))),
    "183$a": cnmarc(data("183", "__", ("a", "cr"), ("2", "rdacarrier"))),
    "183$a 中文": cnmarc(data("183", "__", ("a", "在线资源"))),
    "电子期刊": cnmarc(data("183", "__", ("a", "cr")), kind="nas0"),
    "008/23": marc21(form="o"),
    "245$h": marc21(note="[electronic resource]"),
    "215$a": cnmarc(data("215", "__", ("a", "在线资源(393页)"))),
    "215$a 带数": cnmarc(data("215", "__", ("a", "1个电子资源"))),
    "300$a": marc21(data("300", "__", ("a", "1 online resource (xii, 320 p.)"))),
    "338$b": marc21(data("338", "__", ("b", "cr"), ("2", "rdacarrier"))),
    "338$a": marc21(data("338", "__", ("a", "online resource"))),
}
OTHER = {
    "图书": cnmarc(data("106", "__", ("a", "r"))),
    "随书光盘": cnmarc(data("215", "__", ("a", "320页, 附在线资源"), ("e", "1张光盘"))),
    "183 册": cnmarc(data("183", "__", ("a", "nc"))),
    "有册也有网": cnmarc(data("183", "__", ("a", "nc")), data("183", "__", ("a", "cr"))),
    "183 唱片": cnmarc(data("183", "__", ("a", "sd")), kind="njm0"),
    "183 缩微": cnmarc(data("183", "__", ("a", "he"))),
    "网上的录音": cnmarc(data("183", "__", ("a", "cr")), kind="njm0"),
    "338 册": marc21(data("338", "__", ("a", "volume"), ("b", "nc"))),
}


def walked(folder: Path, files: Mapping[str, bytes | str]) -> list[Shelved]:
    return list(open_export(folder, files).good.store.walk())


def records(folder: Path, **marcs: bytes) -> list[BibliographicRecord]:
    return [record for record, _ in walked(folder, {"biblio.iso": b"".join(marcs.values())})]


def numbered(marc: Marc, number: str) -> bytes:
    return Marc((control("001", number), *marc.fields), marc.kind).to_bytes("utf-8")


def test_each_way_to_write_an_electronic_form_is_known_and_none_else(tmp_path: Path) -> None:
    ways = {**ELECTRONIC, **OTHER}
    named = {name: numbered(marc, f"R{at}") for at, (name, marc) in enumerate(ways.items())}
    found = {record.record_id: record.document_type for record in records(tmp_path, **named)}
    electronic = {
        name for at, name in enumerate(ways) if found[f"R{at}"] is DocumentType.ELECTRONIC
    }
    assert electronic == set(ELECTRONIC)
    assert found[f"R{list(ways).index('183 唱片')}"] is DocumentType.AUDIO


def test_the_electronic_inventory_of_alma_is_a_link_in_either_format(tmp_path: Path) -> None:
    portfolio = data("AVE", "__", ("u", ADDRESS), ("m", "超星电子图书"), ("e", "Available"))
    found = records(
        tmp_path, a=numbered(cnmarc(portfolio), "R1"), b=numbered(marc21(portfolio), "R2")
    )
    assert [record.links[0].url for record in found] == [ADDRESS, ADDRESS]


@pytest.mark.parametrize("word", ["电子图书", "数字资源", "网络资源", "eBook", "在线资源"])
def test_a_table_of_e_books_has_no_copies_though_it_has_call_numbers(
    tmp_path: Path, word: str
) -> None:
    rows = f"记录号,题名,索书号,分馆,文献类型,网址\nR1,书,I247/1,总馆,{word},{ADDRESS}\n"
    opened = open_export(tmp_path, {"ebooks.csv": rows})
    ((record, items),) = opened.good.store.walk()
    assert (items, online_of(record, items)) == ((), ("在线阅读", ADDRESS))
    assert opened.report["records_online"] == 1


def test_a_field_of_copies_without_barcode_makes_none_of_an_e_book(tmp_path: Path) -> None:
    link, held = data("856", "4_", ("u", ADDRESS)), (("a", "AJ00"), ("d", "I247"), ("e", "1"))
    shelf, copy = data("905", "__", *held), data("905", "__", *held, ("b", "T1"))
    biblio = [
        cnmarc(link, shelf, kind="nlm0"),
        cnmarc(link, shelf, copy, kind="nlm0"),
        cnmarc(link, shelf),
    ]
    files = {"biblio.iso": b"".join(numbered(one, f"R{at}") for at, one in enumerate(biblio))}
    shelved = {record.record_id: items for record, items in walked(tmp_path, files)}
    assert [[item.barcode for item in shelved[f"R{at}"]] for at in range(3)] == [[], ["T1"], [""]]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Opened:
    """A record for each form, link and state of its copy; the title says which."""
    folder = tmp_path_factory.mktemp("online")
    biblio, items = b"", "条码号,记录号,题名,分馆,索书号,状态\n"
    forms = {"图书": "nam0", "电子": "nlm0"}
    for at, (form, link, copy) in enumerate(product(forms, LINKS, (NO_COPY, ONE, LOST))):
        more = [data("856", "4_", *LINKS[link])] if LINKS[link] else []
        title = f"{form} {link} {copy}"
        biblio += numbered(cnmarc(*more, kind=forms[form], title=title), f"R{at}")
        if copy != NO_COPY:
            items += f"T{at},R{at},{title},总馆,I247/{at},{copy}\n"
    return open_export(folder, {"biblio.iso": biblio, "items.csv": items})


def expected(title: str) -> tuple[str, str] | None:
    """What a reader can do with each, by the words of its title."""
    form, link, copy = title.split(" ")
    if copy == ONE or (form == "图书" and (copy == LOST or link in ("没有链接", "封面"))):
        return None
    if form == "电子" and copy == LOST and link in ("没有链接", "封面"):
        return None
    return "在线阅读", ADDRESS if link in ("全文", "没有说明") else ""


def test_the_report_counts_them_apart_from_what_cannot_be_had(whole: Opened) -> None:
    online = [record for record, _ in whole.good.store.walk() if expected(record.title)]
    assert whole.report["records_online"] == len(online) == 11
    assert whole.report["records_without_copies"] == 20


def test_the_search_has_the_words_beside_the_copies_and_nothing_where_there_are_some(
    whole: Opened, tmp_path: Path
) -> None:
    found = dict[str, list[str] | None]()
    for layer in layers(index_of(whole, tmp_path / "index")):
        held = json.loads(layer.file("holdings", "copies/0.json.gz"))
        titles = [block["title"] for block in layer.blocks()]
        found |= {title: held["online"].get(str(at)) for at, title in enumerate(titles)}
    assert len(found) == 30
    for title, online in found.items():
        assert online == (list(known) if (known := expected(title)) else None), title


def test_lists_and_feeds_say_the_same(whole: Opened, tmp_path: Path) -> None:
    browse = browse_at(whole, tmp_path)
    site = CatalogueSite("https://example.org", "馆", "x", TODAY, str, {"i": "小说"})
    found = browse.lists.by_id([f"R{at}" for at in range(30)]).values()
    lines = {line.title: line for line in found}
    assert len(lines) == 30
    for record, items in whole.good.store.walk():
        line, known = lines[record.title], expected(record.title)
        words, address = known or ("", "")
        told = "册" if line.holdings else words or "暂无可借复本"
        row = row_of(line)
        (held,) = row.find_class("book-row__held")
        assert told in held.text_content() and told in said_of(line, str)
        assert held.xpath("a/@href") == ([address] if address else [])
        way, *_ = book_of(line, record, items, site).links
        assert (way.rel, way.url) == (
            (ACQUIRE, address)
            if address
            else (BORROW, f"https://example.org/catalog/record/?id={record.record_id}")
        )


@pytest.mark.parametrize(("status", "best"), [("在馆", "R2"), ("剔除", "R1")])
def test_a_list_means_the_book_on_the_shelf_then_the_one_on_the_web(
    tmp_path: Path, status: str, best: str
) -> None:
    link = data("856", "4_", ("u", ADDRESS))
    biblio = numbered(cnmarc(link, kind="nlm0", title="家"), "R1")
    biblio += numbered(cnmarc(data("210", "__", ("d", "2024")), title="家"), "R2")
    items = f"条码号,记录号,题名,分馆,索书号,状态\nT1,R2,家,总馆,I247/1,{status}\n"
    opened = open_export(tmp_path, {"biblio.iso": biblio, "items.csv": items})
    found = choose(ListEntry(1, "《家》", title="家"), open_titles(opened.good.store)).best
    assert found and found.record.record_id == best


def test_an_export_of_e_books_alone_is_not_told_to_lack_its_copies(tmp_path: Path) -> None:
    biblio = b"".join(numbered(cnmarc(kind="nlm0"), f"R{at}") for at in range(3))
    assert open_export(tmp_path, {"biblio.iso": biblio}).problems == ()


@pytest.mark.parametrize("barcode", ["", "无", "-"])
def test_an_e_book_in_a_list_of_copies_is_a_record_without_any(
    tmp_path: Path, barcode: str
) -> None:
    rows = (
        "条码号,题名,责任者,文献类型,链接,分馆",
        "000125,纸书,甲,图书,,总馆",
        f"{barcode},电子书一,乙,电子图书,{ADDRESS},总馆",
        f"{barcode},纸书二,丙,图书,,总馆",
    )
    opened = open_export(tmp_path, {"馆藏.csv": "\n".join(rows).encode()})
    assert opened.catalogue
    found = {record.title: items for record, items in opened.catalogue.store.walk()}
    assert sorted(found) == ["电子书一", "纸书"]
    assert not found["电子书一"]
    (file,) = opened.catalogue.store.files
    assert [(one.ordinal, one.reason) for one in file.skipped] == [(4, "没有条码号")]
