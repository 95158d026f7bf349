"""What can be wrong with a page or a notice, and with the words of any text."""

from collections.abc import Iterable

from plugins.images.store import PictureStore
from plugins.library.facts import check_awaited
from plugins.library.files import name_of
from plugins.library.freshness import check_freshness
from plugins.library.links import files_of, pictures_of
from plugins.library.pages import check_pages
from plugins.library.problems import Problem
from plugins.library.site import Site
from plugins.library.unused import check_unused
from plugins.library.wording import check_wording
from plugins.pages.pasted import check_pasted


def check_prose(site: Site) -> Iterable[Problem]:
    """Every mistake in the headers of ``content/pages/`` and ``content/news/``."""
    yield from check_pages(site.content, "pages")
    yield from check_pages(site.content, "news")


def check_pictures(site: Site) -> Iterable[Problem]:
    """Pictures in texts that can't be read or are too large."""
    store = PictureStore(site.build)
    pictures = sorted(pictures_of(site.content))
    for path in pictures:
        yield from store.check(path, name_of(path, site.content.resolve()))
    if pictures:
        store.save()


def check_texts(site: Site) -> Iterable[Problem]:
    """Slips of the pen in any Markdown file, what is old, and what waits for the library."""
    yield from check_wording(site.content)
    yield from check_freshness(site.content, site.build_date)
    yield from check_awaited(site.content)
    yield from check_pasted(site.content)


def check_files(site: Site) -> Iterable[Problem]:
    """Files that somebody put into the content folder and that no page shows."""
    return check_unused(site.content, files_of(site.content))
