"""The kinds of pages of a site, found in a build of it: no list that somebody would have to keep.

A page of each template, and as many more that each kind of element which any page has, with what it
stands in, is on a page that is walked. Of pages that a script fills, those in which it found what
was asked for, too.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import quote

from lxml import html

from plugins.desk.generator import Run, run_pelican
from plugins.desk.settings import DeskSettings
from tests.long.walk.noted import NOTES

CONF = "tests/long/walk/noteconf.py"
QUERIES = ("家", "龘龘龘")
"""One that finds something in any library, and one that finds nothing."""
Parts = frozenset[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Kind:
    """A page that stands for others."""

    path: str
    """Its address within the site, from the slash on."""
    template: str
    """What made it; empty where the page was kept from an earlier build."""


@dataclass(frozen=True, slots=True)
class _Page:
    path: str
    template: str
    parts: Parts


def build_with_notes(settings: DeskSettings, folder: Path) -> Path:
    """Build the site as it is published; the output's folder, beside the notes."""
    output = folder / "output"
    output.mkdir(parents=True)
    settings.build.mkdir(exist_ok=True)
    run_pelican(replace(settings, output=output), output, Run(CONF))
    return output


def kinds_of(output: Path, known: Parts = frozenset()) -> list[Kind]:
    """The pages to walk, of which each has something that those before it had not.

    ``known``: what pages of another site have, which needs no page of this one but for templates.
    """
    pages = list(_pages(output))
    templates = {("template", page.template) for page in pages if page.template}
    left = templates | set().union(*(page.parts for page in pages)) - known
    chosen: list[_Page] = []
    while left:  # each part is some page's
        best = max(pages, key=lambda page: (len(page.parts & left), -len(page.path)))
        chosen.append(best)
        left -= best.parts
    found = [Kind(page.path, page.template) for page in chosen]
    return found + [kind for page in chosen for kind in _asked(page, output)]


def parts_of(output: Path) -> Parts:
    """All that the pages of a site have."""
    return frozenset().union(*(page.parts for page in _pages(output)))


def _pages(output: Path) -> Iterator[_Page]:
    templates: Mapping[str, str] = json.loads((output.parent / NOTES).read_text("utf-8"))
    for path in sorted(output.rglob("*.html")):
        name = path.relative_to(output).as_posix()
        root = _parse(path)
        if root.xpath("//meta[@http-equiv='refresh']"):
            continue  # a moved page, which nobody gets to see
        template = templates.get(name, "")
        parts = {*_parts(root), ("template", template)} if template else set(_parts(root))
        yield _Page(f"/{name.removesuffix('index.html')}", template, frozenset(parts))


def _parts(root: html.HtmlElement) -> Iterator[tuple[str, ...]]:
    for parent in root.find("body").iter("*"):
        above = parent.get("class") or str(parent.tag)
        for one in parent.iterchildren("*"):
            yield above, str(one.tag), one.get("class") or ""


def _asked(page: _Page, output: Path) -> Iterator[Kind]:
    """What a page that a script fills shows when it is asked for."""
    if not page.path.endswith("/"):
        return
    asked = _parse(output / page.path[1:] / "index.html")
    if asked.xpath("//*[@data-record-state]"):
        (first, *_) = _parse(output / "catalog/new/index.html").xpath("//@data-record-id")
        yield Kind(f"{page.path}?id={quote(first)}", page.template)
    if asked.xpath("//*[@data-search-state]"):
        yield from (Kind(f"{page.path}?q={quote(query)}", page.template) for query in QUERIES)


def _parse(path: Path) -> html.HtmlElement:
    return html.document_fromstring(path.read_bytes().decode())
