"""The catalogue without a network: what was used, or all of it, never two builds mixed.

Served as published, in a folder of its host, and never from the browser's own cache: what a test
finds while the host is down comes from the service worker.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page, expect

from tests.browser.catalog_page import REGION, CatalogPage
from tests.browser.offline_host import Host, hosted
from tests.conftest import FOLDER as SITE
from tests.conftest import ROOT
from tests.support.soak_mark import brief

pytestmark = pytest.mark.browser

SAID = ".offline__said"
CONTROLLED = """async () => {
  for (let left = 500; !navigator.serviceWorker.controller; left -= 1) {
    if (left === 0) throw new Error("no worker came");
    await new Promise((on) => setTimeout(on, 20));
  }
}"""
ALL_KEPT = """async () => {
  const loaded = performance.getEntriesByType("resource").map(({ name }) => name);
  const [site, index] = ["theme", "catalog/index"].map((part) => `${location.origin}/lib/${part}/`);
  const ours = loaded.filter((name) => name.startsWith(site) || name.startsWith(index));
  const files = [location.pathname, ...ours.filter((name) => !/bundles|json$/.test(name))];
  for (const file of files) {
    for (let left = 500; !await caches.match(file); left -= 1) {
      if (left === 0) throw new Error(`${file} is not kept`);
      await new Promise((resume) => setTimeout(resume, 20));
    }
  }
}"""
"""Waits until the worker has everything that the page loaded."""
ALWAYS = ("/", "/services/hours/", "/branches/", "/about/feedback/")
"""Pages that are there without a network, whether or not somebody read them."""
KEPT = """async (address) => {
  for (let left = 500; !await caches.match(address); left -= 1) {
    if (left === 0) throw new Error(`${address} is not kept`);
    await new Promise((on) => setTimeout(on, 20));
  }
}"""
GONE = """async () => {
  const { serviceWorker } = navigator;
  const left = async () => [...await caches.keys(), ...await serviceWorker.getRegistrations()];
  for (let tries = 500; (await left()).length > 0; tries -= 1) {
    if (tries === 0) throw new Error(`there is still ${await left()}`);
    await new Promise((on) => setTimeout(on, 20));
  }
}"""
SAVED_BUNDLES = f"""caches.open("library:{SITE}/:saved").then((cache) => cache.keys())
  .then((keys) => keys.filter(({{ url }}) => url.includes("/bundles/")).length)"""


@pytest.fixture
def host(two_builds: tuple[Path, Path]) -> Iterator[Host]:
    with hosted(two_builds[0], SITE) as running:
        yield running


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A reader without past whose browser takes a worker."""
    fresh = browser.new_context(
        viewport={"width": 360, "height": 740}, locale="zh-CN", service_workers="allow"
    )
    # Nothing here takes longer; a worker that never comes is a failure, not a wait for ever.
    fresh.set_default_timeout(20_000)
    yield fresh
    fresh.close()


@pytest.fixture
def catalog(page: Page, host: Host) -> CatalogPage:
    return CatalogPage(page, host.address)


def cache_names(page: Page) -> list[str]:
    names = page.evaluate("caches.keys()")
    return sorted(name.removeprefix(f"library:{SITE}/:") for name in names)


def panel(catalog: CatalogPage, query: str = "") -> Page:
    """Open the panel and wait until it says how things are."""
    catalog.open(query)
    catalog.page.locator("details.offline > summary").click()
    expect(catalog.page.locator(SAID)).not_to_contain_text("正在看")
    return catalog.page


def press(page: Page, name: str) -> None:
    page.locator(".offline").get_by_role("button", name=name).click()


def save(catalog: CatalogPage) -> Page:
    """Save the whole catalogue."""
    page = panel(catalog)
    press(page, "存下整个目录")
    expect(page.locator(SAID)).to_contain_text("已保存")
    return page


def listed_bundles(page: Page) -> list[str]:
    """The paths of all bundles of the build that the host has now."""
    listed = page.evaluate("fetch('index/offline.json').then((answer) => answer.json())")
    return [f"/catalog/index/{bundle['url']}" for bundle in listed["bundles"]]


def typed(catalog: CatalogPage, query: str) -> list[str]:
    """What a search finds that is typed into the page that is open."""
    catalog.page.locator(REGION).evaluate("region => { region.dataset.searchState = 'idle'; }")
    return catalog.type(query).ids


def bundles(host: Host) -> list[str]:
    return [path for path in host.asked if "/bundles/" in path]


