"""What staff put into the content folder and no page shows is told, with the way out."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pelican.readers import HTMLReader, MarkdownReader, RstReader

from plugins.library.kinds import address_of
from plugins.library.site.unused import READ_BY_PELICAN, check_unused
from plugins.links.files import files_of
from tests.support.laws import examples

Write = Callable[[Mapping[str, str | bytes]], Path]
EVENT = "---\nTitle: 朗读会\n---\n"


def told(write_files: Write, files: dict[str, str]) -> dict[str, str]:
    """File → what is said of it."""
    content = write_files({f"content/{name}": text for name, text in files.items()}) / "content"
    found = check_unused(content, files_of(content))
    return {problem.path.removeprefix("content/"): str(problem) for problem in found}


@pytest.mark.parametrize(
    ("file", "message"),
    [
        ("events/2026/reading/IMG_1.BMP", "请另存为 JPEG 或 PNG"),
        ("events/2026/朗读会.docx", "请把文字写进 .md 文件"),
        ("events/2026/朗读会.MD", "请改成小写的 .md：朗读会.md"),
        ("events/2026/01-朗读.jpg", "放在这个活动自己的文件夹里"),
        ("news/通知.pdf", "在正文里链接它"),
        ("holiday.toml", "是“holidays.toml”吗？"),
        ("event/2026/reading.md", "没有人读这个文件夹"),
        ("备份.zip", "不用的请移走"),
        *(
            (stray, "请把文字并进用得到的 .md 文件，或移走")
            for stray in (
                *("reports/2025.md", "reports/index.md", "reports/2024/sub/7-x.md"),
                *("letters/x.md", "quizzes/a/other.md", "messages/a/b/index.md"),
                *("messages/a/more.md", "disclosure/2025/index.md"),
            )
        ),
        *(
            (f"{folder}/form{suffix}", "文字写进 .md 文件；要给读者下载的，请另存为 PDF")
            for folder in ("news", "pages/about", "events/2026/reading")
            for suffix in (*READ_BY_PELICAN, ".HTML")
        ),
    ],
)
def test_a_file_that_no_page_shows_is_told(write_files: Write, file: str, message: str) -> None:
    beside = {"events/2026/reading/index.md": f"{EVENT}[表]({{attach}}form.html)"}
    beside["transcripts/talk.md"] = EVENT
    found = told(write_files, {**beside, file: "…"})
    assert len(found) == 1
    ((name, sentence),) = found.items()
    assert message in sentence and (file == name or file.startswith(f"{name}/"))


@pytest.mark.parametrize(
    "files",
    [
        {"events/2026/reading/index.md": EVENT, "events/2026/reading/01-朗读.jpg": "…"},
        {
            "events/2026/talk.md": "---\nTitle: 讲座\nCover: talk.png\n---\n",
            "events/2026/talk.png": "…",
        },
        {"news/rules.md": "[规则]({static}rules.pdf)", "news/rules.pdf": "…"},
        {"pages/a.md": "![图](<{attach}/pictures/馆 舍.jpg>)", "pages/馆 舍.jpg": "…"},
        {"disclosure/budget.md": "---\nFiles: 预算.pdf\n---\n", "disclosure/files/预算.pdf": "…"},
        {"transcripts/talk.md": EVENT, "transcripts/talk.mp3": "…"},
        {"transcripts/lonely.mp3": "the kind's own reader speaks of it"},
        {"letters/来信.xlsx": "…", "disclosure/duties.toml": ""},
        {"pages/.DS_Store": "…", "pages/Thumbs.db": "…", "quizzes/one/~$题目.xlsx": "…"},
        {"exhibitions/one/07-没有人读.heic": "the exhibitions' own check speaks of it"},
        {"branches.toml": "", "holidays.toml": "", "terms.csv": "", "addresses.txt": ""},
    ],
)
def test_what_a_page_shows_or_a_system_left_is_passed_over(
    write_files: Write, files: dict[str, str]
) -> None:
    assert told(write_files, files) == {}


def test_what_pelican_reads_itself_is_known_by_its_name() -> None:
    readers = (HTMLReader, MarkdownReader, RstReader)
    read = {f".{suffix}" for reader in readers for suffix in reader.file_extensions}
    assert read == {".md", *READ_BY_PELICAN}


NAMES = st.text("abcde", min_size=1, max_size=4)


@settings(max_examples=examples(2))
@given(text=NAMES, folder=NAMES | st.none(), year=st.sampled_from(("", "2026/")))
def test_photographs_beside_an_event_are_shown_once_the_remedy_is_followed(
    tmp_path_factory: pytest.TempPathFactory, text: str, folder: str | None, year: str
) -> None:
    content = tmp_path_factory.mktemp("site") / "content"
    file = content / f"events/{year}{f'{folder}/' if folder else ''}{text}.md"
    photograph = file.with_name("01-孩子们在朗读.jpg")
    file.parent.mkdir(parents=True)
    file.write_text(EVENT, "utf-8")
    photograph.write_bytes(b"x")
    ((_, message),) = remedies(content).items()
    move(content, photograph, message)
    assert remedies(content) == {}
    (made,) = content.rglob("index.md")
    assert address_of(made, content) == f"events/{text}/"


def remedies(content: Path) -> dict[str, str]:
    return {one.path: one.remedy for one in check_unused(content, files_of(content))}


def move(content: Path, photograph: Path, remedy: str) -> None:
    """Do what a remedy says, and nothing else."""
    (file,) = re.findall(r"把 (\S+\.md) ", remedy)
    (place,) = re.findall(r"改名为 (\S+)/index\.md|(?:移进|建文件夹) (\S+)/", remedy)
    home = content.parent / "".join(place)
    home.mkdir(exist_ok="请建文件夹" not in remedy)
    (content.parent / file).rename(home / "index.md")
    if "照片也放进" in remedy:
        photograph.rename(home / photograph.name)


def test_photographs_in_a_folder_beside_their_event_say_that_the_text_moves_in(
    write_files: Write,
) -> None:
    (said,) = told(
        write_files, {"events/2026/talk.md": EVENT, "events/2026/talk/1.jpg": ""}
    ).values()
    assert (
        "请把 content/events/2026/talk.md 移进 content/events/2026/talk/，改名为 index.md" in said
    )
