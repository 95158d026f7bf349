"""What staff read is Chinese: no message has an English word but what is agreed to be one.

Every string of the code is walked that has Chinese in it. What may stand in Latin letters is what
staff type or see as it is (files, commands, variables, addresses, lines of a TOML file) and the
names of :data:`AGREED`.
"""

import ast
import re
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from plugins.desk.__main__ import COMMANDS
from plugins.desk.new import VARIABLES
from tests.conftest import ROOT

AGREED = frozenset(
    """
    AppID AppSecret Big CJK CNMARC CSV DTD Dask Debian Excel GB GBK GCJ GIF HTML HTTP ICP IP ISBD
    ISBN ISO JPEG JPG JSON KB Lines MARC MARCXML MB Markdown Noto OL PDF PNG Pagefind SC Serif
    TOML Tab UTF Ubuntu WPS WebP Windows Word XLSX XML access_token dask telephone feed true false
    """.split()
)
"""Names of programs, formats, standards and units, what WeChat's pages call its things, and the two
words that TOML has for 是 and 否."""
SETTINGS = frozenset(re.findall(r"`([A-Z_]{2,})", (ROOT / "docs/settings.md").read_text("utf-8")))
"""Variables, as the paper on settings names them."""
TABLES = ("plugins/catalog/browse/plain.py", "plugins/catalog/labels.py")
"""Tables of codes, which are no sentences."""
PATTERNS = "plugins/library/privacy/passwords.py"
"""The words by which secrets are called, in two languages."""
READINGS = "plugins/catalog/index/readings.py"
"""The readings of characters, in pinyin."""
HAN = re.compile("[\u4e00-\u9fff]")
WORD = re.compile("[A-Za-z][A-Za-z_]+")
IS_PATTERN = re.compile(r"\(\?|\\[dsW]|\[\^|\]\*|\)\?|\?\|")
TYPED = re.compile(
    r"%\(\w+\)[ds]|https?://[\w./<>:{}…-]*|\b(?:mailto|tel|tcp|dcterms):\S*|--[a-z-]+|[A-Z_]{2,}=\S*"
    r"|(?:make|sudo|python|apt-get)(?: [\x21-\x7e{}…]+[^\x00-\x7f，。；（）“”]*)+"
    r"|[\w{}…./-]*[/.][\w{}…./-]*|\{\w*\}[\w.]*|\w+(?:-\w+)+"  # files and places in them
    r"|\[\[?[\w.{}…]+\]\]?|\w+ = \S+"  # lines of TOML
    r"|<!?/?[a-zA-Z]+[^>]*>|&\w+;|style=|\d+\$\w+|\$\w|WX\d+|[A-Z]\d+|Ctrl\+C"
)


def strings(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Line and text of every string that is no docstring; what is put in is ``{}``."""
    inner: set[ast.AST] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            inner.update(part for part in node.values if isinstance(part, ast.Constant))
            parts = (p.value if isinstance(p, ast.Constant) else "{}" for p in node.values)
            yield node.lineno, "".join(map(str, parts))
        elif isinstance(node, ast.Expr):
            inner.add(node.value)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in inner:
            yield node.lineno, node.value


def english(text: str) -> list[str]:
    """The words of a message that are not Chinese, nor typed as they are, nor agreed."""
    agreed = {*AGREED, *SETTINGS, *VARIABLES}
    return [word for word in WORD.findall(TYPED.sub(" ", text)) if word not in agreed]


@cache
def messages() -> tuple[tuple[Path, int, str], ...]:
    """Every string that has Chinese in it and is neither a pattern nor a table of codes."""
    return tuple(_messages())


def _messages() -> Iterator[tuple[Path, int, str]]:
    for path in sorted((ROOT / "plugins").rglob("*.py")):
        if str(path.relative_to(ROOT)) in (*TABLES, PATTERNS, READINGS):
            continue
        for line, text in strings(ast.parse(path.read_text("utf-8"))):
            if HAN.search(text) and not IS_PATTERN.search(text):
                yield path.relative_to(ROOT), line, text


def test_no_message_has_an_english_word_that_is_not_agreed() -> None:
    found = [
        f"{path}:{line} {words} {text}"
        for path, line, text in messages()
        if (words := english(text))
    ]
    assert found == []


def test_what_make_says_is_chinese() -> None:
    """Its help, a line a command, and what it prints where something is missing."""
    told = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True)
    lines = dict(line.removeprefix("make ").split(maxsplit=1) for line in told.stdout.splitlines())
    assert set(COMMANDS) | {"help", "test", "lint"} <= lines.keys()
    printed = re.findall(r'echo "([^"$]*)"', (ROOT / "Makefile").read_text("utf-8"))
    printed += [
        words
        for script in (ROOT / ".ci").iterdir()
        for words in re.findall(r'echo "([^"$#]*)"', script.read_text("utf-8"))
    ]
    programs = {"ruff", "mypy", "npm", "Python", "tsc", "uv", "venv", "nginx", "chromium"}
    for words in (*lines.values(), *printed):
        named = set(english(re.sub("laws,mutants|json 或 github|fontconfig", "", words)))
        assert HAN.search(words) and named <= programs, words


def test_the_walk_sees_english() -> None:
    assert len(messages()) > 1000
    seen = english("请加一行“Reason（原因）: …”，再运行 make check SITE=a，写 reason = 1")
    assert seen == ["Reason"]
