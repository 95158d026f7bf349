"""An article as WeChat's dark mode shows it: the same HTML with other colours in its styles."""

import re

from plugins.wechat.contrast import DARK, TEXT, Rgb, ground_in_dark, rgb, text_in_dark
from plugins.wechat.tree import parse, serialise

_COLOUR = re.compile(r"#[0-9a-f]{6}\b|#[0-9a-f]{3}\b")
_GROUND = "background-color:"


def in_dark(html: str) -> str:
    """The article with the colours of :mod:`.contrast`; for eyes, never for sending."""
    root = parse(html)
    waiting = [(root, rgb(DARK), rgb(TEXT))]
    while waiting:
        element, ground, text = waiting.pop()
        parts = [part for part in element.get("style", "").split(";") if part]
        for part in parts:
            if part.startswith(_GROUND) and _COLOUR.search(part):
                ground = ground_in_dark(rgb(part.removeprefix(_GROUND)))
            if part.startswith("color:"):
                text = rgb(part.removeprefix("color:"))
        turned = [_turned(part, ground) for part in parts]
        if any(part.startswith(_GROUND) for part in parts):
            turned.append(f"color:{_hex(text_in_dark(text, ground))}")
        if turned:
            element.set("style", ";".join(turned))
        waiting += [(child, ground, text) for child in element]
    return serialise(root)


def _turned(part: str, ground: Rgb) -> str:
    if part.startswith(_GROUND):
        return f"{_GROUND}{_hex(ground)}"
    return _COLOUR.sub(lambda colour: _hex(text_in_dark(rgb(colour[0]), ground)), part)


def _hex(colour: Rgb) -> str:
    return "#" + "".join(f"{round(value):02x}" for value in colour)
