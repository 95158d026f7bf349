"""What waits is seen by nobody, its mistakes weigh nothing, and what was published stays."""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.desk.build import run_checks
from plugins.desk.registry import CHECKS
from plugins.desk.settings import DeskSettings
from plugins.library.as_markdown import as_markdown
from plugins.library.exhibitions.reading import read_exhibitions
from plugins.library.kinds import KINDS, known_texts
from plugins.library.pages import is_over, read_notices
from plugins.library.reading.common_keys import OF_EVERY_KIND, STAGE
from plugins.library.reading.kind import Kind
from plugins.library.reading.once import reading_once
from plugins.library.reading.problems import Problem, Severity
from plugins.library.reading.view import is_seen, without
from plugins.library.site.ledger import FILE, add_to_ledger, check_ledger, lasting
from plugins.library.site.misplaced import check_misplaced, says_a_stage
from plugins.library.site.moved import addresses
from plugins.library.site.publication import digests
from plugins.library.site.set_back import check_set_back, set_back
from plugins.library.site.stages import roots, waiting
from plugins.links.files import files_named
from plugins.links.texts import linked_texts
from plugins.wechat.read_posts import read_posts
from tests.conftest import ROOT, write_project
from tests.plugins.reading.test_waiting import AROUND, WRITTEN, draft_of, path_of
from tests.support.exhibition import FRAME, picture
from tests.support.laws import examples
from tests.support.soak_mark import brief

Write = Callable[[Mapping[str, str | bytes]], Path]
TODAY = date(2026, 6, 1)
EXAMPLE = ROOT / "examples/district/content"
PAGES = [kind for kind in WRITTEN if kind.address]


def desk_of(folder: Path) -> DeskSettings:
    """Those of a project below a folder, on a day of its own."""
    return DeskSettings(ROOT, folder, folder / "catalog_export", folder / "output", TODAY)


def told(folder: Path) -> list[Problem]:
    """What ``make check`` says of a project."""
    return run_checks(desk_of(folder).site, CHECKS)


def errors(folder: Path) -> list[Problem]:
    return [problem for problem in told(folder) if problem.severity is Severity.ERROR]


ROOTS = {
    name.parent if name.name == "index.md" and len(name.relative_to(EXAMPLE).parts) > 2 else name
    for name in (text.file for text in known_texts(EXAMPLE))
}
"""What may wait of the example: texts, and folders for which one speaks."""


def files_of(found: object) -> Iterator[str]:
    """The files that nouns say they come from, and the folders in which these lie."""
    for one in found if isinstance(found, tuple | list) else ():
        path = getattr(one, "path", "") or getattr(getattr(one, "header", None), "path", "")
        yield from (path, *map(str, Path(path).parents))


@settings(max_examples=examples(2))
@given(st.sets(st.sampled_from(sorted(ROOTS)), min_size=1, max_size=9))
def test_no_reader_sees_what_is_hidden(hidden: set[Path]) -> None:
    gone = {path.relative_to(EXAMPLE.parent).as_posix() for path in hidden}
    with without(hidden), reading_once():
        assert not any(map(is_seen, hidden))
        for kind in KINDS:
            assert gone.isdisjoint(files_of(kind.read(EXAMPLE)[0]))
        assert gone.isdisjoint(text.header.path for text in known_texts(EXAMPLE))
        assert gone.isdisjoint(text.name for text in linked_texts(EXAMPLE))
        assert gone.isdisjoint(post.path for post in read_posts(EXAMPLE)[0])
        assert all(is_seen(one.file) for one in files_named(EXAMPLE))
    assert all(map(is_seen, hidden))


@given(st.sampled_from(("草稿", "送审", "可发", "", "draft", "REVIEW", "Ready", "rEADY")))
def test_a_stage_is_read_in_chinese_and_in_english_of_any_case(
    tmp_path_factory: pytest.TempPathFactory, stage: str
) -> None:
    text = f"稿件：{stage}\n标题：甲\n\n文。\n"
    folder = write_project(tmp_path_factory.mktemp("s"), {"content/pages/a.md": text})
    is_ready = stage.lower() in ("可发", "", "ready")
    assert bool(waiting(folder / "content", TODAY)) is not is_ready


