"""The unit tests of the scripts, in a browser as readers have. Node runs them in make lint."""

import gzip
import shutil
from base64 import b64encode
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page

from plugins.catalog.index.characters import characters, characters_file, gb2312, rare_file
from plugins.catalog.index.first_level import COUNT, first_level
from plugins.catalog.index.sounds import sound
from plugins.catalog.index.units import units
from tests.browser.conftest import serve
from tests.support.laws import examples, one_folder
from tests.support.soak_mark import brief

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]
TESTS = sorted((ROOT / "tests/js").rglob("*.test.js"))
FIRST = {path.parent: path for path in reversed(TESTS)}.values()
"""Of each folder, those that a browser runs in ``make test``; the others, in ``make soak``."""
PAGE = """<!doctype html><meta charset="utf-8"><title>tests</title>
<script type="importmap">{"imports": {
  "node:test": "/tests/js/browser/test.js", "node:assert/strict": "/tests/js/browser/assert.js"
}}</script>"""


@pytest.fixture(scope="module")
def scripts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The scripts and their tests, served where they lie to each other."""
    folder = tmp_path_factory.mktemp("scripts")
    shutil.copytree(ROOT / "theme/static", folder / "theme/static")
    shutil.copytree(ROOT / "tests/js", folder / "tests/js")
    (folder / "index.html").write_text(PAGE, encoding="utf-8")
    with serve(folder) as address:
        yield address


@pytest.mark.parametrize(
    "path",
    brief(len(FIRST), sorted(TESTS, key=lambda path: path not in FIRST)),
    ids=lambda path: path.relative_to(ROOT).as_posix(),
)
def test_unit_tests_of_the_scripts_pass(scripts: str, tab: Page, path: Path) -> None:
    tab.goto(f"{scripts}/")
    outcome = tab.evaluate(
        """async (address) => {
          await import(address);
          const { outcome } = await import("node:test");
          return outcome();
        }""",
        f"/{path.relative_to(ROOT).as_posix()}",
    )
    assert outcome["failed"] == []
    assert outcome["run"] >= 1


_TELLING = "aZzQ1２9ⅣⅡ①½.·・‧ ．+#-'々〇○佐三零ノㄱ한𠮷ﬁ沢辺邊渡紅楼ǚèЯж\u0301٣²"
_KNOWN = st.characters(exclude_categories=("Cn", "Co", "Cs"))
"""Characters that this Python knows; a browser's Unicode is newer."""
_TEXTS = st.text(st.sampled_from(_TELLING) | _KNOWN, max_size=12)


@given(texts=st.lists(_TEXTS, min_size=50, max_size=50))
@one_folder()
def test_any_text_falls_into_the_same_units_in_python_and_in_a_browser(
    speller: Page, texts: list[str]
) -> None:
    found = speller.evaluate("(texts) => texts.map((text) => unitsOf(text))", texts)
    for text, own in zip(texts, found, strict=True):
        assert own == units(text), text


def test_every_syllable_is_of_the_same_sound_in_python_and_in_a_browser(speller: Page) -> None:
    syllables = list(characters().syllables)
    found = speller.evaluate("(syllables) => syllables.map(sound)", syllables)
    assert found == list(map(sound, syllables))


def test_the_characters_told_in_the_page_sound_there_as_in_the_whole_table(speller: Page) -> None:
    known = [c for c in gb2312()[:COUNT] if c not in characters().fold]
    found = speller.evaluate(
        """async ([sounds, known]) => {
          const { firstLevel } = await import("/theme/static/js/catalog/index/first_level.js");
          const table = firstLevel(sounds);
          return known.map((one) => (table.isSpoken(one) ? table.readings(one) : []));
        }""",
        [first_level(), known],
    )
    assert found == [[sound(characters().readings(one)[0])] for one in known]


_COMMON = st.sampled_from(gb2312()[:COUNT] + tuple(characters().fold))
_TYPED = st.text(_COMMON, max_size=8) | _TEXTS


@settings(one_folder(), max_examples=examples(3))
@given(texts=st.lists(_TYPED, min_size=100, max_size=100))
def test_what_is_known_of_a_text_without_the_whole_table_is_what_that_says(
    speller: Page, texts: list[str]
) -> None:
    told = speller.evaluate(
        """async ([sounds, files, texts]) => {
          const { open } = await import("/theme/static/js/catalog/index/layers.js");
          const bytes = new Map(files.map(([name, file]) => [name, bytesOf(file)]));
          const real = window.fetch;
          window.fetch = async (address) => new Response(bytes.get(address));
          const facts = { index: "", characters: "usual", rare: "rare", layers: [] };
          const whole = await open(facts).characters("a紅");
          const heard = async (text) => {
            const own = await open({ ...facts, sounds }).characters(text);
            return [own, whole].map((table) => (
              unitsOf(text, table).map((unit) => sound(table.readings(unit)[0]))
            ));
          };
          const found = await Promise.all(texts.map(heard));
          window.fetch = real;
          return found;
        }""",
        [
            first_level(),
            [
                ["usual", written(gzip.compress(characters_file()))],
                ["rare", written(gzip.compress(rare_file()))],
            ],
            texts,
        ],
    )
    for text, (own, whole) in zip(texts, told, strict=True):
        assert own == whole, text


def written(content: bytes) -> str:
    """Bytes as ``bytesOf`` of the page reads them: a number for each takes the browser seconds."""
    return b64encode(content).decode("ascii")


@pytest.fixture
def speller(scripts: str, tab: Page) -> Page:
    """A page that has ``unitsOf`` and ``sound`` of the scripts, with the real table."""
    tab.goto(f"{scripts}/")
    tab.evaluate(
        """async (files) => {
          const index = "/theme/static/js/catalog/index";
          const { learned, tableIn } = await import(`${index}/whole_table.js`);
          const { normalise, units } = await import(`${index}/units.js`);
          const { sound } = await import(`${index}/sounds.js`);
          const bytesOf = (file) => Uint8Array.from(atob(file), (one) => one.charCodeAt(0));
          const [usual, rare] = files.map(bytesOf);
          const table = learned(tableIn(usual), rare);
          const unitsOf = (text, by = table) => units(normalise(text, by)).map(({ text }) => text);
          Object.assign(window, { bytesOf, unitsOf, sound });
        }""",
        [written(characters_file()), written(rare_file())],
    )
    return tab
