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
from plugins.library.reading.files import name_of
from plugins.library.reading.picture_kinds import SUFFIXES as PICTURES
from plugins.library.reading.problems import Problem, did_you_mean, error, warning
from plugins.library.reading.sheets import SUFFIXES as SHEETS
from plugins.library.reading.sheets import SheetRow, is_temporary

VIDEOS = (".mp4",)
COVERS = ("cover", "封面")
TOURS = ("巡展", "tour")
EXHIBITS = ("展品", "items")
RESULTS = ("回顾", "results")
DRAWN_BY = (".svg", ".py")
"""What drew a picture may stand beside it."""
_OF_THE_SYSTEM = ("thumbs.db", "desktop.ini", "__macosx", "__pycache__")
"""What systems put into a folder, unseen by those who work in it."""
COUNTED = "年月日世届周岁个"
"""A number before one of these counts something, 60年代街景.jpg is no panel; but 01年画.jpg is."""
NUMBER = rf"(?P<number>0\d|\d{{1,2}}(?![{COUNTED}]))(?!\d)"
_NUMBERED = re.compile(rf"{NUMBER}[\s._、．:：—–-]*(?P<title>.*)")
_USE = {
    "text": "文字稿",
    "picture": "图",
    "video": "视频",
    "sound": "解说",
    "sound_text": "解说词",
}
_NUMBER_IT = "展板文件以两位数字开头，例如 01-前言.jpg 和 01-前言.md；不用的文件请移走"
REMEDIES = {
    ".tif": "请另存为 JPEG",
    ".tiff": "请另存为 JPEG",
    ".bmp": "请另存为 JPEG 或 PNG",
    ".psd": "请导出为 JPEG",
    ".pdf": "请把每一页导出为 JPEG，一块展板一张",
    ".wav": "请转成 MP3",
    ".wma": "请转成 MP3",
    ".xls": "请另存为 .xlsx",
    ".docx": "请把文字贴进同名的 .md 文件",
    ".doc": "请把文字贴进同名的 .md 文件",
}
"""What to do with a file of a kind that no page can show."""


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
    """Every picture by its name: what a sheet may name."""
    loose: tuple[Path, ...] = ()
    """Those that are no panel and no cover: seen only where a sheet or a text names them."""


def read_folder(path: Path, content: Path) -> tuple[Folder, tuple[Problem, ...]]:
    """Sort the files of a folder, and tell what can't be sorted."""
    problems: list[Problem] = []
    numbered: dict[str, dict[str, list[Path]]] = defaultdict(lambda: defaultdict(list))
    covers, loose = list[Path](), list[Path]()
    files = [file for file in sorted(path.iterdir()) if not is_hidden(file)]
    for file in files:
        match, use = _numbered(file), _use(file)
        if file.is_dir():
            remedy = "请把要用的文件移出来，直接放进展览文件夹"
            problems.append(
                warning(name_of(file, content), 0, "子文件夹里的文件用不上", file.name, remedy)
            )
        elif match and use:
            numbered[f"{int(match['number']):02}"][use].append(file)
        elif file.suffix.lower() in PICTURES:
            (covers if file.stem in COVERS else loose).append(file)
        elif not _is_known(file):
            problems.append(_strange(file, content))
    folder = Folder(
        path,
        tuple(_panel_files(number, files) for number, files in sorted(numbered.items())),
        covers[0] if covers else None,
        _results(path),
        {file.name: file for file in files if file.suffix.lower() in PICTURES},
        tuple(loose),
    )
    return folder, (*problems, *_twice(numbered, covers, content))


def is_hidden(file: Path) -> bool:
    """Whether a file or folder is nothing that staff put there for readers to see."""
    return is_unseen(file) or file.suffix in DRAWN_BY


def is_unseen(file: Path) -> bool:
    """Whether a system or an office program put a file or folder there, and nobody sees it."""
    name = file.name
    return name.startswith(".") or name.lower() in _OF_THE_SYSTEM or is_temporary(file)


def find_picture(
    row: SheetRow, pictures: Mapping[str, Path]
) -> tuple[Path | None, tuple[Problem, ...]]:
    """The picture that a row of a sheet names, in whatever case: Windows shows no difference."""
    name = row.get("picture")
    if not name:
        return None, ()
    known = {other.lower(): path for other, path in pictures.items()}
    if name in pictures or name.lower() in known:
        return pictures.get(name) or known[name.lower()], ()
    near = did_you_mean(name, pictures)
    remedy = f"文件夹里有相近的，{near}" if near else "请把图放进同一个文件夹，写上带 .jpg 的全名"
    return None, (row.problem("picture", "找不到这张图", name, remedy),)


def _numbered(file: Path) -> re.Match[str] | None:
    return _NUMBERED.fullmatch(file.stem.removesuffix(".audio"))


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
    picture = files["picture"][0] if files.get("picture") else None
    title = (_title(picture) if picture else "") or (_title(named) if named else "")
    firsts = {use: paths[0] for use, paths in files.items() if paths}
    return PanelFiles(number, title, **firsts)


def _title(file: Path) -> str:
    match = _numbered(file)
    return (match["title"] if match else "").replace("-", " ").replace("_", " ").strip()


def _twice(
    numbered: Mapping[str, Mapping[str, list[Path]]], covers: list[Path], content: Path
) -> Iterable[Problem]:
    for number, files in sorted(numbered.items()):
        for use, paths in files.items():
            if len(paths) > 1:
                names = "、".join(path.name for path in paths)
                what = f"第 {number} 块展板的{_USE[use]}不止一份"
                yield error(name_of(paths[0], content), 0, what, names, "请改数字，或只留一份")
    if len(covers) > 1:
        names = "、".join(path.name for path in covers)
        yield error(name_of(covers[0], content), 0, "封面不止一张", names, "请只留一张")


def _strange(file: Path, content: Path) -> Problem:
    suffix = file.suffix.lower()
    if suffix in SHEETS:
        remedy = "表格只认两张，巡展.xlsx 和 展品.xlsx（或 .csv）；请改名，不用的请移走"
    else:
        remedy = REMEDIES.get(suffix, _NUMBER_IT)
    return error(name_of(file, content), 0, "展览文件夹里用不上这个文件", file.name, remedy)
