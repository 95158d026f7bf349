"""What can be wrong with the information disclosed."""

from collections.abc import Iterable

from plugins.library.disclosure import overdue, read_disclosure
from plugins.library.problems import Problem
from plugins.library.site import Site


def check_disclosure(site: Site) -> Iterable[Problem]:
    """Every mistake in ``content/disclosure/``, and what is overdue."""
    disclosure, problems = read_disclosure(site.content)
    yield from problems
    if disclosure:
        yield from overdue(disclosure, site.build_date, "content/disclosure/duties.toml")
