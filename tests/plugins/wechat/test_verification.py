"""WeChat's file at the root of the site."""

from pathlib import Path

import pytest

from plugins.wechat.verification import check_verification, verification_files
from tests.plugins.wechat.small_site import build_channel

NAME, WORDS = "MP_verify_AbCdEfGh12345678.txt", b"AbCdEfGh12345678"


def put(folder: Path, name: str, content: bytes) -> Path:
    path = folder / "content/wechat" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return folder / "content"


def test_the_file_is_published_as_it_is(tmp_path: Path) -> None:
    put(tmp_path, NAME, WORDS)
    put(tmp_path, "notes.txt", b"x")
    output = build_channel(tmp_path)
    assert (output / NAME).read_bytes() == WORDS
    assert not (output / "notes.txt").exists()


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        (NAME, b"AbCdEfGh1234567", "对不上"),
        (NAME, b"", "对不上"),
        ("MP_verify.txt", WORDS, "不是微信的"),
        ("MP_verify_AbCdEfGh12345678 (1).txt", WORDS, "不是微信的"),
    ],
)
def test_another_file_is_told(tmp_path: Path, name: str, content: bytes, words: str) -> None:
    (problem,) = check_verification(put(tmp_path, name, content))
    assert words in problem.what and problem.path == f"content/wechat/{name}"


def test_nothing_is_nothing(tmp_path: Path) -> None:
    assert verification_files(tmp_path) == () and list(check_verification(tmp_path)) == []
    content = put(tmp_path, NAME, WORDS + b"\n")
    assert list(check_verification(content)) == []
