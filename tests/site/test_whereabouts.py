"""Every page says where it stands, to readers and to machines the same, and leads on."""

import json
from pathlib import Path

import pytest
from lxml import html

from plugins.library.facts import MenuLink, Navigation
from plugins.library.site.whereabouts import FOLDERS, HOME, MOST, whereabouts
from tests.site.test_budgets import pages, parse

MENU = Navigation((), (), (MenuLink("几点开门", "services/hours/"), MenuLink("查书", "catalog/")))
WITHOUT = ("index.html", "404.html", "catalog/index.html", "about/kiosk/index.html")
"""The first page is above all; the catalogue's is as small as can be; a show has no ways."""


@pytest.fixture(params=["site", "example_site"])
def built(request: pytest.FixtureRequest) -> Path:
    folder: Path = request.getfixturevalue(request.param)
    return folder


def placed(site: Path) -> list[tuple[str, html.HtmlElement]]:
    """The pages that stand below others: none of an old address, nothing of 长辈版."""
    names = ((page.relative_to(site).as_posix(), page) for page in pages(site))
    own = ((name, page) for name, page in names if name not in WITHOUT)
    return [
        (name, root)
        for name, root in ((name, parse(page)) for name, page in own if "elder/" not in name)
        if not root.xpath("//meta[@name='robots']")
    ]


def shown(root: html.HtmlElement, label: str) -> list[tuple[str, str]]:
    links = root.xpath(f"//nav[@aria-label='{label}']//a")
    return [(link.text_content(), link.get("href")) for link in links]


def test_every_page_says_where_it_stands_and_machines_are_told_the_same(built: Path) -> None:
    for name, root in placed(built):
        above = shown(root, "所在位置")
        assert above[0] == (HOME[0], "/"), name
        blocks = map(json.loads, root.xpath("//script[@type='application/ld+json']/text()"))
        (trail,) = (one for one in blocks if one["@type"] == "BreadcrumbList")
        *steps, last = trail["itemListElement"]
        assert [(s["name"], s["item"]) for s in steps] == [
            (words, f"https://example.org{url}") for words, url in above
        ]
        assert [s["position"] for s in (*steps, last)] == list(range(1, len(steps) + 2))
        assert last["name"] and root.findtext(".//title").startswith(last["name"]), name


def test_what_is_above_a_page_is_called_as_it_calls_itself(built: Path) -> None:
    titles = {f"/{name.removesuffix('index.html')}": root for name, root in placed(built)}
    for name, root in placed(built):
        for words, url in shown(root, "所在位置")[1:]:
            if url in titles:
                assert titles[url].findtext(".//title").startswith(words), (name, url)


def test_the_end_of_a_page_leads_on_and_never_back(built: Path) -> None:
    for name, root in placed(built):
        onward, above = shown(root, "接下来"), shown(root, "所在位置")
        assert len(onward) <= MOST, name
        own = f"/{name.removesuffix('index.html')}"
        assert not {url for _, url in onward} & {own, *(url for _, url in above)}, name
        assert onward or name.startswith("search/"), name


def test_a_task_that_the_library_has_not_is_not_offered() -> None:
    assert whereabouts("events/spring/", {}, MENU).onward == (("几点开门", "services/hours/"),)
    staff = {"services/hours/": "开放时间", "branches/": "分馆"}
    assert whereabouts("events/spring/", staff, Navigation((), ())).onward == (
        ("开放时间", "services/hours/"),
        ("分馆", "branches/"),
    )


def test_a_page_of_staff_has_its_own_title_and_one_that_is_missing_no_step() -> None:
    assert whereabouts("about/history/", {"about/": "本馆"}, MENU).above == (
        HOME,
        ("本馆", "about/"),
    )
    assert whereabouts("about/history/", {}, MENU).above == (HOME,)


def test_nothing_is_offered_that_no_folder_or_staff_have() -> None:
    offered = {one for folder in FOLDERS.values() for one in folder.onward or ()}
    assert offered <= {*FOLDERS}
