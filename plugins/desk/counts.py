"""What a built site holds, counted from what was written, not from what was meant."""

import json
from dataclasses import dataclass
from pathlib import Path

from plugins.library.events.kind import EVENT
from plugins.library.exhibitions.kind import EXHIBITION
from plugins.library.reading.kind import Kind


@dataclass(frozen=True, slots=True)
class Counts:
    """Numbers of one built site."""

    pages: int
    events: int
    exhibitions: int
    records: int
    items: int

    @property
    def rows(self) -> tuple[tuple[str, int], ...]:
        """Label and number, in the order in which they are printed."""
        labels = ("页面", "活动", "展览", "书目", "单册")
        numbers = (self.pages, self.events, self.exhibitions, self.records, self.items)
        return tuple(zip(labels, numbers, strict=True))


def count_site(output: Path) -> Counts:
    """Count pages and folders of ``output``; records and items as its catalogue has them."""
    report = _summary(output / "catalog/summary.json")
    return Counts(
        pages=sum(1 for _ in output.rglob("*.html")),
        events=_folders(output, EVENT),
        exhibitions=_folders(output, EXHIBITION),
        records=report.get("records", 0),
        items=report.get("items", 0),
    )


def _folders(output: Path, kind: Kind) -> int:
    """Pages of one kind; lists stand under the names that it keeps for itself."""
    names = {page.parent.name for page in (output / kind.folder).glob("*/index.html")}
    return sum(not kind.keeps(name) for name in names)


def _summary(path: Path) -> dict[str, int]:
    try:
        report = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return {key: int(report.get(key, 0)) for key in ("records", "items")}
