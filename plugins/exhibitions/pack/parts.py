"""An exhibition cut into several, each of which opens alone: 100 MB is what WeChat sends.

A part is an exhibition with fewer panels. Every part has the preface; the first has the exhibits,
the last what came of it. A single panel that is larger than the limit stays whole.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from plugins.library.exhibitions.nouns import Exhibition
from plugins.library.exhibitions.pieces import Exhibit, Panel, Section


@dataclass(frozen=True, slots=True)
class PackPart:
    """What one zip holds; all in one where it has no number."""

    exhibition: Exhibition
    exhibits: tuple[Exhibit, ...]
    number: int = 1
    total: int = 1

    @property
    def words(self) -> str:
        """Which part it is: ``第 2 份，共 3 份``; empty where it is all."""
        return f"第 {self.number} 份，共 {self.total} 份" if self.total > 1 else ""

    @property
    def zip_name(self) -> str:
        """A dot before the number: no address has one, so no two exhibitions share a name."""
        mark = f".{self.number}" if self.total > 1 else ""
        return f"{self.exhibition.slug}{mark}.zip"

    @property
    def folder(self) -> str:
        """The folder in the zip."""
        return f"{self.exhibition.slug}-{self.number}" if self.total > 1 else self.exhibition.slug


def cut(
    whole: PackPart, weight: Callable[[Panel], int], begun: int, limit: int
) -> tuple[PackPart, ...]:
    """Parts of at most ``limit`` bytes; ``begun`` is what the first has before any panel."""
    runs = list(_runs(whole.exhibition.panels, weight, begun, limit))
    total = len(runs)
    return tuple(_part(whole, run, number, total) for number, run in enumerate(runs, 1))


def _runs(
    panels: tuple[Panel, ...], weight: Callable[[Panel], int], begun: int, limit: int
) -> Iterator[tuple[Panel, ...]]:
    run: list[Panel] = []
    sum_of_run = begun
    for panel in panels:
        if run and sum_of_run + weight(panel) > limit:
            yield tuple(run)
            run, sum_of_run = [], 0
        run.append(panel)
        sum_of_run += weight(panel)
    yield tuple(run)


def _part(whole: PackPart, panels: tuple[Panel, ...], number: int, total: int) -> PackPart:
    exhibition = whole.exhibition
    sections = (_within(section, panels) for section in exhibition.sections)
    smaller = replace(
        exhibition,
        sections=tuple(section for section in sections if section.panels),
        stated_boards=exhibition.boards,
        results=exhibition.results if number == total else "",
    )
    return PackPart(smaller, whole.exhibits if number == 1 else (), number, total)


def _within(section: Section, panels: tuple[Panel, ...]) -> Section:
    return replace(section, panels=tuple(panel for panel in section.panels if panel in panels))
