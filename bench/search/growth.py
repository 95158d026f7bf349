"""The same site over ten times the records: what a query costs then."""

import json
import re
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.search.engine import Asked
from bench.search.rates import Spread, spread
from plugins.catalog.index.build import MANIFEST

CATALOG, INDEX = "catalog", "index"
_MANIFEST = re.compile(r'(<script type="application/json" id="catalog-manifest">)(.*?)(</script>)')


@dataclass(frozen=True, slots=True)
class Growth:
    """Bytes of the index that the same queries cost in a small and in a large catalogue."""

    small: Spread
    large: Spread
    unanswered: int
    """Queries that failed in either."""

    @property
    def median(self) -> float:
        """How many times as much, at the median."""
        return self.large.median / self.small.median if self.small.median else 0.0

    @property
    def p95(self) -> float:
        """The same at the 95th percentile."""
        return self.large.p95 / self.small.p95 if self.small.p95 else 0.0


def growth(small: Sequence[Asked], large: Sequence[Asked]) -> Growth:
    """Compare the same queries, those alone that both catalogues answered."""
    pairs = [
        (a.answer, b.answer)
        for a, b in zip(small, large, strict=True)
        if a.answer.total >= 0 and b.answer.total >= 0
    ]
    return Growth(
        spread(a.index_bytes for a, _ in pairs),
        spread(b.index_bytes for _, b in pairs),
        len(small) - len(pairs),
    )


def site_over(site: Path, index: Path, records: int, target: Path) -> None:
    """A site in ``target`` that is ``site`` in everything but the index of its catalogue."""
    shutil.rmtree(target, ignore_errors=True)
    (target / CATALOG).mkdir(parents=True)
    for path in site.iterdir():
        if path.name != CATALOG:
            (target / path.name).symlink_to(path.resolve())
    (target / CATALOG / INDEX).symlink_to(index.resolve())
    page = (site / CATALOG / "index.html").read_text(encoding="utf-8")
    facts = json.loads((index / MANIFEST).read_text(encoding="utf-8"))
    (target / CATALOG / "index.html").write_text(
        with_manifest(page, {**facts, "records": records}), encoding="utf-8"
    )


def with_manifest(page: str, facts: dict[str, object]) -> str:
    """The page of the catalogue with these facts in its manifest.

    ValueError where the page has no manifest.
    """
    match = _MANIFEST.search(page)
    if match is None:
        raise ValueError("the page has no catalog-manifest")
    text = json.dumps(json.loads(match[2]) | facts, ensure_ascii=False).replace("<", "\\u003c")
    return page[: match.start(2)] + text + page[match.end(2) :]
