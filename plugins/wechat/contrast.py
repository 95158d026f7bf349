"""How well the colours of a look can be read, in the light and in WeChat's dark.

The dark is Tencent's own algorithm, read in wechatjs/mp-darkmode 1.2.1 (``sdk.ts``) and restated
for opaque colours: neutral light grounds are turned over (so #fff becomes #191919), coloured ones
are dimmed to a perceived brightness of 190, and text that differs by less than 65 from its ground
gets the opposite lightness. Hence our rule: grounds are neutral greys. Contrast is WCAG 2's.
"""

import re
from collections.abc import Iterator
from colorsys import hls_to_rgb, rgb_to_hls

WHITE, DARK = "#ffffff", "#191919"
TEXT = "#3f3f3f"
_DARK_LIGHTNESS = 25 / 255
_WHITE_LIKE, _BRIGHTEST_GROUND, _BRIGHT_GROUND, _LEAST_OFFSET = 250, 190, 100, 65
_MOST_OFFSET = 138
"""Between the text that WeChat itself sets in the dark and its ground."""
_HIGH, _LOW, _TURN = 0.40, 0.22, 0.90
LIGHT_NEED, DARK_NEED = 4.5, 3.0
"""WCAG 2 AA for text; in the dark, where the colours are not ours, what it asks of headings."""
_RULE = re.compile(r"([^{}]+)\{([^}]*)\}")
_COLOUR = re.compile(r"(?<![-\w])(color|background-color):\s*(#[0-9a-f]{3,6})")

Rgb = tuple[float, float, float]


def rgb(colour: str) -> Rgb:
    """``#abc`` or ``#aabbcc`` in numbers from 0 to 255."""
    digits = colour.lstrip("#")
    digits = "".join(digit * 2 for digit in digits) if len(digits) == 3 else digits
    return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:6], 16)


def contrast(one: Rgb, other: Rgb) -> float:
    """From 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: Rgb) -> float:
    parts = [value / 255 for value in colour]
    linear = [v / 12.92 if v <= 0.03928 else ((v + 0.055) / 1.055) ** 2.4 for v in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def brightness(colour: Rgb) -> float:
    """As it is perceived (www.w3.org/TR/AERT), 0 to 255."""
    return (colour[0] * 299 + colour[1] * 587 + colour[2] * 114) / 1000


def ground_in_dark(ground: Rgb) -> Rgb:
    """What becomes of a background."""
    hue, lightness, saturation = _hls(ground)
    if (saturation == 0 and lightness > _HIGH) or brightness(ground) > _WHITE_LIKE:
        return _from_hls(0.0, min(1.0, 1 + _DARK_LIGHTNESS - lightness), 0.0)
    if brightness(ground) > _BRIGHTEST_GROUND:
        return _scaled(ground, _BRIGHTEST_GROUND)
    return _from_hls(hue, max(lightness, _LOW), saturation)


def text_in_dark(text: Rgb, ground: Rgb) -> Rgb:
    """What becomes of text on a ground that was turned already."""
    offset = abs(brightness(ground) - brightness(text))
    if brightness(text) >= _WHITE_LIKE:
        return text
    if offset > _MOST_OFFSET and brightness(ground) <= brightness(rgb(DARK)) + 2:
        return _scaled(text, _MOST_OFFSET + brightness(ground))
    if offset >= _LEAST_OFFSET:
        return text
    hue, lightness, saturation = _hls(text)
    is_bright = brightness(ground) >= _BRIGHT_GROUND
    if (is_bright and lightness > _TURN - _HIGH) or (not is_bright and lightness <= _HIGH):
        return text_in_dark(_from_hls(hue, _TURN - lightness, saturation), ground)
    step = -_LEAST_OFFSET if is_bright else _LEAST_OFFSET
    return _scaled(text, min(_MOST_OFFSET, brightness(ground) + step))


def _hls(colour: Rgb) -> Rgb:
    return rgb_to_hls(*(value / 255 for value in colour))


def _from_hls(hue: float, lightness: float, saturation: float) -> Rgb:
    red, green, blue = hls_to_rgb(hue, lightness, saturation)
    return red * 255, green * 255, blue * 255


def _scaled(colour: Rgb, wanted: float) -> Rgb:
    factor = wanted / max(1.0, brightness(colour))
    red, green, blue = (min(255.0, value * factor) for value in colour)
    return red, green, blue


def faint(css: str) -> Iterator[tuple[str, float]]:
    """The rules of a sheet that are hard to read, and their contrast."""
    for selector, text, ground in _pairs(css):
        turned = ground_in_dark(ground)
        light, dark = contrast(text, ground), contrast(text_in_dark(text, turned), turned)
        if light < LIGHT_NEED:
            yield f"{selector}（浅色）", light
        if dark < DARK_NEED:
            yield f"{selector}（深色）", dark


def _pairs(css: str) -> Iterator[tuple[str, Rgb, Rgb]]:
    for selector, body in _RULE.findall(css):
        colours = dict(_COLOUR.findall(body))
        text, ground = colours.get("color", TEXT), colours.get("background-color", WHITE)
        yield selector.rpartition("*/")[2].strip(), rgb(text), rgb(ground)
