"""What a reader's phone must fetch for a first search, to the byte, and what it is spared."""

import re
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from lxml import html

from plugins.assets.sheets import Bundles, read_bundles
from tests.conftest import ROOT

FIRST_SEARCH = 43_700
"""Bytes of page, looks, scripts and character table, on a host that does not compress; with the
foot of the page, which the library's facts make longer, 45,000."""
SHEET = 12_000
"""Bytes of the catalogue's style sheet."""
BANNER = 4_000
"""Bytes that an announced closure adds to every page: sheet, script and its lines."""
_BANNER = re.compile(rb"<aside class=\"closure-banner\".*?</aside>", re.DOTALL)
_FOOT = re.compile(rb"<footer\b.*?</footer>", re.DOTALL)
CSS = ROOT / "theme" / "static" / "css"


@pytest.fixture(scope="module", params=["real", "example"])
def site(request: pytest.FixtureRequest, site: Path, example_site: Path) -> Path:
    """Either site: the example has a closure announced and all facts given."""
    return site if request.param == "real" else example_site


def pages(site: Path) -> list[Path]:
    return sorted(path for path in site.rglob("*.html") if "pagefind" not in path.parts)


def parse(path: Path) -> html.HtmlElement:
    return html.fromstring(path.read_bytes().decode())


def loaded(page: Path, site: Path, query: str) -> list[Path]:
    """The files that an XPath finds the addresses of in a page, in order."""
    base = f"https://example.org/{page.relative_to(site).as_posix()}"
    found = parse(page).xpath(query)
    return [site / urlsplit(urljoin(base, link)).path.lstrip("/") for link in found]


def first_round(page: Path, site: Path) -> list[Path]:
    """The page and all that its head asks for before any script runs, the icon apart."""
    heads = (
        "//link[@rel='stylesheet']/@href",
        "//script[@type='module']/@src",
        "//link[@rel='modulepreload'][not(ancestor::template)]/@href",
        "//link[@rel='preload'][not(ancestor::template)]/@href",
    )
    return [page, *(path for query in heads for path in loaded(page, site, query))]


def every_day(files: list[Path]) -> list[Path]:
    """Those that a page has also while no closure is announced."""
    return [path for path in files if path.name.split(".")[0] not in ("closure-banner", "closures")]


def size(path: Path) -> int:
    """Bytes, a page's without what the content makes long: its lines on closures, its foot."""
    return len(_FOOT.sub(b"", _BANNER.sub(b"", path.read_bytes())))


def weights(files: list[Path], site: Path) -> str:
    """Each file with its bytes and the sum, for the message of a test that fails."""
    rows = [(size(path), path.relative_to(site).as_posix()) for path in files]
    total = sum(size for size, _ in rows)
    return "\n".join(f"{size:7,}  {name}" for size, name in [*rows, (total, "in all")])


def blocks_of(sheet: str, bundles: Bundles) -> list[str]:
    """The blocks that a sheet brings; one that comes later is a block of that name, and more."""
    if sheet in bundles.sheets:
        return bundles.blocks(sheet)
    return [Path(sheet).stem, *bundles.lazy[sheet]]


def imported(module: Path) -> set[Path]:
    """What a stripped module imports statically."""
    found = re.findall(
        r"""(?:^|[;}\n])(?:import|export)\b[\w$*{},\s]*(?:from)?["'](\.[^"']+)["']""",
        module.read_text("utf-8"),
    )
    return {(module.parent / name).resolve() for name in found}


def test_a_first_search_fits_its_budget(site: Path) -> None:
    files = every_day(first_round(site / "catalog" / "index.html", site))
    assert sum(map(size, files)) <= FIRST_SEARCH, weights(files, site)


def test_an_announced_closure_weighs_little(example_site: Path) -> None:
    page = example_site / "catalog" / "index.html"
    files = first_round(page, example_site)
    added = set(files) - set(every_day(files))
    (lines,) = _BANNER.findall(page.read_bytes())
    assert len(added) == 2
    assert len(lines) + sum(map(size, added)) <= BANNER


def test_a_first_search_asks_for_each_thing_it_needs_once(site: Path) -> None:
    files = every_day(first_round(site / "catalog" / "index.html", site))
    names = [path.name for path in files]
    assert len(files) == len(set(files))
    assert [name.split(".")[0] for name in names[:3]] == ["index", "catalog", "catalog"]
    assert [name for name in names if name.startswith("characters-")] == names[-1:]


def test_the_catalogues_sheet_fits_its_budget(site: Path) -> None:
    page = site / "catalog" / "index.html"
    (sheet,) = every_day(loaded(page, site, "//link[@rel='stylesheet']/@href"))
    assert sheet.stat().st_size <= SHEET


@pytest.mark.parametrize("name", ["catalog", "search"])
def test_every_module_of_a_search_is_asked_for_in_the_first_round(site: Path, name: str) -> None:
    page = site / name / "index.html"
    modules = [path for path in every_day(first_round(page, site)) if path.suffix == ".js"]
    needed = {path.resolve() for path in modules}.union(*(imported(path) for path in modules))
    assert len(modules) > 1
    assert {path.resolve() for path in modules} == needed


def test_what_a_page_asks_for_early_is_there(site: Path) -> None:
    for page in pages(site):
        for path in first_round(page, site):
            assert path.is_file(), f"{page.relative_to(site)}: {path.relative_to(site)}"


def test_a_page_loads_one_sheet_and_it_brings_every_block_of_the_page(site: Path) -> None:
    bundles = read_bundles(CSS)
    blocks = {path.stem for path in (CSS / "components").glob("*.css")}
    for page in pages(site):
        sheets = loaded(page, site, "//link[@rel='stylesheet']/@href")
        assert len(every_day(sheets)) == 1, page.relative_to(site)
        classes = " ".join(parse(page).xpath("//@class")).split()
        used = {re.split("__|--", name)[0] for name in classes} & blocks
        names = [re.sub(r"\.[0-9a-f]{8}\.", ".", sheet.name) for sheet in sheets]
        brought = [block for name in names for block in blocks_of(name, bundles)]
        later = " ".join(parse(page).xpath("//@*[starts-with(name(), 'data-sheet')]"))
        brought += [
            b for name, bs in bundles.lazy.items() if f"/{Path(name).stem}." in later for b in bs
        ]
        assert used <= set(brought), page.relative_to(site)


def test_no_comment_of_ours_is_published(site: Path) -> None:
    for path in sorted((site / "theme").rglob("*.css")):
        assert "/*" not in path.read_text("utf-8"), path.name
    for path in sorted((site / "theme").rglob("*.js")):
        text = path.read_text("utf-8")
        assert "/*" not in text, path.name
        assert not re.search(r"^\s*//", text, re.MULTILINE), path.name
