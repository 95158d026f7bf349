"""What the site says of itself is what it holds: the accessibility statement."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.library.facts import MISSING
from plugins.library.site.claims import (
    ALWAYS,
    LISTS,
    NEED_SCRIPTS,
    NOTHING,
    check_claims_of_pages,
    done,
    entrances,
    held,
    lacking,
    with_what_is_held,
)
from tests.conftest import Build
from tests.support.exhibition import picture
from tests.support.laws import one_folder
from tests.support.made import MP3_FRAME
from tests.support.surfaces import parse

Write = Callable[[Mapping[str, str | bytes]], Path]
ROOT = Path(__file__).parents[2]
STATEMENT = "标题：无障碍说明\n\n" + "\n\n".join(f"## 单\n\n{words}" for words in LISTS) + "\n"
PANEL: dict[str, str | bytes] = {
    "content/exhibitions/a/index.md": "标题：展\n日期：2026\n类型：线上展\n\n前言。\n",
    "content/exhibitions/a/01.jpg": picture(1200, 900, "JPEG"),
}
SPOKEN: dict[str, str | bytes] = {
    "content/exhibitions/a/01.mp3": MP3_FRAME * 90,
    "content/exhibitions/a/01.audio.md": "说的话。\n",
}


def panels(folder: Path, told: list[bool], spoken: list[bool]) -> Path:
    """An exhibition of some panels, of which some are told in words and some spoken."""
    place = folder / "content/exhibitions/a"
    place.mkdir(parents=True)
    (place / "index.md").write_text("标题：展\n日期：2026\n类型：线上展\n\n前言。\n", "utf-8")
    for number, (has_words, has_sound) in enumerate(zip(told, spoken, strict=True), 1):
        name = f"{number:02}-板"
        (place / f"{name}.jpg").write_bytes(b"")
        head = "替代文字：图\n" if has_words else ""
        (place / f"{name}.md").write_text(f"标题：板\n{head}\n文。\n", "utf-8")
        if has_sound:
            (place / f"{name}.mp3").write_bytes(MP3_FRAME * 90)
            (place / f"{name}.audio.md").write_text("说的话。\n", "utf-8")
    return folder / "content"


@given(st.lists(st.tuples(st.booleans(), st.booleans()), max_size=4))
@one_folder()
def test_what_is_said_of_panels_is_what_there_is(
    tmp_path_factory: pytest.TempPathFactory, drawn: list[tuple[bool, bool]]
) -> None:
    told, spoken = [one for one, _ in drawn], [one for _, one in drawn]
    found = held(panels(tmp_path_factory.mktemp("claims"), told, spoken))
    has, lacks = "".join(done(found)), "".join(lacking(found))
    assert (f"{sum(spoken)} 块展板有录音解说" in has) is any(spoken)
    assert ("录音解说" in has) is any(spoken)
    assert ("还没有录音解说" in lacks) is not all(spoken)
    assert ("配有文字描述" in has) is any(told)
    assert (f"{told.count(False)} 幅展板的图还没有文字描述" in lacks) is not all(told)


def test_doors_are_those_of_the_places_and_are_awaited_where_nobody_says(
    write_files: Write,
) -> None:
    place = '[[branch]]\nslug = "main"\nname = "总馆"\nkind = "main"\n'
    folder = write_files({"content/branches.toml": place})
    assert MISSING in "".join(entrances(held(folder / "content")))
    known = f'{place}step_free = true\naccess = "有电梯"\n'
    folder = write_files({"content/branches.toml": known})
    assert [*entrances(held(folder / "content"))] == ["总馆：进门没有台阶；有电梯。"]


def test_the_statement_of_a_site_says_what_it_has_and_of_another_that_it_lacks(
    build: Build,
) -> None:
    page: dict[str, str | bytes] = {"content/pages/about/accessibility.md": STATEMENT}
    path = "about/accessibility/index.html"
    said = parse(build(page | PANEL) / path).text_content()
    assert "展板还没有录音解说" in said and "块展板有录音解说" not in said
    assert [words for words in LISTS if words in said] == []
    said = parse(build(page | PANEL | SPOKEN) / path).text_content()
    assert "1 块展板有录音解说，都配有文字稿" in said and "还没有录音解说" not in said


def test_a_list_without_anything_says_so(tmp_path: Path) -> None:
    assert with_what_is_held("<p>〔还没有做到的无障碍〕</p>", tmp_path) == NOTHING


def test_what_needs_scripts_is_what_the_templates_say_they_need() -> None:
    said = (path.read_text("utf-8") for path in (ROOT / "theme/templates").glob("*.html"))
    asking = [text for text in said if "JavaScript" in text]
    assert len(asking) == len(NEED_SCRIPTS)
    assert all(word in ALWAYS[-1] for word in NEED_SCRIPTS)


@pytest.mark.parametrize(
    ("line", "when_spoken", "otherwise"),
    [
        ("- 展板还没有录音解说。", "网页说没有录音，其实有", ""),
        ("- 展板的图配有文字描述，有的还有录音解说。", "", "网页说有录音解说，其实没有"),
        ("- 没有自动播放。", "", ""),
        ("- 本馆暂无解说。", "网页说没有解说，其实有", ""),
    ],
)
def test_a_page_that_denies_or_claims_what_the_site_holds_otherwise_is_told(
    write_files: Write, line: str, when_spoken: str, otherwise: str
) -> None:
    page: dict[str, str | bytes] = {
        "content/pages/about/accessibility.md": f"标题：说明\n\n{line}\n"
    }
    for files, expected in ((page | PANEL | SPOKEN, when_spoken), (page, otherwise)):
        folder = write_files(files)
        if files is page:
            for name in SPOKEN:
                (folder / name).unlink()
        told = [str(one) for one in check_claims_of_pages(folder / "content")]
        assert len(told) == bool(expected)
        assert all(re.search(expected, one) and ":3  " in one for one in told)


def test_no_page_of_the_library_denies_or_claims_what_it_holds_otherwise() -> None:
    for content in (ROOT / "content", ROOT / "examples/district/content"):
        assert list(check_claims_of_pages(content)) == []
