"""``make bench``: what a build costs, and what a reader's query costs, in numbers.

The export is ``CATALOG_EXPORT``, else a big one that lies beside the project
(``../shared/data/export``, unpacked into ``build/bench/``), else the sample multiplied. The site
is built into ``build/bench/output`` by the same command that staff run: first from nothing (what
earlier builds kept of catalogues is removed), then once more unchanged. Then it is published, and
its search is measured as readers get it, beside Pagefind (:mod:`bench.search.run`). Parts of all
this can be measured alone. A demand that is missed is printed as missed and is no failure: this is
a measure.
"""

import gzip
import json
import os
import shutil
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import asdict, dataclass, is_dataclass, replace
from pathlib import Path

from rich.console import Console
from rich.text import Text

from bench.building import Built, measure_build, print_build, publish
from bench.export import multiply
from bench.pictures import measure_pictures, print_pictures
from bench.reading import measure_reading, print_readings
from bench.search.kinds import QueryKind
from bench.search.measured import Measured
from bench.search.run import ON_A_SITE, PARTS, PEER_OF_A_KIND, measure_search
from bench.search.table import rows, table
from bench.search.work import Read, Work
from bench.walk import Walk, walk
from bench.workbooks import measure_workbook, print_workbook
from bench.years import measure_years, print_years
from plugins.desk.counts import Counts, count_site
from plugins.desk.settings import DeskSettings

GENERATED_RECORDS = 100_000
MANY_RECORDS = 1_000_000
PUBLISHED_AS = "http://127.0.0.1"
"""Without a path: the same addresses on whatever port serves the site."""


@dataclass(frozen=True, slots=True)
class Bench:
    """A run: what is wanted of :data:`ROWS`, of which export, and where it may write."""

    settings: DeskSettings
    wanted: Collection[str]
    export: Path
    folder: Path
    console: Console

    @property
    def small(self) -> Read:
        """The export itself."""
        return Read(self.export, self.folder / "reading")

    @property
    def large(self) -> Read:
        """The same many times over."""
        return Read(self.folder / "million", self.folder / "reading-million")

    @property
    def target(self) -> DeskSettings:
        """How its site is built."""
        output = self.folder / "output"
        return replace(self.settings, export=self.export, output=output, allow_shrink=True)


def bench(settings: DeskSettings, wanted: Collection[str], console: Console) -> int:
    """Build, ask, print tables, write ``build/bench.json``."""
    folder = settings.build / "bench"
    export = _export(settings, folder)
    console.print(Text(f"馆藏数据：{export}"), soft_wrap=True)
    run = Bench(settings, wanted, export, folder, console)
    if {"reading", "million"} & set(wanted):
        _multiply(run)
    found: dict[str, object] = {}
    for name, measure in ALONE.items():
        if name in wanted:
            found |= measure(run)
    if parts := [part for part in PARTS if part in wanted]:
        found |= _search(run, parts, found.get("build"))
    path = settings.build / "bench.json"
    path.write_text(_json(found), encoding="utf-8")
    console.print(Text(f"写入 {path}"), soft_wrap=True)
    return 0


def _reading(run: Bench) -> dict[str, object]:
    readings = [measure_reading(read.export, read.build) for read in (run.small, run.large)]
    print_readings(run.console, readings)
    return {"reading": readings}


def _workbook(run: Bench) -> dict[str, object]:
    workbook = measure_workbook(run.export, run.folder / "workbook")
    print_workbook(run.console, workbook)
    return {"workbook": workbook}


def _pictures(run: Bench) -> dict[str, object]:
    pictures = measure_pictures(run.folder / "pictures")
    print_pictures(run.console, pictures)
    return {"pictures": pictures}


def _years(run: Bench) -> dict[str, object]:
    years = measure_years(run.settings, run.folder / "years")
    print_years(run.console, years)
    return {"years": years}


def _site(run: Bench) -> dict[str, object]:
    built = measure_build(run.target)
    counts = count_site(run.target.output)
    print_build(run.console, built, counts)
    walked = _walk(run.console, run.target.output, counts)
    return {"build": built, "counts": counts, "walk": walked}


Part = Callable[[Bench], dict[str, object]]
ALONE: Mapping[str, Part] = {
    "reading": _reading,
    "workbook": _workbook,
    "pictures": _pictures,
    "years": _years,
    "site": _site,
}
"""What knows nothing of the rest, in the order of a whole run."""
ROWS = (*ALONE, *PARTS)
"""What can be measured alone."""


def _search(run: Bench, parts: Sequence[str], built: object) -> dict[str, object]:
    site = run.folder / "published"
    if ON_A_SITE & set(parts):
        publish(replace(run.target, output=site, siteurl=PUBLISHED_AS))
    rebuilt = built.rebuilt_files if isinstance(built, Built) else None
    found = measure_search(
        Work(parts, run.small, run.large, site, rebuilt, run.folder, run.console)
    )
    measured = rows(found.ours, found.peer)
    title = f"馆藏检索，{found.records:,} 条书目，1.6 Mbit/s，延迟 150 ms，空缓存"
    run.console.print(table(measured, title, f"Pagefind（每类 {PEER_OF_A_KIND} 问）"))
    _print_misses(run.console, found.ours)
    return {"search": found, "table": measured}


def _walk(console: Console, output: Path, counts: Counts) -> Walk:
    with console.status("不用脚本，从 /catalog/ 顺着链接走"):
        walked = walk(output)
    said = f"不用脚本，顺着链接走到书目 {walked.records:,} 条（共 {counts.records:,} 条）"
    console.print(Text(f"{said}，书架 {walked.shelf_pages:,} 页，一共 {walked.pages:,} 页"))
    return walked


def _json(result: Mapping[str, object]) -> str:
    return json.dumps(result, ensure_ascii=False, default=_plain) + "\n"


def _plain(value: object) -> object:
    """Dataclasses, for JSON."""
    if is_dataclass(value) and not isinstance(value, type):
        return asdict(value)
    raise TypeError(f"no JSON for {value!r}")


def _export(settings: DeskSettings, folder: Path) -> Path:
    if os.environ.get("CATALOG_EXPORT"):
        return settings.export
    big = settings.root.parent / "shared" / "data" / "export"
    target = folder / "export"
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    if not big.is_dir():
        multiply(settings.export, target, GENERATED_RECORDS)
        return target
    for packed in sorted(big.glob("*.gz")):
        with gzip.open(packed) as source, (target / packed.stem).open("wb") as copy:
            shutil.copyfileobj(source, copy)
    return target


def _multiply(run: Bench) -> None:
    """The same export multiplied, to see that time grows with it and no faster."""
    target = run.large.export
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    multiply(run.export, target, MANY_RECORDS)


def _print_misses(console: Console, ours: Measured) -> None:
    """What was not answered right, for whoever mends it."""
    missed: dict[str, tuple[str, ...]] = {}
    if figures := ours.figures:
        missed |= {str(kind): share.missed for kind, share in figures.first_ten.items()}
        missed[f"{QueryKind.CHARACTER}（排第一）"] = figures.exactly_first.missed
        missed["总数"] = tuple(f"{one.text}（{one.total}，实有 {one.true}）" for one in figures.off)
    if people := ours.people:
        missed["读者的检索"] = people.builders.ten.missed
        missed["读者的检索（排第一）"] = people.builders.first.missed
        missed["馆藏最多的人（排第一）"] = people.persons.missed
        missed["没有命中又没有出路"] = people.leads_on.missed if people.leads_on else ()
    for label, texts in missed.items():
        if texts:
            console.print(Text(f"{label}，没有找对：{'、'.join(texts)}"), soft_wrap=True)
