"""Addresses that stay: what moved leads on, what was withdrawn says so.

Reads    ``Aliases`` of every header (:mod:`plugins.library.site.moved`) and
         ``content/addresses.txt`` (:mod:`plugins.library.site.ledger`).
Writes   a page at each old address: ``moved.html`` leads on at once, ``withdrawn.html`` says why.
Settings none.
"""

from pelican import signals

from plugins.addresses.generator import get_generators


def register() -> None:
    """Offer the generator to Pelican."""
    signals.get_generators.connect(get_generators)
