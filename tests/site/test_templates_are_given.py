"""Every name that a template asks for is given: by the context, or by the module that writes it.

Jinja stops at a name that is missing (``StrictUndefined``), but only when a page comes to it: a
branch that the example never takes waits for the library that does. Here nothing is built.
"""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jinja2 import Environment, meta, nodes

import pelicanconf
from plugins.library.kinds import COLLECTIONS
from plugins.typography.filters import FILTERS
from tests.conftest import ROOT

TEMPLATES = ROOT / "theme" / "templates"
ENVIRONMENT = Environment(extensions=["jinja2.ext.do"])
ENVIRONMENT.filters |= {
    **FILTERS,
    **dict.fromkeys(("asset", "modules", "internal", "json_ld", "for_readers"), str),
}
BY_KIND = {"collection", "piece"} | {
    template for _, one in COLLECTIONS for template in (one.template, one.list_template)
}
"""Written by one generator, whatever the kind: its first two fit any."""
PELICANS = {"page": {"page"}, "children": {"page"}, "article": {"article"}, "news": {"articles"}}
"""What Pelican itself writes, and what it gives each."""
MAP = (
    (ROOT / "plugins/__init__.py").read_text("utf-8").partition("They meet in Pelican's context")[2]
)
CONTEXT = {
    *re.findall(r"``(\w+)``", MAP),  # what rooms share, as the map of the code has it
    *(name for name in dir(pelicanconf) if name.isupper()),
    *("content_security_policy", "boot_script", "first_script"),  # plugins.security
    *("publication_of", "page_data", "whereabouts", "breadcrumbs"),  # plugins.reading
    "shows_awaited",  # plugins.reading, too
}


@cache
def tree(name: str) -> nodes.Template:
    return ENVIRONMENT.parse((TEMPLATES / name).read_text("utf-8"))


def family(name: str) -> list[str]:
    """A template, and those that it extends or lets see its context."""
    parts: Iterator[Any] = tree(name).find_all((nodes.Extends, nodes.Include, nodes.FromImport))
    seeing = (part for part in parts if getattr(part, "with_context", True))
    others = [part.template.value for part in seeing if isinstance(part.template, nodes.Const)]
    return [name, *(one for other in others for one in family(other))]


def made(name: str) -> Iterator[str]:
    """The names that a template makes itself: of these Jinja's list has some in blocks."""
    for part in tree(name).find_all((nodes.FromImport, nodes.Macro, nodes.Name)):
        match part:
            case nodes.FromImport():
                yield from (one if isinstance(one, str) else one[1] for one in part.names)
            case nodes.Macro():
                yield part.name
            case nodes.Name(ctx="store"):
                yield part.name


def optional(name: str) -> Iterator[str]:
    """Names that a template does without: ``entry is defined``, ``banner | default(none)``."""
    for part in tree(name).find_all((nodes.Test, nodes.Filter)):
        if part.name in {"defined", "default"} and isinstance(part.node, nodes.Name):
            yield part.node.name


def asked(name: str) -> set[str]:
    """What a page's template needs from who writes it."""
    all_of_it = family(name)
    wanted = {one for part in all_of_it for one in meta.find_undeclared_variables(tree(part))}
    own = {one for part in all_of_it for one in (*made(part), *optional(part))}
    return wanted - own


@dataclass(frozen=True, slots=True)
class Writer:
    """A function that hands names to templates."""

    module: Path
    calls: tuple[tuple[frozenset[str], frozenset[str]], ...]
    """Of each call by which it writes: its texts, the template's name among them; its keywords."""
    keys: frozenset[str]
    """Of its dictionaries, which are handed on as ``**names``."""
    is_handed_names: bool
    """Whether others of its module give it some."""
    passes_on: bool
    """Whether it writes whatever template it is told: for all rooms, or for those of its folder."""

    def writes(self, page: str) -> bool:
        """Whether one of its calls names a page."""
        return any(page in texts for texts, _ in self.calls)

    def names(self, page: str) -> set[str]:
        """What it gives a page: by the call that names it, else by any."""
        own = [words for texts, words in self.calls if page in texts]
        return set(self.keys).union(*(own or [words for _, words in self.calls]))


