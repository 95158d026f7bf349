"""Annual reports 年报.

Reads    ``content/reports/<year>/`` through :mod:`plugins.library.reports.reports`.
         In phase 2 ``events``, ``exhibitions`` and ``chronicles``: what the site has on record.
Writes   ``/reports/``, ``/reports/<year>/`` with ``statistics.csv`` and ``datapackage.json``,
         ``/reports/statistics/`` (the years side by side, from the second on); context names
         ``reports`` and ``latest_report``.
Settings none.
"""

from plugins.reading.generator import offer
from plugins.reports.generator import ReportsGenerator

register = offer(ReportsGenerator)
