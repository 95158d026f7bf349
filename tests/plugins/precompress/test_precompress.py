"""Precompressed files: they unpack to the original, and are equal from build to build."""

import gzip
from collections.abc import Callable
from pathlib import Path

import brotli

from plugins.precompress.compress import compressed
from tests.support.tiny_theme import settings, tiny_theme

LONG = "安居区图书馆。" * 200


def test_forms_unpack_to_the_content() -> None:
    content = LONG.encode()
    forms = compressed(content)
    assert gzip.decompress(forms[".gz"]) == content == brotli.decompress(forms[".br"])


def test_equal_content_gives_equal_bytes_whatever_the_hour() -> None:
    forms = compressed(LONG.encode())
    assert forms == compressed(LONG.encode())
    assert forms[".gz"][4:8] == bytes(4)


def test_small_files_stay_alone() -> None:
    assert compressed(b"User-agent: *\n") == {}


def test_only_text_is_compressed(tmp_path: Path, build: Callable[..., Path]) -> None:
    files = {**tiny_theme(), "content/pages/long.md": f"Title: 长\n\n{LONG}\n"}
    output = build(files, **settings(tmp_path, "page_search", "precompress"))
    assert (output / "long/index.html.br").is_file()
    assert (output / "long/index.html.gz").is_file()
    assert (output / "search/pagefind/pagefind.js.br").is_file()
    assert not list(output.rglob("*.pf_*.br"))
    assert not list(output.rglob("*.gz.*"))
