"""What can be wrong with a collection."""

from collections.abc import Iterable

from plugins.images.traces import check_traces
from plugins.library.kinds import COLLECTIONS
from plugins.library.letters import check_waiting, read_letters
from plugins.library.reading.files import name_of
from plugins.library.reading.problems import Problem
from plugins.library.site.site import Site


def check_collections(site: Site) -> Iterable[Problem]:
    """What the files that collections hand out tell of who made them."""
    for kind, collection in COLLECTIONS:
        pieces = kind.read(site.content)[0]
        for path, _ in (file for piece in pieces for file in collection.files(piece)):
            yield from check_traces(path, name_of(path, site.content))


def check_unanswered(site: Site) -> Iterable[Problem]:
    """Letters that have waited too long: they are not shown yet, so no collection has them."""
    return check_waiting(read_letters(site.content)[0], site.build_date)
