"""A new kind of content: readers' stories (读者故事).

1. A folder in ``plugins/library`` whose ``kind.py`` declares the kind
   (``plugins/library/reading/kind.py`` says what can be declared): its keys, its noun, its reader,
   its addresses. ``Collection`` shows it as a list and a page a piece by two templates that fit any
   kind, ``theme/templates/collection.html`` and ``theme/templates/piece.html``.
2. ``plugins/library/kinds.py`` names it.
3. A paper of ``docs/`` has its table of keys between two marks, which
   ``python -m plugins.desk guide`` fills.
"""

from pathlib import Path

from tests.support.edits import write, write_after, write_before

KIND = '''"""Readers' stories 读者故事: one Markdown file each under ``content/stories/``."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from plugins.library.noun_facts import Fact, said
from plugins.library.reading import common_keys as common
from plugins.library.reading.files import markdown_files
from plugins.library.reading.header import HeaderKeys
from plugins.library.reading.kind import Collection, Kind, Skeleton
from plugins.library.reading.pieces import Text, read_pieces
from plugins.library.reading.problems import Problem
from plugins.library.reading.slugs import check_slug

FOLDER = "stories"
STORY_KEYS = HeaderKeys(
    "读者故事",
    (
        common.TITLE,
        common.DATE,
        common.SERIES,
        common.SUMMARY,
        common.ALIASES,
        *common.OF_EVERY_KIND,
    ),
)


@dataclass(frozen=True, slots=True)
class Story:
    """What a reader tells of the library."""

    slug: str
    path: str
    title: str
    date: date
    series: str
    summary: str
    text: str
    """Markdown."""

    @property
    def url(self) -> str:
        """Address from the site's root, without the leading slash."""
        return f"{FOLDER}/{self.slug}/"

    @property
    def facts(self) -> tuple[Fact, ...]:
        """What its page and its feed say in pairs."""
        return (Fact("series", "系列", said(self.series)),)


def read_story(text: Text) -> tuple[Story | None, tuple[Problem, ...]]:
    """Make a story of its text; None without a title or a day."""
    header, problems = text.header, check_slug(text.slug, text.header.path)
    if not (header.get("title") and text.values["date"]):
        return None, problems
    return text.make(Story), problems


def read_stories(content: Path) -> tuple[tuple[Story, ...], tuple[Problem, ...]]:
    """All stories, newest first, and every problem met."""
    files = markdown_files(content / FOLDER)
    stories, problems = read_pieces(files, content, STORY_KEYS, read_story)
    stories.sort(key=lambda story: (story.date, story.slug), reverse=True)
    return tuple(stories), tuple(problems)


STORY = Kind(
    word="story",
    label="读者故事",
    folder=FOLDER,
    read=read_stories,
    header=STORY_KEYS,
    address="stories/{slug}/",
    list_address="stories/",
    skeleton=Skeleton("在这里写故事。", "写好故事"),
    collection=Collection("stories"),
    feed="读者故事",
)
'''
PAPER = """
## 读者故事
放在 `content/stories/`，一篇一个文件。

<!-- 键：读者故事 -->
<!-- 键完 -->
"""
STORY = """标题：第一张借书证
日期：2025-11-20
摘要：一张用了三十年的借书证。
系列：我和图书馆
旧地址：stories/old-card/

那一年我七岁。
"""


def apply(copy: Path) -> None:
    """Write the kind, name it, and give its keys a place in a paper."""
    write(copy / "plugins/library/stories/__init__.py", '"""Readers\' stories 读者故事."""\n')
    write(copy / "plugins/library/stories/kind.py", KIND)
    line = '        "stories.kind:STORY",\n'
    write_after(copy / "plugins/library/kinds.py", '        "transcripts.kind:TRANSCRIPT",\n', line)
    write_before(copy / "docs/quizzes.md", "\n## 文字实录\n", PAPER)


def show(copy: Path) -> None:
    """The example has a story, which had another address once."""
    write(copy / "examples/district/content/stories/first-card.md", STORY)
