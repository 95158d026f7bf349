"""What can be wrong with readers' letters."""

from collections.abc import Iterable

from plugins.library.letters import check_waiting, read_letters
from plugins.library.reading.problems import Problem
from plugins.library.site.site import Site


def check_letters(site: Site) -> Iterable[Problem]:
    """Every mistake in ``content/letters/``, and what has waited too long."""
    letters, problems = read_letters(site.content)
    yield from problems
    yield from check_waiting(letters, site.build_date)
