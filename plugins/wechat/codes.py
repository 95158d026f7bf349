"""QR codes as plain PNG: WeChat reads one at a long press where it is an ``<img>`` of 300 pixels
or more with a white border of four modules (the quiet zone of ISO/IEC 18004)."""

from io import BytesIO

import segno

SIDE = 360
"""Pixels at least."""
_BORDER = 4


def code_png(address: str) -> bytes:
    """The code of an address, the same bytes on every machine."""
    code = segno.make(address, error="m", micro=False)
    scale = -(-SIDE // code.symbol_size(border=_BORDER)[0])
    packed = BytesIO()
    code.save(packed, kind="png", scale=scale, border=_BORDER)
    return packed.getvalue()
