"""Entry point: ``python -m tests.long.walk --seed N --tell FILE``, a row of ``make soak``.

Every kind of page of the published example and of the library's site, in every mode and width. The
seed changes nothing: all is walked. First the page of planted mistakes, each of which must be seen.
"""

import argparse
import os
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory

from plugins.desk.settings import read_settings
from tests.browser.conftest import serve
from tests.long.tell import Case, tell
from tests.long.walk.checkers import SNIFFER, Walked, walk_page
from tests.long.walk.kinds import Kind, Parts, build_with_notes, kinds_of, parts_of
from tests.long.walk.modes import MODES, WIDTHS
from tests.long.walk.planted import PAGE, planted, unseen
from tests.long.walk.visits import EPOCH, visitor

ROOT = Path(__file__).parents[3]
SITES = ("examples/district", "")
"""``SITE`` of each."""
AT_ONCE = 6
"""Pages that a browser looks at before another begins afresh."""


@dataclass(frozen=True, slots=True)
class Stop:
    """A page of a site that is served."""

    site: str
    base: str
    kind: Kind

    @property
    def case(self) -> str:
        """Its name in the report."""
        return f"{self.site or '.'} {self.kind.path} {self.kind.template}".rstrip()


def main() -> int:
    """Walk, tell; 1 where anything was found, or a planted mistake was not."""
    parser = argparse.ArgumentParser(prog="python -m tests.long.walk")
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--tell", type=Path, required=True)
    told: Path = parser.parse_args().tell
    if not SNIFFER.is_file():
        tell(told, {"case": "准备", "failure": "没有 html_codesniffer。请先运行 npm ci"})
        return 1
    is_seen = _look_at_planted(told)
    with TemporaryDirectory(prefix="walk-") as folder:
        is_clean = _walk_sites(Path(folder), told)
    return 0 if is_seen and is_clean else 1


def _look_at_planted(told: Path) -> bool:
    with visitor() as one:
        walked = walk_page(one.page, one.devtools, lambda: one.open(PAGE.as_uri()))
    missed = unseen(walked.findings)
    for name in planted():
        failures = [f"没有一种检查看出：{name}"] if name in missed else []
        _tell_case(told, f"planted: {name}", failures)
    seen = len(planted()) - len(missed)
    tell(told, {"case": "planted", "note": f"种下 {len(planted())} 处错，看出 {seen} 处"})
    return not missed


def _walk_sites(folder: Path, told: Path) -> bool:
    known: Parts = frozenset()
    walked: list[Walked] = []
    pages: list[Kind] = []
    for number, site in enumerate(SITES):
        settings = read_settings(
            {
                **os.environ,
                "SITE": site,
                "SITEURL": "https://example.org",
                "SOURCE_DATE_EPOCH": EPOCH,
            },
            ROOT,
        )
        output = build_with_notes(settings, folder / str(number))
        kinds = kinds_of(output, known)
        known |= parts_of(output)
        pages += kinds
        with serve(output) as base:
            walked += _walk_at_once([Stop(site, base, kind) for kind in kinds], told)
    tell(told, {"case": "walk", "note": _size(pages, walked)})
    return not any(page.findings for page in walked)


def _walk_at_once(stops: Sequence[Stop], told: Path) -> Iterator[Walked]:
    """A process for each core."""
    batches = [stops[at : at + AT_ONCE] for at in range(0, len(stops), AT_ONCE)]
    cores = len(os.sched_getaffinity(0))
    with ProcessPoolExecutor(cores, mp_context=get_context("spawn")) as pool:
        for batch, results in zip(batches, pool.map(walk_stops, batches), strict=True):
            for stop, walked in zip(batch, results, strict=True):
                _tell_case(told, stop.case, walked.told())
                yield walked


def walk_stops(stops: Sequence[Stop]) -> list[Walked]:
    """Look at some pages with one browser."""
    with visitor() as one:
        return [
            walk_page(
                one.page,
                one.devtools,
                lambda stop=stop: one.open(stop.base + stop.kind.path),  # type: ignore[misc]
            )
            for stop in stops
        ]


def _tell_case(told: Path, name: str, failures: Sequence[str]) -> None:
    case = Case(case=name)
    if failures:
        case["failure"] = "\n".join(failures)
    tell(told, case)


def _size(pages: Sequence[Kind], walked: Sequence[Walked]) -> str:
    asked = sum((Counter(page.asked) for page in walked), Counter())
    templates = len({kind.template for kind in pages if kind.template})
    elder = sum(kind.path.startswith("/elder/") for kind in pages)
    runs = "，".join(f"{checker} {times:,} 次" for checker, times in asked.items())
    return (
        f"{len(pages)} 页（{templates} 个模板，其中长辈版 {elder} 页）× {len(MODES)} 种看法 × "
        f"{len(WIDTHS)} 种宽 = {sum(page.states for page in walked):,} 个样子；{runs}；"
        f"发现 {sum(len(page.findings) for page in walked)} 处"
    )


if __name__ == "__main__":
    sys.exit(main())
