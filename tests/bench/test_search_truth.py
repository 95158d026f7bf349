"""What a search must find is counted by looking at every record."""

from hypothesis import given
from hypothesis import strategies as st

from bench.search.truth import (
    HEAVY,
    Known,
    asks_two_heavy,
    heavy_pairs,
    holders,
    is_found,
    known,
)
from plugins.library.catalogue.records import BibliographicRecord, Contributor, Title

HONGLOUMENG = known(
    BibliographicRecord(
        "B1",
        "《紅樓夢》",
        contributors=(Contributor("曹雪芹", "著"),),
        other_titles=(Title("石头记", "cover_title"),),
        series=("中国古典文学",),
        subjects=("章回小说-中国-清代",),
        publisher="人民文学出版社",
        isbns=("错", "7-02-000220-X"),
    )
)
JIA = known(BibliographicRecord("B2", "家", responsibility="巴金著", publisher="人民文学出版社"))
BOTH = (HONGLOUMENG, JIA)


def test_a_record_is_found_by_any_part_of_any_of_its_texts() -> None:
    for query in ("红楼梦", "楼", "紅樓", "曹雪", "石头", "典文", "章回小说", "學出版"):
        assert holders((HONGLOUMENG,), query) == 1, query
    assert holders(BOTH, "人民文学") == 2


def test_nothing_is_found_across_two_values() -> None:
    assert holders(BOTH, "梦石") == 0
    assert holders(BOTH, "楼红") == 0


def test_every_word_must_be_there_in_whatever_order_and_field() -> None:
    assert holders(BOTH, "出版社 红楼") == 1
    assert holders(BOTH, "巴金 红楼") == 0


def test_a_latin_word_is_not_found_inside_another() -> None:
    java = known(BibliographicRecord("B3", "JavaScript 入门"))
    assert (holders((java,), "script"), holders((java,), "javascript 入门")) == (0, 1)


def test_the_first_valid_isbn_is_kept() -> None:
    assert (HONGLOUMENG.isbn, JIA.isbn) == ("7-02-000220-X", "")


def test_another_edition_of_the_same_title_is_found_too() -> None:
    works = {"B1": "红楼梦", "B9": "红楼梦", "B2": "家"}
    assert is_found("B1", ["B2", "B9"], works)
    assert not is_found("B1", ["B2", "unknown"], works)
    assert not is_found("B1", [], works)


def test_pairs_in_many_records_are_heavy() -> None:
    many = [known(BibliographicRecord(str(at), "中国中国经济")) for at in range(HEAVY + 1)]
    few = [known(BibliographicRecord(f"F{at}", "中国古籍")) for at in range(HEAVY)]
    assert heavy_pairs([*many, *few]) == {"中国", "国中", "国经", "经济"}
    assert heavy_pairs(few) == frozenset()


def test_two_heavy_words_are_told_from_one() -> None:
    heavy = frozenset({"中国", "国经", "经济"})
    assert asks_two_heavy("中国 经济", heavy)
    assert asks_two_heavy("中国经济", heavy)
    for query in ("中国", "中国 哲学", "中国 史", "中国经", "9787020002207", "zhong guo", ""):
        assert not asks_two_heavy(query, heavy), query


HAN = st.text(alphabet="红楼梦家春秋", min_size=1, max_size=6)


@given(HAN, st.data())
def test_every_substring_of_a_title_finds_its_record(title: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(title) - 1))
    end = data.draw(st.integers(start + 1, len(title)))
    record: Known = known(BibliographicRecord("B1", title))
    assert holders((record,), title[start:end]) == 1