@pytest.mark.parametrize("kind", brief(2, WRITTEN), ids=lambda kind: kind.word)
def test_a_stage_that_nobody_knows_is_an_error(write_files: Write, kind: Kind) -> None:
    folder = write_files({**AROUND, **dict(draft_of(kind, "草搞"))})
    (problem,) = (one for one in errors(folder) if STAGE.label in one.what)
    assert problem.path == path_of(kind) and "“草稿”" in problem.remedy


def followed(folder: Path, problem: Problem) -> None:
    """Do literally what a text that was published and waits again asks for."""
    steps = re.findall(r"在 content/(\S+) 第 ([\d、]+) 行的末尾(都?)写“([^”]+)”", problem.remedy)
    ((name, numbers, each, words),) = steps
    asked = list(map(int, numbers.split("、")))
    assert bool(each) is (len(asked) > 1)
    lines = (folder / "content" / name).read_text("utf-8").splitlines()
    lines = [line + words * (number in asked) for number, line in enumerate(lines, 1)]
    (folder / "content" / name).write_text("\n".join(lines) + "\n", "utf-8")


@pytest.mark.parametrize("kind", brief(2, PAGES), ids=lambda kind: kind.word)
def test_what_was_published_becomes_no_draft_and_the_remedies_work(
    tmp_path: Path, kind: Kind
) -> None:
    folder = write_project(tmp_path, dict(draft_of(kind, "可发")))
    content = folder / "content"
    add_to_ledger(content, addresses(content))
    before, text = told(folder), (folder / path_of(kind)).read_text("utf-8")
    (folder / path_of(kind)).write_text(text.replace("稿件：可发", "稿件：草稿"), "utf-8")
    (own,) = [one for one in errors(folder) if one not in before]
    assert (own.path, own.line) == (path_of(kind), 1) and "撤下" in own.remedy
    followed(folder, own)
    ledger = content / FILE
    new = [one for one in told(folder) if one not in before]
    assert not [one for one in new if one.severity is Severity.ERROR]
    assert not [one for one in new if FILE in one.path]
    is_whole = not [one for one in before if one.severity is Severity.ERROR]
    assert not (is_whole and [one for one in new if "看不到" in one.what])
    (folder / path_of(kind)).write_text(text, "utf-8")
    assert [one for one in errors(folder) if "又有网页" in one.what and FILE in one.path]
    ledger.write_text(ledger.read_text("utf-8").replace(" 撤下：原因", ""), "utf-8")
    assert told(folder) == before


@settings(max_examples=examples(2))
@given(
    st.integers(-300, 1900),
    st.sampled_from(("门楼", "Stele")),
    st.sampled_from(("东街", "Q 区")),
    st.sets(st.sampled_from("年地类"), min_size=1),
)
def test_a_list_of_exhibits_that_is_gone_accuses_nobody(
    tmp_path_factory: pytest.TempPathFactory, year: int, kind: str, place: str, changed: set[str]
) -> None:
    def sheet(number: str, *cells: object) -> str:
        return f"编号,题名,年代,地点,类型\n{number},甲,{','.join(map(str, cells))}\n"

    base, draft = "content/exhibitions/one", "content/exhibitions/two"
    head = "标题：甲\n日期：2026\n类型：线上展\n\n文。\n"
    first = {f"{base}/index.md": head, f"{base}/展品.csv": sheet("A-1", year, place, kind)}
    folder = write_project(tmp_path_factory.mktemp("f"), first)
    content = folder / "content"
    lists = [one for one in addresses(content) if one.startswith("/exhibitions/items/")]
    kept = lasting(lists)
    assert kept == ("/exhibitions/items/", "/exhibitions/items/a-1/")
    (content / FILE).write_text("\n".join(lists) + "\n", "utf-8")
    new = (
        year + 1 if "年" in changed else year,
        "西街" if "地" in changed else place,
        "碑" if "类" in changed else kind,
    )
    (folder / base / "展品.csv").write_text(sheet("A-1", *new), "utf-8")
    (folder / draft).mkdir()
    (folder / draft / "index.md").write_text(f"稿件：草稿\n{head}", "utf-8")
    (folder / draft / "展品.csv").write_text(sheet("B-2", year, place, kind), "utf-8")
    waits = waiting(content, TODAY)
    with without(roots(waits)):
        known = addresses(content)
    assert len(waits) == 1 and set_back(content, waits) == {}
    assert list(check_ledger(content, known)) == []


