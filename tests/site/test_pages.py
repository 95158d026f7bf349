"""Every page, link and document, of the real site and of the example: whatever the content."""

import gzip
import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import feedparser
import pytest
from lxml import html
from PIL import Image

from tests.conftest import BUILDS, ROOT, Build, Share
from tests.support.soak_mark import brief

ORIGIN = "https://example.org/"
MINIMUM_PAGES = 45
WHOLE_EXHIBITION = 30_000
"""Bytes, compressed: text of 24 panels and the addresses of their pictures."""
BRIEF = ("-Xss8m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
"""Options of Java for a run of seconds: no compiling that pays only later, in threads of its own
(the stack is then one that the checker's deep grammar needs)."""


@pytest.fixture(scope="module", params=["real", "example"])
def site(request: pytest.FixtureRequest, site: Path, example_site: Path) -> Path:
    """Either site: the example has kinds of pages that the library has written none of yet."""
    return site if request.param == "real" else example_site


def pages(site: Path) -> list[Path]:
    return sorted(path for path in site.rglob("*.html") if "pagefind" not in path.parts)


@cache
def parse(path: Path) -> html.HtmlElement:
    return html.fromstring(path.read_bytes().decode())


def address(path: Path, site: Path) -> str:
    return ORIGIN + path.relative_to(site).as_posix().removesuffix("index.html")


def references(tree: html.HtmlElement) -> Iterator[str]:
    for element, attribute, link, _ in tree.iterlinks():
        if not (element.tag == "link" and element.get("rel") == "canonical") or attribute:
            yield link


def has_fragment(page: Path, fragment: str) -> bool:
    return not fragment or fragment in parse(page).xpath("//@id")


STAFF_S = re.compile("待馆方|待馆填写|待补|未载|还没有录入")
"""What only staff see, in ``serve`` and ``html``."""
UNGIVEN = {
    "content/branches.toml": (
        '[totals]\nbranch = 3\n[[branch]]\nslug = "main"\nname = "总馆"\nkind = "main"\n'
        '[[branch]]\nslug = "old"\nname = "旧馆"\nkind = "branch"\nas_of = 2021\n'
    ),
    "content/events/2030/club.md": (
        "标题：读书会\n开始：2030-11-28 14:30\n类型：讲座\n联系：〔咨询电话〕（王老师）\n"
        "费用：〔待馆方填写〕\n\n找〔咨询电话〕。\n"
    ),
    "content/pages/services/card.md": (
        "标题：借书证\n\n- 带什么：〔待馆方填写〕\n- 打[电话](tel:〔咨询电话〕)\n"
    ),
    "content/pages/services/borrowing.md": "标题：借还\n\n借几本：〔待馆方填写〕\n",
}
"""A library that has given nearly nothing, in every kind of text."""


def marks(folder: Path) -> list[str]:
    """Where the marks of staff stand in what is served."""
    files = (path for path in folder.rglob("*") if path.suffix in (".html", ".xml", ".json", ".js"))
    told = ((path, STAFF_S.findall(path.read_text("utf-8"))) for path in files)
    return [f"{path.relative_to(folder)}: {found}" for path, found in told if found]


def test_the_site_has_the_pages_that_no_content_is_needed_for(site: Path) -> None:
    assert len(pages(site)) >= MINIMUM_PAGES
    for name in (
        "index.html 404.html catalog/index.html search/index.html events/index.html "
        "exhibitions/index.html chronicle/index.html reports/index.html branches/index.html "
        "feeds/index.html feeds/all.rss.xml feeds/all.atom.xml sitemap.xml robots.txt"
    ).split():
        assert (site / name).is_file(), name


def test_every_link_leads_to_a_file_and_every_fragment_to_an_element(site: Path) -> None:
    dead = []
    for path in pages(site):
        for link in references(parse(path)):
            parts = urlsplit(urljoin(address(path, site), link))
            if parts.scheme not in ("http", "https") or parts.netloc != "example.org":
                continue
            target = site / unquote(parts.path).lstrip("/")
            target = target / "index.html" if parts.path.endswith("/") else target
            if not target.is_file() or not has_fragment(target, parts.fragment):
                dead.append(f"{path.relative_to(site)}: {link}")
    assert dead == []


def test_every_page_has_a_name_and_a_picture_of_its_own_where_it_is_passed_on(site: Path) -> None:
    told: dict[str, set[str]] = {}
    for path in pages(site):
        tree = parse(path)
        if not tree.xpath("//link[@rel='canonical']"):
            continue
        found = dict(
            zip(
                tree.xpath("//meta[@content]/@property"),
                tree.xpath("//meta[@property]/@content"),
                strict=True,
            )
        )
        image = site / found["og:image"].removeprefix(ORIGIN)
        size = (int(found["og:image:width"]), int(found["og:image:height"]))
        assert size == size_of(image) and image.stat().st_size < 300_000, path
        assert found["og:title"] and found["og:type"], path
        url = path.relative_to(site).as_posix()
        if not url.startswith("catalog/") and not tree.xpath("//meta[@http-equiv='refresh']"):
            told.setdefault(image.name, set()).add(found["og:title"].partition(" · ")[0])
    cards = {image: titles for image, titles in told.items() if image.endswith(".png")}
    assert len(cards) > 10
    assert {image: titles for image, titles in cards.items() if len(titles) > 1} == {}


@cache
def size_of(path: Path) -> tuple[int, int]:
    with Image.open(path) as image:
        return image.size


def test_the_site_can_stand_on_a_home_screen(site: Path) -> None:
    page = parse(site / "index.html")
    (manifest,) = page.xpath("//link[@rel='manifest']/@href")
    told = json.loads((site / manifest.removeprefix("/")).read_text("utf-8"))
    assert told["name"] == page.xpath("string(//title)") and told["start_url"] == "/"
    for icon in told["icons"]:
        width, height = size_of(site / icon["src"].removeprefix("/"))
        assert f"{width}x{height}" == icon["sizes"]
    assert {icon["purpose"] for icon in told["icons"]} == {"any", "maskable"}
    assert {"192x192", "512x512"} <= {icon["sizes"] for icon in told["icons"]}
    (touch,) = page.xpath("//link[@rel='apple-touch-icon']/@href")
    assert size_of(site / touch.removeprefix("/")) == (180, 180)


def test_no_page_loads_anything_from_another_host(site: Path) -> None:
    for path in pages(site):
        for element in parse(path).xpath("//*[@src] | //link[@rel='stylesheet' or @rel='icon']"):
            target = urljoin(address(path, site), element.get("src") or element.get("href"))
            assert urlsplit(target).netloc == "example.org", f"{path}: {target}"


def test_no_page_has_a_style_or_a_handler_in_an_attribute(site: Path) -> None:
    for path in pages(site):
        names = {name for e in parse(path).iter() for name in getattr(e, "attrib", {})}
        assert not {name for name in names if name == "style" or name.startswith("on")}, path


def test_every_page_carries_its_security_policy_and_only_the_page_search_may_run_wasm(
    site: Path,
) -> None:
    for path in pages(site):
        (policy,) = parse(path).xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
        assert policy.startswith("default-src 'none'")
        assert re.search(r"script-src 'self' 'sha256-[\w+/=]+'", policy)
        is_search = path.parent.name == "search"
        assert ("'wasm-unsafe-eval'" in policy) == is_search, path


def test_every_page_has_one_heading_a_title_a_language_and_a_description(site: Path) -> None:
    titles: dict[str, list[str]] = {}
    for path in pages(site):
        tree = parse(path)
        assert tree.get("lang") == "zh-Hans", path
        assert len(tree.xpath("//h1")) == 1, path
        assert tree.xpath("//main[@id='main']"), path
        assert tree.xpath("string(//meta[@name='description']/@content)").strip(), path
        if not tree.xpath("//meta[@http-equiv='refresh']"):  # an old address bears its new page's
            title = str(tree.findtext(".//title"))
            titles.setdefault(title, []).append(path.relative_to(site).as_posix())
    assert {title: found for title, found in titles.items() if len(found) > 1} == {}


def test_ids_are_unique_on_a_page(site: Path) -> None:
    for path in pages(site):
        ids = parse(path).xpath("//@id")
        assert len(ids) == len(set(ids)), path


def test_pictures_have_words_and_a_size(site: Path) -> None:
    for path in pages(site):
        for image in parse(path).xpath("//img"):
            assert image.get("alt") is not None and image.get("width") and image.get("height"), path


def test_dates_are_marked_up_for_machines(site: Path) -> None:
    for path in pages(site):
        for text in parse(path).xpath("//main//time/@datetime"):
            day = r"\d{4}(-\d{2}(-\d{2}(T[\d:+]+)?)?)?"
            assert re.fullmatch(rf"{day}|PT[\dHMS]+", text), (path, text)


FOOT = {
    "telephone": "咨询电话",
    "icp_number": "ICP 备案号",
    "police_number": "公安备案号",
    "institution_mark": "事业单位网站标识",
}


SOME = [({key for at, key in enumerate(FOOT) if which >> at & 1},) for which in range(16)]
"""Every choice of the facts at the foot of a page; the first leaves out some, the others wait."""


@pytest.mark.parametrize("missing", brief(1, [SOME[6], SOME[15], *SOME[:6], *SOME[7:15]]))
def test_staff_see_what_is_still_to_be_given_and_readers_whom_to_ask(
    build: Build, missing: set[str]
) -> None:
    given = "".join(f'{key} = "1"\n' for key in FOOT if key not in missing)
    files = {"content/library.toml": f'name = "甲"\naddress = "乙"\n{given}', **UNGIVEN}
    for path in pages(build(files)):
        foot = str(parse(path).xpath("string(//footer)"))
        marked = [key for key, name in FOOT.items() if f"{name}：〔待馆方填写〕" in foot]
        assert {*marked} == (missing if foot else set()), path
    parse.cache_clear()
    output = build(files, SHOWS_AWAITED=False)
    assert marks(output) == []
    ask = "请来馆问" if "telephone" in missing else "请打电话问"
    home = parse(output / "index.html").text_content()
    assert ask in home and not any(f"{FOOT[key]}：" in home for key in missing - {"telephone"})


def test_no_published_page_looks_under_construction(site: Path) -> None:
    assert marks(site) == []


CATALOGUE = 14_700
"""Bytes of the catalogue's page with its style, its script and an announced closure, compressed: it
is all that a first search waits for before it asks the index."""


def test_no_page_is_heavier_than_a_first_flight(site: Path) -> None:
    css = gzip.compress(next((site / "theme").glob("site.*.css")).read_bytes(), 9)
    assert len(css) <= 14_000
    for path in pages(site):
        size = len(gzip.compress(path.read_bytes(), 9))
        # a whole exhibition stands on its page, with its own measure in test_exhibitions.py
        is_whole = parse(path).xpath("//*[@id='reading-words']")
        is_catalogue = path == site / "catalog" / "index.html"
        limit = WHOLE_EXHIBITION if is_whole else CATALOGUE if is_catalogue else 14_000
        assert size <= limit, f"{path.relative_to(site)}: {size}"


def test_feeds_are_well_formed_and_their_entries_lead_to_pages(site: Path) -> None:
    for name in ("all.rss.xml", "all.atom.xml"):
        feed = feedparser.parse(str(site / "feeds" / name))
        assert not feed.bozo, feed.get("bozo_exception")
        assert 0 < len(feed.entries) <= 30
        assert len({entry.id for entry in feed.entries}) == len(feed.entries)
        for entry in feed.entries:
            address, _, fragment = entry.link.removeprefix(ORIGIN).partition("#")
            page = site / address / "index.html"
            assert page.is_file() and has_fragment(page, fragment), entry.link


def test_the_sitemap_lists_pages_that_exist_and_no_others(site: Path) -> None:
    parts = re.findall(r"<loc>([^<]+)</loc>", (site / "sitemap.xml").read_text())
    texts = [(site / part.removeprefix(ORIGIN)).read_text() for part in parts]
    listed = [re.findall(r"<loc>([^<]+)</loc>", text) for text in texts]
    assert all(some == sorted(set(some)) for some in listed)
    locations = [location for some in listed for location in some]
    expected = {address(path, site) for path in pages(site)}
    assert set(locations) <= expected
    assert len(locations) == len(set(locations))
    assert {ORIGIN, f"{ORIGIN}chronicle/", f"{ORIGIN}catalog/"} <= set(locations)


def test_every_search_box_takes_as_many_characters_as_a_search_reads(example_site: Path) -> None:
    script = (ROOT / "theme/static/js/search/query_of.js").read_text("utf-8")
    (longest,) = re.findall(r"^export const LONGEST = (\d+);", script, re.MULTILINE)
    boxes = [box for path in pages(example_site) for box in parse(path).xpath("//input[@name='q']")]
    assert {box.get("maxlength") for box in boxes} == {longest}


def test_json_data_blocks_can_be_read(site: Path) -> None:
    for path in pages(site):
        for block in parse(path).xpath("//script[@type='application/ld+json']"):
            assert json.loads(block.text)["@context"] == "https://schema.org"


def test_every_page_is_valid_html(share: Share, example_site: Path) -> None:
    """Both sites at once: the checker takes longer to begin than to read one of them."""
    root = Path(__file__).parents[2]
    jar = root / "node_modules/vnu-jar/build/dist/vnu.jar"
    java = shutil.which("java")
    if not (java and jar.is_file()):
        message = "HTML 校验没有运行：需要 Java 和 npm ci 装好的 vnu-jar"
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(message)
    sites = (share("site", BUILDS["site"]) / "output", example_site)
    names = [str(path) for site in sites for path in pages(site)]
    command = [java, *BRIEF, "-jar", str(jar), "--stdout", "--errors-only", "--format", "gnu"]
    done = subprocess.run([*command, *names], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[:5000]
