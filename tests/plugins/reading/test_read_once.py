"""The rooms of a build share what is read; the next build reads anew."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from pelican import signals

from plugins.library.exhibitions.reading import read_all


def test_a_build_reads_a_folder_once_and_then_forgets_it(
    build: Callable[..., Path], tmp_path: Path
) -> None:
    content, same = tmp_path / "content", []

    def look(_: Any) -> None:
        same.append(read_all(content) is read_all(content))

    signals.all_generators_finalized.connect(look)
    build({})
    assert same == [True]
    assert read_all(content) is not read_all(content)
