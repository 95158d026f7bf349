"""Which pages ask for a file of script when they are opened: few, and each for a reason.

What is true for a day stands in the page; its script comes on the day on which that changes, with
a tap, or for who is in WeChat (``theme/static/js/first.js``). A closure that is announced concerns
every page, so its script is on all of them for as long: it is not counted.
"""

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.security.boot import ASKS, every_choice, names
from tests.conftest import MEASURED, ROOT, build_site, write_project
from tests.site.test_budgets import OF_CLOSURES, pages, parse
from tests.support import events

FEW = 0.1
"""Of the pages outside the catalogue."""
INLINE = 1280
"""Bytes of the script that stands in a page."""
PLACE = "branches/"
"""A page for every place says whether that is open now: as many as the library has."""
MINUTE = {"hours.js", "places.js"}
"""Whether it is open now: on these pages the minute counts, and which places are near."""
ALLOWED = {
    "index.html": MINUTE,
    "services/hours/index.html": {*MINUTE, "calendars.js"},
    "branches/": MINUTE,
    "elder/": {*MINUTE, "elder.js", "events.js", "exhibition.js"},
    "about/kiosk/": {*MINUTE, "exhibition.js", "kiosk.js"},
    "search/": {"search.js"},
    "feeds/": {"feeds.js"},
    "quizzes/": {"quiz.js"},
    "transcripts/": {"transcript.js"},
    "exhibitions/": {"exhibition.js"},
}
"""Where a page lies → what it may ask for when it is opened; of exhibitions those that speak."""


def asked(page: Path) -> list[str]:
    """The names of the files of script that a page asks for when it is opened."""
    found = parse(page).xpath("//script/@src")
    return [link.rpartition("/")[2] for link in found if not OF_CLOSURES.search(link)]


def outside(site: Path) -> dict[str, list[str]]:
    """What each page outside the catalogue asks for, by its path."""
    named = {page.relative_to(site).as_posix(): page for page in pages(site)}
    return {name: asked(page) for name, page in named.items() if not name.startswith("catalog/")}


def told(found: dict[str, list[str]]) -> str:
    loading = {name: scripts for name, scripts in found.items() if scripts}
    by_kind = Counter("+".join(scripts) for scripts in loading.values())
    kinds = "，".join(f"{kind} {count}" for kind, count in by_kind.most_common())
    return f"{len(loading)} of {len(found)} pages ask for a script: {kinds}"


@pytest.mark.parametrize("which", ["site", "example_site"])
def test_nine_pages_of_ten_ask_for_no_file_of_script(
    which: str, request: pytest.FixtureRequest, record_property: Callable[[str, object], None]
) -> None:
    found = outside(request.getfixturevalue(which))
    record_property(MEASURED, told(found))
    loading = {name: set(scripts) for name, scripts in found.items() if scripts}
    for name, scripts in loading.items():
        allowed = [some for at, some in ALLOWED.items() if name.startswith(at)]
        assert allowed and scripts <= allowed[0], name
    few = {name for name in loading if not name.startswith(PLACE)}
    assert len(few) <= FEW * len(found), few


def test_an_event_to_come_asks_for_none_either(events_project: Path) -> None:
    found = outside(events_project / "output")
    about = {name: scripts for name, scripts in found.items() if name.startswith("events/")}
    assert len(about) > 10 and not any(about.values()), about


@pytest.mark.soak
def test_a_site_of_many_events_to_come_asks_for_no_more(
    tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    """All of ten years are still to come on the day of the build."""
    many = events.many(400)
    output = build_site(write_project(tmp_path, many), BUILD_DATE=events.FIRST)
    found = outside(output)
    record_property(MEASURED, told(found))
    assert len(found) > 400
    assert sum(map(bool, found.values())) <= FEW * len(found)


def test_what_stands_in_a_page_for_scripts_is_a_kilobyte_at_most(
    site: Path, example_site: Path
) -> None:
    for page in (*pages(site), *pages(example_site)):
        if page.parent.name == "catalog":
            continue  # its script stands in it, with its own measure in test_budgets.py
        inline = parse(page).xpath("//script[not(@src) and not(@type)]/text()")
        assert sum(len(text.encode()) for text in inline) <= INLINE, page


def test_every_part_is_asked_for_by_some_page() -> None:
    templates = "".join(
        path.read_text("utf-8") for path in (ROOT / "theme/templates").rglob("*.html")
    )
    assert [ask for ask in ASKS if f'"{ask}"' not in templates] == []
    assert len({names(asks) for asks in every_choice()}) == len(every_choice())
    with pytest.raises(ValueError, match="不能写“day”"):
        names(("day",))