@settings(max_examples=examples(2))
@given(st.integers(1990, 2025), st.booleans())
def test_a_year_that_events_keep_alive_is_not_set_back_unseen(
    tmp_path_factory: pytest.TempPathFactory, year: int, was_published: bool
) -> None:
    event = f"标题：读书会\n开始：{year}-03-01\n未成年人：否\n大事记：是\n\n文。\n"
    text = f"稿件：草稿\n标题：甲\n\n## 事\n开始：{year}-01-02\n\n文。\n"
    files = {"content/events/a.md": event, f"content/chronicle/{year}.md": text}
    content = write_project(tmp_path_factory.mktemp("y"), files) / "content"
    written = content / f"chronicle/{year}.md"
    if was_published:
        written.write_text(text.replace("草稿", "可发"), "utf-8")
    with without(roots(waiting(content, TODAY))):
        add_to_ledger(content, addresses(content), TODAY, digests(content))
    written.write_text(text, "utf-8")
    waits = waiting(content, TODAY)

    def said() -> list[Problem]:
        return list(check_set_back(content, waits, set_back(content, waits)))

    assert [one.found for one in said()] == ([f"/chronicle/{year}/"] if was_published else [])
    for one in said():
        digest = one.remedy.split("删去“")[1].split("”")[0]
        ledger = content / FILE
        ledger.write_text(ledger.read_text("utf-8").replace(f" {digest}", ""), "utf-8")
    assert said() == []


@settings(max_examples=examples(4))
@given(
    st.sampled_from(("index.md", "01-a.md", "回顾.md", "02-b.audio.md")),
    st.sampled_from(("{}", "!{}", "看{}。", "**{}**", "- {}")),
    st.sampled_from(("", "|那块碑")),
    st.text("碑[]*_<&`三", min_size=1, max_size=6).filter(str.strip),
)
def test_an_exhibit_that_waits_is_named_in_words(
    tmp_path_factory: pytest.TempPathFactory, file: str, frame: str, words: str, title: str
) -> None:
    head = "标题：甲\n日期：2026\n类型：线上展\n\n前言。\n"
    one, two = "content/exhibitions/one", "content/exhibitions/two"
    texts = {f"{one}/index.md": head, f"{one}/02-b.md": "标题：乙\n\n乙。\n"}
    named = frame.format(f"[[MM-001{words}]]")
    texts[f"{one}/{file}"] = f"{texts.get(f'{one}/{file}', '')}\n{named}\n"
    files: dict[str, str | bytes] = {
        **texts,
        f"{two}/index.md": f"稿件：送审\n{head}",
        f"{two}/展品.csv": f"编号,题名\nMM-001,{title}\n",
        f"{one}/01-a.jpg": picture(1200, 900, "JPEG"),
        f"{one}/02-b.mp3": FRAME * 60,
    }
    content = write_project(tmp_path_factory.mktemp("e"), files) / "content"
    with without(roots(waiting(content, TODAY))):
        (exhibition,), problems = read_exhibitions(content)
    panels = [one.text for one in exhibition.panels]
    spoken = [one.narration.transcript for one in exhibition.panels if one.narration]
    said = "\n".join([exhibition.text, exhibition.results, *panels, *spoken])
    assert "MM-001" not in said and "[[" not in said
    assert (words[1:] or as_markdown(title.strip())) in said
    told = {one.what for one in problems}
    assert "没有这件展品" in told  # which a draft beside makes a hint
    assert "没有这件展品" not in {one.what for one in read_exhibitions(content)[1]}


def test_a_draft_has_no_address_that_a_deploy_would_keep(tmp_path: Path) -> None:
    files = [draft_of(kind, "草稿") for kind in PAGES]
    folder = write_project(tmp_path, {**AROUND, **dict(one for some in files for one in some)})
    content = folder / "content"
    assert any("zzq" in address for address in addresses(content))
    with without(roots(waiting(content, TODAY))):
        assert not any("zzq" in address for address in addresses(content))


