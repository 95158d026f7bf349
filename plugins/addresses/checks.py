"""What can be wrong with addresses that were published."""

from collections.abc import Iterable

from plugins.library.ledger import check_ledger
from plugins.library.links import addresses
from plugins.library.moved import check_moved
from plugins.library.problems import Problem
from plugins.library.site import Site


def check_addresses(site: Site) -> Iterable[Problem]:
    """Every old address that leads nowhere, and every published one that would be lost."""
    yield from check_moved(site.content)
    yield from check_ledger(site.content, addresses(site.content))
