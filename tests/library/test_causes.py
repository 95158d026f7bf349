"""Why something failed is said in Chinese, whoever raised it; nobody prints another's own words."""

import ast
import csv
import errno
import http.client
import io
import json
import shutil
import socket
import sqlite3
import ssl
import subprocess
import tomllib
import zipfile
import zlib
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from openpyxl import load_workbook
from PIL import Image

from plugins.library.causes import cause_of, is_chinese, is_english, said
from plugins.library.crash import crashed

ROOT = Path(__file__).parents[2]
PLUGINS = ROOT / "plugins"
READ_ONLY = {
    ("library/reading/files.py", "str(mistake)"),  # where tomllib says that a mistake is
    ("library/tables/cells.py", "str(mistake)"),  # whether a quotation mark is open
    ("library/causes.py", "str(mistake)"),  # this is who translates
    ("assets/strip.py", "str(reason)"),  # which line the minifier means
    ("library/reports/report_sums.py", "circle.args"),  # the nodes of a circle
}
"""Where the words of others are looked at, and not printed."""
WORDS = ("args", "strerror", "msg", "message", "reason", "stderr", "stdout", "output", "text")
"""Attributes of exceptions that are English."""


@cache
def trees() -> dict[str, ast.Module]:
    """Every module of the house; read when a test asks, not when tests are collected."""
    return {
        path.relative_to(PLUGINS).as_posix(): ast.parse(path.read_text("utf-8"))
        for path in sorted(PLUGINS.rglob("*.py"))
    }


@cache
def own_exceptions() -> set[str]:
    """The names of the classes of ours that are raised: their texts are sentences of ours."""
    classes = {
        node.name: {ast.unparse(base).rpartition(".")[2] for base in node.bases}
        for tree in trees().values()
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
    }
    own: set[str] = set()
    builtin = {"Exception", "ValueError", "RuntimeError", "LookupError", "OSError"}
    while more := {name for name, bases in classes.items() if bases & (builtin | own)} - own:
        own |= more
    return own


