"""The Pelican side: a page at every old address."""

from pathlib import Path
from typing import Any

from plugins.library.reading.problems import Problem
from plugins.library.site.ledger import PublishedAddress, read_ledger
from plugins.library.site.moved import Moved, addresses, check_moved, read_moved
from plugins.reading.generator import RoomGenerator


class AddressesGenerator(RoomGenerator):
    """Writes the pages of what moved and of what was withdrawn.

    Where drafts are shown, one that was withdrawn has its address for itself.
    """

    def generate_output(self, writer: Any) -> None:
        """Phase 2."""
        moved_pages: tuple[Moved, ...] = self.read_nouns(_moved)
        for moved in moved_pages:
            self._lead_on(writer, moved.old, moved.target, moved.title)
        ledger: tuple[PublishedAddress, ...] = self.read_nouns(read_ledger)
        standing = addresses(self.content_path)
        for kept in ledger:
            if kept.address in standing:
                continue
            old, target = kept.address.lstrip("/"), kept.target.lstrip("/")
            if kept.target:
                self._lead_on(writer, old, target, "这一页搬了家")
            elif kept.reason:
                self.write(writer, "withdrawn", old, reason=kept.reason, is_listed=False)

    def _lead_on(self, writer: Any, old: str, target: str, title: str) -> None:
        self.write(writer, "moved", old, title=title, target=target, is_listed=False)


def _moved(content: Path) -> tuple[tuple[Moved, ...], tuple[Problem, ...]]:
    return read_moved(content), tuple(check_moved(content))
