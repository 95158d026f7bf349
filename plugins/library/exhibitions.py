"""Exhibitions: a folder each under ``content/exhibitions/``.

``index.md`` has the header and the preface; numbered pairs are the panels, a picture and its
text: ``01-zongzi.png`` with ``01-zongzi.md``. The number is part of the panel's address.
"""

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from plugins.library import header as headers
from plugins.library.chinese import chinese_number
from plugins.library.dated import read_span_fields
from plugins.library.files import name_of, read_text
from plugins.library.header import Header
from plugins.library.problems import Problem, error
from plugins.library.slugs import check_slug
from plugins.library.spans import Span

KEYS = frozenset(
    "title date start end times type series venue partners participants audience contact status "
    "chronicle wechat minors summary cover aliases".split()
)
PANEL_KEYS = frozenset({"title", "alt"})
TYPES = ("线上展", "巡展", "实体展", "微信展")
PICTURES = (".png", ".jpg", ".jpeg")
_NUMBERED = re.compile(r"(?P<number>\d{2})-[a-z0-9-]+")
_SLIP_COLUMN = 8
"""Characters in a column of the title slip, as many as can be read at one glance."""


@dataclass(frozen=True, slots=True)
class Panel:
    """One board 展板: a picture and the text that says the same in words."""

    number: str
    """Two digits, as in the file name."""
    exhibition_url: str
    title: str
    alt: str
    text: str
    """Markdown."""
    picture: Path
    path: str

    @property
    def url(self) -> str:
        """Address from the site's root."""
        return f"{self.exhibition_url}{self.number}/"

    @property
    def label(self) -> str:
        """The number in characters."""
        return chinese_number(int(self.number))


@dataclass(frozen=True, slots=True)
class Exhibition:
    """An exhibition in the library, on tour or online."""

    slug: str
    path: str
    title: str
    year: int
    spans: tuple[Span, ...]
    types: tuple[str, ...]
    series: str
    stations: tuple[str, ...]
    """Where it was shown; on tour in this order."""
    partners: tuple[str, ...]
    summary: str
    panels: tuple[Panel, ...]
    text: str
    """The preface (Markdown)."""

    @property
    def url(self) -> str:
        """Address from the site's root."""
        return f"exhibitions/{self.slug}/"

    @property
    def kind(self) -> str:
        """The first of its types."""
        return self.types[0]

    @property
    def is_readable(self) -> bool:
        """Whether its panels can be read here."""
        return bool(self.panels)

    @property
    def slip_lines(self) -> tuple[str, ...]:
        """The title in the columns of its vertical slip, at most three."""
        return slip_lines(self.title)

    def neighbours(self, panel: Panel) -> tuple[Panel | None, Panel | None]:
        """The panels before and after one."""
        place = self.panels.index(panel)
        after = self.panels[place + 1] if place + 1 < len(self.panels) else None
        return (self.panels[place - 1] if place else None), after


