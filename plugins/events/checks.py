"""What can be wrong with an event."""

from collections.abc import Iterable

from plugins.library.events import read_events
from plugins.library.problems import Problem
from plugins.library.site import Site


def check_events(site: Site) -> Iterable[Problem]:
    """Every mistake in the headers of ``content/events/``."""
    return read_events(site.content)[1]
