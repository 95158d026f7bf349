"""What can be wrong with a page or a notice, and with the words of any text."""

from collections.abc import Iterable, Iterator

from plugins.images.store import PictureStore
from plugins.images.traces import check_traces
from plugins.library.facts import check_awaited
from plugins.library.privacy.minors import check_children
from plugins.library.reading.files import name_of
from plugins.library.reading.picture_kinds import AS_THEY_ARE, is_made, picture_kind
from plugins.library.reading.picture_kinds import SUFFIXES as PICTURES
from plugins.library.reading.problems import Problem, error
from plugins.library.site.claims import check_claims_of_pages
from plugins.library.site.freshness import check_ahead, check_freshness
from plugins.library.site.site import Site
from plugins.library.site.unused import check_unused
from plugins.library.site.wording import check_wording
from plugins.links.files import Named, files_named, files_of
from plugins.pages.consent import check_consent
from plugins.pages.pasted import check_pasted


def check_pictures(site: Site) -> Iterable[Problem]:
    """Pictures that texts name: too large, cut short, or of a kind that would be published raw."""
    store = PictureStore(site.build)
    named = files_named(site.content)
    pictures = {one.file for one in named if _is_shown(one)}
    for path in sorted(pictures):
        yield from store.check(path, name_of(path, site.content))
    if pictures:
        store.save()
    for one in named:
        if one.file not in pictures:
            yield from _check_handed_out(one, site)


def _is_shown(one: Named) -> bool:
    """Whether it is to be published as copies; a ``.jpg`` that is nothing like it is told of."""
    kind = picture_kind(one.file)
    return is_made(one.file) or (not kind and one.file.suffix.lower() in PICTURES)


def _check_handed_out(one: Named, site: Site) -> Iterator[Problem]:
    """A file that readers would get as it is, with where and when its pictures were taken."""
    name, kind = name_of(one.text, site.content), picture_kind(one.file)
    if kind and (kind not in AS_THEY_ARE or one.file.suffix.lower() in PICTURES):
        found = f"{one.file.name}（{kind}）"
        what, remedy = "这种图片不能公开", "请另存为 JPG 或 PNG，再把这里的文件名改过来"
        yield error(name, one.line, what, found, remedy)
    else:
        yield from check_traces(one.file, name, one.line)


def check_people(site: Site) -> Iterable[Problem]:
    """Children who are named in full, and pictures of children that nobody was asked about."""
    yield from check_children(site.content, site.build_date.year)
    yield from check_consent(site.content)


def check_texts(site: Site) -> Iterable[Problem]:
    """Slips of the pen in any Markdown file, what is old, and what waits for the library."""
    yield from check_wording(site.content)
    yield from check_freshness(site.content, site.build_date)
    yield from check_ahead(site.content, site.build_date)
    yield from check_awaited(site.content)
    yield from check_claims_of_pages(site.content)
    yield from check_pasted(site.content)


def check_files(site: Site) -> Iterable[Problem]:
    """Files that somebody put into the content folder and that no page shows."""
    return check_unused(site.content, files_of(site.content))
