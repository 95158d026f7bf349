"""Published files use what engines of 2018 know, or what they can lose without harm."""

import os
import re
from pathlib import Path

import pytest

from plugins.assets.bundle import read_bundle
from plugins.assets.older import for_older
from plugins.assets.strip import CAN_STRIP
from tests.conftest import ROOT
from tests.support.old_engines import DATA, drops, known

COSTS_NOTHING = {
    "at-rules.media.forced-colors": "an old engine has no such mode",
    "at-rules.media.prefers-color-scheme": "it shows the light page",
    "at-rules.media.prefers-contrast": "7:1 is everywhere",
    "at-rules.media.prefers-reduced-motion": "only where it is asked does the seal press",
    "properties.accent-color": "boxes and bars have the system's colour",
    "properties.align-content.end": "known in grids, where we use it",
    "properties.align-content.start": "known in grids, where we use it",
    "properties.align-self.end": "known in grids; in a row the text begins at the top",
    "properties.align-self.start": "known in grids; in a row the thing is stretched",
    "properties.aspect-ratio": "a picture has the proportions of its width and height",
    "properties.break-after.avoid": "paper: a heading may stand at the foot of a sheet",
    "properties.break-before.avoid": "paper: the footer may stand on a sheet of its own",
    "properties.color-scheme": "bars and boxes are light",
    "properties.contain": "it spares work",
    "properties.cursor": "a finger has none",
    "properties.field-sizing": "a long note is scrolled",
    "properties.forced-color-adjust": "an old engine has no such mode",
    "properties.outline": "known, but not round, where corners are round",
    "properties.overscroll-behavior": "the page below may move",
    "properties.resize": "a corner to pull at",
    "properties.scroll-margin-block-start": "the target stands at the very edge",
    "properties.text-autospace": "no distance between Chinese and figures",
    "properties.text-decoration-thickness": "a line as thick as the engine draws it",
    "properties.text-spacing-trim": "a bracket takes its whole square",
    "properties.text-underline-offset": "a line as near as the engine draws it",
    "properties.text-wrap": "lines of unequal length",
    "properties.touch-action": "iOS 12: the page under the picture may move",
    "properties.user-select": "stands beside -webkit-user-select",
    "selectors.details-content": "paper: places in a closed fold are not printed",
    "selectors.focus-visible": "the engine's own ring",
    "selectors.has": "an empty list keeps its line; at 1280 px filters stand below the list",
}
"""Feature → what a reader sees without it. Values of a property count as the property."""
needs_data = pytest.mark.skipif(
    not DATA.is_file() and os.environ.get("CI") != "true",
    reason="浏览器功能没有核对：需要 npm ci 装好的 @mdn/browser-compat-data",
)
needs_library = pytest.mark.skipif(not CAN_STRIP, reason="no wheel of tdewolff-minify here")
_ELEMENT = re.compile(r"<([a-z][a-z0-9]*)\b")
SINCE_2018 = {"search", "dialog", "selectedcontent", "fencedframe", "geolocation", "portal"}
"""Elements that an old engine takes for a bare ``<span>``."""


def lost(sheet: str) -> set[str]:
    """The features that an old engine lacks of a sheet, without those that cost nothing."""
    found = {feature for drop in drops(sheet) for feature in drop.features}
    return {one for one in found if not any(_is_of(one, name) for name in COSTS_NOTHING)}


def _is_of(feature: str, name: str) -> bool:
    return feature == name or feature.startswith(f"{name}.")


@pytest.fixture(scope="module")
def sheets() -> dict[str, str]:
    assets = read_bundle(ROOT / "theme" / "static", published=True).assets
    return {name: asset.content.decode() for name, asset in assets.items() if name.endswith(".css")}


@needs_data
@needs_library
def test_an_old_engine_loses_nothing_of_a_published_sheet_that_matters(
    sheets: dict[str, str],
) -> None:
    bad = {
        f"{name}: {drop.where}": sorted(drop.features)
        for name, sheet in sheets.items()
        for drop in drops(sheet)
        if any(not any(_is_of(one, of) for of in COSTS_NOTHING) for one in drop.features)
    }
    assert bad == {}, "write a plain value before it, or say in COSTS_NOTHING what is lost"


@needs_data
@needs_library
def test_no_reason_stands_for_a_feature_that_no_sheet_uses(sheets: dict[str, str]) -> None:
    used = {f for sheet in sheets.values() for drop in drops(sheet) for f in drop.features}
    assert {name for name in COSTS_NOTHING if not any(_is_of(one, name) for one in used)} == set()


@needs_data
@pytest.mark.parametrize(
    "rule",
    [
        "a{width:min(1px,2em)}",
        "a{--w:min(1px,2em)}",
        "a{font-size:2em;font-size:clamp(1em,var(--a),3em)}",
        "a{inset:0}",
        "a{margin-inline:auto}",
        "a{inset-block-start:0}",
        "a{overflow-wrap:anywhere}",
        "a{text-decoration:underline 1px red}",
        "a{background:linear-gradient(red 0 1px,blue)}",
        "a{color:color-mix(in srgb,red,blue)}",
        "a:is(.b,.c){color:red}",
        "@layer x{a{color:red}}",
        "@container(min-width:1px){a{color:red}}",
        "@media(forced-colors:active){a{color:red}}@media print{a{width:max(1px,2px)}}",
    ],
)
def test_what_an_old_engine_drops_is_seen(rule: str) -> None:
    assert lost(rule)


@needs_data
@pytest.mark.parametrize(
    "rule",
    [
        "a{width:1px;width:min(1px,2em)}",
        "a{overflow-wrap:break-word;overflow-wrap:anywhere}",
        "a{content:'min(1px)';margin-block-start:1px}",
        "@media(forced-colors:active){a{width:min(1px,2px)}}",
        for_older("a{inset:0;margin-inline:auto;display:flex;gap:1px}"),
    ],
)
def test_what_has_a_plain_value_before_it_is_not(rule: str) -> None:
    assert not lost(rule)


@needs_data
def test_the_data_says_what_the_engines_were() -> None:
    assert {"properties.display.grid", "properties.margin-block-start"} <= known()
    assert not known() & {"properties.inset", "types.min", "selectors.is"}


def test_pages_are_made_of_elements_that_old_engines_know() -> None:
    templates = sorted((ROOT / "theme" / "templates").rglob("*.html"))
    assert templates
    assert {path.name: found for path in templates if (found := _new_elements(path))} == {}


def _new_elements(path: Path) -> set[str]:
    return SINCE_2018 & set(_ELEMENT.findall(path.read_text("utf-8")))
