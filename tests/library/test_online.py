"""What is read on the web in place of copies, and what only looks like it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.library.catalogue.online import Online, online_of
from plugins.library.catalogue.records import (
    BibliographicRecord,
    DocumentType,
    Item,
    ItemStatus,
    WebLink,
)

ADDRESS = "https://read.example.org/book/1?page=2&u=http://other.example.org/x"
READ = Online("在线阅读", ADDRESS)
ELECTRONIC = DocumentType.ELECTRONIC


def record(
    *links: tuple[str, str], kind: DocumentType = DocumentType.BOOK, extent: str = ""
) -> BibliographicRecord:
    made = tuple(WebLink(*link) for link in links)
    return BibliographicRecord("R1", "书", links=made, document_type=kind, extent=extent)


def item(status: ItemStatus) -> Item:
    return Item("T1", "R1", "AJ", "", "", "I247/1", status, "")


def test_an_electronic_record_without_copies_is_online_with_its_address_or_without() -> None:
    assert online_of(record((ADDRESS, ""), kind=ELECTRONIC), ()) == READ
    assert online_of(record(kind=ELECTRONIC), ()) == Online("在线阅读", "")
    assert online_of(record((ADDRESS, "")), ()) == READ
    assert online_of(record(), ()) is None


def test_other_senses_have_their_own_word() -> None:
    words = [
        online_of(record((ADDRESS, ""), kind=kind), ())
        for kind in (DocumentType.VIDEO, DocumentType.AUDIO, DocumentType.SERIAL)
    ]
    assert [one and one.words for one in words] == ["在线观看", "在线收听", "在线阅读"]


@given(
    st.sampled_from(list(ItemStatus)),
    st.sampled_from(list(DocumentType)),
    st.booleans(),
)
def test_copies_speak_for_themselves(status: ItemStatus, kind: DocumentType, linked: bool) -> None:
    links = [(ADDRESS, "")] if linked else []
    online = online_of(record(*links, kind=kind), [item(status)])
    if status is not ItemStatus.HIDDEN:
        assert online is None
    else:  # lost: what is electronic by its form is there all the same
        assert online == (READ if kind is ELECTRONIC and linked else None)


@pytest.mark.parametrize(
    ("url", "label"),
    [
        (ADDRESS, "封面"),
        (ADDRESS, "目次"),
        (ADDRESS, "内容简介"),
        (ADDRESS, "Table of contents only"),
        (ADDRESS, "Publisher description"),
        (ADDRESS, "Contributor biographical information"),
        ("https://pictures.example.org/9787532740031.jpg", ""),
        ("https://pictures.example.org/a.PNG?x=1", ""),
        ("https://opac.example.org/bookcover?isbn=9787532740031", ""),
        ("http://www.loc.gov/catdir/toc/example.html", ""),
        ("https://book.douban.com/subject/1/", ""),
        (ADDRESS, "随书光盘"),
        ("http://", ""),
        ("https://无", ""),
        ("http://ftp", ""),
        ("https://reader:secret@read.example.org/1", ""),
        ("https://****@read.example.org/1", ""),
        ("https://[::1", ""),
        ("https://read.example.org:99999/", ""),
    ],
)
def test_a_link_to_something_about_a_book_or_to_nowhere_makes_no_e_book(
    url: str, label: str
) -> None:
    assert online_of(record((url, label)), ()) is None
    assert online_of(record((url, label), kind=ELECTRONIC), ()) == Online("在线阅读", "")
    assert online_of(record((url, label), (ADDRESS, "全文及目录")), ()) == READ


@pytest.mark.parametrize(
    "extent",
    ["1张光盘 (CD-ROM)", "2 CD-ROM", "1光盘", "1张DVD", "1 disc", "3张软盘", "1个U盘", "CD1张"],
)
def test_a_disc_is_online_only_where_a_link_says_where(extent: str) -> None:
    assert online_of(record(kind=ELECTRONIC, extent=extent), ()) is None
    assert online_of(record((ADDRESS, ""), kind=ELECTRONIC, extent=extent), ()) == READ


@pytest.mark.parametrize("extent", ["1 online resource (xii, 320 p.)", "在线资源 (320页)", "PDF"])
def test_other_extents_hold_nothing_back(extent: str) -> None:
    assert online_of(record(kind=ELECTRONIC, extent=extent), ()) == Online("在线阅读", "")


@pytest.mark.parametrize(
    "url",
    [
        "http://192.168.1.5:8080/read?id=1",
        "http://10.0.0.8/1.pdf",
        "http://127.0.0.1/1",
        "http://books.lan/1",
        "http://[fd00::1]/1",
    ],
)
def test_an_address_of_the_house_is_said_and_not_linked(url: str) -> None:
    assert online_of(record((url, "")), ()) == Online("在线阅读", "")
    assert online_of(record((url, ""), (ADDRESS, "")), ()) == READ
