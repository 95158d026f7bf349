"""The books that are lent most: only where the export counts loans."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from lxml import html

from plugins.catalog.browse.popular import MOST, OF_CLASS, POPULAR, write_popular
from tests.support.browse import HEAD, Room, browse_of, row

Build = Callable[..., Path]


def lent(number: int, loans: object, clc: str = "I247.5") -> str:
    return row(number, clc=clc).removesuffix("7\n") + f"{loans}\n"


def written(folder: Path, *rows: str) -> Room:
    room = Room(str(folder))
    write_popular(replace(browse_of(folder, *rows), room=room))
    return room


def ids(room: Room, url: str) -> list[str]:
    return [line.record_id for _, line in room.written[url]["lines"]]


def test_the_most_lent_come_first_and_copies_count_together(tmp_path: Path) -> None:
    second = lent(1, 20).replace("T000001", "T900001")
    room = written(tmp_path, lent(1, 15), second, lent(2, 30), lent(3, 1), lent(4, 0), lent(5, ""))
    assert ids(room, POPULAR) == ["R1", "R2", "R3"]


def test_equal_ones_stand_as_on_the_shelf(tmp_path: Path) -> None:
    room = written(tmp_path, lent(9, 5), lent(2, 5), lent(1, 5, "B84"))
    assert ids(room, POPULAR) == ["R1", "R2", "R9"]


def test_a_hundred_stand_on_three_pages_and_forty_of_a_class_on_one(tmp_path: Path) -> None:
    rows = [lent(number, 1000 - number) for number in range(1, MOST + 20)]
    room = written(tmp_path, *rows, lent(500, 3, "B84"), lent(501, 3, ""))
    assert list(room.written) == [
        POPULAR,
        f"{POPULAR}2/",
        f"{POPULAR}3/",
        f"{POPULAR}b/",
        f"{POPULAR}i/",
    ]
    assert (len(ids(room, f"{POPULAR}3/")), room.written[f"{POPULAR}3/"]["start"]) == (20, 81)
    assert [place for place, _ in room.written[f"{POPULAR}3/"]["lines"]] == list(range(81, 101))
    assert ids(room, f"{POPULAR}b/") == ["R500"]
    assert len(ids(room, f"{POPULAR}i/")) == OF_CLASS


def test_where_nobody_counts_there_is_no_page_and_no_way_to_one(build: Build) -> None:
    output = build({"catalog_export/items.csv": HEAD + lent(1, "") + lent(2, 0)})
    assert not (output / "catalog/popular").exists()
    assert "/popular/" not in (output / "catalog/clc/index.html").read_text(encoding="utf-8")


def test_the_page_tells_the_figure_and_what_it_means(build: Build) -> None:
    rows = lent(1, 1234) + lent(2, 3, "B84")
    output = build({"catalog_export/items.csv": HEAD + rows})
    page = html.document_fromstring((output / "catalog/popular/index.html").read_bytes())
    text = str(page.xpath("string(//main)"))
    assert "前 2 种" in text
    assert "第 1 位，借过 1,234 次" in text
    assert "从哪一天算起，导出里没有写" in text
    assert page.xpath("//details//a/@href") == ["/catalog/popular/b/", "/catalog/popular/i/"]
    assert (output / "catalog/popular/b/index.html").is_file()
    assert "/catalog/popular/" in (output / "catalog/clc/index.html").read_text(encoding="utf-8")
