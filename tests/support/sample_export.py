"""Writes the sample export of the catalogue: `python -m tests.support.sample_export [folder]`.

Purpose: a fresh copy of the project has a catalogue to show before the library puts its own
export into `catalog_export/`. Reads `sample_works.tsv` (UTF-8, tab separated; titles, persons
and classes that everybody knows). Writes `biblio.iso` (CNMARC, ISO 2709, GB18030), `items.csv`
(GB18030, CRLF, Chinese header) and `export.toml` (UTF-8). Numbers, holdings and dates are
invented, follow from a hash of the work and never change from one run to the next.
"""

import csv
import io
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from tests.support.marc import Field, Marc, control, data
from tests.support.sample_holdings import BRANCHES, Item, digest, holdings

WORKS = Path(__file__).with_name("sample_works.tsv")
PUBLISHER = "示例出版社"
YEAR = "2020"
HEADER = (
    "条码号", "记录号", "题名", "责任者", "ISBN", "出版社", "出版日期", "价格", "分类号", "索书号",
    "分馆代码", "分馆", "馆藏地", "文献类型", "入藏日期", "状态",
)  # fmt: skip
EXPORT_TOML = """\
# 示例数据：本文件夹中的 biblio.iso、items.csv 由 tests/support/sample_export.py 生成，
# 书名、责任者与分类号是常识，ISBN、条码号、馆藏、日期和状态都是虚构的，不是本馆馆藏。
# 放入本馆业务系统的导出文件时，必须先删除这三个示例文件（含本文件）。
sample = true
date = 2025-12-31
"""
# MARC language codes of the originals, by the author's country as sample_works.tsv names it
LANGUAGES = {
    "英": "eng", "美": "eng", "加": "eng", "爱尔兰": "eng", "印度": "eng", "黎巴嫩": "eng",
    "法": "fre", "比利时": "fre", "德": "ger", "奥": "ger", "瑞士": "ger", "俄": "rus",
    "苏联": "rus", "日": "jpn", "意": "ita", "西班牙": "spa", "哥伦比亚": "spa", "阿根廷": "spa",
    "智利": "spa", "巴西": "por", "丹麦": "dan", "挪威": "nor", "瑞典": "swe", "荷兰": "dut",
    "波兰": "pol", "捷克": "cze", "匈牙利": "hun", "古希腊": "grc", "古罗马": "lat",
    "以色列": "heb",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Work:
    """One line of sample_works.tsv; several persons or countries are separated by `、`."""

    title: str
    person: str
    dynasty_or_country: str
    role: str
    clc: str
    audience: str
    edition: str
    translator: str
    original: str

    @property
    def key(self) -> str:
        """What tells this work from every other: the source of all that is invented about it."""
        return "|".join((self.title, self.person, self.edition))

    @property
    def language(self) -> str:
        """MARC code of the language it was translated from; empty for Chinese works."""
        return self.original or LANGUAGES.get(self.dynasty_or_country.split("、")[0], "")

    @property
    def persons(self) -> tuple[tuple[str, str], ...]:
        """(name, country or dynasty); the last country serves all persons that follow."""
        names = self.person.split("、") if self.person else []
        countries = self.dynasty_or_country.split("、")
        return tuple((n, countries[min(i, len(countries) - 1)]) for i, n in enumerate(names))

    @property
    def responsibility(self) -> str:
        """The statement of responsibility, such as `(清)曹雪芹著`."""
        if not self.person:
            return ""
        origin = self.dynasty_or_country.replace("、", "/")
        return f"{f'({origin})' if origin else ''}{self.person}{self.role}"


@dataclass(frozen=True, slots=True)
class Record:
    """A work with the numbers and holdings that the sample gives it."""

    number: str
    isbn: str
    call: str
    work: Work
    items: tuple[Item, ...]


def works(path: Path = WORKS) -> list[Work]:
    """Return the works in the order of the file; TypeError when a line lacks a column."""
    with path.open(encoding="utf-8", newline="") as lines:
        return [Work(**row) for row in csv.DictReader(lines, delimiter="\t")]


def isbn(number: int) -> str:
    """Return an ISBN-13 of the block 978-7-00 with its check digit (ISO 2108)."""
    digits = f"978700{number:06}"
    total = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(digits))
    return f"978-7-00-{number:06}-{-total % 10}"


