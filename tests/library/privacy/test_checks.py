"""What is private, drawn, in a drawn place of a drawn kind of content: told once, where it is."""

from collections.abc import Callable, Mapping
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from plugins.library.kinds import KINDS
from plugins.library.privacy.checks import check_private
from plugins.library.reading.csv_files import csv_of
from plugins.library.reading.kind import Kind, NewSheet
from plugins.library.reading.problems import Severity
from tests.support.drawn_numbers import (
    IDENTITY_FORMS,
    MOBILE_FORMS,
    PLACES,
    a_mobile,
    an_identity,
    an_old_identity,
)
from tests.support.handed_out import HANDED_OUT
from tests.support.laws import examples, one_folder
from tests.support.texts_of_kinds import a_text_of
from tests.support.zips import zip_of

Write = Callable[[Mapping[str, str | bytes]], Path]
SHEETS = [(kind, sheet) for kind in KINDS for sheet in kind.skeleton.sheets]
HEX = "0123456789abcdef" * 2


def told(content: Path) -> list[str]:
    return [str(problem) for problem in check_private(content, content.parent)]


def drawn(draw: Random) -> str:
    """A number of nobody, in words."""
    make, forms = draw.choice(
        [(a_mobile, MOBILE_FORMS), (an_identity, IDENTITY_FORMS), (an_old_identity, IDENTITY_FORMS)]
    )
    return draw.choice(PLACES).format(draw.choice([*forms.values()])(make(draw)))


@settings(one_folder(), max_examples=examples(4))
@given(draw=st.randoms(use_true_random=False))
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.word)
def test_a_number_in_any_line_of_a_text_of_any_kind_is_an_error_with_its_line(
    kind: Kind, draw: Random, write_files: Write
) -> None:
    keys = [key.chinese for key in kind.header if key.name != "contact"]
    lines = [*(f"{key}：甲" for key in keys), "", "甲", "", "- 乙"]
    at = draw.choice([n for n, line in enumerate(lines) if line])
    lines[at] = lines[at].replace("甲", drawn(draw)).replace("乙", drawn(draw))
    name = f"content/{a_text_of(kind)}"
    (problem,) = check_private(write_files({name: "\n".join(lines)}) / "content")
    assert (problem.path, problem.line, problem.severity) == (name, at + 1, Severity.ERROR)
    assert "*" in problem.found and problem.remedy
    assert at >= len(keys) or f"「{keys[at]}」" in problem.what


@settings(one_folder(), max_examples=examples(3))
@given(draw=st.randoms(use_true_random=False))
@pytest.mark.parametrize(("kind", "sheet"), SHEETS, ids=lambda one: getattr(one, "word", ""))
def test_so_is_one_in_any_cell_of_any_sheet(
    kind: Kind, sheet: NewSheet, draw: Random, tmp_path: Path
) -> None:
    columns = [names[0] for key, names in sheet.columns.items() if key != "contact"]
    rows = [columns, *[["甲"] * len(columns) for _ in range(3)]]
    line, column = draw.randrange(1, 4), draw.randrange(len(columns))
    rows[line][column] = drawn(draw)
    suffix = draw.choice(["csv", "xlsx"])
    folder = tmp_path / "content" / kind.folder / "a"
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.iterdir():
        old.unlink()
    file = folder / f"{sheet.name}.{suffix}"
    if suffix == "csv":
        file.write_text(csv_of(rows), encoding="utf-8")
    else:
        write_workbook(file, rows)
    (problem,) = check_private(tmp_path / "content")
    assert problem.path == f"content/{kind.folder}/a/{file.name}"
    assert problem.line == line + 1 and f"「{columns[column]}」" in problem.what


def write_workbook(file: Path, rows: list[list[str]]) -> None:
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    for row in rows:
        sheet.append(row)
    workbook.save(file)


