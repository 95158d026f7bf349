"""What can be wrong with a page or a notice."""

from collections.abc import Iterable

from plugins.library.pages import check_pages
from plugins.library.problems import Problem
from plugins.library.site import Site


def check_prose(site: Site) -> Iterable[Problem]:
    """Every mistake in the headers of ``content/pages/`` and ``content/news/``."""
    yield from check_pages(site.content, "pages")
    yield from check_pages(site.content, "news")
