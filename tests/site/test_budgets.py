"""What a reader's phone must fetch for a first search, to the byte, and what it is spared."""

import re
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from lxml import html

from plugins.assets.sheets import read_bundles
from tests.conftest import ROOT

FIRST_SEARCH = 32_800
"""Bytes of page, looks, scripts and character table, on a host that does not compress; what the
library itself writes on every page, its facts and its closures, is not counted."""
SCRIPT = 19_200
"""Bytes of the catalogue's script: what a search needs that finds something as it was typed."""
SHEET = 5_502
"""Bytes of what the catalogue's first screen needs of its style, which stands in its page."""
PAGE = 5_400
"""Bytes of the catalogue's page without that, nor what stands in it for scripts."""
WHOLE = 13_700
"""Bytes of the whole page without its script, but for what the library itself writes on every
page."""
PACKED = 14_500
"""Bytes of the whole page as it is compressed: less than a host sends before it waits for an
answer."""
CSS = ROOT / "theme" / "static" / "css"
OWN_WORDS = (
    "//*[@data-closures] | //*[@class='site-footer__facts']"
    " | //head/*[contains(@href, '/closure-banner.') or contains(@src, '/closures.js')]"
)
IN_PAGE = "//script[@type='module'][not(@src)]"
OF_CLOSURES = re.compile(r"/closure-banner\.[^/]*css$|/closures\.js$")
"""What a page brings besides while a closure is announced; a page has its budget on other days."""


def pages(site: Path) -> list[Path]:
    return sorted(path for path in site.rglob("*.html") if "pagefind" not in path.parts)


def parse(path: Path) -> html.HtmlElement:
    return html.fromstring(path.read_bytes().decode())


def loaded(page: Path, site: Path, query: str) -> list[Path]:
    """The files that an XPath finds the addresses of in a page, in order."""
    base = f"https://example.org/{page.relative_to(site).as_posix()}"
    found = [link for link in parse(page).xpath(query) if not OF_CLOSURES.search(link)]
    return [site / urlsplit(urljoin(base, link)).path.lstrip("/") for link in found]


def first_round(page: Path, site: Path) -> list[Path]:
    """The page and all that its head asks for before any script runs, the icon apart."""
    heads = (
        "//link[@rel='stylesheet'][not(ancestor::noscript)]/@href",
        "//script[@type='module']/@src",
        "//link[@rel='modulepreload'][not(ancestor::template)]/@href",
        "//link[@rel='preload'][not(ancestor::template)]/@href",
    )
    return [page, *(path for query in heads for path in loaded(page, site, query))]


def weights(files: list[Path], site: Path) -> str:
    """Each file with its bytes and the sum, for the message of a test that fails."""
    rows = [(path.stat().st_size, path.relative_to(site).as_posix()) for path in files]
    total = sum(size for size, _ in rows)
    return "\n".join(f"{size:7,}  {name}" for size, name in [*rows, (total, "in all")])


def imported(module: Path) -> set[Path]:
    """What a stripped module imports statically."""
    found = re.findall(
        r"""(?:^|[;}\n])(?:import|export)\b[\w$*{},\s]*(?:from)?["'](\.[^"']+)["']""",
        module.read_text("utf-8"),
    )
    return {(module.parent / name).resolve() for name in found}


def test_a_first_search_fits_its_budget(site: Path) -> None:
    page = site / "catalog" / "index.html"
    files = first_round(page, site)
    own = sum(len(html.tostring(e, encoding="utf-8")) for e in parse(page).xpath(OWN_WORDS))
    size = sum(path.stat().st_size for path in files) - own
    assert size <= FIRST_SEARCH, weights(files, site)


def test_the_script_of_a_first_search_has_what_an_exact_one_needs(site: Path) -> None:
    (script,) = parse(site / "catalog" / "index.html").xpath(IN_PAGE)
    assert len(script.text.encode()) <= SCRIPT


def test_a_first_search_has_all_that_it_needs_in_its_page(site: Path) -> None:
    page = site / "catalog" / "index.html"
    assert first_round(page, site) == [page]


def test_the_page_of_the_catalogue_is_small_beside_what_it_carries(site: Path) -> None:
    page = site / "catalog" / "index.html"
    root = parse(page)
    (sheet,) = root.xpath("//style")
    assert len(sheet.text) <= SHEET
    carried = root.xpath("//style | //script[not(@src)]")
    apart = [*carried, *(e for e in root.xpath(OWN_WORDS) if e not in carried)]
    size = page.stat().st_size - sum(len(html.tostring(e, encoding="utf-8")) for e in apart)
    assert size <= PAGE
    own = sum(len(html.tostring(e, encoding="utf-8")) for e in root.xpath(OWN_WORDS))
    (script,) = root.xpath(IN_PAGE)
    assert page.stat().st_size - own - len(script.text.encode()) <= WHOLE
    assert Path(f"{page}.gz").stat().st_size <= PACKED


def test_the_script_of_a_page_is_one_file(site: Path) -> None:
    for page in pages(site):
        scripts = [path for path in first_round(page, site) if path.suffix == ".js"]
        asked = loaded(page, site, "//script[@type='module']/@src")
        assert scripts == asked, page.relative_to(site)
        assert not any(imported(path) for path in scripts), page.relative_to(site)


def test_what_a_page_asks_for_early_is_there(site: Path) -> None:
    for page in pages(site):
        for path in first_round(page, site):
            assert path.is_file(), f"{page.relative_to(site)}: {path.relative_to(site)}"


def test_a_page_loads_one_sheet_and_it_brings_every_block_of_the_page(site: Path) -> None:
    bundles = read_bundles(CSS)
    blocks = {path.stem for path in (CSS / "components").glob("*.css")}
    inline = {path.read_text("utf-8").strip(): path for path in (site / "theme").glob("*.css")}
    for page in pages(site):
        sheets = [inline[text] for text in parse(page).xpath("//style/text()")]
        sheets += loaded(page, site, "//link[@rel='stylesheet'][not(ancestor::noscript)]/@href")
        (sheet,) = sheets
        classes = " ".join(parse(page).xpath("//@class")).split()
        used = {re.split("__|--", name)[0] for name in classes} & blocks
        brought = bundles.blocks(re.sub(r"\.[0-9a-f]{8}\.", ".", sheet.name))
        later = " ".join(parse(page).xpath("//@*[starts-with(name(), 'data-sheet')]"))
        brought += [
            b for name, bs in bundles.lazy.items() if f"/{Path(name).stem}." in later for b in bs
        ]
        assert used - {"closure-banner"} <= set(brought), page.relative_to(site)


def test_no_comment_of_ours_is_published(site: Path) -> None:
    for path in sorted((site / "theme").rglob("*.css")):
        assert "/*" not in path.read_text("utf-8"), path.name
    for path in sorted((site / "theme").rglob("*.js")):
        text = path.read_text("utf-8")
        assert "/*" not in text, path.name
        assert not re.search(r"^\s*//", text, re.MULTILINE), path.name
