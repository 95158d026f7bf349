"""Page search: the words of every page, found by any run of characters.

Reads    the written pages: what stands in ``<main>``, without navigation and forms.
Writes   bare copies of the pages under ``<BUILD_PATH>/page-search``; ``search/`` (the page) and
         ``search/pagefind/`` (Pagefind's index and runtime, without its own user interfaces,
         which set HTML from data); ``search/names.json``: ``[address, title, name, …]`` of each
         page that says by which other words readers ask for it (``<meta name="keywords">``, of
         the key 别称 or of the page's template).
Settings ``BUILD_PATH`` (default ``build``); its ``page-search`` is emptied by each build.
         ``PAGE_SEARCH_LEAVE_OUT``, prefixes of paths (default :data:`.pages.LEFT_OUT`).

How Chinese is cut. Pagefind would cut pages with jieba when it indexes, and queries with the
browser's ``Intl.Segmenter``, or not at all where a browser lacks it; the three disagree, and what
they disagree on is never found. So nothing is left for them to decide: the copies have a space
before every Han character (:mod:`.cut`) and the language ``und``, for which Pagefind splits at
spaces alone. The query is cut by the same rule in ``search/cut.js``, and each word of it is sent
as an exact phrase: ``安居 大事记`` asks for ``"安 居"`` and for ``"大 事 记"``, and a page must
have both. The tests hold both files to the same examples, with ``Intl.Segmenter`` and without.

Why its program by itself: Pagefind's Python interface starts a service and an event loop for the
same index. Why a bare copy: the real pages keep their natural text for readers and machines.
"""

from pelican import signals

from plugins.page_search.generator import SearchPageGenerator, index_pages
from plugins.reading.generator import offer


def register() -> None:
    """Write the search page with the others; index when all are written."""
    offer(SearchPageGenerator)()
    signals.finalized.connect(index_pages)
