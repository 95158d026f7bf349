"""A manifest in a viewer that is not ours: OpenSeadragon, which Mirador and Clover are built on."""

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Response

from tests.browser.conftest import serve
from tests.browser.exhibition_page import BOARDS, COVER, tour_site
from tests.conftest import ROOT, Share

pytestmark = [pytest.mark.browser, pytest.mark.soak]

VIEWER = ROOT / "node_modules/openseadragon/build/openseadragon/openseadragon.min.js"
LOOK = """async ({ source, level }) => {
  document.body.innerHTML = '<div id="viewer" style="width: 700px; height: 500px"></div>';
  const viewer = OpenSeadragon({
    id: "viewer", tileSources: [source], showNavigationControl: false, drawer: "canvas",
    immediateRender: true, maxZoomPixelRatio: 4,
  });
  const failed = [];
  viewer.addHandler("tile-load-failed", ({ tile }) => failed.push(String(tile.getUrl())));
  await new Promise((resolve, reject) => {
    viewer.addOnceHandler("open", resolve);
    viewer.addOnceHandler("open-failed", ({ message }) => reject(new Error(message)));
  });
  const shown = viewer.world.getItemAt(0);
  if (level) viewer.viewport.zoomTo(shown.imageToViewportZoom(level), undefined, true);
  await new Promise((resolve) => {
    if (shown.getFullyLoaded()) resolve();
    shown.addHandler("fully-loaded-change", ({ fullyLoaded }) => fullyLoaded && resolve());
  });
  const size = shown.getContentSize();
  return { width: size.x, height: size.y, failed };
}"""


@pytest.fixture(scope="module")
def tour(share: Share) -> Iterator[str]:
    with serve(tour_site(share)) as address:
        yield address


@pytest.fixture
def viewer() -> Path:
    """Its script; what it says where it is missing is as with the checker of HTML."""
    if not VIEWER.is_file():
        message = "清单没有在看图程序里打开：需要 npm ci 装好的 openseadragon"
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(message)
    return VIEWER


def test_each_canvas_opens_far_and_near_in_a_viewer_of_others(
    bare_tab: Page, tour: str, share: Share, viewer: Path
) -> None:
    lost: list[str] = []
    asked: list[str] = []

    def note(answer: Response) -> None:
        if "/pictures/" in answer.url:
            (lost if answer.status >= 400 else asked).append(answer.url)

    manifest = json.loads((tour_site(share) / COVER.strip("/") / "manifest.json").read_bytes())
    assert len(manifest["items"]) == 4
    bare_tab.goto(tour + BOARDS)
    bare_tab.add_script_tag(path=viewer)
    bare_tab.on("response", note)
    for canvas in manifest["items"]:
        body = canvas["items"][0]["items"][0]["body"]
        (service,) = body["service"]
        for level in (None, 0.4, 1):
            source = f"{service['id']}/info.json"
            shown = bare_tab.evaluate(LOOK, {"source": source, "level": level})
            assert shown == {"width": canvas["width"], "height": canvas["height"], "failed": []}
    bare_tab.remove_listener("response", note)
    assert lost == []
    assert any("/0,0," in url or "/512,0," in url for url in asked), "tiles, not only the whole"