def test_no_worker_comes_before_somebody_searches(catalog: CatalogPage, host: Host) -> None:
    page = catalog.page
    for path in ("/", "/catalog/"):
        page.goto(host.address + path)
        page.wait_for_load_state("networkidle")
        assert (
            page.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.length)")
            == 0
        )
    assert cache_names(page) == []
    catalog.open("史记")
    page.evaluate(CONTROLLED)
    scope = page.evaluate("navigator.serviceWorker.ready.then(({scope}) => scope)")
    assert scope == f"{host.address}/"


@pytest.mark.soak
def test_what_was_searched_once_is_found_again_without_a_network(
    catalog: CatalogPage, host: Host
) -> None:
    page = catalog.open("史记").page
    found = catalog.ids
    page.evaluate(ALL_KEPT)
    host.down = True
    assert found and catalog.open("史记").ids == found
    catalog.open("鲁迅")
    assert page.get_attribute(".catalog-results", "data-search-state") == "error"
    assert cache_names(page) == ["always", "files", "pages", "theme"]


def test_a_page_that_is_not_kept_says_so_without_a_network(
    catalog: CatalogPage, host: Host
) -> None:
    page = catalog.open("史记").page
    page.evaluate(CONTROLLED)
    catalog.open("史记").finished()
    page.evaluate(ALL_KEPT)
    host.down = True
    page.locator(".book-row__title > a").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("没有网络，这一页打不开")
    page.locator("[data-kept]").get_by_role("link", name="找书").click()
    expect(page.locator(".catalog-results")).to_be_attached()


def test_what_was_read_is_read_again_without_a_network_and_says_of_which_day(
    context: BrowserContext, host: Host
) -> None:
    page = context.new_page()
    page.goto(f"{host.address}/events/")
    page.locator("main a").first.click()
    page.evaluate(CONTROLLED)
    page.goto(f"{host.address}/news/")
    read = page.locator("main").inner_text()
    page.evaluate(KEPT, f"{SITE}/news/")
    for address in ALWAYS:
        page.evaluate(KEPT, SITE + address)
    host.down = True
    page.goto(f"{host.address}/news/?from=elsewhere")
    assert read in page.locator("main").inner_text()
    expect(page.locator("main")).to_contain_text("这是今天存下的页面。")
    for address in ALWAYS:
        page.goto(host.address + address)
        expect(page.locator("main")).to_contain_text("存下的页面")
        assert page.evaluate(
            "getComputedStyle(document.body).maxWidth && document.styleSheets.length"
        )
    page.goto(f"{host.address}/exhibitions/")
    expect(page.get_by_role("heading", level=1)).to_have_text("没有网络，这一页打不开")
    expect(page.locator("[data-kept]").get_by_role("link", name="通知公告")).to_be_visible()


def test_who_reads_one_page_gets_no_worker(context: BrowserContext, host: Host) -> None:
    page = context.new_page()
    page.goto(f"{host.address}/events/")
    page.wait_for_load_state("networkidle")
    assert "/sw.js" not in host.asked


def test_a_release_can_take_the_worker_from_readers_who_have_it(
    context: BrowserContext, host: Host
) -> None:
    page = context.new_page()
    page.goto(f"{host.address}/news/")
    page.evaluate("navigator.serviceWorker.register('../sw.js')")
    page.evaluate(CONTROLLED)
    page.evaluate(KEPT, f"{SITE}/news/")
    host.instead["/sw.js"] = ROOT / "theme/bundle/js/sw_off.js"
    page.goto(f"{host.address}/branches/")
    page.evaluate(GONE)
    host.down = True
    with pytest.raises(Error, match="ERR_EMPTY_RESPONSE"):
        page.goto(f"{host.address}/news/")


@pytest.mark.soak
def test_what_a_kept_page_needs_of_the_theme_stays_however_much_comes_after(
    context: BrowserContext, host: Host
) -> None:
    page = context.new_page()
    page.goto(f"{host.address}/news/")
    page.evaluate("navigator.serviceWorker.register('../sw.js')")
    page.evaluate(CONTROLLED)
    page.evaluate(KEPT, f"{SITE}/news/")
    sheet = page.evaluate("document.querySelector('link[rel=stylesheet]').href")
    page.evaluate(
        """async (name) => {
          const cache = await caches.open(name);
          for (let n = 0; n < 300; n += 1) await cache.put(`/old/${n}`, new Response(""));
        }""",
        f"library:{SITE}/:theme",
    )
    for number in range(60):
        page.evaluate("number => fetch(`../branches/branches.json?${number}`)", number)
    page.evaluate("""async () => {
      while (await caches.match("/old/9")) await new Promise((on) => setTimeout(on, 20));
    }""")
    assert page.evaluate("sheet => caches.match(sheet).then(Boolean)", sheet)


