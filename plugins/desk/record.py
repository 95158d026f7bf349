"""What a deploy writes down of what it made public, to be committed with the site."""

from pathlib import Path

from plugins.catalog.checks import records_before
from plugins.desk.published import keep_published
from plugins.desk.settings import DeskSettings
from plugins.desk.swap import Marker
from plugins.library.site.deployed import FILE as PUBLISHED
from plugins.library.site.deployed import Deployed, read_deployed
from plugins.library.site.ledger import FILE, add_to_ledger, note_changes
from plugins.library.site.moved import addresses
from plugins.library.site.publication import begun, digests
from plugins.library.site.stages import published


def written_down(settings: DeskSettings, marker: Marker) -> tuple[str, ...]:
    """Write it; a sentence for each file that changed. What waited on that day is not in it."""
    with published(settings.content, marker.build_date):
        new, changed = _note(settings.content, marker)
    noted = [f"添了 {len(new)} 个公开过的地址"] if new else []
    noted += [f"记下 {len(changed)} 个网页的修改"] if changed else []
    told = [f"content/{FILE} {'，'.join(noted)}，请和网站一起提交。"] if noted else []
    if keep_published(settings.folder, marker, _deployed(settings, marker)):
        told.append(f"{PUBLISHED} 记下了这一次检查的结果和书目数，请和网站一起提交。")
    return tuple(told)


def _deployed(settings: DeskSettings, marker: Marker) -> Deployed:
    """Records of the catalogue; those of an export from elsewhere say nothing of the site's own."""
    known = read_deployed(settings.folder / PUBLISHED)
    records = records_before(settings.output) if marker.own_export else 0
    return known.after(records, settings.allow_shrink) if records else known


def _note(content: Path, marker: Marker) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Write into the ledger what the release has made public: new addresses, changed pages."""
    day, texts = marker.build_date, digests(content)
    began = begun(content, day)
    changed = note_changes(content, day, texts, began)
    return add_to_ledger(content, addresses(content), day, texts, began), changed