def test_every_place_is_told_at_once_and_each_once(write_files: Write) -> None:
    site = write_files(
        {
            "content/library.toml": 'name = "甲"\nemail = "13812345678@163.com"\n',
            "content/addresses.txt": "# 13812345678\n",
            "content/letters/来信.csv": "收到,来信\n2026-01-02,请回 138 1234 5678\n",
            "content/news/王某13812345678.jpg": b"",
            "content/news/a.md": (
                "标题：甲\n\n[13812345678](tel:13812345678)\n\n![138-1234-5678](b.png)\n"
            ),
            "content/holidays.toml": f'# AppSecret = "{HEX}"\n',
            "content/wechat/keys.txt": "-----BEGIN PRIVATE KEY-----\n",
            "publishconf.py": 'TOKEN = "7f3a9c21b8"\n',
        }
    )
    mobile, secret = "像是个人的手机号，不能公开", "像是密码或密钥，不能公开"
    places = [str(line).partition("。")[0] for line in told(site / "content")]
    assert sorted(places) == sorted(
        [
            f"content/addresses.txt:1  {mobile}",
            f"content/holidays.toml:1  {secret}",
            f"content/letters/来信.csv:2  「来信」：{mobile}",
            f"content/library.toml:2  {mobile}",
            f"content/news/a.md:3  {mobile}",
            f"content/news/a.md:5  {mobile}",
            f"content/news/王某13812345678.jpg  「文件名」：{mobile}",
            f"content/wechat/keys.txt:1  {secret}",
            f"publishconf.py:1  {secret}",
        ]
    )


@pytest.mark.parametrize(
    "declared",
    [
        {"content/library.toml": 'telephone = "13812345678"\n'},
        {"content/branches.toml": '[[branch]]\nname = "书屋"\ntelephone = "138 1234 5678"\n'},
        {"content/events/a.md": "标题：甲\n联系：王老师，138-1234-5678\n\n乙\n"},
        {"content/exhibitions/a/巡展.csv": "站点,联系人\n甲镇,张某 13812345678\n"},
    ],
)
def test_a_mobile_that_the_library_declares_as_its_telephone_may_stand_anywhere(
    declared: Mapping[str, str | bytes], write_files: Write
) -> None:
    """What the remedy says works."""
    said = {"content/news/a.md": "标题：甲\n\n请打（138）1234-5678。\n"}
    (problem,) = check_private(write_files(said) / "content")
    assert "library.toml" in problem.remedy and "联系" in problem.remedy
    assert told(write_files({**said, **declared}) / "content") == []


def test_an_identity_number_is_no_contact(write_files: Write) -> None:
    files = {"content/events/a.md": "标题：甲\n联系：11010519491231002X\n\n乙\n"}
    assert len(told(write_files(files) / "content")) == 1


@pytest.mark.parametrize(
    "sheet", ["名称,值\nAppSecret,7f3a9c21b8d4\n", "账号,密码\nadmin,abc12345\n", "口令,abc12345\n"]
)
def test_a_secret_in_a_sheet_stands_beside_its_name(sheet: str, write_files: Write) -> None:
    (problem,) = told(write_files({"content/quizzes/a/题目.csv": sheet}) / "content")
    assert "密钥" in problem and "7f3a" not in problem and "abc12345" not in problem


def test_a_password_for_readers_stops_nothing(write_files: Write) -> None:
    files = {"content/news/a.md": "标题：甲\n\nWi-Fi 密码：ajlib2026\n"}
    (problem,) = check_private(write_files(files) / "content")
    assert problem.severity is Severity.WARNING and problem.line == 3


def test_documents_that_are_handed_out_are_read_too(write_files: Write) -> None:
    part = "<w:p><w:r><w:t>请打 138 1234</w:t></w:r><w:r><w:t> 5678</w:t></w:r></w:p>"
    files = {"content/disclosure/files/章程.docx": zip_of({"word/document.xml": part.encode()})}
    (problem,) = check_private(write_files(files) / "content")
    assert problem.place == "content/disclosure/files/章程.docx" and "138****5678" in str(problem)


@pytest.mark.parametrize("name", HANDED_OUT)
def test_whatever_is_handed_out_is_read_as_the_last_look_reads_it(
    name: str, write_files: Write
) -> None:
    """So an error names the file that holds it, before a site is built."""
    written = HANDED_OUT[name]("电话：138 1234 5678，王老师")
    problems = [
        *check_private(write_files({f"content/disclosure/files/{name}": written}) / "content")
    ]
    assert problems and {one.path for one in problems} == {f"content/disclosure/files/{name}"}
    assert all("138****5678" in str(one) and one.severity is Severity.ERROR for one in problems)
