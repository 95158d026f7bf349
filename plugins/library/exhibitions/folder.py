"""Which file of an exhibition's folder is what.

A panel's files begin with its number: ``02-安居旧影.jpg``, ``02 安居旧影.jpg`` and ``02.jpg`` all
are the picture of panel 02. What nobody can use (a PDF, a Photoshop file) is told, not ignored:
whoever put it there expects to see it.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from plugins.library import sound
from plugins.library.files import name_of
from plugins.library.problems import Problem, error
from plugins.library.sheets import SUFFIXES as SHEETS
from plugins.library.sheets import is_temporary

PICTURES = (".jpg", ".jpeg", ".png", ".webp")
VIDEOS = (".mp4",)
COVERS = ("cover", "封面")
TOURS = ("巡展", "tour")
EXHIBITS = ("展品", "items")
RESULTS = ("回顾", "results")
DRAWN_BY = (".svg", ".py")
"""What drew a picture may stand beside it."""
_NUMBERED = re.compile(r"(?P<number>\d{1,2})(?!\d)[\s._、-]*(?P<title>.*?)(?P<sound>\.audio)?")
_USE = {
    "text": "文字稿",
    "picture": "图",
    "video": "视频",
    "sound": "解说",
    "sound_text": "解说词",
}
_REMEDIES = {
    ".tif": "请另存为 JPEG",
    ".tiff": "请另存为 JPEG",
    ".bmp": "请另存为 JPEG 或 PNG",
    ".heic": "请在手机或电脑上另存为 JPEG",
    ".psd": "请导出为 JPEG",
    ".pdf": "请把每一页导出为 JPEG，一块展板一张",
    ".wav": "请转成 MP3",
    ".wma": "请转成 MP3",
    ".xls": "请另存为 .xlsx",
    ".docx": "请把文字贴进同名的 .md 文件",
    ".doc": "请把文字贴进同名的 .md 文件",
}


@dataclass(frozen=True, slots=True)
class PanelFiles:
    """The files of one number."""

    number: str
    """Two digits."""
    title: str
    """What the picture's (else another's) name says behind the number."""
    text: Path | None = None
    picture: Path | None = None
    video: Path | None = None
    sound: Path | None = None
    sound_text: Path | None = None


@dataclass(frozen=True, slots=True)
class Folder:
    """An exhibition's folder, sorted."""

    path: Path
    panels: tuple[PanelFiles, ...]
    cover: Path | None
    results: Path | None
    pictures: Mapping[str, Path] = field(default_factory=dict)
    """Every other picture by its name: what a sheet of exhibits may name."""


def read_folder(path: Path, content: Path) -> tuple[Folder, tuple[Problem, ...]]:
    """Sort the files of a folder, and tell what can't be sorted."""
    problems: list[Problem] = []
    numbered: dict[str, dict[str, list[Path]]] = defaultdict(lambda: defaultdict(list))
    pictures: dict[str, Path] = {}
    covers: list[Path] = []
    for file in sorted(file for file in path.iterdir() if file.is_file()):
        match, use = _NUMBERED.fullmatch(file.stem), _use(file)
        if file.name.startswith(".") or is_temporary(file) or file.suffix in DRAWN_BY:
            continue
        if match and use:
            numbered[f"{int(match['number']):02}"][use].append(file)
        elif file.stem in COVERS and file.suffix.lower() in PICTURES:
            covers.append(file)
        elif file.suffix.lower() in PICTURES:
            pictures[file.name] = file
        elif not _is_known(file):
            problems.append(_strange(file, content))
    folder = Folder(
        path,
        tuple(_panel_files(number, files) for number, files in sorted(numbered.items())),
        covers[0] if covers else None,
        _results(path),
        pictures,
    )
    return folder, (*problems, *_twice(numbered, covers, content))


def _use(file: Path) -> str:
    """What a numbered file is to its panel; empty where it is nothing."""
    match file.suffix.lower():
        case ".md":
            return "sound_text" if file.stem.endswith(".audio") else "text"
        case suffix if suffix in PICTURES:
            return "picture"
        case suffix if suffix in VIDEOS:
            return "video"
        case suffix if suffix in sound.SUFFIXES:
            return "sound"
    return ""


def _is_known(file: Path) -> bool:
    if file.suffix.lower() in SHEETS:
        return file.stem in (*TOURS, *EXHIBITS)
    return file.suffix == ".md" and file.stem in ("index", *RESULTS)


def _results(path: Path) -> Path | None:
    return next((path / f"{stem}.md" for stem in RESULTS if (path / f"{stem}.md").is_file()), None)


def _panel_files(number: str, files: Mapping[str, list[Path]]) -> PanelFiles:
    named = next((files[use][0] for use in _USE if files.get(use)), None)
    match = _NUMBERED.fullmatch(named.stem) if named else None
    title = (match["title"] if match else "").replace("-", " ").replace("_", " ").strip()
    picture = files["picture"][0] if files.get("picture") else None
    if picture and (match := _NUMBERED.fullmatch(picture.stem)):
        title = match["title"].replace("-", " ").replace("_", " ").strip() or title
    firsts = {use: paths[0] for use, paths in files.items() if paths}
    return PanelFiles(number, title, **firsts)


def _twice(
    numbered: Mapping[str, Mapping[str, list[Path]]], covers: list[Path], content: Path
) -> Iterable[Problem]:
    for number, files in sorted(numbered.items()):
        for use, paths in files.items():
            if len(paths) > 1:
                names = "、".join(path.name for path in paths)
                what = f"第 {number} 块展板有两份{_USE[use]}"
                yield error(name_of(paths[0], content), 0, what, names, "请改其中一个的数字")
    if len(covers) > 1:
        names = "、".join(path.name for path in covers)
        yield error(name_of(covers[0], content), 0, "有两张封面", names, "请只留一张")


def _strange(file: Path, content: Path) -> Problem:
    remedy = _REMEDIES.get(
        file.suffix.lower(),
        "展板文件以两位数字开头，例如 01-前言.jpg 和 01-前言.md；不用的文件请移走",
    )
    return error(name_of(file, content), 0, "展览文件夹里用不上这个文件", file.name, remedy)
