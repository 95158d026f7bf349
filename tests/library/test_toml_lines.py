"""The line that a message names is the one that an editor shows, for whichever file it is."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.catalog.reader.field_table import read_field_table
from plugins.desk.facts import missing_facts
from plugins.library.reading.files import UNCOUNTED_BREAKS
from plugins.library.reading.toml_lines import whole

Write = Callable[[dict[str, str]], Path]
NAMES = st.lists(st.text("abcdefgh_", min_size=2, max_size=6), min_size=1, max_size=8, unique=True)
BETWEEN = st.sampled_from(["", "# 说明", "#", "  "])


@given(NAMES, st.data())
def test_every_key_and_table_begins_where_it_was_written(
    names: list[str], data: st.DataObject
) -> None:
    lines, written = list[str](), dict[str, int]()
    for name in names:
        lines += data.draw(st.lists(BETWEEN, max_size=3))
        lines.append(data.draw(st.sampled_from([f'{name} = "1"', f"[{name}]", f"[[x.{name}]]"])))
        written[name] = len(lines)
    file = whole("\n".join(lines))
    assert {name: file.begin(name) for name in names} == written
    assert file.begin("nowhere") == file.mention("nowhere") == 0
    assert file.line("nowhere") == 1


@given(st.integers(1, 9), st.integers(1, 9))
def test_words_are_looked_for_from_a_line_on(first: int, gap: int) -> None:
    lines = ["#"] * first + ["marc"] + ["#"] * gap + ["marc"]
    file = whole("\n".join(lines))
    assert file.mention("marc") == first + 1
    assert file.mention("marc", first + 2) == len(lines)
    assert file.mention("mar") == 0


@pytest.mark.parametrize("letter", UNCOUNTED_BREAKS, ids=lambda letter: f"U+{ord(letter):04X}")
def test_what_no_editor_counts_as_a_line_moves_no_message(write_files: Write, letter: str) -> None:
    pasted = f"# 从 Word 贴来的{letter}一行\n"
    folder = write_files(
        {
            "content/library.toml": f'{pasted}name = "馆"\ntelephone = ""\n',
            "catalog_export/fields.toml": f'{pasted}[record.titel]\nlabel = "题名"\n',
        }
    )
    _, (problem,) = read_field_table(folder / "catalog_export")
    assert problem.line == 2
    assert ("content/library.toml", 3, "咨询电话") in list(missing_facts(folder / "content"))
