"""What four checkers find in a page, in every mode and width: axe, HTML_CodeSniffer, and our two.

axe and HTML_CodeSniffer go by which elements are there and in which colours. Where that is the same
as in a state before, their answer is the same: they are asked once of each look. Our own
(``look.js``, and the picture in the system's colours) go by places, and are asked in every state.
Of the system's colours axe and HTML_CodeSniffer know nothing: there the picture answers.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

import numpy as np
from PIL import Image
from playwright.sync_api import CDPSession, Page

from tests.long.walk.modes import MODES, WIDTHS, set_mode, set_width, width_of
from tests.support.axe import COLOUR_RULES, RULES, axe_finds

LOOK = (Path(__file__).parent / "look.js").read_text(encoding="utf-8")
SNIFFER = Path(__file__).parents[3] / "node_modules/@pa11y/html_codesniffer/build/HTMLCS.js"
_SNIFF = """() => new Promise((told) => HTMLCS.process("WCAG2AAA", document, () => told(
  HTMLCS.getMessages().filter(({ type }) => type === HTMLCS.ERROR).map(({ code, element }) =>
    `${code}: ${element?.outerHTML?.slice(0, 160) ?? ""}`))))"""
PICTURED = (360, 1280)
"""Widths at which what the system's colours make of a page is looked at as a picture."""
LEAST = 3.0
"""Contrast of the lightest and the darkest point of a word's picture, at least."""


@dataclass(slots=True)
class Walked:
    """What came of one page."""

    states: int = 0
    asked: dict[str, int] = field(default_factory=dict)
    """How often each checker was asked."""
    findings: dict[str, list[str]] = field(default_factory=dict)
    """What was found, and in which states."""

    def note(self, checker: str, state: str, found: list[str]) -> None:
        """Keep what a checker answered."""
        self.asked[checker] = self.asked.get(checker, 0) + 1
        for one in found:
            self.findings.setdefault(f"{checker} {one}", []).append(state)

    def told(self) -> list[str]:
        """The findings as lines."""
        return [f"{found}\n    {'、'.join(states)}" for found, states in self.findings.items()]


def walk_page(page: Page, devtools: CDPSession, open_page: Callable[[], object]) -> Walked:
    """Look at a page in every mode and width."""
    walked = Walked()
    set_mode(page, devtools, MODES[0])
    set_width(page, PICTURED[0])
    open_page()
    page.evaluate(LOOK)
    page.evaluate(SNIFFER.read_text(encoding="utf-8"))
    seen_there: set[str] = set()
    seen: set[tuple[str, str]] = set()
    for width in WIDTHS:
        set_width(page, width)
        set_mode(page, devtools, MODES[0])
        page.evaluate("look.remember()")
        for mode in MODES:
            set_width(page, width_of(mode, width))
            set_mode(page, devtools, mode)
            state = f"{mode.name} {width}"
            walked.states += 1
            walked.note("look", state, page.evaluate("look.faults", mode.is_forced))
            there, colours = page.evaluate("look.fingerprint()")
            if mode.is_forced and width in PICTURED:
                walked.note("picture", state, list(unreadable(page)))
            if (there, colours) not in seen and (not mode.is_forced or there not in seen_there):
                rules = COLOUR_RULES if there in seen_there else RULES
                walked.note("axe", state, axe_finds(page, rules))
                walked.note("htmlcs", state, page.evaluate(_SNIFF))
            seen.add((there, colours))
            seen_there.add(there)
    return walked


def unreadable(page: Page) -> Iterator[str]:
    """Words whose picture has no two shades far enough apart."""
    samples = page.evaluate("look.samples()")
    picture = Image.open(BytesIO(page.screenshot(full_page=True))).convert("RGB")
    pixels = np.asarray(picture)
    for name, left, top, width, height in samples:
        piece = pixels[int(top) : int(top + height) + 1, int(left) : int(left + width) + 1]
        if piece.size and _contrast(piece) < LEAST:
            yield f"unreadable: {name}"


def _contrast(piece: "np.ndarray[tuple[int, ...], np.dtype[np.uint8]]") -> float:
    """Between the lightest and the darkest point, as WCAG 2 counts."""
    part = piece.astype(float) / 255
    linear = np.where(part <= 0.04045, part / 12.92, ((part + 0.055) / 1.055) ** 2.4)
    light = linear @ np.array([0.2126, 0.7152, 0.0722])
    return float((light.max() + 0.05) / (light.min() + 0.05))
