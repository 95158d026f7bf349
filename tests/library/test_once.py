"""A folder is read once while the checks run, and anew for the next run."""

from pathlib import Path

import pytest

from plugins.library.events.reading import read_events
from plugins.library.exhibitions.reading import read_all
from plugins.library.reading.once import once, reading_once


@once
def names(folder: Path) -> tuple[str, ...]:
    return tuple(sorted(path.name for path in folder.iterdir()))


def test_what_is_written_while_checks_run_is_seen_by_the_next_run(tmp_path: Path) -> None:
    (tmp_path / "a").touch()
    with reading_once():
        assert names(tmp_path) == ("a",)
        (tmp_path / "b").touch()
        assert names(tmp_path) == ("a",)
    assert names(tmp_path) == ("a", "b")
    with reading_once():
        assert names(tmp_path) == ("a", "b")


def test_another_folder_is_another_question(tmp_path: Path) -> None:
    (tmp_path / "in" / "deep").mkdir(parents=True)
    with reading_once():
        assert (names(tmp_path), names(tmp_path / "in")) == (("in",), ("deep",))


def test_a_reader_that_fails_is_asked_again(tmp_path: Path) -> None:
    with reading_once():
        with pytest.raises(FileNotFoundError):
            names(tmp_path / "later")
        (tmp_path / "later").mkdir()
        assert names(tmp_path / "later") == ()


def test_events_and_exhibitions_are_the_very_same_nouns_for_all_checks(tmp_path: Path) -> None:
    with reading_once():
        assert read_events(tmp_path) is read_events(tmp_path)
        assert read_all(tmp_path) is read_all(tmp_path)
    assert read_all(tmp_path) is not read_all(tmp_path)
