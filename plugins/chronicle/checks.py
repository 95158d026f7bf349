"""What can be wrong with the chronicle."""

from collections.abc import Iterable

from plugins.library.chronicle import read_chronicle
from plugins.library.reading.problems import Problem
from plugins.library.site.site import Site


def check_chronicle(site: Site) -> Iterable[Problem]:
    """Every mistake in ``content/chronicle/``."""
    return read_chronicle(site.content)[1]
