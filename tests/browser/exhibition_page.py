"""A small tour with boards large enough for tiles, and sound; its pages as a test handles them."""

from datetime import date
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw
from playwright.sync_api import Locator, Page, expect

from tests.conftest import Share, build_site, write_project

FOLDER = "content/exhibitions/jiu-ying"
COVER = "/exhibitions/jiu-ying/"
PANEL = f"{COVER}01/"
BOARDS = f"{COVER}all/"
BUILT = date(2026, 3, 10)
"""At the first station."""
FRAME = bytes([0xFF, 0xF3, 0x14, 0xC4]) + bytes(20)
"""MPEG-2 layer III, 8 kbit/s at 24,000 Hz, mono: 24 bytes, 24 milliseconds of silence."""


def board(width: int, height: int, form: str) -> bytes:
    """A board ruled finely, so that sharp and blurred are not the same."""
    image = Image.new("RGB", (width, height), "#f3ead7")
    draw = ImageDraw.Draw(image)
    for place in range(0, width + height, 24):
        draw.line((place, 0, 0, place), fill="#9c1f16" if place % 240 == 0 else "#1b1916", width=2)
    packed = BytesIO()
    image.save(packed, form)
    return packed.getvalue()


INDEX = """Title: 安居旧影
Type: 巡展、线上展
Organizer: 甲馆
Summary: 老街与渡口。

前言。
"""
TOUR = (
    "站点,开始,结束\nmain,2026-03-01,2026-03-31\n渡口社区,2026-05-01,2026-05-20\n"
    "书院,2026-12-20,2027-01-10\n"
)


def files() -> dict[str, str | bytes]:
    """Narrations of a minute, 2.4 seconds, half a minute; the third panel has no sound, no text."""
    return {
        f"{FOLDER}/index.md": INDEX,
        f"{FOLDER}/巡展.csv": TOUR,
        f"{FOLDER}/01-a.png": board(3300, 2500, "PNG"),
        f"{FOLDER}/01-a.md": "Title: 石板街\nAlt: 一条石板街\n\n街上的文字。\n\n"
        + "又一段。\n\n" * 40,
        f"{FOLDER}/01-a.mp3": FRAME * 2500,
        f"{FOLDER}/02-b.jpg": board(1500, 2100, "JPEG"),
        f"{FOLDER}/02-b.md": "Title: 船\nAlt: 一条船\n\n船上的文字。\n",
        f"{FOLDER}/02-b.mp3": FRAME * 100,
        f"{FOLDER}/03-c.jpg": board(1000, 700, "JPEG"),
        f"{FOLDER}/03-c.md": "Title: 桥与桥下的人家\nAlt: 一座桥\n",
        f"{FOLDER}/04-d.jpg": board(1000, 700, "JPEG"),
        f"{FOLDER}/04-d.md": "Title: 渡口\nAlt: 渡口\n\n渡口的文字。\n",
        f"{FOLDER}/04-d.mp3": FRAME * 1250,
    }


def tour_site(share: Share) -> Path:
    """The site of this tour with bare scripts, as it is published; built once for all tests."""
    return share("tour", _build) / "output"


def _build(folder: Path) -> None:
    build_site(write_project(folder, files()), ASSETS_MINIFY=True, BUILD_DATE=BUILT)


def zoom_link(page: Page, number: str = "01") -> Locator:
    """The link that brings the picture of a panel close."""
    return page.locator(f"[data-panel='{number}'] a[data-zoom]")


def opened(page: Page, number: str = "01") -> Locator:
    """Tap the picture of a panel; its dialog."""
    zoom_link(page, number).click()
    dialog = page.get_by_role("dialog", name="看大图")
    expect(dialog).to_be_visible()
    return dialog
