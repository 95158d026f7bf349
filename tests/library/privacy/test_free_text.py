"""The one walk over everything that people can write into the content folder."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from plugins.library.kinds import KINDS
from plugins.library.privacy.free_text import FreeText, every_text
from plugins.library.reading.csv_files import csv_of
from plugins.library.reading.kind import Kind
from tests.support.texts_of_kinds import a_text_of

SAID = "要找的话"


def written(content: Path, files: Mapping[str, str]) -> list[FreeText]:
    for name, text in files.items():
        (content / name).parent.mkdir(parents=True, exist_ok=True)
        (content / name).write_text(text, encoding="utf-8")
    return [text for text in every_text(content) if SAID in text.text]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.word)
def test_every_key_of_every_kind_is_walked_with_its_line_and_its_name(
    kind: Kind, tmp_path: Path
) -> None:
    lines = [f"{key.chinese}：{SAID}{n}" for n, key in enumerate(kind.header)]
    text = "\n".join([*lines, "", "甲", f"乙{SAID}"])
    found = written(tmp_path / "content", {a_text_of(kind): text})
    if lines:
        heads = [(one.place, one.line, one.text) for one in found[:-1]]
        assert heads == [(key.chinese, n, f"{SAID}{n - 1}") for n, key in enumerate(kind.header, 1)]
    assert (found[-1].place, found[-1].line) == ("", len(lines) + 2 if lines else 1)
    assert found[-1].kind is kind and found[-1].path == f"content/{a_text_of(kind)}"


@pytest.mark.parametrize("kind", [k for k in KINDS if k.skeleton.sheets], ids=lambda k: k.word)
def test_every_column_of_every_sheet_is_walked_and_one_that_nobody_declared(
    kind: Kind, tmp_path: Path
) -> None:
    for sheet in kind.skeleton.sheets:
        columns = [*(names[0] for names in sheet.columns.values()), "另记"]
        rows = [columns, [f"{SAID}{n}" for n in range(len(columns))]]
        name = f"{kind.folder}/a/{sheet.name}.csv"
        found = written(tmp_path / sheet.name / "content", {name: csv_of(rows)})
        assert [(one.place, one.text) for one in found] == list(zip(*rows, strict=True))
        assert {one.line for one in found} == {2}


def test_names_of_files_tables_and_lines_that_no_key_has_are_walked(tmp_path: Path) -> None:
    found = written(
        tmp_path / "content",
        {
            f"news/{SAID}.jpg": "",
            "library.toml": f'name = "甲"\n# {SAID}\ntelephone = "{SAID}"\n',
            "news/a.md": f"标题：甲\n不认识：{SAID}\n\n乙\n",
            ".git/a.md": SAID,
        },
    )
    assert [(one.path, one.line, one.place, one.is_contact) for one in found] == [
        ("content/library.toml", 2, "", False),
        ("content/library.toml", 3, "", True),
        ("content/news/a.md", 2, "", False),
        (f"content/news/{SAID}.jpg", 0, "文件名", False),
    ]
