"""Bundles: the same bytes in few files, the same for the same folder, each to be cut out again."""

import json
import struct
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.catalog.index import bundles
from plugins.catalog.index.bundles import MOST, Saved, offline_list, write_bundles

NAMES = st.from_regex(r"[a-z]{1,6}/[0-9a-f]{1,3}\.bin\.gz", fullmatch=True)
CONTENTS = st.dictionaries(NAMES, st.binary(max_size=300), max_size=30)


def write(folder: Path, files: dict[str, bytes]) -> Path:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    folder.mkdir(exist_ok=True)
    return folder


def unpack(bundle: bytes) -> dict[str, bytes]:
    """What the service worker does."""
    (length,) = struct.unpack_from("<I", bundle)
    data = bundle[4 + length :]
    header = json.loads(bundle[4 : 4 + length])
    return {name: data[start : start + size] for name, (start, size) in header.items()}


@given(files=CONTENTS, at_most=st.integers(1, 12), large=st.integers(1, 2000))
def test_every_file_comes_out_of_exactly_one_bundle_as_it_went_in(
    files: dict[str, bytes],
    at_most: int,
    large: int,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    folder = write(tmp_path_factory.mktemp("index") / "0a1b2c", files)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bundles, "LARGE", large)
        written = write_bundles(folder, at_most)
    contents = [unpack((folder.parent / each.url).read_bytes()) for each in written]
    assert [each.url for each in written] == [
        f"0a1b2c/bundles/{number}.bin" for number in range(len(written))
    ]
    assert [each.bytes for each in written] == [
        (folder.parent / each.url).stat().st_size for each in written
    ]
    assert len(written) <= at_most
    assert all(contents)
    assert [name for some in contents for name in some] == sorted(files)
    assert {name: data for some in contents for name, data in some.items()} == files


def test_bundles_are_of_about_the_same_size(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bundles, "LARGE", 1000)
    files = {f"pairs/{number:03x}.bin.gz": bytes(100) for number in range(100)}
    written = write_bundles(write(tmp_path / "aa", files), 4)
    assert [len(unpack((tmp_path / each.url).read_bytes())) for each in written] == [25] * 4


def test_a_small_folder_is_one_bundle(tmp_path: Path) -> None:
    files = {"columns/room.bin.gz": b"1", "popular.bin.gz": b"2"}
    written = write_bundles(write(tmp_path / "aa", files), 12)
    assert [each.url for each in written] == ["aa/bundles/0.bin"]


def test_the_same_folder_gives_the_same_bytes_also_when_it_has_bundles_already(
    tmp_path: Path,
) -> None:
    folder = write(tmp_path / "aa", {"copies/0.json.gz": b"one", "copies/1.json.gz": b"two"})
    first = write_bundles(folder, 3)
    before = (tmp_path / first[0].url).read_bytes()
    assert write_bundles(folder, 3) == first
    assert (tmp_path / first[0].url).read_bytes() == before


def test_all_layers_together_are_twenty_bundles_at_most() -> None:
    assert sum(most for layer in MOST.values() for most in layer.values()) == 20


def test_the_list_says_what_to_fetch_and_how_much_it_is(tmp_path: Path) -> None:
    tables = [tmp_path / "folds-0123456789ab.bin.gz", tmp_path / "characters-0a1b2c.bin.gz"]
    for table in tables:
        table.write_bytes(bytes(30))
    bundles = [Saved("aa/bundles/0.bin", 100), Saved("bb/bundles/0.bin", 5)]
    assert offline_list(bundles, tables) == {
        "bytes": 165,
        "tables": [
            {"url": "characters-0a1b2c.bin.gz", "bytes": 30},
            {"url": "folds-0123456789ab.bin.gz", "bytes": 30},
        ],
        "bundles": [
            {"url": "aa/bundles/0.bin", "bytes": 100},
            {"url": "bb/bundles/0.bin", "bytes": 5},
        ],
    }
