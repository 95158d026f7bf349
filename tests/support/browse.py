"""A small catalogue as the writers of its pages see it, without a site around it."""

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader
from lxml import html

from pelicanconf import JINJA_ENVIRONMENT
from plugins.catalog.browse.build import LISTS, build_browse
from plugins.catalog.browse.lines import RecordLine
from plugins.catalog.browse.room import Browse
from plugins.catalog.browse.shelves import Lists
from plugins.reading.generator import RoomGenerator
from tests.support.example_site import EXPORT
from tests.support.exports import Opened, open_export, opened_at

THEME = Path(__file__).parents[2] / "theme/templates"
TODAY = date(2025, 12, 31)
HEAD = (
    "书目记录号,题名,责任者,出版社,出版年,ISBN,分类号,条码号,索书号,馆代码,状态,入藏日期,借阅次数\n"
)


def row(number: int, day: str = "2025-12-01", clc: str = "I247.5", title: str = "") -> str:
    """A copy as a line of the export; its record has the same number."""
    book = f"R{number},{title or f'书{number}'},鲁迅,人民出版社,2020,97875000{number:05},{clc}"
    return f"{book},T0{number:05},{clc}/{number},AJ00,在馆,{day},7\n"


def browse_of(folder: Path, *rows: str, today: date = TODAY) -> Browse:
    """The catalogue of an export of these lines."""
    folder.mkdir(parents=True, exist_ok=True)
    return browse_at(open_export(folder, {"items.csv": HEAD + "".join(rows)}), folder, today)


def browse_at(opened: Opened, folder: Path, today: date = TODAY) -> Browse:
    """The catalogue of an export that is open."""
    catalogue, made = opened.good, folder / "browse"
    with ThreadPoolExecutor(1) as executor:
        build_browse(catalogue.store, catalogue.classes, made, executor, lambda *_: None)
    names = {code: name for code, (name, _) in catalogue.store.branches().items()}
    return Browse(
        room=Room(str(folder)),
        writer=None,
        catalogue=catalogue,
        lists=Lists(made / LISTS),
        folder=made,
        branches={},
        exported_names=names,
        pictures={},
        today=today,
    )


def row_of(line: RecordLine, **names: Any) -> html.HtmlElement:
    """A record as the templates' macro prints it in a list; ``names``: what it is told besides."""
    options: dict[str, Any] = JINJA_ENVIRONMENT
    theme = Environment(loader=FileSystemLoader(THEME), **options)
    macro = "{% from 'components/record_row.html' import record_row %}"
    call = "{{ record_row(line, '/lib', branch_name, cover_picture=cover_picture) }}"
    told = {"branch_name": str, "cover_picture": None} | names
    return html.fragment_fromstring(theme.from_string(macro + call).render(line=line, **told))


def sample_browse(folder: Path) -> Browse:
    """The catalogue of the sample export."""
    return browse_at(opened_at(EXPORT, folder / "build"), folder)


@dataclass
class Room(RoomGenerator):
    """A generator that writes files, and keeps what its pages would be made of."""

    output_path: str
    settings: Mapping[str, Any] = field(
        default_factory=lambda: {"SITEURL": "https://example.org", "SITENAME": "示例馆"}
    )
    context: dict[str, Any] = field(default_factory=dict)
    written: dict[str, dict[str, Any]] = field(default_factory=dict)

    def write(self, writer: Any, template: str, url: str, **names: Any) -> None:
        """Keep the names of a page by its address."""
        self.written[url] = names
