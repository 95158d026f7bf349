"""Annual reports 年报.

Reads    ``content/reports/<year>/`` through :mod:`plugins.library.reports.reports`.
         In phase 2 ``events``, ``exhibitions`` and ``chronicles``: what the site has on record.
Writes   ``/reports/``, ``/reports/<year>/`` with ``statistics.csv`` and ``datapackage.json``,
         ``/reports/statistics/`` (the years side by side, from the second on); context names
         ``reports``, ``latest_report`` and ``house_facts``.
Settings none.
"""

from pelican import signals

from plugins.reports.generator import get_generators


def register() -> None:
    """Offer the generator to Pelican."""
    signals.get_generators.connect(get_generators)
