"""The looks of an article: style sheets of a few rules, put into ``style`` attributes.

The limit of 20,000 characters counts HTML, so weight is a matter of function: what children
inherit stands on the root alone. A look is a name, two colours and a file beside ``base.css``; its
key stands in ``feed.schema.json``, what staff write for it in ``docs/wechat.md``.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from string import Template

import css_inline

_FOLDER = Path(__file__).parent / "looks"


@dataclass(frozen=True, slots=True)
class Look:
    """How an article looks."""

    key: str
    name: str
    """What staff write in a header."""
    accent: str
    tint: str
    """Behind quotations and heads of tables: a neutral grey, which WeChat's dark turns over."""
    sheets: tuple[str, ...]

    @property
    def css(self) -> str:
        """Its style sheet, colours filled in: WeChat resolves no ``var()``."""
        text = "".join(_read(name) for name in self.sheets)
        return Template(text).substitute(accent=self.accent, tint=self.tint)


STANDARD = Look("standard", "标准", "#941a12", "#f7f7f7", ("base", "standard"))
FESTIVAL = Look("festival", "节日", "#9c1f16", "#f7f7f7", ("base", "festival"))
PLAIN = Look("plain", "精简", "#3f3f3f", "#f7f7f7", ("plain",))
"""Taken by itself where an article is too long in any other."""
LOOKS = {look.name: look for look in (STANDARD, FESTIVAL)}


@cache
def _read(name: str) -> str:
    return (_FOLDER / f"{name}.css").read_text(encoding="utf-8")


def inline(html: str, look: Look) -> str:
    """HTML with the look's rules in ``style`` attributes; nothing is ever fetched."""
    return css_inline.inline_fragment(html, look.css, load_remote_stylesheets=False)