def slip_lines(title: str) -> tuple[str, ...]:
    """Cut a title into columns where its words end, else into even columns."""
    bare = re.sub(r"[“”《》]", "", title)
    parts = [part for part in re.split(r"[\s·—:：]+", bare) if part]
    if len(parts) > 3 or any(len(part) > _SLIP_COLUMN + 2 for part in parts):
        joined = "".join(parts)
        columns = min(3, -(-len(joined) // _SLIP_COLUMN))
        size = -(-len(joined) // columns)
        parts = [joined[i : i + size] for i in range(0, len(joined), size)]
    return tuple(parts)


def read_exhibition(
    header: Header, slug: str, panels: tuple[Panel, ...]
) -> tuple[Exhibition | None, tuple[Problem, ...]]:
    """Make an exhibition of its header; None where it has no title, no type or no year."""
    spans, span_problems = read_span_fields(header, required=False)
    year = spans[0].start.year if spans else _year(header)
    problems = (
        *headers.allow(header, KEYS, "展览"),
        *headers.require(header, "title", "type", *(() if spans else ("date",))),
        *span_problems,
        *check_slug(slug, header.path, "exhibitions"),
        *_check_types(header),
    )
    if not (header.get("title") and header.words("type") and year):
        return None, problems
    exhibition = Exhibition(
        slug=slug,
        path=header.path,
        title=header.get("title"),
        year=year,
        spans=spans,
        types=header.words("type"),
        series=header.get("series"),
        stations=header.words("venue"),
        partners=header.words("partners"),
        summary=header.get("summary"),
        panels=panels,
        text=header.body.strip(),
    )
    return exhibition, problems


def _year(header: Header) -> int:
    value = header.get("date")[:4]
    return int(value) if value.isdigit() else 0


def _check_types(header: Header) -> tuple[Problem, ...]:
    return tuple(
        error(header.path, header.line("type"), "展览类型不认识", word, f"可用：{'、'.join(TYPES)}")
        for word in header.words("type")
        if word not in TYPES
    )


def read_panels(folder: Path, url: str, content: Path) -> tuple[tuple[Panel, ...], list[Problem]]:
    """The numbered panels of a folder, and a problem for each picture or text without the other."""
    panels: list[Panel] = []
    problems: list[Problem] = []
    texts = {path.stem: path for path in folder.glob("*.md") if path.stem != "index"}
    pictures = {path.stem: path for path in folder.iterdir() if path.suffix.lower() in PICTURES}
    for stem in sorted(texts.keys() | pictures.keys()):
        name = name_of(texts.get(stem) or pictures[stem], content)
        match = _NUMBERED.fullmatch(stem)
        if match is None:
            remedy = "展板文件以两位数字开头，例如 01-zongzi.png 和 01-zongzi.md"
            problems.append(error(name, 0, "展板的文件名不对", stem, remedy))
        elif stem not in texts or stem not in pictures:
            missing = ".md（文字稿）" if stem not in texts else ".png 或 .jpg（图）"
            problems.append(error(name, 0, "展板缺一半", stem, f"请补上同名的 {missing}"))
        else:
            panel, found = _read_panel(texts[stem], pictures[stem], match["number"], url, name)
            panels.append(panel)
            problems += found
    return tuple(panels), problems + _check_numbers(panels)


def _read_panel(
    text_path: Path, picture: Path, number: str, url: str, name: str
) -> tuple[Panel, tuple[Problem, ...]]:
    text, unreadable = read_text(text_path, name)
    header, problems = headers.parse(text, name)
    problems = (
        *problems,
        *headers.allow(header, PANEL_KEYS, "展板"),
        *headers.require(header, "title", "alt"),
    )
    panel = Panel(
        number, url, header.get("title"), header.get("alt"), header.body.strip(), picture, name
    )
    return panel, unreadable or problems


def _check_numbers(panels: list[Panel]) -> list[Problem]:
    seen: dict[str, str] = {}
    problems = []
    for panel in panels:
        if panel.number in seen:
            remedy = f"另一个是 {seen[panel.number]}，请改其中一个的数字"
            problems.append(error(panel.path, 0, "两块展板用了同一个数字", panel.number, remedy))
        seen.setdefault(panel.number, panel.path)
    return problems


def read_exhibitions(content: Path) -> tuple[tuple[Exhibition, ...], tuple[Problem, ...]]:
    """All exhibitions, newest first and the readable before the others, and every problem met."""
    exhibitions: list[Exhibition] = []
    problems: list[Problem] = []
    for path in sorted((content / "exhibitions").glob("*/index.md")):
        name = name_of(path, content)
        text, unreadable = read_text(path, name)
        header, header_problems = headers.parse(text, name)
        slug = path.parent.name
        panels, panel_problems = read_panels(path.parent, f"exhibitions/{slug}/", content)
        exhibition, found = read_exhibition(header, slug, panels)
        problems += unreadable or (*header_problems, *found)
        problems += panel_problems
        exhibitions += [exhibition] if exhibition else []
    exhibitions.sort(key=_order)
    return tuple(exhibitions), (*problems, *_folders_without_index(content))


def _order(exhibition: Exhibition) -> tuple[int, int, bool, str]:
    first = exhibition.spans[0].start if exhibition.spans else date(exhibition.year, 1, 1)
    return -exhibition.year, -first.toordinal(), not exhibition.panels, exhibition.slug


def _folders_without_index(content: Path) -> tuple[Problem, ...]:
    folders = (path for path in (content / "exhibitions").glob("*") if path.is_dir())
    return tuple(
        error(name_of(path, content), 0, "展览文件夹里没有 index.md", remedy="请补上")
        for path in sorted(folders)
        if not (path / "index.md").is_file()
    )
