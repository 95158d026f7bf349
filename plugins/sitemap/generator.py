"""The Pelican side of the sitemap."""

import os
from pathlib import Path
from typing import Any

from plugins.library.site.publication import publications
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
    days = publications(Path(context["PATH"]), context["BUILD_DATE"])
    dated = days.known(written.removesuffix("index.html"))
    context["SITEMAP_PAGES"][written] = dated.updated.date() if dated else None


def write_sitemap(pelican: Any) -> None:
    """Receiver of ``finalized``."""
    settings, output = pelican.settings, Path(pelican.output_path)
    site = settings["SITEURL"]
    left_out = tuple(settings.get("SITEMAP_LEAVE_OUT", LEFT_OUT))
    if site:
        for name, text in sitemaps(settings["SITEMAP_PAGES"], site, left_out).items():
            (output / name).write_text(text, encoding="utf-8", newline="\n")
    (output / "robots.txt").write_text(robots(site), encoding="utf-8", newline="\n")
