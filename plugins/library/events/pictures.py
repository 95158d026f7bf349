"""The pictures beside an event's ``index.md``, and what must be known before they are shown.

The name of a file is what the picture shows: ``01-孩子们在朗读.jpg``. Whether children are in them
is a line of the header, so that whoever publishes has thought of it; that their guardians agree is
asked of every kind (:mod:`plugins.library.privacy.minors`). A cover counts as a picture.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from plugins.library.events.nouns import EventPicture
from plugins.library.reading.files import name_of
from plugins.library.reading.header import Header
from plugins.library.reading.picture_kinds import SUFFIXES
from plugins.library.reading.problems import Problem, did_you_mean, error, warning

NAME_SAYS = "文件名就是说明，请改名，例如 01-孩子们在朗读.jpg；看不见图的读者靠它"
_NUMBER = re.compile(r"\d{1,3}[\s._、-]*")
_CAMERA = re.compile(
    r"(?:img|dsc|dscn|pic|photo|mmexport|wechat|微信图片|image|照片|图片)?[\W\d_]*", re.I
)
"""A name that a camera or a telephone gave."""
_IN_TEXT = re.compile(r"!\[[^\]]*\]\(|<img\b", re.I)


@dataclass(frozen=True, slots=True)
class EventPictures:
    """What a folder has to show."""

    cover: EventPicture | None = None
    others: tuple[EventPicture, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.cover or self.others)


def read_pictures(
    header: Header, file: Path, content: Path
) -> tuple[EventPictures, tuple[Problem, ...]]:
    """The pictures of the event that ``file`` tells of; its own folder only where it has one."""
    beside = _files(file.parent)
    others = beside if file.name == "index.md" else []
    cover, problems = _cover(header, beside)
    shown = [path for path in others if path != cover]
    return (
        EventPictures(
            EventPicture(cover, words_of(cover) or header.get("title")) if cover else None,
            tuple(EventPicture(path, words_of(path)) for path in shown),
        ),
        (*problems, *_check_names(shown, content)),
    )


def words_of(path: Path) -> str:
    """What a picture shows, by its file's name; empty where a camera named it."""
    if _CAMERA.fullmatch(path.stem):
        return ""
    words = path.stem[match.end() :] if (match := _NUMBER.match(path.stem)) else path.stem
    return words.replace("_", " ").strip()


def check_minors_said(header: Header, pictures: EventPictures) -> Iterator[Problem]:
    """An error where there are pictures, and nobody says whether children are in them."""
    if pictures and not header.get("minors"):
        remedy = f"照片里有孩子写{header.keys['minors'].written('是')}，没有写“否”"
        yield error(header.path, 0, "有照片，没有写照片里有没有未成年人", "", remedy)


def no_pictures_in_text(header: Header) -> Iterator[Problem]:
    """A picture linked in the text would be published as the camera made it, with its place."""
    for line, text in enumerate(header.body.splitlines(), header.body_line):
        if _IN_TEXT.search(text):
            remedy = "请把照片放进活动的文件夹，它会自己出现在页上"
            yield error(header.path, line, "正文里不能插图", text.strip()[:40], remedy)


def _files(folder: Path) -> list[Path]:
    return sorted(
        path
        for path in folder.iterdir()
        if path.suffix.lower() in SUFFIXES and not path.name.startswith(".")
    )


def _cover(header: Header, beside: Sequence[Path]) -> tuple[Path | None, tuple[Problem, ...]]:
    name = header.get("cover")
    found = next((path for path in beside if path.name == name), None)
    if found or not name:
        return found, ()
    near = did_you_mean(name, [path.name for path in beside])
    remedy = near or "写同一个文件夹里一张图的文件名，例如 封面.jpg"
    return None, (error(header.path, header.line("cover"), "找不到封面", name, remedy),)


def _check_names(shown: Sequence[Path], content: Path) -> Iterator[Problem]:
    for path in shown:
        if not words_of(path):
            yield warning(name_of(path, content), 0, "照片没有说明", path.name, NAME_SAYS)
