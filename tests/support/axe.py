"""What axe-core, which knows the rules of WCAG 2, finds in a page as it stands in the browser.

The context must be made with ``bypass_csp=True``: axe is a script that our pages would refuse.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Literal
from urllib.request import urlopen

from axe_playwright_python.sync_playwright import Axe
from lxml import html
from playwright.sync_api import Page

RULES = ("wcag2a", "wcag2aa", "wcag2aaa", "wcag21aa", "best-practice")
COLOUR_RULES = ("cat.color",)
Scheme = Literal["light", "dark"]
PHONE_AND_DESK: tuple[tuple[Scheme, int], ...] = (("light", 360), ("dark", 1280))
_SCRIPT = f"""{Axe().axe_script};
axe.configure({{ rules: ["color-contrast", "color-contrast-enhanced"].map((id) => (
  {{ id, selector: "*:not([data-looks-alike])" }})) }});"""
_VIOLATIONS = "async (options) => (await axe.run(options)).violations"
_MARK_ALIKE = """() => {
  const looks = new Map();
  const seen = new Set();
  for (const one of document.querySelectorAll("*")) {
    const style = getComputedStyle(one);
    const own = [
      one.localName, one.getAttribute("class"), one.getAttribute("role"), one.matches(":disabled"),
      ...one.getAttributeNames().filter((name) => name.startsWith("aria-")),
      style.color, style.backgroundColor, style.backgroundImage, style.opacity, style.textShadow,
      style.fontSize, style.fontWeight, style.position, style.display, style.visibility,
    ].join();
    const look = `${looks.get(one.parentElement) ?? ""}/${own}`;
    looks.set(one, look);
    one.toggleAttribute("data-looks-alike", seen.has(look));
    seen.add(look);
  }
}"""
"""Marks each element that looks as one before it does, itself and all around it."""
_MARK_NONE = """() => {
  for (const one of document.querySelectorAll("[data-looks-alike]")) {
    one.removeAttribute("data-looks-alike");
  }
}"""


def axe_finds(
    page: Page, rules: Sequence[str] = RULES, *, is_each_contrast_asked: bool = False
) -> list[str]:
    """Address, rule and element of every violation.

    The rules of contrast, which take three quarters of axe's time, ask the first element of each
    look unless all of them are to be asked; every other rule asks all elements always.
    """
    if page.evaluate("typeof axe") == "undefined":
        page.evaluate(_SCRIPT)
    page.evaluate(_MARK_NONE if is_each_contrast_asked else _MARK_ALIKE)
    # Only violations are collected: describing all that passes takes three times as long.
    options = {"runOnly": list(rules), "resultTypes": ["violations"], "preload": False}
    return [
        f"{page.url} {violation['id']}: {node['target']} {node['html']}"
        for violation in page.evaluate(_VIOLATIONS, options)
        for node in violation["nodes"]
    ]


def axe_finds_in_light_and_dark(page: Page, *, is_each_contrast_asked: bool = False) -> list[str]:
    """Every violation in the light, and what the colours of the dark do to the same page.

    Our scripts never ask for the scheme, so that only the rules of colour can answer otherwise.
    The context must be made with ``reduced_motion="reduce"``: a colour on its way has no contrast.
    """
    page.emulate_media(color_scheme="light")
    violations = axe_finds(page, is_each_contrast_asked=is_each_contrast_asked)
    page.emulate_media(color_scheme="dark")
    return violations + axe_finds(page, COLOUR_RULES, is_each_contrast_asked=is_each_contrast_asked)


def axe_finds_on_phone_and_desk(page: Page) -> list[str]:
    """Every violation on a phone in the light, and on a desk in the dark, by one visit.

    For pages whose scripts never ask for the width; the context as above.
    """
    violations = []
    for scheme, width in PHONE_AND_DESK:
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme)
        violations += [f"{width}: {found}" for found in axe_finds(page)]
    return violations


_SUM = re.compile(r"\.[0-9a-f]{8}(?=[./])")
"""The sum of its content in the address of a script, which differs where it is stripped."""
Kind = tuple[str, ...]
"""What axe's rules go by, of an element and its parent: name, class, role, script, ARIA."""


def kinds_of_its_own(address: str, others: Iterable[str]) -> set[Kind]:
    """The kinds of elements that a page has and none of the other pages has.

    A page without any is one that axe looks at in the long run alone: it would say the same.
    """
    return _kinds(address).difference(*(_kinds(other) for other in others))


@cache
def _kinds(address: str) -> set[Kind]:
    with urlopen(address) as answer:
        root = html.document_fromstring(answer.read().decode())
    return {
        (*_kind(parent), *_kind(one))
        for parent in root.iter("*")
        for one in parent.iterchildren("*")
        if one.tag != "wbr"  # where a line may break
    }


def _kind(one: html.HtmlElement) -> Kind:
    named = sorted(name for name in one.attrib if name.startswith("aria-"))
    script = _SUM.sub("", one.get("src", "")) if one.tag == "script" else ""
    return str(one.tag), one.get("class", ""), one.get("role", ""), script, *named
