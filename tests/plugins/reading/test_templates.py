"""What was compiled of the theme is kept, and never outlives what it was compiled of."""

from pathlib import Path
from types import CodeType
from typing import Any

import pytest
from jinja2 import DictLoader, Environment

from plugins.reading.templates import CompiledOnce, house_digest


class Counting(Environment):
    """Counts what it compiles."""

    compiled = 0

    def compile(self, *given: Any, **named: Any) -> Any:
        """Compile as ever."""
        self.compiled += 1
        return super().compile(*given, **named)


def environment(kept: Path, text: str) -> Counting:
    return Counting(loader=DictLoader({"a.html": text}), bytecode_cache=CompiledOnce(kept))


def rendered(kept: Path, text: str) -> tuple[str, int]:
    """What the next build writes, and how many templates it compiles for that."""
    fresh = environment(kept, text)
    return fresh.get_template("a.html").render(name="馆"), fresh.compiled


def test_the_next_build_compiles_nothing(tmp_path: Path) -> None:
    assert rendered(tmp_path, "一{{ name }}") == ("一馆", 1)
    assert rendered(tmp_path, "一{{ name }}") == ("一馆", 0)


def test_a_template_that_changed_is_compiled_anew(tmp_path: Path) -> None:
    rendered(tmp_path, "一{{ name }}")
    assert rendered(tmp_path, "二{{ name }}") == ("二馆", 1)


@pytest.mark.parametrize("bytes_left", [0, 10, 60, 200])
def test_a_file_that_was_cut_is_compiled_anew(tmp_path: Path, bytes_left: int) -> None:
    rendered(tmp_path, "一{{ name }}")
    (kept,) = (path for path in tmp_path.rglob("*") if path.is_file())
    kept.write_bytes(kept.read_bytes()[:bytes_left])
    assert rendered(tmp_path, "一{{ name }}") == ("一馆", 1)
    assert rendered(tmp_path, "一{{ name }}") == ("一馆", 0)


def test_what_other_code_compiled_goes(tmp_path: Path) -> None:
    rendered(tmp_path, "一{{ name }}")
    (tmp_path / house_digest()).rename(tmp_path / "other")
    assert rendered(tmp_path, "一{{ name }}") == ("一馆", 1)
    assert [path.name for path in tmp_path.iterdir()] == [house_digest()]


def test_one_build_compiles_a_template_once(tmp_path: Path) -> None:
    compiled = CompiledOnce(tmp_path)
    codes: set[CodeType] = set()
    for _ in range(2):
        fresh = Counting(loader=DictLoader({"a.html": "一"}), bytecode_cache=compiled)
        fresh.get_template("a.html")
        codes |= set(compiled._compiled.values())
    assert len(codes) == 1 and fresh.compiled == 0
