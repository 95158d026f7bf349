"""Whether a record is what a person asked for: the tables of people's queries, and their judge."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.search.judge import (
    CONDITIONS,
    JudgedRecord,
    UnreadableRow,
    compared,
    has_answer,
    is_right,
    judged,
    read_queries,
    read_right,
)
from bench.search.verdicts import PeopleKind
from bench.search.work import PEOPLE
from plugins.library.catalogue.records import (
    BibliographicRecord,
    Contributor,
    Item,
    ItemStatus,
    Title,
)


def copy(call_number: str) -> Item:
    return Item("1", "B1", "AJ00", "总馆", "", call_number, ItemStatus.AVAILABLE, "")


HONGLOUMENG = judged(
    BibliographicRecord(
        "B1",
        "《紅樓夢》：校注本",
        contributors=(Contributor("高鹗", "续"),),
        responsibility="（清）曹雪芹著",
        other_titles=(Title("石头记", "cover_title"),),
        publication_year="1982",
        clc_numbers=("I242.4",),
        isbns=("7-02-000220-X",),
    ),
    (copy("I242.4/55"), copy("J238/1")),
)


@pytest.mark.parametrize(
    "right",
    [
        "title=红楼梦",
        "title=红楼梦 校注本",
        "title=石头记",
        "has=楼梦校",
        "person=曹雪芹",
        "person=高鶚",
        "clc=I242",
        "clc=J2",
        "year=1982",
        "year=198",
        "id=B1",
        "isbn=9787020002207",
        "isbn=7-02-000220-X",
        "title=三国演义|title=红楼梦",
        "title=红楼梦&person=曹雪芹&year=1982",
        " title=红楼梦 & year=1982 ",
    ],
)
def test_a_record_is_right_by_what_stands_in_it(right: str) -> None:
    assert is_right(read_right(right), HONGLOUMENG)


@pytest.mark.parametrize(
    "right",
    [
        "title=楼梦",
        "title=三国演义",
        "has=石头城",
        "person=曹芹",
        "clc=242",
        "year=82",
        "id=B",
        "isbn=9787020002208",
        "title=红楼梦&year=1983",
        "title=三国演义|title=红楼梦&person=罗贯中",
    ],
)
def test_a_record_of_which_one_condition_fails_is_not(right: str) -> None:
    assert not is_right(read_right(right), HONGLOUMENG)


@pytest.mark.parametrize(
    "right", ["", "红楼梦", "title=", "name=红楼梦", "title=红楼梦&", "title=红楼梦|", "isbn=123"]
)
def test_a_condition_without_name_or_value_is_refused(right: str) -> None:
    with pytest.raises(ValueError):
        read_right(right)


def test_a_query_without_an_answer_in_the_catalogue_is_known() -> None:
    records = [HONGLOUMENG]
    assert has_answer(read_right("title=三国演义|person=曹雪芹&year=1982"), records)
    assert not has_answer(read_right("title=三国演义|person=曹雪芹&year=1983"), records)
    assert not has_answer(read_right("title=红楼梦"), [])


def test_a_table_is_read_row_by_row(tmp_path: Path) -> None:
    table = tmp_path / "readers.tsv"
    table.write_text("# 读者\n\n口语\t余华写的\tperson=余华\n书名\t 活着\ttitle=活着\n", "utf-8")
    spoken, title = read_queries(table, PeopleKind)
    assert (spoken.kind, spoken.text, title.text) == ("口语", "余华写的", " 活着")


@pytest.mark.parametrize(
    "row", ["口语\t余华写的", "诗\t余华\tperson=余华", "口语\t \tperson=余华", "口语\t余华\t余华"]
)
def test_a_row_that_says_nothing_is_named(tmp_path: Path, row: str) -> None:
    table = tmp_path / "readers.tsv"
    table.write_text(f"书名\t活着\ttitle=活着\n{row}\n", "utf-8")
    with pytest.raises(UnreadableRow, match=r"^readers\.tsv:2$"):
        read_queries(table, PeopleKind)


@pytest.mark.parametrize("name", ["readers", "builders"])
def test_the_tables_can_be_read_and_ask_nothing_twice(name: str) -> None:
    """Says nothing of what stands in them: nobody builds for the readers' table."""
    queries = read_queries(PEOPLE / f"{name}.tsv", PeopleKind)
    assert len({query.text for query in queries}) == len(queries) > 100


HAN = st.text(alphabet="红楼梦家春秋曹雪芹", min_size=1, max_size=6)
SIGNS = st.text(alphabet="《》：，· -", max_size=3)


@given(HAN, HAN, SIGNS, st.data())
def test_signs_and_blanks_change_no_verdict(
    title: str, person: str, signs: str, data: st.DataObject
) -> None:
    """A title is right by its beginning, whatever stands between its characters."""
    written = signs.join(title)
    record: JudgedRecord = judged(BibliographicRecord("B1", written, responsibility=person), ())
    end = data.draw(st.integers(1, len(title)))
    assert is_right(read_right(f"title={title[:end]}"), record)
    assert is_right(read_right(f"has={title[end - 1]}&person={signs.join(person)}"), record)
    assert not is_right(read_right(f"title={title}终"), record)
    assert compared(written) == compared(title)


def test_every_condition_is_told_in_the_folder_of_the_tables() -> None:
    told = (PEOPLE / "README.md").read_text("utf-8")
    assert [name for name in CONDITIONS if f"`{name}=" not in told] == []
    assert [kind for kind in PeopleKind if kind not in told] == []
