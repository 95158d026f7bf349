"""A remedy never proposes what stands there already, wherever names stand beside each other."""

import ast
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.catalog.export_day import export_facts
from plugins.catalog.reader.field_table import read_field_table
from plugins.desk.new import VARIABLES, make_new
from plugins.desk.settings import DeskError, read_settings
from plugins.library.exhibitions.keys import EXHIBITION_KEYS
from plugins.library.places.branches import read_branches
from plugins.library.reading.header import parse
from plugins.library.reading.problems import did_you_mean
from tests.conftest import ROOT
from tests.support.district import TODAY
from tests.support.laws import one_folder

TYPES = EXHIBITION_KEYS["type"]
ONE_OF_ITS_KIND = {
    "plugins/library/exhibitions/exhibits.py": "a text may name an exhibit twice",
    "plugins/library/exhibitions/folder.py": "two rows may show one picture",
    "plugins/library/exhibitions/heading.py": "a cover, of which there is one",
    "plugins/library/exhibitions/tour.py": "two stations may be at one place",
    "plugins/library/events/heading.py": "a venue, of which there is one",
    "plugins/library/events/pictures.py": "a cover, of which there is one",
    "plugins/catalog/reader/field_table.py": "asks for what is free",
    "plugins/catalog/reader/own_rows.py": "two columns may mean the same",
    "plugins/library/site/ledger.py": "two addresses may lead to one page",
    "plugins/library/duties.py": "two duties may have one category",
    "plugins/desk/pack.py": "one exhibition is asked for",
    "plugins/desk/new_branches.py": "two rows may be of one kind",
}
"""Callers that say nothing of what is written beside a word, and why they need not."""


def _export_toml(folder: Path, names: Iterable[str]) -> str:
    (folder / "export.toml").write_text("".join(f"{name} = 1\n" for name in names), "utf-8")
    return " ".join(one.remedy for one in export_facts(folder, TODAY)[1])


def _fields_toml(folder: Path, names: Iterable[str]) -> str:
    lines = "".join(f'{name} = "b"\n' for name in names)
    (folder / "fields.toml").write_text(f"[record.title]\n{lines}", "utf-8")
    return " ".join(one.remedy for one in read_field_table(folder)[1])


def _types(folder: Path, names: Iterable[str]) -> str:
    header = parse(f"类型：{'、'.join(names)}\n", "a.md", EXHIBITION_KEYS)[0]
    return " ".join(one.remedy.partition("？")[0] for one in TYPES.read(header, TYPES)[1])


def _variables(folder: Path, names: Iterable[str]) -> str:
    given_to_make = " ".join(f"{name}=x" for name in names)
    try:
        return make_new(read_settings({}, folder), {"MAKEFLAGS": f" -- {given_to_make}"})
    except DeskError as told:
        return str(told).partition("可以写")[0].partition("KIND 可以是")[0]


def _branches_toml(folder: Path, names: Iterable[str]) -> str:
    (folder / "content").mkdir(exist_ok=True)
    lines = "".join(f'{name} = "1"\n' for name in names)
    (folder / "content/branches.toml").write_text(f"[[branch]]\n{lines}", "utf-8")
    return " ".join(one.remedy for one in read_branches(folder / "content")[1])


PLACES: tuple[tuple[Callable[[Path, Iterable[str]], str], tuple[str, ...]], ...] = (
    (_export_toml, ("date", "sample")),
    (_fields_toml, ("label", "note", "unimarc", "columns", "bodies", "marc", "role")),
    (_types, TYPES.choices),
    (_variables, VARIABLES),
    (_branches_toml, ("name", "kind", "address", "telephone", "township", "slug")),
)


@st.composite
def slips(draw: st.DrawFn, word: str) -> str:
    """The word with a letter less, doubled, or in another place."""
    at = draw(st.integers(0, len(word) - 1))
    less, twice = word[:at] + word[at + 1 :], word[:at] + word[at] + word[at:]
    turned = word[:at] + word[at + 1 : at + 2] + word[at] + word[at + 2 :]
    return draw(st.sampled_from([less, twice, turned]))


@pytest.mark.parametrize(("tell", "known"), PLACES)
def test_no_remedy_proposes_what_stands_beside_it(
    tell: Callable[[Path, Iterable[str]], str], known: tuple[str, ...], tmp_path: Path
) -> None:
    @one_folder()
    @given(st.data())
    def law(data: st.DataObject) -> None:
        word = data.draw(st.sampled_from(known))
        slip = data.draw(slips(word).filter(lambda slip: slip and slip not in known))
        names = [word, slip] if data.draw(st.booleans()) else [slip, word]
        assert f"是“{word}”吗" not in tell(tmp_path, names), names

    law()


@given(st.lists(st.text("abc", min_size=1), unique=True), st.text("abc"), st.data())
def test_what_is_written_is_never_proposed(
    known: list[str], word: str, data: st.DataObject
) -> None:
    written = data.draw(st.sets(st.sampled_from(known))) if known else set()
    assert not any(f"“{one}”" in did_you_mean(word, known, written) for one in written)


def test_every_caller_says_what_is_written_or_why_it_need_not() -> None:
    texts = {path: path.read_text("utf-8") for path in (ROOT / "plugins").rglob("*.py")}
    silent = {
        str(path.relative_to(ROOT))
        for path, text in texts.items()
        if "did_you_mean(" in text
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "did_you_mean"
        if len(node.args) < 3
    }
    assert silent == set(ONE_OF_ITS_KIND) | {"plugins/desk/new.py"}  # a kind: one is asked for
