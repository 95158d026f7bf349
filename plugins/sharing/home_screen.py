"""The site on the home screen of a telephone (W3C, Web Application Manifest). Pure.

``minimal-ui``: it opens in a window of its own that still goes back and shows the address; a
telephone that knows no such window opens its browser.
"""

from dataclasses import dataclass
from typing import Any

MANIFEST = "manifest.webmanifest"
_PAPER = "#faf7f0"
"""``--paper`` of ``tokens.css``."""


@dataclass(frozen=True, slots=True)
class Icon:
    """The seal, so many pixels a side."""

    url: str
    side: int
    maskable: bool = False
    """Whether a telephone may cut it to a circle or a drop."""


ICONS = (
    Icon("icons/192.png", 192),
    Icon("icons/512.png", 512),
    Icon("icons/maskable.png", 512, maskable=True),
)
APPLE = Icon("apple-touch-icon.png", 180)


def manifest(name: str, root: str) -> dict[str, Any]:
    """What ``manifest.webmanifest`` says; ``root``: the folder in which the site lies."""
    return {
        "id": f"{root}/",
        "name": name,
        "short_name": name,
        "lang": "zh-Hans",
        "start_url": f"{root}/",
        "scope": f"{root}/",
        "display": "minimal-ui",
        "background_color": _PAPER,
        "theme_color": _PAPER,
        "icons": [
            {
                "src": f"{root}/{icon.url}",
                "sizes": f"{icon.side}x{icon.side}",
                "type": "image/png",
                "purpose": "maskable" if icon.maskable else "any",
            }
            for icon in ICONS
        ],
    }