def caught(tree: ast.AST) -> Iterator[tuple[str, ast.AST]]:
    """Each name that holds an exception of others, and the code in which it does."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ExceptHandler) and node.name and node.type is not None:
            kinds = node.type.elts if isinstance(node.type, ast.Tuple) else [node.type]
            if not {ast.unparse(kind).rpartition(".")[2] for kind in kinds} <= own_exceptions():
                yield node.name, ast.Module(node.body, [])
        elif isinstance(node, ast.FunctionDef):
            for argument in node.args.args:
                kind = ast.unparse(argument.annotation) if argument.annotation else ""
                is_own = kind.rpartition(".")[2] in own_exceptions()
                if not is_own and kind.endswith(("Error", "Exception")):
                    yield argument.arg, ast.Module(node.body, [])


def printed(tree: ast.AST) -> list[str]:
    """Where the words of an exception of others become text of ours."""
    found = []
    for name, code in caught(tree):
        for node in ast.walk(code):
            match node:
                case ast.Call(func=ast.Name("str" | "repr" | "print" | "Text"), args=[*given]):
                    if any(isinstance(one, ast.Name) and one.id == name for one in given):
                        found.append(ast.unparse(node))
                case ast.FormattedValue(value=ast.Name(id)) if id == name:
                    found.append(f"{{{name}}}")
                case ast.Attribute(value=ast.Name(id), attr=attribute) if id == name:
                    if attribute in WORDS:
                        found.append(ast.unparse(node))
                case ast.BinOp(op=ast.Mod(), right=ast.Name(id)) if id == name:
                    found.append(ast.unparse(node))
    return found


def test_nobody_prints_the_words_of_an_exception_of_others() -> None:
    found = {(name, words) for name, tree in trees().items() for words in printed(tree)}
    assert found - READ_ONLY == set()
    assert found >= READ_ONLY, "what is no longer read needs no exception here"


@pytest.mark.parametrize(
    "line",
    ["tell(str(e))", "tell(f'错：{e}')", "tell(e.strerror)", "tell('%s' % e)", "print(e)"],
)
@pytest.mark.parametrize("kind", ["OSError", "(ValueError, KeyError)", "json.JSONDecodeError"])
def test_who_prints_them_is_seen(line: str, kind: str) -> None:
    assert printed(ast.parse(f"try:\n    go()\nexcept {kind} as e:\n    {line}\n"))
    assert not printed(ast.parse(f"try:\n    go()\nexcept {kind} as e:\n    tell(said(e))\n"))
    assert printed(ast.parse(f"def tell_of(e: OSError) -> None:\n    {line}\n"))


def english_sentences(tree: ast.AST) -> list[str]:
    """What is handed to who speaks to staff: problems, sentences of commands, what is printed."""
    speakers = ("error", "warning", "notice", "problem", "print", "say", "Text", "Unreadable")
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            called = ast.unparse(node.func).rpartition(".")[2]
            if called in speakers or called in own_exceptions():
                texts = (n.value for n in ast.walk(node) if isinstance(n, ast.Constant))
                found += [text for text in texts if isinstance(text, str) and is_english(text)]
    return found


def test_no_sentence_for_staff_is_english() -> None:
    found = [
        f"{name}: {text}"
        for name, tree in trees().items()
        if not name.startswith("assets/")  # for who writes the theme
        for text in english_sentences(tree)
    ]
    assert found == []


@given(st.sampled_from(sorted(errno.errorcode)), st.sampled_from(["/srv/内容/a.md", None]))
def test_whatever_the_system_says_is_a_chinese_sentence_with_what_helps(
    number: int, place: str | None
) -> None:
    cause = cause_of(OSError(number, "words of the system here", place))
    assert is_chinese(cause.what) and is_chinese(cause.remedy)


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "磁盘满了"),
        (errno.EACCES, "没有权限"),
        (errno.ENAMETOOLONG, "太长"),
        (errno.EBUSY, "正被别的程序打开"),
        (errno.ECONNREFUSED, "对方没有在听"),
        (errno.EIO, "磁盘读写出错"),
    ],
)
def test_what_often_happens_has_its_own_sentence(number: int, words: str) -> None:
    assert words in cause_of(OSError(number, "x")).what
    copied = shutil.Error([("a", "b", f"[Errno {number}] some English words: 'a'")])
    assert words in cause_of(copied).what


def test_a_file_that_wps_has_open_is_told_on_windows() -> None:
    mistake = PermissionError(errno.EACCES, "being used by another process")
    mistake.winerror = 32  # type: ignore[attr-defined]
    assert "WPS" in cause_of(mistake).remedy


def _ran(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True)


SPOILT: dict[str, Callable[[bytes], object]] = {
    "UTF-8": lambda data: data.decode("utf-8"),
    "TOML": lambda data: tomllib.loads(data.decode("latin-1")),
    "JSON": json.loads,
    "zip": lambda data: zipfile.ZipFile(io.BytesIO(b"PK" + data)).testzip(),
    "workbook": lambda data: load_workbook(io.BytesIO(data)),
    "zlib": zlib.decompress,
    "XML": etree.fromstring,
    "picture": lambda data: Image.open(io.BytesIO(data)).load(),
    "number": lambda data: int(data.decode("latin-1")),
    "CSV": lambda data: list(csv.reader([data.decode("latin-1")], strict=True)),
    "SQL": lambda data: sqlite3.connect(":memory:").execute(data.decode("latin-1")),
    "program": lambda data: _ran("false", data.hex()),
    "no program": lambda data: _ran(f"/no/such/{data.hex()}"),
    "status": lambda data: _status(data),
}


def _status(data: bytes) -> None:
    raise http.client.BadStatusLine(data.decode("latin-1"))


@given(st.sampled_from(sorted(set(SPOILT) - {"program"})), st.binary(max_size=40))
def test_whatever_a_library_says_of_drawn_bytes_is_chinese(name: str, data: bytes) -> None:
    try:
        SPOILT[name](data)
    except Exception as mistake:
        cause = cause_of(mistake)
        assert is_chinese(cause.what) and is_chinese(cause.remedy)
        assert not is_english(said(mistake))


def test_programs_certificates_and_what_nobody_foresaw(tmp_path: Path) -> None:
    with pytest.raises(subprocess.CalledProcessError) as failed:
        _ran("false")
    assert cause_of(failed.value).what == "调用的程序没有做完"
    assert "主机" in cause_of(socket.gaierror(-2, "Name or service not known")).what
    assert "证书" in cause_of(ssl.SSLCertVerificationError(1, "certificate verify failed")).what
    try:
        raise ZeroDivisionError("division by zero somewhere")
    except ZeroDivisionError as mistake:
        sentence = crashed(mistake, tmp_path / "build")
    assert is_chinese(sentence) and "ZeroDivisionError" in sentence
    assert "division by zero" in (tmp_path / "build/error.log").read_text("utf-8")


@pytest.mark.parametrize(
    ("words", "is_said"),
    [
        ("日期认不出来", True),
        ("invalid literal for int() with base 10: '十二'", False),
        ("month must be in 1..12", False),
        ("标题“Gone with the Wind”太长", True),
        ("没有宋体字，请安装 Noto Serif CJK SC", True),
    ],
)
def test_a_sentence_of_ours_is_said_as_it_is_and_no_other(words: str, is_said: bool) -> None:
    assert (said(ValueError(words)) == words) is is_said