@pytest.mark.soak
def test_of_used_files_the_oldest_go_when_there_are_too_many(catalog: CatalogPage) -> None:
    page = catalog.open().page
    page.evaluate(
        """async (name) => {
          const cache = await caches.open(name);
          for (let n = 0; n < 700; n += 1) await cache.put(`/old/${n}`, new Response(""));
        }""",
        f"library:{SITE}/:files",
    )
    catalog.open("史记")
    page.evaluate(ALL_KEPT)
    page.evaluate("""async () => {
      while (await caches.match("/old/99")) await new Promise((on) => setTimeout(on, 20));
    }""")
    assert page.evaluate("caches.match('/old/699').then(Boolean)") is True


def test_an_answer_that_failed_is_never_kept(catalog: CatalogPage, host: Host) -> None:
    page = catalog.open("史记").page
    page.evaluate(ALL_KEPT)
    host.failing = "/catalog/"
    assert catalog.open("史记").ids
    assert (
        page.evaluate("fetch('index/0123456789ab/pairs/0.bin.gz').then(({status}) => status)")
        == 503
    )
    assert page.evaluate("caches.match('index/0123456789ab/pairs/0.bin.gz')") is None


def test_a_saved_catalogue_answers_everything_without_a_network(
    catalog: CatalogPage, host: Host
) -> None:
    catalog.steered("鲁迅")
    with_network = {query: typed(catalog, query) for query in ("hlm", "红娄梦", "鑫鼎", "鲁迅")}
    page = catalog.page
    page.evaluate(
        "caches.keys().then((all) => Promise.all(all.map((name) => caches.delete(name))))"
    )
    save(catalog)
    page.evaluate("""async () => {
      const others = (await caches.keys()).filter((name) => !name.endsWith("saved"));
      for (const name of others) await caches.delete(name);
    }""")
    host.down = True
    assert catalog.steered("鲁迅").ids == with_network["鲁迅"]
    assert {query: typed(catalog, query) for query in with_network} == with_network
    catalog.steered("史记").filters()
    assert catalog.counts("branch")


@pytest.mark.soak
def test_saving_says_how_much_before_and_how_far_it_is(catalog: CatalogPage, host: Host) -> None:
    page = panel(catalog)
    sizes = re.findall(r"[\d.]+ MB", page.locator("details.offline").inner_text())
    assert len(sizes) == 2 and len(set(sizes)) == 1
    host.hold("/bundles/")
    press(page, "存下整个目录")
    expect(page.locator(".offline__counted")).to_contain_text("6 份里的 0 份")
    bar = page.get_by_role("progressbar", name="存了多少")
    expect(bar).not_to_have_js_property("value", 0)
    assert 0 < bar.evaluate("({value, max}) => value / max") < 1
    host.release()
    expect(page.locator(SAID)).to_contain_text("已保存，2025年12月31日的数据")
    expect(bar).to_be_hidden()


@pytest.mark.soak
def test_an_interrupted_save_goes_on_where_it_was(
    catalog: CatalogPage, host: Host, context: BrowserContext
) -> None:
    page = panel(catalog)
    last = listed_bundles(page)[-1]
    host.hold(last)
    press(page, "存下整个目录")
    expect(page.locator(".offline__counted")).to_contain_text("6 份里的 5 份")
    page.close()
    host.release()

    again = panel(CatalogPage(context.new_page(), host.address))
    expect(again.locator(SAID)).to_contain_text("只存了一部分")
    host.asked.clear()
    press(again, "接着存")
    expect(again.locator(SAID)).to_contain_text("已保存")
    assert bundles(host) == [last]


@pytest.mark.soak
def test_saving_can_be_stopped_and_gone_on_with(catalog: CatalogPage, host: Host) -> None:
    page = panel(catalog)
    host.hold("/bundles/")
    press(page, "存下整个目录")
    expect(page.locator(".offline__counted")).to_contain_text("6 份里的 0 份")
    press(page, "停下")
    expect(page.locator(SAID)).to_contain_text("停下了。")
    host.release()
    press(page, "存下整个目录")
    expect(page.locator(SAID)).to_contain_text("已保存")


