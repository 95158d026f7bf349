"""What a deploy writes down in the library's own folder, to be committed: what is public now."""

from collections.abc import Iterator
from pathlib import Path

from plugins.desk.published import FILE as PUBLISHED
from plugins.desk.published import keep_published
from plugins.desk.settings import DeskSettings
from plugins.desk.swap import Marker
from plugins.library.site.ledger import FILE, add_to_ledger, note_changes
from plugins.library.site.moved import addresses
from plugins.library.site.publication import digests, read_dated


def written_down(settings: DeskSettings, marker: Marker) -> Iterator[str]:
    """Write down what was published, to be committed; a sentence for each file that changed."""
    new, changed = _note(settings.content, marker)
    noted = [f"添了 {len(new)} 个公开过的地址"] if new else []
    noted += [f"记下 {len(changed)} 个网页的修改"] if changed else []
    if noted:
        yield f"content/{FILE} {'，'.join(noted)}，请和网站一起提交。"
    if keep_published(settings.folder, marker):
        yield f"{PUBLISHED} 记下了这一次检查的结果，请和网站一起提交。"


def _note(content: Path, marker: Marker) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Write into the ledger what the release has made public: new addresses, changed pages."""
    begun = {f"/{url}": one.begins for url, one in read_dated(content).items() if one.begins}
    texts = digests(content)
    changed = note_changes(content, marker.build_date, texts, begun)
    return add_to_ledger(content, addresses(content), marker.build_date, texts), changed