def texts_of(*parts: ast.AST) -> frozenset[str]:
    every = (one for part in parts for one in ast.walk(part) if isinstance(one, ast.Constant))
    return frozenset(one.value for one in every if isinstance(one.value, str))


def writer_of(module: Path, function: ast.FunctionDef) -> Writer:
    parts = list(ast.walk(function))
    calls = [part for part in parts if isinstance(part, ast.Call) and writes(part)]
    tables = (key for part in parts if isinstance(part, ast.Dict) for key in part.keys if key)
    handed = {part.arg for part in parts if isinstance(part, ast.arg)}
    set_later = (part.slice for part in parts if isinstance(part, ast.Subscript))
    return Writer(
        module,
        tuple((texts_of(*c.args), frozenset(k.arg for k in c.keywords if k.arg)) for c in calls),
        texts_of(*(one for one in (*tables, *set_later) if isinstance(one, ast.Constant))),
        any(
            one.arg is None and isinstance(one.value, ast.Name) and one.value.id in handed
            for call in calls
            for one in call.keywords
        ),
        {"template", "names"} <= handed,
    )


def writes(call: ast.Call) -> bool:
    """Whether a call hands names to a template."""
    name = getattr(call.func, "attr", getattr(call.func, "id", ""))
    return "write" in name or name == "render"


@cache
def sources() -> dict[Path, str]:
    """Every module of the house; read when a test asks, not when tests are collected."""
    return {path: path.read_text("utf-8") for path in (ROOT / "plugins").rglob("*.py")}


@cache
def all_writers() -> list[Writer]:
    """Of the modules with a word of :func:`writes`: the others need no parser."""
    return [
        writer
        for module, source in sources().items()
        if re.search(r"write\w*\(|\brender\(", source)
        for function in ast.walk(ast.parse(source))
        if isinstance(function, ast.FunctionDef) and (writer := writer_of(module, function)).calls
    ]


def given(page: str) -> set[str]:
    """What a page's template is given; where no writer names it, a table of its room does."""
    by_name = [one for one in all_writers() if one.writes(page) and page not in BY_KIND]
    handing = {one.module for one in by_name if one.is_handed_names}
    rooms = {path.parent for path, source in sources().items() if f'"{page}"' in source}
    if page in BY_KIND:
        rooms = {ROOT / "plugins/collections"}
    writers = [one for one in all_writers() if one in by_name or one.module in handing]
    writers = writers or [one for one in all_writers() if one.module.parent in rooms]
    passing = {one.module.parent for one in writers} | {ROOT / "plugins/reading"}
    writers += [one for one in all_writers() if one.passes_on and one.module.parent in passing]
    own = {page} if page in BY_KIND else PELICANS.get(page, set())
    return CONTEXT.union(own, *(one.names(page) for one in writers))


ALL = {path.stem: path.read_text("utf-8") for path in TEMPLATES.glob("*.html")}
SHELLS = {
    Path(other).stem
    for text in ALL.values()
    for other in re.findall(r'{%-? *(?:extends|include) +"([^"]+)"', text)
}
PAGES = sorted(ALL.keys() - SHELLS)
"""The templates of pages: those that no other extends. Found without Jinja, whose parser takes a
second of every test process that collects this list."""


@pytest.mark.parametrize("page", PAGES)
def test_every_name_that_a_template_asks_for_is_given(page: str) -> None:
    assert sorted(asked(f"{page}.html") - given(page)) == []


def test_the_templates_of_pages_are_those_of_jinja() -> None:
    shells = {Path(other).stem for name in ALL for other in family(f"{name}.html")[1:]}
    assert sorted(ALL.keys() - shells) == PAGES


def test_the_names_of_a_template_are_found() -> None:
    assert len(PAGES) > 60
    assert {"report", "chapters", "sums"} <= asked("report.html")
    assert {"report", "chapters"} <= given("report") - CONTEXT
    assert "compares" in given("reports")
    assert {"report", "chapters"} & given("reports") == set()
