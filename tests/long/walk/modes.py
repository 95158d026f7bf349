"""How readers look at a page: the modes of their browser, and the widths of their screens."""

from base64 import b64decode
from dataclasses import dataclass
from typing import Literal

from playwright.sync_api import CDPSession, Page

WIDTHS = (320, 360, 768, 1280, 1920)
HEIGHT = 800
HIGHEST = 12_000
"""Of a page's picture, px; what is below is left out."""
PAPER = 718
"""A4 within its margins, px."""
STANDARD = 16
"""A browser's own size of text, px."""


@dataclass(frozen=True, slots=True)
class Mode:
    """What a reader has set, or does with the page."""

    name: str
    chinese: str
    colours: Literal["light", "dark"] = "light"
    contrast: Literal["more", "no-preference"] = "no-preference"
    is_forced: bool = False
    """The system's few colours instead of the page's (Windows: 对比度主题)."""
    text: int = 100
    """Per cent of the browser's own size of text."""
    is_printed: bool = False


MODES = (
    Mode("light", "浅色"),
    Mode("dark", "深色", colours="dark"),
    Mode("contrast", "高对比", contrast="more"),
    Mode("contrast-dark", "高对比，深色", colours="dark", contrast="more"),
    Mode("forced", "系统配色，浅", is_forced=True),
    Mode("forced-dark", "系统配色，深", colours="dark", is_forced=True),
    Mode("text-200", "文字 200%", text=200),
    Mode("print", "打印", is_printed=True),
)
"""长辈版 is no mode but pages of its own, which are among the kinds."""


def set_mode(page: Page, devtools: CDPSession, mode: Mode) -> None:
    """Let the browser of a page be set so.

    The size of text is the browser's, so that widths in ``em`` of media queries follow it.
    """
    page.emulate_media(
        media="print" if mode.is_printed else "screen",
        color_scheme=mode.colours,
        contrast=mode.contrast,
        forced_colors="active" if mode.is_forced else "none",
        reduced_motion="reduce",
    )
    size = STANDARD * mode.text // 100
    devtools.send("Page.setFontSizes", {"fontSizes": {"standard": size, "fixed": size}})


def width_of(mode: Mode, width: int) -> int:
    """How wide a page becomes on such a screen: no paper is as narrow as a phone."""
    return max(width, PAPER) if mode.is_printed else width


def set_width(page: Page, width: int) -> None:
    """Let the screen be so wide, px."""
    page.set_viewport_size({"width": width, "height": HEIGHT})


def picture(page: Page, devtools: CDPSession, mode: Mode, width: int) -> bytes:
    """The whole page as a JPEG.

    By a screen as high as the page: to look beyond the screen makes the browser forget the size of
    text, and so does a new size of the screen.
    """
    height = int(page.evaluate("document.documentElement.scrollHeight"))
    page.set_viewport_size({"width": width, "height": max(HEIGHT, min(height, HIGHEST))})
    set_mode(page, devtools, mode)
    taken = devtools.send("Page.captureScreenshot", {"format": "jpeg", "quality": 80})
    set_width(page, width)
    return b64decode(taken["data"])
