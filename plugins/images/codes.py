"""QR codes as SVG, for what is printed and for screens."""

import segno
from markupsafe import Markup


def svg_code(address: str) -> Markup:
    """The QR code (ISO/IEC 18004, level M) of an address; it takes any size.

    Empty for no address: a site that has none yet prints no code that leads nowhere. Black on
    white in every colour scheme, because scanners want it so.
    """
    if not address:
        return Markup()
    code = segno.make(address, error="m", micro=False)
    return Markup(code.svg_inline(border=2, omitsize=True, dark="#000", light="#fff"))
