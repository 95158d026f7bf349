"""The days of a page, as its template prints them."""

from pathlib import Path
from typing import Any

from plugins.library.site.publication import Publication, publications


def add_globals(pelican: Any) -> None:
    """Receiver of ``initialized``: the Jinja globals ``publication_of`` and ``page_data``."""
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

    settings["JINJA_GLOBALS"] = {
        **settings["JINJA_GLOBALS"],
        "publication_of": publication_of,
        "page_data": page_data,
    }