def test_mistakes_of_a_draft_and_of_links_to_it_are_hints(write_files: Write) -> None:
    half = (
        "稿件：草稿\n标题：\n日期：明天\n随便一行\n颜色：红\n旧地址：news/now/\n\n在这里写正文。\n\n"
        "[没有](/nowhere/) ![没有]({attach}nothing.jpg)\n"
    )
    now = "标题：现在\n日期：2026-05-01\n\n[那一篇](/news/half/)\n"
    folder = write_files({"content/news/now.md": now, "content/news/half.md": half})
    hints = [one for one in told(folder) if one.path == "content/news/half.md"]
    assert {one.severity for one in hints} == {Severity.NOTICE}
    assert {one.line for one in hints} >= {1, 2, 3, 4, 5, 6, 8, 10}
    (link,) = (one for one in told(folder) if one.path == "content/news/now.md")
    assert link.severity is Severity.NOTICE and "还没有发布" in link.remedy


@pytest.mark.parametrize("stage", ["草稿", "送审"])
def test_a_private_number_is_an_error_in_a_draft_too(write_files: Write, stage: str) -> None:
    text = f"稿件：{stage}\n标题：甲\n日期：2026-05-01\n\n打 13812345678。\n"
    folder = write_files({"content/news/half.md": text})
    assert [one.line for one in errors(folder) if one.path == "content/news/half.md"] == [5]


STAGES = st.sampled_from((*STAGE.choices, *STAGE.in_english))
AROUND_A_LINE = ("{}", "**{}**", "> {}", "- {}", "# {}", "1. {}", "| {} |", "【{}】", "<!-- {} -->",
    "<b>{}</b>", "`{}`", "（{}）", "　　{}", "_{}_。", "- **{}**", "## **“{}”**")  # fmt: skip
MISPLACED = st.builds(
    lambda frame, name, sign, stage, behind: frame.format(
        f"{name}{sign}{stage}{behind if stage.lower() not in ('可发', 'ready') else ''}"
    ),
    st.sampled_from(AROUND_A_LINE),
    st.sampled_from(("稿件", "Stage", "stage", "**稿件**", "稿件 ")),
    st.sampled_from("：:=").flatmap(lambda one: st.sampled_from((one, f"{one} "))),
    STAGES,
    st.sampled_from(("", "，等馆长看", "（等照片）", " 还差两张", "。", "!", ", 馆长")),
)
BESIDE = ("exhibitions/x/回顾.md", "exhibitions/x/01-a.md", "exhibitions/x/01-a.audio.md",
    "reports/2021/1-a.md")  # fmt: skip


@settings(max_examples=examples(12))
@given(MISPLACED, st.sampled_from(("pages/a.md", "news/a.md", "exhibitions/x/index.md")))
def test_a_stage_in_the_body_is_told_and_the_remedy_works(
    tmp_path_factory: pytest.TempPathFactory, line: str, file: str
) -> None:
    folder = tmp_path_factory.mktemp("m")
    text = f"标题：甲\n日期：2026-05-01\n\n文。\n\n{line}\n"
    content = write_project(folder, {f"content/{file}": text}) / "content"
    (problem,) = check_misplaced(content)
    assert (problem.path, problem.line) == (f"content/{file}", 6)
    assert problem.severity is Severity.ERROR and "最前面" in problem.remedy
    (content / file).write_text(f"稿件：草稿\n{text.replace(line, '')}", "utf-8")
    assert list(check_misplaced(content)) == []
    assert len(waiting(content, TODAY)) == 1


@settings(max_examples=examples(5))
@given(MISPLACED, st.sampled_from(BESIDE), st.sampled_from(("", "文。\n\n", "标题：甲\n")))
def test_a_stage_beside_the_text_that_speaks_for_a_folder_is_told(
    tmp_path_factory: pytest.TempPathFactory, line: str, file: str, before: str
) -> None:
    folder = write_project(tmp_path_factory.mktemp("b"), {f"content/{file}": f"{before}{line}\n"})
    (problem,) = check_misplaced(folder / "content")
    assert "index.md" in problem.remedy


