"""What every template may print of a page: its days, and what the library has still to give."""

from pathlib import Path
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context

from plugins.library.awaited import for_readers
from plugins.library.site.publication import Publication, publications


def add_globals(pelican: Any) -> None:
    """Receiver of ``initialized``: the names that the room offers to templates."""
    settings = pelican.settings
    content, today, site = Path(settings["PATH"]), settings["BUILD_DATE"], settings["SITEURL"]

    def publication_of(url: str) -> Publication | None:
        """When the page at an address was published and changed; None where nothing says so."""
        return publications(content, today).known(url)

    def page_data(url: str) -> dict[str, Any]:
        """The same in the words of schema.org."""
        dated = publication_of(url)
        page = {"@context": "https://schema.org", "@type": "WebPage", "url": f"{site}/{url}"}
        return page | (dated.for_machines if dated else {})

    @pass_context  # or Jinja would keep what a constant becomes in templates that builds share
    def printed(_context: Context, words: str) -> str:
        """What may hold the mark of staff, as this build's readers have it."""
        return words if settings["SHOWS_AWAITED"] else for_readers(words, content)

    settings["JINJA_GLOBALS"] = {
        **settings["JINJA_GLOBALS"],
        "publication_of": publication_of,
        "page_data": page_data,
        "shows_awaited": settings["SHOWS_AWAITED"],
    }
    settings["JINJA_FILTERS"] = {
        **settings["JINJA_FILTERS"],
        "for_readers": printed,
    }
