"""No value of the wrong kind in a TOML file stops its readers: each is told, or read."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from plugins.branches.checks import check_branches, check_facts
from plugins.desk.facts import check_facts as check_desk_facts
from plugins.disclosure.checks import check_disclosure
from plugins.library.catalogue.local import read_local_rule
from plugins.library.disclosure import read_disclosure
from plugins.library.facts import read_facts, read_navigation
from plugins.library.reading.files import read_toml
from plugins.library.site.site import Site
from tests.support.edit_words import TOML
from tests.support.example_site import CONTENT, EXPORT
from tests.support.laws import one_folder

FILES = (
    *("branches.toml", "holidays.toml", "library.toml", "navigation.toml"),
    "disclosure/duties.toml",
)
SHAPES = (
    *("[{name}]", "[[{name}]]", "{name} = 1", '{name} = "x"'),
    *('{name} = ["x"]', "{name} = [{{}}]"),
)
"""What may be written for the head of a table."""
TODAY = date(2025, 11, 22)


def read_everything(content: Path) -> None:
    site = Site(content, EXPORT, content / "build", content / "output", TODAY)
    for check in (check_facts, check_branches, check_disclosure):
        list(check(site))
    list(check_desk_facts(site, publishing=True))
    read_disclosure(content)
    read_facts(content)
    read_navigation(content)
    read_local_rule(content)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    for name in FILES:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes((CONTENT / name).read_bytes())
    return tmp_path


@st.composite
def wrong(draw: st.DrawFn) -> tuple[str, str]:
    """A file, and its text after one value or one head of a table became another."""
    name = draw(st.sampled_from(FILES))
    lines = (CONTENT / name).read_text("utf-8").split("\n")
    places = [n for n, line in enumerate(lines) if line and not line.startswith("#")]
    place = draw(st.sampled_from(places))
    if lines[place].startswith("["):
        head = lines[place].strip("[]")
        lines[place] = draw(st.sampled_from(SHAPES)).format(name=head.rpartition(".")[2])
    elif "=" in lines[place]:
        lines[place] = f"{lines[place].partition('=')[0]}= {draw(st.sampled_from(TOML))}"
    return name, "\n".join(lines)


def changed(name: str, before: str, after: str) -> tuple[str, str]:
    """The same with words of one's own."""
    text = (CONTENT / name).read_text("utf-8")
    assert before in text
    return name, text.replace(before, after, 1)


@one_folder()
@given(made=wrong())
@example(made=changed("branches.toml", "branch = 3", "branch = inf"))
@example(made=changed("branches.toml", "branch = 3", "branch = nan"))
@example(made=changed("branches.toml", "from = 2025-12-10", "from = 0001-01-01"))
@example(made=changed("branches.toml", "[branch.season.hours]", "[[branch.season.hours]]"))
@example(made=changed("branches.toml", "days = [", "days = 0\n_ = ["))
@example(made=changed("disclosure/duties.toml", "2025-02-10", "9999-12-31"))
@example(made=changed("disclosure/duties.toml", "years_back = 1", "years_back = inf"))
@example(made=changed("library.toml", "statement = [", "statement = 1\nx = ["))
@example(made=("navigation.toml", "main = 1\n"))
@example(made=("navigation.toml", 'main = ["x"]\n'))
@example(made=("navigation.toml", '[main]\nlabel = "x"\n'))
@example(made=("library.toml", "name = 'x'\nx = " + "{a = " * 3000 + "1" + "}" * 3000))
def test_any_value_is_told_or_read(content: Path, made: tuple[str, str]) -> None:
    name, text = made
    before = (content / name).read_bytes()
    (content / name).write_text(text, "utf-8")
    try:
        read_everything(content)
    finally:
        (content / name).write_bytes(before)


@pytest.mark.parametrize(
    "words", ["a = {}", "a = 1\nb = [1, {}]", "a = {}\nb = [", "b = ]\na = {}"]
)
def test_a_number_without_end_is_told_at_its_line(tmp_path: Path, words: str) -> None:
    (tmp_path / "fields.toml").write_text(words.format("1" * 5000))
    table, (problem,) = read_toml(tmp_path / "fields.toml", "fields.toml")
    assert not table and problem.remedy
    if problem.what == "数字太长":
        lines = words.split("\n")
        assert "{}" in lines[problem.line - 1]
