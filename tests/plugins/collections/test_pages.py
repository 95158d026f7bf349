"""The collections as pages of a small site."""

from dataclasses import dataclass
from pathlib import Path

import pytest
from lxml import html

from plugins.collections import generator
from plugins.library.kinds import COLLECTIONS
from plugins.library.reading import common_keys as common
from plugins.library.reading.files import markdown_files
from plugins.library.reading.header import HeaderKeys
from plugins.library.reading.kind import Collection, Kind
from plugins.library.reading.pieces import read_pieces
from plugins.library.reading.problems import Problem
from plugins.library.site.moved import addresses
from tests.conftest import ROOT, Build, build_site, write_project
from tests.support.activities import FRAME, QUIZ, TALK, WALL

LETTER = {"content/letters/来信.csv": "收到,来信,答复日期,答复\n2026-01-02,空调,2026-01-05,好\n"}


def main(output: Path, name: str) -> html.HtmlElement:
    text = (output / name / "index.html").read_text(encoding="utf-8")
    root: html.HtmlElement = html.fromstring(text)
    mains: list[html.HtmlElement] = root.xpath("//main")
    return mains[0]


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    files = {**QUIZ, **WALL, **TALK, **LETTER}
    return build_site(write_project(tmp_path_factory.mktemp("collections"), files))


NOTE_KEYS = HeaderKeys("便条", (common.TITLE, *common.OF_EVERY_KIND))


@dataclass(frozen=True, slots=True)
class Note:
    """A noun that has neither a day nor a summary."""

    slug: str
    path: str
    title: str
    text: str

    @property
    def url(self) -> str:
        return f"notes/{self.slug}/"


def read_notes(content: Path) -> tuple[tuple[Note, ...], tuple[Problem, ...]]:
    files = markdown_files(content / "notes")
    notes, problems = read_pieces(files, content, NOTE_KEYS, lambda text: (text.make(Note), ()))
    return tuple(notes), tuple(problems)


NOTE = Kind(
    word="note",
    label="便条",
    folder="notes",
    read=read_notes,
    header=NOTE_KEYS,
    address="notes/{slug}/",
    list_address="notes/",
    collection=Collection("notes"),
)


def test_a_kind_without_day_and_summary_is_shown_by_the_templates_of_any_kind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(generator, "COLLECTIONS", ((NOTE, NOTE.collection),))
    files = {"content/notes/a.md": "标题：一张便条\n\n请随手关灯。\n"}
    output = build_site(write_project(tmp_path, files))
    assert "请随手关灯。" in main(output, "notes/a").text_content()
    assert main(output, "notes").xpath("count(.//li)") == 1
    assert not main(output, "notes").xpath(".//time") and not main(output, "notes/a").xpath("//dl")


def test_a_quiz_is_whole_without_a_script(output: Path) -> None:
    quiz = main(output, "quizzes/small")
    one, several = quiz.xpath("//fieldset")
    assert one.xpath("count(.//input[@type='radio'])") == 2
    assert several.xpath("count(.//input[@type='checkbox'])") == 3
    assert "<b>石头</b>" in several.text_content()
    assert "数一数" in one.xpath("string(details)")
    assert "A、C" in several.xpath("string(details)")
    assert (several.get("data-answer"), several.get("data-points")) == ("AC", "1")
    assert quiz.xpath("count(.//input[not(ancestor::label)])") == 0
    assert quiz.xpath("count(.//form)") == 0


def test_the_answers_stand_once_more_at_the_end_for_paper_and_not_for_the_search(
    output: Path,
) -> None:
    (key,) = main(output, "quizzes/small").xpath(".//section[@data-page-search='no']")
    assert [" ".join(li.text_content().split()) for li in key.xpath(".//li")] == [
        "1B 二。数一数（算术）",
        "2A、C 《诗经》；《论语》。都在架上",
    ]


def test_a_wall_shows_consented_messages_alone(output: Path) -> None:
    wall = main(output, "messages/wall")
    assert [li.text_content().split() for li in wall.xpath(".//li")] == [
        ["书香", "一位读者"],
        ["灯亮着", "小陈二〇二六年四月二十三日"],
        ["很长的一段话，" * 30, "一位老读者"],
    ]
    chosen, plain, long = (item.get("class", "") for item in wall.iter("li"))
    assert chosen.endswith("--chosen") and long.endswith("--long") and "--" not in plain
    for path in output.rglob("*"):
        assert path.is_dir() or "别登".encode() not in path.read_bytes(), path


def test_a_transcript_has_anchors_speakers_and_its_recording(output: Path) -> None:
    talk = main(output, "transcripts/talk")
    assert talk.xpath(".//p/@id") == ["t1", "t2"]
    assert talk.xpath(".//a[@data-seconds]/@href") == ["#t1", "#t2"]
    assert "主持人、甲（厨师）" in talk.text_content()
    assert "<i>好</i>。" in talk.text_content()
    (sound,) = talk.xpath(".//audio/@src")
    assert (output / sound.removeprefix("/")).read_bytes() == FRAME * 400


def test_a_site_without_them_has_no_empty_lists(build: Build) -> None:
    output = build({})
    for kind, _ in COLLECTIONS:
        assert not (output / kind.list_address).exists()


def test_the_list_of_each_kind_leads_to_every_piece_of_it(output: Path) -> None:
    lists = [kind.list_address for kind, _ in COLLECTIONS]
    links = {url: main(output, url).xpath(".//ul//a/@href") for url in lists}
    assert links == {
        "quizzes/": ["/quizzes/small/"],
        "about/feedback/letters/": [],
        "messages/": ["/messages/wall/"],
        "transcripts/": ["/transcripts/talk/"],
    }


@pytest.mark.parametrize("kind", [kind for kind, _ in COLLECTIONS], ids=lambda one: one.word)
def test_each_address_of_a_collection_is_known_to_the_check_of_links(
    kind: Kind, output: Path
) -> None:
    content = output.parent / "content"
    folder = output / kind.list_address
    written = {f"/{page.parent.relative_to(output)}/" for page in folder.rglob("index.html")}
    assert f"/{kind.list_address}" in written
    assert written <= addresses(content)


def test_the_script_of_a_quiz_stays_small() -> None:
    assert (ROOT / "theme/bundle/js/quiz.js").stat().st_size <= 3_500
