"""Text files as staff write them, and the lines as their editor counts them."""

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.desk.registry import check_addresses
from plugins.library.pages import NOTICE_KEYS
from plugins.library.reading.files import UNCOUNTED_BREAKS, read_text, read_toml
from plugins.library.reading.header import parse
from plugins.library.site.site import Site
from tests.support.laws import one_folder


@pytest.mark.parametrize("letter", UNCOUNTED_BREAKS, ids=lambda letter: f"U+{ord(letter):04X}")
def test_a_message_names_the_line_that_the_editor_shows(tmp_path: Path, letter: str) -> None:
    path = tmp_path / "a.md"
    path.write_text(f"Title: 从{letter}别处粘贴\nColour: 红\n\n正文{letter}一行\n", "utf-8")
    text, problems = read_text(path, "a.md")
    assert problems == ()
    header, (problem,) = parse(text, "a.md", NOTICE_KEYS)
    assert (problem.line, header.body_line) == (2, 4)
    assert (header.get("title"), header.body) == ("从 别处粘贴", "正文 一行")


def test_a_file_in_two_encodings_is_named_with_the_line_that_is_odd(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes("Title: 题\n\n正文\n".encode() + "国标".encode("gb18030"))
    text, (problem,) = read_text(path, "a.md")
    assert (text, problem.line, problem.what) == ("", 4, "文件不是 UTF-8 编码")


@pytest.mark.parametrize(
    ("line", "remedy"),
    [
        ("reason = 馆舍检修", "等号右边的文字要放在英文引号里"),
        ("reason = “馆舍检修”", "要用英文的"),
        ("from ＝ 2026-12-01", "要用英文的"),
        ("from = 2026-12-1", "月和日都写两位"),
        ("from = 2026-02-30", "要有这一天"),
        ("name = \"甲'", "开了要有关"),
        ("a = 1\na = 2", "写了两次"),
        ("phone = 0825-8660000", "要放在英文引号里"),
        ('place = "C:\\图片"', "反斜线要写成斜线"),
    ],
)
def test_a_slip_in_a_table_is_told_with_its_line_and_how_to_mend_it(
    tmp_path: Path, line: str, remedy: str
) -> None:
    path = tmp_path / "branches.toml"
    path.write_text(f"# 一\n{line}\n", "utf-8")
    table, (problem,) = read_toml(path, path.name)
    assert table == {}
    assert problem.found == line.split("\n")[-1]
    assert remedy in problem.remedy
    assert not re.search("[A-Za-z]{4}", problem.remedy)


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("opened", ["hours = [", 'reason = """', "from = {a = 1"])
@given(before=st.integers(0, 5), behind=st.integers(0, 3))
@one_folder()
def test_what_nobody_closes_is_told_where_it_begins(
    tmp_path: Path, opened: str, end: str, before: int, behind: int
) -> None:
    above = [f"a{number} = {number}" for number in range(before)]
    below = ["# 说明", "", "b = 1"][:behind]
    path = tmp_path / "branches.toml"
    path.write_bytes(end.join([*above, opened, *below]).encode())
    _, (problem,) = read_toml(path, path.name)
    assert (problem.line, problem.found) == (before + 1, opened)


def test_one_broken_table_is_one_mistake_and_no_page_seems_to_be_gone(tmp_path: Path) -> None:
    content = tmp_path / "content"
    content.mkdir()
    (content / "branches.toml").write_text("[[branch]]\nname = “总馆”\n", "utf-8")
    (content / "addresses.txt").write_text("/branches/main/\n", "utf-8")
    site = Site(content, tmp_path, tmp_path, tmp_path, date(2026, 5, 1))
    assert list(check_addresses(site)) == []
    (content / "branches.toml").unlink()
    assert [problem.what for problem in check_addresses(site)] == ["公开过的地址没有了"]