def records(source: Sequence[Work]) -> Iterator[Record]:
    """Yield the records: numbers in the order of the file, call number = class/next in class."""
    in_class: Counter[str] = Counter()
    barcodes = count(1)
    for number, work in enumerate(source, 1):
        in_class[work.clc] += 1
        call = f"{work.clc}/{in_class[work.clc]}"
        items = holdings(digest(work.key), work.audience == "children", barcodes)
        yield Record(f"S{number:06}", isbn(number), call, work, items)


def marc(record: Record) -> Marc:
    """Return the record in CNMARC, fields in the order of their tags."""
    return Marc([*_coded(record), *_description(record), *_access(record), *_holdings(record)])


def _coded(record: Record) -> Iterator[Field]:
    """Yield 001-106. 100 $a has 36 positions: entry date, dates, audience (17-19), character set
    50 (26-29) and script ea (34-35)."""
    work = record.work
    entered = min(item.added for item in record.items).strftime("%Y%m%d")
    audience = "a" if work.audience == "children" else "m"
    yield control("001", record.number)
    yield control("005", "20251231000000.0")
    yield data("010", "__", ("a", record.isbn), ("b", "示例"))
    yield data("100", "__", ("a", f"{entered}d{YEAR}    {audience}  y0chiy50      ea"))
    yield data("101", "1_" if work.language else "0_", ("a", "chi"), ("c", work.language))
    yield data("102", "__", ("a", "CN"))
    yield data("105", "__", ("a", "y   z   000yy"))
    yield data("106", "__", ("a", "r"))


def _description(record: Record) -> Iterator[Field]:
    work = record.work
    translated = f"{work.translator}译" if work.translator else ""
    yield data("200", "1_", ("a", work.title), ("f", work.responsibility), ("g", translated))
    if work.edition:
        yield data("205", "__", ("a", work.edition))
    yield data("210", "__", ("c", PUBLISHER), ("d", YEAR))
    yield data("215", "__", ("a", "1册"))
    yield data("300", "__", ("a", "示例数据"))


def _access(record: Record) -> Iterator[Field]:
    work = record.work
    yield data("690", "__", ("a", work.clc), ("v", "5"))
    for name, country in work.persons:
        yield data("701", "_0", ("a", name), ("c", country), ("4", work.role))
    for name in filter(None, work.translator.split("、")):
        yield data("702", "_0", ("a", name), ("4", "译"))
    yield data("801", "_0", ("a", "CN"), ("b", "SAMPLE"), ("c", "20251231"))


def _holdings(record: Record) -> Iterator[Field]:
    """Yield one 905 a branch: $b once for each copy, $c room, $d class, $e number, $s call."""
    number = record.call.rpartition("/")[2]
    for branch in sorted({item.branch for item in record.items}):
        here = [item for item in record.items if item.branch == branch]
        barcodes = [("b", item.barcode) for item in here]
        call = (("d", record.work.clc), ("e", number), ("s", record.call))
        yield data("905", "__", ("a", branch), *barcodes, ("c", here[0].room), *call)


def row(record: Record, item: Item) -> tuple[str, ...]:
    """Return the item's line in the order of HEADER; the price stays empty, none is invented."""
    work, added = record.work, item.added.isoformat()
    return (
        item.barcode, record.number, work.title, work.responsibility, record.isbn, PUBLISHER,
        YEAR, "", work.clc, record.call, item.branch, BRANCHES[item.branch], item.room,
        "普通图书", added, item.status,
    )  # fmt: skip


def write(folder: Path) -> None:
    """Write the three files of the sample export into the folder, which is made if missing."""
    every = list(records(works()))
    table = io.StringIO()
    writer = csv.writer(table, lineterminator="\r\n")
    writer.writerow(HEADER)
    writer.writerows(row(record, item) for record in every for item in record.items)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "biblio.iso").write_bytes(b"".join(marc(record).to_bytes() for record in every))
    (folder / "items.csv").write_bytes(table.getvalue().encode("gb18030"))
    (folder / "export.toml").write_bytes(EXPORT_TOML.encode())


if __name__ == "__main__":
    write(Path(sys.argv[1] if len(sys.argv) > 1 else "catalog_export"))
