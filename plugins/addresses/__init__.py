"""Addresses that stay: what moved leads on, what was withdrawn says so.

Reads    ``Aliases`` of every header (:mod:`plugins.library.site.moved`) and
         ``content/addresses.txt`` (:mod:`plugins.library.site.ledger`).
Writes   a page at each old address: ``moved.html`` leads on at once, ``withdrawn.html`` says why.
Settings none.
"""

from plugins.addresses.generator import AddressesGenerator
from plugins.reading.generator import offer

register = offer(AddressesGenerator)
