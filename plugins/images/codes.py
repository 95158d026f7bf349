"""QR codes (ISO/IEC 18004, level M): drawn for paper and screens, as pixels for WeChat and posters.

The one maker of codes in Python. Around each stands its quiet zone, without which phones miss it.
"""

from io import BytesIO

import segno
from markupsafe import Markup
from PIL import Image

WECHAT_SIDE = 360
"""Pixels at least: WeChat reads a code at a long press where it is an ``<img>`` of 300 or more."""
_QUIET = 4
"""Modules of the quiet zone, as the standard wants it."""
_QUIET_ON_PAPER = 2
"""Enough where more white paper lies around."""


def svg_code(address: str) -> Markup:
    """The code of an address as SVG; it takes any size.

    Empty for no address: a site that has none yet prints no code that leads nowhere. Black on
    white in every colour scheme, because scanners want it so.
    """
    if not address:
        return Markup()
    drawn = _code(address).svg_inline(
        border=_QUIET_ON_PAPER, omitsize=True, dark="#000", light="#fff"
    )
    return Markup(drawn)


def png_code(address: str) -> bytes:
    """The code of an address as PNG for WeChat, the same bytes on every machine."""
    code = _code(address)
    return _png(code, -(-WECHAT_SIDE // _modules(code)))


def code_picture(address: str, most: int, dark: str, light: str) -> Image.Image:
    """The code of an address in two colours, at most so many pixels wide.

    A whole number of pixels a module, at least one: that comes before the width.
    """
    code = _code(address)
    scale = max(1, most // _modules(code))
    return Image.open(BytesIO(_png(code, scale, dark, light))).convert("RGB")


def _code(address: str) -> segno.QRCode:
    return segno.make(address, error="m", micro=False)


def _modules(code: segno.QRCode) -> int:
    """How many modules wide it is with its quiet zone."""
    return int(code.symbol_size(border=_QUIET)[0])


def _png(code: segno.QRCode, scale: int, dark: str = "#000", light: str = "#fff") -> bytes:
    packed = BytesIO()
    code.save(packed, kind="png", scale=scale, border=_QUIET, dark=dark, light=light)
    return packed.getvalue()
