"""Addresses of what several exhibitions share."""

from plugins.library.romanised import romanised

ITEMS = "exhibitions/items/"


def series_url(series: str) -> str:
    """Address of a series, from the site's root."""
    return f"exhibitions/series/{romanised(series)}/"
