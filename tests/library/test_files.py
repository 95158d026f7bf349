"""Text files as staff write them, and the lines as their editor counts them."""

from pathlib import Path

import pytest

from plugins.library.files import UNCOUNTED_BREAKS, read_text
from plugins.library.header import parse


@pytest.mark.parametrize("letter", UNCOUNTED_BREAKS, ids=lambda letter: f"U+{ord(letter):04X}")
def test_a_message_names_the_line_that_the_editor_shows(tmp_path: Path, letter: str) -> None:
    path = tmp_path / "a.md"
    path.write_text(f"Title: 从{letter}别处粘贴\nColour: 红\n\n正文{letter}一行\n", "utf-8")
    text, problems = read_text(path, "a.md")
    assert problems == ()
    header, (problem,) = parse(text, "a.md")
    assert (problem.line, header.body_line) == (2, 4)
    assert (header.get("title"), header.body) == ("从 别处粘贴", "正文 一行")


def test_a_file_that_is_not_utf8_is_named_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes("Title: 题\n\n正文\n".encode() + "国标".encode("gb18030"))
    text, (problem,) = read_text(path, "a.md")
    assert (text, problem.line, problem.what) == ("", 4, "文件不是 UTF-8 编码")
