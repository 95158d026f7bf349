"""Changes to the files of a copy, as a recipe names them: what to write, and where."""

from pathlib import Path


def write(path: Path, text: str) -> None:
    """A file that is new."""
    assert not path.exists(), f"{path} is there already"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def write_before(path: Path, place: str, text: str) -> None:
    """Write ahead of a place that the file has once."""
    _replace(path, place, text + place)


def write_after(path: Path, place: str, text: str) -> None:
    """Write behind a place that the file has once."""
    _replace(path, place, place + text)


def _replace(path: Path, place: str, text: str) -> None:
    before = path.read_text(encoding="utf-8")
    assert before.count(place) == 1, f"{path} has {place!r} {before.count(place)} times"
    path.write_text(before.replace(place, text), encoding="utf-8")