def test_a_new_build_takes_over_only_when_it_is_whole(
    catalog: CatalogPage, host: Host, two_builds: tuple[Path, Path], context: BrowserContext
) -> None:
    save(catalog)
    kept = set(bundles(host))
    host.folder = two_builds[1]
    host.asked.clear()
    page = panel(catalog)
    assert "目录有更新" in page.locator(SAID).inner_text()
    new = [path for path in listed_bundles(page) if path not in kept]
    assert 0 < len(new) < len(kept)
    host.hold(new[-1])
    press(page, "更新离线目录")
    expect(page.locator(".offline__counted")).to_contain_text("6 份里的 5 份")
    page.close()

    host.release()
    host.down = True
    old = CatalogPage(context.new_page(), host.address)
    assert old.open("离线目录的新书").total == 0
    assert old.open("红楼梦").ids

    host.down = False
    page = panel(old)
    press(page, "更新离线目录")
    expect(page.get_by_role("button", name="更新")).to_have_count(0)
    expect(page.locator(SAID)).to_contain_text("已保存")
    assert sorted(set(bundles(host))) == sorted(new)
    assert page.evaluate(SAVED_BUNDLES) == len(listed_bundles(page))
    host.down = True
    assert old.open("离线目录的新书").ids == ["NEW1"]
    assert old.open("红楼梦").ids


@pytest.mark.soak
def test_with_a_network_the_new_page_is_read_whatever_is_saved(
    catalog: CatalogPage, host: Host, two_builds: tuple[Path, Path]
) -> None:
    save(catalog)
    host.folder = two_builds[1]
    assert catalog.open("离线目录的新书").ids == ["NEW1"]
    host.down = True
    assert catalog.open("离线目录的新书").total == 0


@pytest.mark.soak
def test_what_is_removed_is_gone_and_can_be_saved_again(catalog: CatalogPage, host: Host) -> None:
    page = save(catalog)
    host.down = True
    catalog.open("红楼梦")
    host.down = False
    panel(catalog)
    press(page, "移除")
    expect(page.locator(SAID)).to_contain_text("已移除")
    assert cache_names(page) == []
    press(page, "存下整个目录")
    expect(page.locator(SAID)).to_contain_text("已保存")
    host.down = True
    assert catalog.open("红楼梦").ids and catalog.open("鲁迅").ids


def test_a_full_phone_is_told(catalog: CatalogPage, host: Host, context: BrowserContext) -> None:
    page = panel(catalog)
    devtools = context.new_cdp_session(page)
    quota = {"origin": host.address.removesuffix(SITE), "quotaSize": 60_000}
    devtools.send("Storage.overrideQuotaForOrigin", quota)
    press(page, "存下整个目录")
    expect(page.locator(SAID)).to_contain_text("空间不够")
    assert bundles(host) == []


@pytest.mark.parametrize(
    ("script", "sentence"),
    brief(
        1,
        [
            ("delete Navigator.prototype.serviceWorker", "请用手机自带的浏览器"),
            ("Object.defineProperty(window, 'isSecureContext', {value: false})", "https"),
            (
                "CacheStorage.prototype.has ="
                " () => Promise.reject(new DOMException('', 'SecurityError'))",
                "无痕窗口",
            ),
        ],
    ),
)
def test_a_browser_that_keeps_nothing_is_told(
    catalog: CatalogPage, script: str, sentence: str
) -> None:
    catalog.page.add_init_script(script)
    expect(panel(catalog).locator(SAID)).to_contain_text(sentence)
    assert catalog.open("红楼梦").ids


@pytest.mark.soak
def test_without_a_network_and_nothing_saved_the_panel_says_so(
    catalog: CatalogPage, host: Host
) -> None:
    page = catalog.open("史记").page
    page.evaluate(ALL_KEPT)
    page.locator("details.offline > summary").click()
    expect(page.locator(SAID)).to_contain_text("要用约")
    page.evaluate(ALL_KEPT)
    host.down = True
    panel(catalog, "史记")
    expect(page.locator(SAID)).to_contain_text("现在连不上网络")
    press(page, "清除留在这里的网页和文件")
    expect(page.locator(SAID)).to_contain_text("已移除")


@pytest.mark.soak
def test_the_panel_is_large_enough_for_a_thumb_before_any_hit_is_shown(
    catalog: CatalogPage,
) -> None:
    page = panel(catalog)
    heights = page.locator(".offline summary, .offline button").evaluate_all(
        "all => all.map((one) => one.getBoundingClientRect().height)"
    )
    assert len(heights) == 2 and min(heights) >= 48
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


@pytest.mark.soak
def test_the_panel_is_used_with_the_keyboard_alone(catalog: CatalogPage, host: Host) -> None:
    page = panel(catalog)
    host.hold("/bundles/")
    page.locator("details.offline > summary").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="停下")).to_be_focused()
    host.release()
    expect(page.get_by_role("button", name="移除")).to_be_focused()
