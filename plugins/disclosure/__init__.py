"""Information disclosure 信息公开.

Reads    ``content/disclosure/`` through :mod:`plugins.library.disclosure`.
Writes   ``/disclosure/`` (guide, catalogue by category), ``/disclosure/by-date/``,
         ``/disclosure/<slug>/``, ``/disclosure/files/…``, ``/disclosure/catalogue.csv``; context
         name ``disclosure``. Nothing where the folder is missing.
Settings none.
"""

from plugins.disclosure.generator import DisclosureGenerator
from plugins.reading.generator import offer

register = offer(DisclosureGenerator)
