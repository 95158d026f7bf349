"""What can be wrong with an annual report."""

from collections.abc import Iterable

from plugins.library.problems import Problem
from plugins.library.reports import read_reports
from plugins.library.site import Site


def check_reports(site: Site) -> Iterable[Problem]:
    """Every mistake in ``content/reports/``."""
    return read_reports(site.content)[1]
