"""Where a page stands and where it leads, as its template prints them."""

from collections.abc import Iterable
from typing import Any

from plugins.library.facts import Navigation
from plugins.library.site.whereabouts import Step, Whereabouts, name_of_title, whereabouts


def add_globals(pelican: Any) -> None:
    """Receiver of ``initialized``: the Jinja globals ``whereabouts`` and ``breadcrumbs``."""
    settings = pelican.settings
    site, site_name = settings["SITEURL"], settings["SITENAME"]

    def whereabouts_of(
        url: str, pages: Iterable[Any], navigation: Navigation, within: Iterable[Step] = ()
    ) -> Whereabouts:
        """Of the page at an address; ``pages``: Pelican's, which staff wrote."""
        staff = {page.url: page.title for page in pages}
        return whereabouts(url, staff, navigation, within)

    def breadcrumbs(here: Whereabouts, title: str) -> dict[str, Any]:
        """The same for machines; ``title``: of the document."""
        return here.data(name_of_title(str(title), site_name), site)

    settings["JINJA_GLOBALS"] = {
        **settings["JINJA_GLOBALS"],
        "whereabouts": whereabouts_of,
        "breadcrumbs": breadcrumbs,
    }
