"""What can be wrong with a message wall."""

from collections.abc import Iterable

from plugins.library.messages import read_walls
from plugins.library.reading.problems import Problem
from plugins.library.site.site import Site


def check_messages(site: Site) -> Iterable[Problem]:
    """Every mistake in ``content/messages/``, the sheets' rows included."""
    return read_walls(site.content)[1]
