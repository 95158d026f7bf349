"""The Pelican side of the branches."""

from typing import Any

from plugins.library.branches import Branch, read_branches
from plugins.library.facts import read_facts, read_navigation
from plugins.library.hours import OpeningHours
from plugins.reading.generator import RoomGenerator

DAYS_AHEAD = 14
"""Days that a page knows beforehand, so that a site not rebuilt for a week stays right."""


class BranchesGenerator(RoomGenerator):
    """Reads what every page shows of the library, and writes the branches' pages."""

    def generate_context(self) -> None:
        """Phase 1: facts, menu, branches, and the main library's next days."""
        self.library = self.read_nouns(read_facts)
        self.navigation = self.read_nouns(read_navigation)
        self.branches: tuple[Branch, ...] = self.read_nouns(read_branches)
        hours = self.branches[0].hours if self.branches else OpeningHours({})
        self.days = hours.days_from(self.build_date, DAYS_AHEAD)
        self.week = hours.week_of(self.build_date)
        self._update_context(("library", "navigation", "branches", "days", "week"))

    def generate_output(self, writer: Any) -> None:
        """Phase 2: the list and a page a branch."""
        self.write(writer, "branches", "branches/")
        for branch in self.branches:
            days = branch.hours.days_from(self.build_date, DAYS_AHEAD)
            week = branch.hours.week_of(self.build_date)
            self.write(writer, "branch", branch.url, branch=branch, days=days, week=week)


def get_generators(pelican: object) -> type[BranchesGenerator]:
    """Receiver of ``get_generators``."""
    return BranchesGenerator
