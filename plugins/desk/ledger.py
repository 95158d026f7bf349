"""What a deploy writes into the ledger of published addresses."""

from plugins.desk.settings import DeskSettings
from plugins.desk.swap import read_marker
from plugins.library.site.ledger import add_to_ledger, note_changes
from plugins.library.site.moved import addresses
from plugins.library.site.publication import digests, read_dated
from plugins.library.site.stages import published


def note_publication(settings: DeskSettings) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Write what the release has made public, and nothing that waits: new addresses, changed pages.

    Both are returned.
    """
    marker, content = read_marker(settings.output), settings.content
    day = marker.build_date if marker else settings.build_date
    with published(content, day):
        begun = {f"/{url}": one.begins for url, one in read_dated(content).items() if one.begins}
        texts = digests(content)
        changed = note_changes(content, day, texts, begun)
        return add_to_ledger(content, addresses(content), day, texts), changed
