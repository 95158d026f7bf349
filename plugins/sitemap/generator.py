"""The Pelican side of the sitemap."""

import os
from datetime import date
from pathlib import Path
from typing import Any

from plugins.sitemap.sitemap import LEFT_OUT, robots, sitemaps


def start(pelican: Any) -> None:
    """Receiver of ``initialized``: nothing yet, anew for each build.

    It travels in the settings, which every context copies without copying what it holds.
    """
    pelican.settings["SITEMAP_PAGES"] = {}


def add_page(path: str, context: dict[str, Any]) -> None:
    """Receiver of ``content_written``; a page may say that search engines should not know it."""
    if not context.get("is_listed", True):
        return
    written = Path(os.path.relpath(path, context["OUTPUT_PATH"])).as_posix()
    context["SITEMAP_PAGES"][written] = last_change(context)


def last_change(context: dict[str, Any]) -> date | None:
    """The day of an article's last change, other content has none of its own."""
    article = context.get("article")
    moment = getattr(article, "modified", None) or getattr(article, "date", None)
    if moment is None:
        return None
    today: date = context["BUILD_DATE"]
    return min(date(moment.year, moment.month, moment.day), today)


def write_sitemap(pelican: Any) -> None:
    """Receiver of ``finalized``."""
    settings, output = pelican.settings, Path(pelican.output_path)
    site = settings["SITEURL"]
    left_out = tuple(settings.get("SITEMAP_LEAVE_OUT", LEFT_OUT))
    if site:
        for name, text in sitemaps(settings["SITEMAP_PAGES"], site, left_out).items():
            (output / name).write_text(text, encoding="utf-8", newline="\n")
    (output / "robots.txt").write_text(robots(site), encoding="utf-8", newline="\n")
