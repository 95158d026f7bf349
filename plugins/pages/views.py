"""What the template of a page is given beside the page itself."""

from typing import Any


def add_menu_key(generator: object, metadata: dict[str, Any]) -> None:
    """Receiver of ``page_generator_context``: every page gets its ``menu_key``."""
    metadata["menu_key"] = menu_key(metadata["place"])


def menu_key(place: str) -> str:
    """The word of the menu under which a page stands, by its key; empty where under none."""
    return "about" if place.split("/")[0] == "about" else ""


def know_what_leaves(generator: Any) -> None:
    """Receiver of ``article_generator_finalized``: whether a listed notice has a last day."""
    generator.context["notices_leave"] = any(one.until for one in generator.articles)
