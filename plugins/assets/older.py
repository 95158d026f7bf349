"""What engines of 2018 read of a sheet, written beside what those of today read. Pure.

Telephones keep the engine that they were sold with: Chrome 70 in an Android WebView, Safari of
iOS 12. What they don't know they drop. So that whoever writes a sheet need not think of it, its
published form has

* ``inset`` as its four sides, ``margin-inline`` and its like as start and end (they know these);
* distances between the items of a flex box as margins, for engines that know ``gap`` in grids only.
  Nothing tells them but what came with it: ``inset``, in the next release of both.

What has no such form gets a plain value before it where it is written; which features may be used
at all, ``tests/plugins/assets/test_features.py`` says.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_SHORT = re.compile(
    r"(?<=[{;\s])(inset|(?:margin|padding|border)-(?:block|inline)):\s*([^;{}]+?)\s*(?=[;}])"
)
_RULE = re.compile(r"([^{};]+)\{([^{}]*)\}")
_SELECTOR_ENDS = re.compile(r",(?![^()]*\))")
_SIDES = ("top", "right", "bottom", "left")
_GAPS = ("gap", "row-gap", "column-gap")
_NOTHING = ("", "0", "normal")


@cache  # sheets are the same from build to build of one process
def for_older(sheet: str) -> str:
    """A sheet that older engines read too; comments are left out."""
    bare = _SHORT.sub(_written_out, _COMMENT.sub("", sheet))
    boxes: dict[str, dict[str, str]] = {}
    return _RULE.sub(lambda rule: rule[0] + _distances(rule, boxes), bare)


def _written_out(short: re.Match[str]) -> str:
    name, value = short[1], short[2].removesuffix("!important").rstrip()
    important = "!important" if value != short[2] else ""
    parts = list(_parts(value))
    if name == "inset":
        sides = zip(_SIDES, _four(parts), strict=True)
    elif name.startswith("border-"):
        sides = zip((f"{name}-start", f"{name}-end"), (value, value), strict=True)
    else:
        sides = zip((f"{name}-start", f"{name}-end"), (parts[0], parts[-1]), strict=True)
    return ";".join(f"{side}:{part}{important}" for side, part in sides)


def _parts(value: str) -> Iterator[str]:
    """The parts of a value, which blanks divide outside brackets."""
    part, depth = "", 0
    for character in value:
        depth += (character == "(") - (character == ")")
        if character.isspace() and not depth:
            yield from [part] if part else []
            part = ""
        else:
            part += character
    if part:
        yield part


def _four(parts: list[str]) -> list[str]:
    """Top, right, bottom and left of one to four values."""
    top, right, bottom, left = (parts + [""] * 3)[:4]
    right = right or top
    return [top, right, bottom or top, left or right]


def _distances(rule: re.Match[str], boxes: dict[str, dict[str, str]]) -> str:
    """The margins in the place of a rule's ``gap``; ``boxes``: what earlier rules say by selector.

    Margins that an item has of itself, in a rule of its own behind this one, win over them.
    """
    said = dict(_declared(rule[2]))
    if not said.keys() & {"display", *_GAPS}:
        return ""
    rules: dict[str, list[str]] = {}
    for selector in map(str.strip, _SELECTOR_ENDS.split(rule[1])):
        box = boxes.setdefault(selector, {})
        box |= said
        items, margins = _margins(box)
        if margins:
            rules.setdefault(margins, []).append(selector + items)
    text = "".join(f"{','.join(which)}{{{margins}}}" for margins, which in rules.items())
    return f"@supports not (inset:0){{{text}}}" if text else ""


def _declared(body: str) -> Iterator[tuple[str, str]]:
    for line in body.split(";"):
        name, _, value = line.partition(":")
        yield name.strip(), value.strip()


def _margins(box: Mapping[str, str]) -> tuple[str, str]:
    """Which items of a flex box get which margins; none where it is no flex box."""
    flow = f"{box.get('flex-flow', '')} {box.get('flex-direction', '')} {box.get('flex-wrap', '')}"
    rows, columns = _gaps(box)
    if not box.get("display", "").endswith("flex"):
        return "", ""
    if "wrap" in flow.replace("nowrap", ""):
        sides = (("margin-right", columns), ("margin-bottom", rows))
        return ">*", ";".join(f"{side}:{gap}" for side, gap in sides if gap not in _NOTHING)
    is_column, is_reversed = "column" in flow, "reverse" in flow
    gap = rows if is_column else columns
    side = ("top", "bottom") if is_column else ("left", "right")
    return ">*+*", "" if gap in _NOTHING else f"margin-{side[is_reversed]}:{gap}"


def _gaps(box: Mapping[str, str]) -> tuple[str, str]:
    """Between the rows and between the columns."""
    both = list(_parts(box.get("gap", ""))) or [""]
    return box.get("row-gap", both[0]), box.get("column-gap", both[-1])