@pytest.mark.parametrize("line", [
    "稿件：草稿、照片请寄到编辑部。", "稿件：可发至邮箱 a@b.cn", "稿件送审要三天。", "投稿件：草稿",
    "Stage: review the plan", "稿件：草稿纸两张", "把“稿件：草稿”改成“可发”。",
])  # fmt: skip
def test_a_sentence_about_drafts_is_no_stage(line: str) -> None:
    assert not says_a_stage(line)


@settings(max_examples=examples(6))
@given(
    st.sampled_from(("稿件：草稿", "稿件：送审", "Stage: draft")),
    st.integers(0, 2),
    st.sampled_from(("big5", "mixed", "long", "brackets", "zero")),
    st.sampled_from(("news/a.md", "exhibitions/x/index.md", "pages/a.md")),
)
def test_a_draft_that_cannot_be_read_holds_nobody_up(
    tmp_path_factory: pytest.TempPathFactory, stage: str, place: int, how: str, file: str
) -> None:
    lines = ["標題：圖書館的樣子", "日期：2026-05-01"]
    lines.insert(place, stage)
    text = "\n".join([*lines, "", "我們的圖書館在這裡，歡迎讀者。" * 20, ""])
    data = {
        "big5": text.replace("审", "審").encode("big5"),
        "mixed": text.encode("gb18030") + "还有一行，是别处贴来的文字。\n".encode(),
        "long": (text + "文" * 90_000).encode(),
        "brackets": (text + "[" * 3_000).encode(),
        "zero": text.encode() + b"\xff\xfe\x00\n",
    }[how]
    content = write_project(tmp_path_factory.mktemp("u"), {f"content/{file}": data}) / "content"
    (one,) = waiting(content, TODAY)
    assert (one.path, one.line) == (f"content/{file}", place + 1)
    with without(roots([one])):
        assert one.path not in {text.header.path for text in known_texts(content)}
    if how in ("long", "brackets"):
        (content / file).write_bytes(data.replace(stage.encode(), "稿件：可发".encode()))
        assert waiting(content, TODAY) == ()


@given(st.integers(-400, 400))
def test_a_notice_waits_for_its_day_and_no_longer(
    tmp_path_factory: pytest.TempPathFactory, days: int
) -> None:
    day = TODAY + timedelta(days)
    text = f"标题：甲\n日期：{day}\n\n文。\n"
    folder = write_project(tmp_path_factory.mktemp("d"), {"content/news/a.md": text})
    waits = waiting(folder / "content", TODAY)
    assert [one.day for one in waits] == ([day] if days > 0 else [])
    assert is_over(day, TODAY) is (days < 0)


def test_a_notice_is_not_over_before_it_was_there(write_files: Write) -> None:
    text = "标题：甲\n日期：2026-05-02\n下线：2026-05-01\n\n文。\n"
    folder = write_files({"content/news/a.md": text})
    (problem,) = read_notices(folder / "content")[1]
    assert (problem.line, problem.what) == (3, "下线早于日期")
    folder = write_files({"content/news/a.md": text.replace("05-02", "05-01")})
    assert read_notices(folder / "content")[1] == ()


def test_the_stage_is_a_key_of_every_kind() -> None:
    assert STAGE in OF_EVERY_KIND


@given(
    st.sampled_from(("pages", "news", "lists")),
    st.sampled_from(("草稿", "送审")),
    st.lists(st.sampled_from(("child", "a/b", "index")), unique=True, min_size=1),
)
@settings(max_examples=examples(8))
def test_a_draft_speaks_for_no_text_in_a_folder_of_its_name(
    tmp_path_factory: pytest.TempPathFactory, folder: str, stage: str, below: list[str]
) -> None:
    head = "标题：甲\n日期：2026-05-01\n\n文。\n"
    files: dict[str, str | bytes] = {
        f"content/{folder}/zzq.md": f"稿件：{stage}\n{head}",
        f"content/{folder}/zzq.mp3": b"sound",
        **{f"content/{folder}/zzq/{name}.md": head for name in below},
    }
    content = write_project(tmp_path_factory.mktemp("p"), files) / "content"
    (one,) = waiting(content, TODAY)
    assert [path.name for path in one.roots] == ["zzq.md", "zzq.mp3"]
    with without(one.roots):
        assert {content / folder / f"zzq/{name}.md" for name in below} <= {
            text.file for text in known_texts(content)
        }
