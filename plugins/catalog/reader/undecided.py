"""Rows whose barcode may be several: kept as one copy or as many, when their file is known."""

from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple, Protocol

from plugins.catalog.reader.ballot import AT_ONCE, DISAGREES, UNSURE, Ballot
from plugins.catalog.reader.barcodes import Several, several
from plugins.catalog.reader.report import FileReport
from plugins.library.catalogue.records import Item
from plugins.library.tables.units import Unreadable

_REMEDIES = {
    UNSURE: "请一册写一行；或写全两头（000101-000106），并加一列“册数”写明有几册",
    DISAGREES: "请改对条码号或册数，或一册写一行",
}
_CHECK = "请核对；不对就一册写一行"
_SOME_KNOWN = "条码号写成几个或一段，有的前面已经有了，只补了没有的"


class UndecidedRow(NamedTuple):
    """A row that waits; it counts as kept."""

    line: int
    item: Item
    number: str
    """Of its record."""
    status: str
    """The word of its status."""
    place: str
    """Its sheet, as messages begin where there are several; else empty."""


class Taker(Protocol):
    """Keeps a copy; a reason where its barcode is taken."""

    def __call__(
        self, line: int, item: Item, number: str, status: str, report: FileReport
    ) -> Unreadable | None:
        """``number``: of its record; ``status``: the word for it."""


class Undecided:
    """The rows of one file that wait."""

    def __init__(
        self,
        take: Taker,
        is_used: Callable[[str], bool],
        owner_of: Callable[[str], str | None],
        report: FileReport,
    ) -> None:
        self._take = take
        self._report = report
        self._ballot: Ballot[UndecidedRow] = Ballot(is_used, owner_of)
        self.saw = self._ballot.saw
        self._told: list[tuple[int, str, str]] = []
        """Line, barcode and sheet of the rows that were several copies."""
        self._copies = 0

    def add(self, found: Several, row: UndecidedRow) -> None:
        """Let a row wait; many are settled at once, and those that follow like them."""
        self._ballot.add(found, row.number, row)
        if len(self._ballot) >= AT_ONCE:
            self._settle()

    def finish(self) -> None:
        """Keep what still waits, and tell of the rows that were several copies."""
        self._settle()
        for line, barcode, place in self._told:
            reason = f"条码号写成几个或一段，各册分开后共 {self._copies:,} 册"
            self._report.repair(line, barcode, place + reason, _CHECK)

    def _settle(self) -> None:
        """Keep what waits."""
        for row, meaning in self._ballot.settled():
            if len(meaning.codes) > 1:
                if new := self._spread(row, meaning.codes):
                    self._told.append((row.line, row.item.barcode, row.place))
                    self._copies += new
                continue
            barcode = meaning.codes[0] if meaning.codes else row.item.barcode
            if self._kept(row, [replace(row.item, barcode=barcode)]) and meaning.doubt:
                reason, remedy = row.place + meaning.doubt, _REMEDIES[meaning.doubt]
                self._report.repair(row.line, barcode, reason, remedy)

    def _spread(self, row: UndecidedRow, codes: tuple[str, ...]) -> int:
        """Keep each copy of a row; how many are new."""
        accession = several(row.item.accession_number) if row.item.accession_number else None
        own = accession.codes if accession and len(accession.codes) == len(codes) else ()
        items = [
            replace(
                row.item,
                barcode=code,
                accession_number=own[place] if own else row.item.accession_number,
            )
            for place, code in enumerate(codes)
        ]
        new = self._kept(row, items)
        if 0 < new < len(items):
            self._report.repair(row.line, row.item.barcode, row.place + _SOME_KNOWN, _CHECK)
        return new

    def _kept(self, row: UndecidedRow, items: list[Item]) -> int:
        """How many of a row's copies are kept; where none is, the row is skipped after all."""
        taken = [
            mistake
            for item in items
            if (mistake := self._take(row.line, item, row.number, row.status, self._report))
        ]
        if len(taken) == len(items):
            self._report.kept -= 1
            reason = row.place + taken[0].reason
            self._report.skip(replace(taken[0], id=row.item.barcode, reason=reason))
        return len(items) - len(taken)
