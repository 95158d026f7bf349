"""The facts of a noun are said once, and page, article, feed, calendar, pack and 长辈版 print them.

What one of them leaves out it declares by key with the reason; a fact that is new to a noun is
printed by all of them without another change.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from lxml import html

from plugins.desk.pack import make_pack
from plugins.desk.settings import DeskSettings
from plugins.elder import views as elder
from plugins.exhibitions import manifest
from plugins.library import calendars
from plugins.library.events.nouns import Event
from plugins.library.events.reading import read_events
from plugins.library.exhibitions.nouns import Exhibition
from plugins.library.exhibitions.reading import read_exhibitions
from plugins.library.noun_facts import Fact, FactValue, said
from plugins.wechat.read_posts import read_posts
from tests.conftest import ROOT, build_site, write_project
from tests.support.events import DAY
from tests.support.exhibition import picture
from tests.support.laws import examples
from tests.support.soak_mark import brief

SITE = "https://example.org"
NONE: Mapping[str, str] = {}
LEFT_OUT = {
    "article": NONE,
    "feed": NONE,
    "calendar": calendars.LEFT_OUT,
    "elder": elder.LEFT_OUT,
    "page": {"type": "the cover of an exhibition says it", "date": "as the type"},
    "pack": {"type": "its cover says it", "date": "as the type"},
    "manifest": manifest.LEFT_OUT,
}
"""Printer → keys that it leaves out of its pairs, and why."""
EVENT = "Audience Join Capacity Fee Access Contact Participants Organizer Times Venue".split()
EXHIBITION = "Organizer Curator Audience Rights Contact".split()
_SIGNS = "书香四溢读者来馆<>&\"'`*_[](){}|\\/#%+=~!?。，：·—“”《》 0aZ"
WORDS = st.text(_SIGNS, min_size=1, max_size=12).map(lambda s: f"甲{' '.join(s.split())}乙")
"""What staff may write behind a key; lists are cut at 、 and ；."""


def event_file(words: Callable[[], str]) -> str:
    """An event to come that says everything, on two days."""
    own = "".join(f"{key}: {words()}\n" for key in EVENT)
    return (
        f"Title: 讲座\nStart: 2026-11-21 14:30—16:00、2026-11-28\nType: 讲座、培训\n"
        f"Series: 阅读\n{own}Partners: {words()}、{words()}\nWeChat: 节日\n\n文。\n"
    )


def exhibition_file(words: Callable[[], str]) -> str:
    """An exhibition that can be seen on the day of the build and says everything."""
    own = "".join(f"{key}: {words()}\n" for key in EXHIBITION)
    return (
        f"Title: 展\nStart: 2026-11-01\nEnd: 2026-11-30\nType: 实体展\nSeries: 阅读\nVenue: main\n"
        f"{own}Partners: {words()}、{words()}\nVisitors: 30\nWeChat: 节日\n\n言。\n"
    )


def files_of(words: Callable[[], str], count: int) -> Iterator[tuple[str, str | bytes]]:
    """So many events, and exhibitions of one panel."""
    for number in range(count):
        yield f"content/events/e{number}.md", event_file(words)
        folder = f"content/exhibitions/x{number}"
        yield f"{folder}/index.md", exhibition_file(words)
        yield f"{folder}/01-a.md", "Title: 板\nAlt: 红\n\n文。\n"
        yield f"{folder}/01-a.png", picture(60, 90)


def nouns_of(folder: Path) -> dict[tuple[str, str], Event | Exhibition]:
    """The nouns of a project by kind and slug."""
    content = folder / "content"
    return {
        **{("events", one.slug): one for one in read_events(content)[0]},
        **{("exhibitions", one.slug): one for one in read_exhibitions(content)[0]},
    }


class Printed:
    """What the printers of a small site say of its nouns: (kind, slug) → text, links, labels."""

    def __init__(self, folder: Path, words: Callable[[], str], count: int = 1) -> None:
        write_project(folder, dict(files_of(words, count)))
        self.folder, self.output = folder, build_site(folder, SITEURL=SITE, BUILD_DATE=DAY)
        (folder / "theme").symlink_to(ROOT / "theme")
        self.nouns = nouns_of(folder)
        posts = read_posts(folder / "content")[0]
        self.posts = {(post.kind, post.slug): post.html for post in posts}

    def by_printer(self, kind: str, slug: str) -> Mapping[str, str]:
        """HTML or text of every printer of a noun, which holds nothing of another noun."""
        shared = {
            "page": self._page(f"{kind}/{slug}/"),
            "article": self.posts[kind, slug],
            "feed": self._feed(kind, slug),
            "calendar": self._calendar(kind, slug),
            "elder": self._elder(kind, slug),
        }
        if kind == "events":
            return shared
        return {**shared, "pack": self._pack(slug), "manifest": self._manifest(slug)}

    def _page(self, url: str) -> str:
        return (self.output / url / "index.html").read_text("utf-8")

    def _feed(self, kind: str, slug: str) -> str:
        items = json.loads((self.output / f"feeds/{kind}.json").read_text("utf-8"))["items"]
        (found,) = (i["content_html"] for i in items if i["url"] == f"{SITE}/{kind}/{slug}/")
        return str(found)

    def _calendar(self, kind: str, slug: str) -> str:
        name = {"events": "event.ics", "exhibitions": "calendar.ics"}[kind]
        text = (self.output / kind / slug / name).read_bytes().decode().replace("\r\n ", "")
        plain = re.sub(r"\\([\\;,n])", lambda m: "\n" if m[1] == "n" else m[1], text)
        return f"<pre>{_escaped(plain)}</pre>"

    def _elder(self, kind: str, slug: str) -> str:
        page = tree_of(self._page(f"elder/{kind}/"))
        (row,) = page.xpath(f"//a[contains(@href, '/{kind}/{slug}/')]")
        assert not row.xpath(".//a"), "a row is one link"
        return str(html.tostring(row, encoding="unicode"))

    def _pack(self, slug: str) -> str:
        desk = DeskSettings(self.folder, self.folder, self.folder, self.output, DAY)
        make_pack(desk, {"EXH": slug})
        with ZipFile(desk.build / f"packs/{slug}.zip") as archive:
            return archive.read(f"{slug}/index.html").decode()

    def _manifest(self, slug: str) -> str:
        path = self.output / f"exhibitions/{slug}/manifest.json"
        found = json.loads(path.read_text("utf-8"))
        pairs = ((one["label"], one["value"]) for one in found["metadata"])
        told = ((label["zh-Hans"][0], value["zh-Hans"][0]) for label, value in pairs)
        return "".join(f"<p>{_escaped(label)}：{_escaped(value)}</p>" for label, value in told)


def tree_of(printed: str) -> html.HtmlElement:
    return html.fromstring(printed)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


def squeezed(text: str) -> str:
    return "".join(text.split())


def faults(facts: Iterable[Fact], printer: str, printed: str) -> list[str]:
    """What a printer neither says nor declares that it leaves out."""
    tree = tree_of(printed if printed.startswith("<!") else f"<div>{printed}</div>")
    text, links = squeezed(tree.text_content()), set(tree.xpath("//@href"))
    found = []
    for fact in facts:
        if fact.key in LEFT_OUT[printer] and printer not in ("page", "pack"):
            assert f"{fact.label}：" not in text, f"{printer} says {fact.key} all the same"
            continue
        missing = [value.words for value in fact.values if squeezed(value.words) not in text]
        is_named = fact.key in LEFT_OUT[printer] or fact.label in text
        if missing or not is_named:
            found.append(f"{printer}: {fact.key} {fact.label} {missing}")
        if printer in ("page", "feed"):
            root = "" if printer == "page" else SITE  # a feed is read anywhere
            leads = {f"{root}/{value.url}" for value in fact.values if value.url}
            found += [f"{printer}: {fact.key} leads nowhere"] * (not leads <= links)
    return found


@settings(max_examples=examples(1), phases=[Phase.generate])  # a smaller example is a build each
@given(st.data())
def test_what_a_noun_says_every_printer_says_or_declares_that_it_leaves_it_out(
    data: st.DataObject,
) -> None:
    with TemporaryDirectory() as folder:
        site = Printed(Path(folder), lambda: data.draw(WORDS), count=3)
        for (kind, slug), noun in site.nouns.items():
            silent = [fact.key for fact in noun.facts if not fact.values]
            assert silent == (["date"] if kind == "exhibitions" else []), "all are filled"
            for printer, printed in site.by_printer(kind, slug).items():
                known = [fact for fact in noun.facts if fact.values]
                assert faults(known, printer, printed) == []


@pytest.mark.parametrize(
    ("kind", "noun"), brief(1, [("events", Event), ("exhibitions", Exhibition)])
)
def test_a_fact_that_is_new_to_a_noun_is_printed_everywhere_without_another_change(
    kind: str, noun: type[Event | Exhibition], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before: Callable[[object], tuple[Fact, ...]] = vars(noun)["facts"].fget
    new = Fact("parking", "停车", said(FactValue("免费停两小时", "branches/main/")))
    monkeypatch.setattr(noun, "facts", property(lambda self: (*before(self), new)))
    site = Printed(tmp_path, lambda: "文")
    ((_, slug),) = (one for one in site.nouns if one[0] == kind)
    for printer, printed in site.by_printer(kind, slug).items():
        assert faults([new], printer, printed) == [], printer


def test_what_is_left_out_is_a_fact_and_has_a_reason(tmp_path: Path) -> None:
    folder = write_project(tmp_path, dict(files_of(lambda: "文", 1)))
    known = {fact.key for noun in nouns_of(folder).values() for fact in noun.facts}
    for printer, left_out in LEFT_OUT.items():
        assert set(left_out) <= known, printer
        assert all(left_out.values()), printer
