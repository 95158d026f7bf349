"""What staff read is Chinese: no message has an English word but what is agreed to be one.

Every string of the code is walked that has Chinese in it. What may stand in Latin letters is what
staff type or see as it is (files, commands, variables, addresses, lines of a TOML file) and the
names of :data:`tests.support.english_words.AGREED`. ``tests/site/test_edits.py`` asks the same of
what is told of drawn mistakes.
"""

import ast
import dataclasses
import re
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from plugins.desk.__main__ import COMMANDS
from plugins.library import duties
from plugins.library.catalogue.local import LocalRule
from plugins.library.facts import LibraryFacts
from plugins.library.hours import closure_entries, holidays
from plugins.library.hours.hours import WEEKDAYS
from plugins.library.places import branches, hours_entries, hours_spoken
from plugins.library.reading.toml_names import NAMES
from tests.conftest import ROOT
from tests.support.english_words import HAN, english

TABLES = (
    "plugins/catalog/browse/plain.py",
    "plugins/catalog/labels.py",
    "plugins/catalog/reader/relators.py",
)
"""Tables of codes, which are no sentences."""
PATTERNS = "plugins/library/privacy/passwords.py"
"""The words by which secrets are called, in two languages."""
READINGS = "plugins/catalog/index/readings.py"
"""The readings of characters, in pinyin."""
IS_PATTERN = re.compile(r"\(\?|\\[dsW]|\[\^|\]\*|\)\?|\?\|")


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
    ask = ["make", "--no-print-directory", "help"]  # which make says where another one runs it
    told = subprocess.run(ask, cwd=ROOT, capture_output=True, text=True, check=True)
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


def test_every_key_of_a_toml_file_has_a_chinese_name() -> None:
    facts = [field.name for field in dataclasses.fields(LibraryFacts)]
    rule = [field.name for field in dataclasses.fields(LocalRule)]
    hours = (*closure_entries.KEYS, *hours_entries.SEASON_KEYS, *hours_entries.STOP_KEYS)
    days = (*WEEKDAYS, hours_spoken.EVERY_DAY, *holidays.YEAR_KEYS, *holidays.HOLIDAY_KEYS)
    keys = (*facts, *rule, *branches.FILE_KEYS, *branches.KEYS, *hours, *days, *duties.KEYS)
    assert [key for key in keys if key not in NAMES] == []
    assert [key for key in NAMES if re.search("[a-z]", NAMES[key])] == []
