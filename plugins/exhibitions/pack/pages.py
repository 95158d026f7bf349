"""The pages of a pack, its style sheets and its README."""

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from plugins.exhibitions.pack.archive import PackFile
from plugins.exhibitions.pack.views import PackView
from plugins.typography.filters import FILTERS

INDEX, OPEN_ME, SLIDESHOW, README = "index.html", "打开看展.html", "slideshow.html", "README.txt"
SCRIPT = "slideshow.js"
BLOCKS = (
    "exhibition-cover",
    "facts",
    "fold",
    "home-section",
    "narration",
    "panel-index",
    "prose",
    "section-heading",
    "site-footer",
    "site-header",
    "tour",
)
"""Blocks of the site that the page is made of."""
POLICY = (
    "default-src 'none'; script-src 'self' file:; style-src 'self' file:; img-src 'self' file:; "
    "media-src 'self' file:; base-uri 'none'; form-action 'none'"
)
"""Content-Security-Policy (level 3). ``'self'`` is a file for some browsers and for some not."""
_TEMPLATES = Path(__file__).parent / "templates"


def pages(view: PackView, theme: Path) -> Iterator[PackFile]:
    """Every file of text."""
    index = _render("index.html", view)
    yield PackFile(INDEX, index)
    yield PackFile(OPEN_ME, index)
    yield PackFile(SLIDESHOW, _render("slideshow.html", view))
    yield PackFile(README, _for_windows(_render("README.txt", view)))
    yield PackFile("files/index.css", _sheet((*_site_sheets(theme), _TEMPLATES / "index.css")))
    yield PackFile("files/slideshow.css", _sheet((_TEMPLATES / "slideshow.css",)))
    yield PackFile(f"files/{SCRIPT}", (_TEMPLATES / SCRIPT).read_bytes())


def _render(name: str, view: PackView) -> bytes:
    text = _environment().get_template(name).render(view=view, policy=POLICY)
    return text.encode()


def _for_windows(text: bytes) -> bytes:
    """As old editors want it: a byte order mark, and line ends of two characters."""
    return b"\xef\xbb\xbf" + text.replace(b"\n", b"\r\n")


def _site_sheets(theme: Path) -> Iterator[Path]:
    """In the order of the cascade, as on the site."""
    css = theme / "static" / "css"
    yield from (css / f"{name}.css" for name in ("tokens", "base", "layout"))
    yield from (css / "components" / f"{name}.css" for name in BLOCKS)
    yield from (css / f"{name}.css" for name in ("utilities", "print"))


def _sheet(files: Iterable[Path]) -> bytes:
    return b"\n".join(file.read_bytes() for file in files)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=lambda name: bool(name and name.endswith(".html")),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters.update(FILTERS)
    return environment
