"""Headings get a name on the page where a link asks for it (:mod:`plugins.links.anchors`)."""

import os
from pathlib import Path
from typing import Any

from plugins.links.anchors import asked, with_names


def know_anchors(pelican: Any) -> None:
    """At the beginning of a build: what links of all texts ask for, for this build."""
    content = Path(os.path.abspath(pelican.settings["PATH"]))
    pelican.settings["ANCHORS"] = asked(content)


def with_anchors(html: str, source: Path, settings: dict[str, Any]) -> str:
    """HTML of a text in which its headings have the names that are asked for."""
    return with_names(html, settings["ANCHORS"].get(source.absolute(), frozenset()))
