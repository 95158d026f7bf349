"""What a deploy writes down beside ``content/`` and in it, to be committed with the site.

Into the ledger (``content/addresses.txt``): addresses that are new, pages that changed. Into
``published.toml``: what was wrong (:mod:`plugins.desk.published`).
"""

from collections.abc import Iterator
from pathlib import Path

from plugins.desk.published import FILE as PUBLISHED
from plugins.desk.published import keep_published
from plugins.desk.settings import DeskError, DeskSettings, unwritable
from plugins.desk.swap import Marker
from plugins.library.reading.view import without
from plugins.library.site.ledger import FILE, add_to_ledger, note_changes
from plugins.library.site.moved import addresses
from plugins.library.site.publication import digests, read_dated
from plugins.library.site.stages import roots, waiting
from plugins.library.tables.units import UnreadableFile

_NOT_NOTED = "但是公开过的地址没有记下，"


def noted(settings: DeskSettings, marker: Marker) -> Iterator[str]:
    """Write it; a sentence for each file that changed. Raises :class:`DeskError`."""
    try:
        with without(roots(waiting(settings.content, settings.build_date))):
            yield from _noted(settings, marker)
    except OSError as mistake:
        why = unwritable(settings.content / FILE, mistake)
        raise DeskError(f"{_NOT_NOTED}{why}改好以后，再运行一次 make deploy。") from None
    except UnreadableFile as mistake:
        unread = f"{mistake.what}。{mistake.remedy}"
        raise DeskError(f"{_NOT_NOTED}{unread}，再运行一次 make deploy。") from None


def _noted(settings: DeskSettings, marker: Marker) -> Iterator[str]:
    new, changed = _note(settings.content, marker)
    found = [f"添了 {len(new)} 个公开过的地址"] if new else []
    found += [f"记下 {len(changed)} 个网页的修改"] if changed else []
    if found:
        yield f"content/{FILE} {'，'.join(found)}，请和网站一起提交。"
    if keep_published(settings.folder, marker):
        yield f"{PUBLISHED} 记下了这一次检查的结果，请和网站一起提交。"


def _note(content: Path, marker: Marker) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Write into the ledger what the release has made public: new addresses, changed pages."""
    begun = {f"/{url}": one.begins for url, one in read_dated(content).items() if one.begins}
    texts = digests(content)
    changed = note_changes(content, marker.build_date, texts, begun)
    return add_to_ledger(content, addresses(content), marker.build_date, texts), changed
