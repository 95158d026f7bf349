"""Writes ``/catalog/figures/``: what the collection is made of, in charts with their tables.

A sentence says what each chart shows. What a record or copy doesn't say is a row of its own, so
that the rows of each chart add up to its total.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from urllib.parse import quote

from plugins.catalog.browse.arrival_pages import class_words
from plugins.catalog.browse.classes import NONE, Shelves
from plugins.catalog.browse.figures import CatalogueFigures, read_figures
from plugins.catalog.browse.room import Browse
from plugins.catalog.labels import LANGUAGES, TYPES
from plugins.library.chart import SHELF, Chart, ChartRow, chart, share

FIGURES = "catalog/figures/"
YEARS = 20
"""Years of accession with a row of their own; older ones share one."""
MOST = 40
"""Branches, or languages, with a row of their own; the smallest share one."""
_DECADES = 1900
"""What is older has one row: a few books, from several dynasties."""


def write_figures(browse: Browse) -> None:
    """Write the page."""
    figures = read_figures(browse.folder)
    charts = tuple(charts_of(figures, browse))
    browse.write(
        "catalog_figures",
        FIGURES,
        charts=charts,
        shelf=SHELF,
        records=figures.classes.total(),
        copies=figures.branches.total(),
    )


def charts_of(figures: CatalogueFigures, browse: Browse) -> Iterator[Chart]:
    """All charts, as far as there is something to show."""
    until = (browse.catalogue.newest or browse.today).year
    yield _classes(figures, browse.lists.shelves)
    yield _published(figures.published, until)
    yield _branches(figures.branches, browse)
    yield _accessions(figures.accessions, until)
    yield _types(figures.types)
    yield _languages(figures.languages)
    yield _children(figures.audiences)


def _classes(figures: CatalogueFigures, shelves: Shelves) -> Chart:
    words = class_words(shelves)
    rows = [
        ChartRow(
            f"{letter} {words.get(letter.lower(), '')}", count, f"catalog/clc/{letter.lower()}/"
        )
        for letter, count in sorted(figures.classes.items())
        if letter
    ]
    rows += _rest(figures.classes[""], "没有分类号", f"catalog/clc/{NONE}/")
    return chart("classes", "各类的书", "种", leading(rows, "种"), rows)


def _published(years: Mapping[str, int], until: int) -> Chart:
    decades: Counter[int] = Counter()
    for year, count in years.items():
        decades[_decade(year, until)] += count
    unknown = decades.pop(0, 0)
    rows = [_decade_row(first, count) for first, count in sorted(decades.items())]
    rows += _rest(unknown, "没有出版年")
    return chart("published", "哪些年出的书", "种", leading(rows, "种"), rows)


def _decade(year: str, until: int) -> int:
    """The first year of a decade; 1 for all before, 0 for no year and for one yet to come."""
    number = int(year) if year.isdecimal() else 0
    if not 0 < number <= until:
        return 0
    return number // 10 * 10 if number >= _DECADES else 1


def _decade_row(first: int, count: int) -> ChartRow:
    if first == 1:
        return ChartRow(f"{_DECADES} 年以前", count)
    span = f"{first}-{first + 9}"
    return ChartRow(span.replace("-", "—") + " 年", count, f"catalog/?year={span}")


def _branches(branches: Mapping[str, int], browse: Browse) -> Chart:
    def row(code: str, count: int) -> ChartRow:
        known = browse.branches.get(code)
        return ChartRow(browse.branch_name(code), count, known.url if known else "")

    rows = largest(branches, row, "处")
    sentence = leading(rows, "册") + "不算丢失和剔除的。"
    return chart("branches", "各馆的书", "册", sentence, rows)


def _accessions(years: Mapping[str, int], until: int) -> Chart:
    known = {int(year): count for year, count in years.items() if year and int(year) <= until}
    first = max(min(known, default=until), until - YEARS + 1)
    older = sum(count for year, count in known.items() if year < first)
    rows = [ChartRow(f"{first} 年以前", older)] if older else []
    # a year without accessions has its row too: a gap is a fact
    rows += [
        ChartRow(f"{y} 年", known.get(y, 0), "", str(y)) for y in range(first, until + 1) if known
    ]
    rows += _rest(sum(years.values()) - sum(known.values()), "没有入藏日期")
    sentence = leading(rows, "册") + "现在还在馆的书，按入藏的年份算。"
    return chart("accessions", "每年添的书", "册", sentence, rows)


def _types(types: Mapping[str, int]) -> Chart:
    rows = largest(
        types, lambda kind, n: ChartRow(TYPES[kind], n, f"catalog/?type={kind}"), "种类型"
    )
    return chart("types", "书以外还有什么", "种", leading(rows, "种"), rows)


def _languages(languages: Mapping[str, int]) -> Chart:
    def row(code: str, count: int) -> ChartRow:
        return ChartRow(LANGUAGES.get(code, code), count, f"catalog/?lang={quote(code)}")

    known = {code: count for code, count in languages.items() if code}
    rows = [*largest(known, row, "种语言"), *_rest(languages.get("", 0), "没有注明")]
    return chart("languages", "什么文字", "种", leading(rows, "种"), rows)


def _children(audiences: Mapping[str, int]) -> Chart:
    children = ChartRow("少儿读物", audiences.get("children", 0), "catalog/?audience=children")
    rows = [children, ChartRow("其他", audiences.get("", 0))]
    part = share(children.count, children.count + rows[1].count)
    return chart("children", "给孩子的书", "种", f"少儿读物占 {part}。", rows)


def _rest(count: int, label: str, url: str = "") -> list[ChartRow]:
    """A row for what doesn't say, where there is such."""
    return [ChartRow(label, count, url)] if count else []


def largest(
    counts: Mapping[str, int], row: Callable[[str, int], ChartRow], unit: str
) -> list[ChartRow]:
    """Rows from the largest down; the smallest share one where there are very many."""
    ordered = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    shown = ordered if len(ordered) <= MOST else ordered[: MOST - 1]
    left = ordered[len(shown) :]
    rest = _rest(sum(count for _, count in left), f"其余 {len(left)} {unit}")
    return [row(key, count) for key, count in shown] + rest


def leading(rows: list[ChartRow], measure: str) -> str:
    """``共 1,003 种，最多的是“I 文学”，565 种，占 56%。``"""
    total = sum(row.count for row in rows)
    if not total:
        return "还没有可以统计的。"
    most = max(rows, key=lambda row: row.count)
    if most.count == total:
        return f"共 {total:,} {measure}，全是“{most.label}”。"
    part = f"{most.count:,} {measure}，占 {share(most.count, total)}"
    return f"共 {total:,} {measure}，最多的是“{most.label}”，{part}。"
