"""The content folder in, exhibitions and every problem out."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from plugins.library.exhibitions.exhibits import check_namings, check_numbers, read_exhibits
from plugins.library.exhibitions.folder import EXHIBITS, Folder, is_hidden, read_folder
from plugins.library.exhibitions.heading import Parts, read_exhibition
from plugins.library.exhibitions.keys import EXHIBITION_KEYS, PANEL_KEYS
from plugins.library.exhibitions.nouns import Exhibition
from plugins.library.exhibitions.panels import read_panel, sections_of
from plugins.library.exhibitions.pieces import Exhibit
from plugins.library.exhibitions.preface import read_preface
from plugins.library.exhibitions.tour import read_tour
from plugins.library.exhibitions.unseen import in_words, titles_unseen
from plugins.library.places.branches import read_branches
from plugins.library.places.places import Branch
from plugins.library.reading.common_keys import DRAFT, STAGE
from plugins.library.reading.files import name_of, read_text
from plugins.library.reading.header import is_bare, parse
from plugins.library.reading.once import once
from plugins.library.reading.picture_kinds import SUFFIXES as PICTURES
from plugins.library.reading.pieces import read_piece
from plugins.library.reading.problems import Problem, error, gathered, warning
from plugins.library.reading.sheets import SUFFIXES
from plugins.library.reading.view import seen


@dataclass(frozen=True, slots=True)
class Exhibitions:
    """All exhibitions, and all exhibits by their address."""

    exhibitions: tuple[Exhibition, ...]
    """Newest first, the readable before the others."""
    exhibits: tuple[Exhibit, ...]
    """Of every sheet, the common one first."""

    @property
    def exhibit_by_id(self) -> Mapping[str, Exhibit]:
        """Exhibits by id."""
        return {exhibit.exhibit_id: exhibit for exhibit in self.exhibits}


def read_exhibitions(content: Path) -> tuple[tuple[Exhibition, ...], tuple[Problem, ...]]:
    """All exhibitions, newest first and the readable before the others, and every problem met."""
    found, problems = read_all(content)
    return found.exhibitions, problems


@once
def read_all(content: Path) -> tuple[Exhibitions, tuple[Problem, ...]]:
    """All exhibitions with their exhibits, and every problem met."""
    root = content / "exhibitions"
    branches = {branch.slug: branch for branch in read_branches(content)[0]}
    beside = seen(root.iterdir()) if root.is_dir() else []
    pictures = {path.name: path for path in beside if path.suffix.lower() in PICTURES}
    common, problems = read_exhibits(root, pictures, content)
    files = seen(root.glob("[!.]*/index.md"))
    exhibitions, found = gathered(_read_folder(path, branches, content) for path in files)
    exhibitions.sort(key=_order)
    own = {exhibit.exhibit_id for e in exhibitions for exhibit in (*common, *e.exhibits)}
    waits = {key: title for key, title in titles_unseen(root, content).items() if key not in own}
    exhibitions = [in_words(exhibition, waits) for exhibition in exhibitions]
    exhibits = (*common, *(exhibit for e in exhibitions for exhibit in e.exhibits))
    read = Exhibitions(tuple(exhibitions), exhibits)
    problems = (*problems, *found, *check_numbers(exhibits))
    return read, (*problems, *_check_texts(read, content), *_strangers(root, content))


def _read_folder(
    path: Path, branches: Mapping[str, Branch], content: Path
) -> tuple[Exhibition | None, list[Problem]]:
    text = read_piece(path, content, EXHIBITION_KEYS)
    name = text.header.path
    folder, problems = read_folder(path.parent, content)
    preface, preface_problems = read_preface(text.header.body, name, text.header.body_line)
    url = f"exhibitions/{text.slug}/"
    panels, panel_problems = gathered(
        read_panel(files, preface.panels, url, content) for files in folder.panels
    )
    sections, section_problems = sections_of(panels, preface, name)
    stations, tour_problems = read_tour(path.parent, branches, folder.pictures, content)
    exhibits, exhibit_problems = read_exhibits(path.parent, folder.pictures, content)
    parts = Parts(preface.text, sections, stations, exhibits, folder)
    exhibition, own = read_exhibition(text, parts, branches, content)
    shown = [exhibition.cover if exhibition else None, *(s.picture for s in stations)]
    shown += [exhibit.picture for exhibit in exhibits]
    return exhibition, [
        *text.problems,
        *problems,
        *preface_problems,
        *panel_problems,
        *section_problems,
        *tour_problems,
        *exhibit_problems,
        *(own if text.is_readable else ()),
        *_pictures_that_nobody_shows(folder, shown, content),
    ]


def _pictures_that_nobody_shows(
    folder: Folder, shown: Collection[Path | None], content: Path
) -> Iterator[Problem]:
    """001.jpg and IMG_2026.jpg are no panels: whoever put them there expects to see them."""
    texts = [read_text(path, path.name)[0] for path in sorted(folder.path.glob("*.md"))]
    for path in folder.loose:
        if path not in shown and not any(path.name in text for text in texts):
            remedy = "展板的图以两位数字开头，例如 01-前言.jpg；展品的图写在展品表里；不用的请移走"
            yield warning(name_of(path, content), 0, "没有一处用到这张图", path.name, remedy)


def _check_texts(read: Exhibitions, content: Path) -> Iterator[Problem]:
    """Exhibits that texts name."""
    known = read.exhibit_by_id
    for exhibition in read.exhibitions:
        for path in sorted((content / "exhibitions" / exhibition.slug).glob("*.md")):
            name = name_of(path, content)
            for line, words in _public_words(read_text(path, name)[0], name):
                yield from check_namings(words, name, line, known)


def _public_words(text: str, name: str) -> Iterator[tuple[int, str]]:
    """The values of a file's header but for the contact, and its body, each with its line."""
    keys = EXHIBITION_KEYS if name.endswith("/index.md") else PANEL_KEYS
    if is_bare(text, keys):
        yield 1, text
        return
    header, _ = parse(text, name, keys)
    yield from ((field.line, field.value) for field in header.fields if field.key != "contact")
    yield header.body_line, header.body


def _order(exhibition: Exhibition) -> tuple[int, int, bool, str]:
    first = exhibition.first_day or date(exhibition.year, 1, 1)
    return -exhibition.year, -first.toordinal(), not exhibition.panels, exhibition.slug


def _strangers(root: Path, content: Path) -> Iterator[Problem]:
    """Folders without a text, and files that should stand in the folder of an exhibition."""
    for path in seen(root.iterdir()) if root.is_dir() else ():
        suffix = path.suffix.lower()
        is_common = suffix in PICTURES or (suffix in SUFFIXES and path.stem in EXHIBITS)
        if is_hidden(path) or is_common:
            continue
        if path.is_dir() and not (path / "index.md").is_file():
            names = "、".join(EXHIBITION_KEYS[key].chinese for key in ("title", "date", "type"))
            remedy = f"请补上：文件头写{names}，空一行，再写前言"
            remedy += f"；还没写好，第一行写{STAGE.written(DRAFT)}，它就不妨碍发布别的"
            yield error(name_of(path, content), 0, "展览文件夹里没有 index.md", remedy=remedy)
        elif path.is_file():
            remedy = "一个展览一个文件夹，请把它放进去；Markdown 文件改名为 index.md"
            yield error(name_of(path, content), 0, "文件不在展览的文件夹里", path.name, remedy)
