"""The last look: a picture with traces of a camera stops the build, whatever put it there."""

from pathlib import Path
from typing import Any

import pytest
from pelican import signals

from plugins.images.traces import TracesError
from tests.conftest import Build
from tests.support import traced

ALL = {**traced.MADE, **traced.NOT_MADE}


@pytest.fixture
def small() -> dict[str, Any]:
    """Settings of a site without rooms."""
    return {"PLUGINS": ["plugins.reading", "plugins.privacy"], "DIRECT_TEMPLATES": []}


def _built(build: Build, files: dict[str, str | bytes], small: dict[str, Any]) -> str:
    with pytest.raises(TracesError) as stopped:
        build(files, STATIC_PATHS=["raw"], PAGE_PATHS=[], ARTICLE_PATHS=[], **small)
    return str(stopped.value)


def test_every_raw_picture_is_named_with_what_is_in_it(build: Build, small: dict[str, Any]) -> None:
    files: dict[str, str | bytes] = {
        f"content/raw/{number}.bin": make() for number, make in enumerate(ALL.values())
    }
    files["content/raw/clean.jpg"] = traced.saved("JPEG")
    message = _built(build, files, small)
    listed = [line for line in message.splitlines() if line.startswith("raw/")]
    assert len(listed) == min(20, len(ALL))
    assert f"共 {len(ALL)} 个文件" in message
    assert "clean.jpg" not in message
    assert "另存为 PNG" in message


@pytest.mark.parametrize("name", ALL)
def test_one_is_enough(build: Build, small: dict[str, Any], name: str) -> None:
    message = _built(build, {"content/raw/data.json": ALL[name]()}, small)
    assert "raw/data.json  读到" in message


def test_a_zip_is_looked_into(build: Build, small: dict[str, Any]) -> None:
    content = traced.zipped(photo=traced.MADE["JPEG EXIF"]())
    assert "raw/a.zip  读到 word/media/photo：EXIF" in _built(
        build, {"content/raw/a.zip": content}, small
    )


def test_a_picture_that_a_plugin_writes_late_is_seen_too(
    build: Build, small: dict[str, Any]
) -> None:
    def plant(pelican: Any) -> None:
        (Path(pelican.output_path) / "late").write_bytes(traced.MADE["WebP EXIF"]())

    signals.finalized.connect(plant)
    assert "late  读到 EXIF" in _built(build, {"content/raw/a.txt": "文"}, small)


def test_clean_pictures_pass(build: Build, small: dict[str, Any]) -> None:
    files: dict[str, str | bytes] = {
        f"content/raw/{number}.bin": make() for number, make in enumerate(traced.CLEAN.values())
    }
    output = build(files, STATIC_PATHS=["raw"], PAGE_PATHS=[], ARTICLE_PATHS=[], **small)
    assert len([*output.glob("raw/*")]) == len(files)


def test_the_look_comes_behind_all_that_write_and_before_what_packs() -> None:
    from pelicanconf import PLUGINS
    from publishconf import PLUGINS as PUBLISHED

    assert PLUGINS[-1] == "plugins.privacy"
    assert PUBLISHED[len(PLUGINS) :] == ["plugins.precompress"]
