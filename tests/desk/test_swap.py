"""A site takes the place of another whole, or not at all."""

import shutil
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.desk.build import building_alone
from plugins.desk.settings import DeskError
from plugins.desk.swap import MARKER, Marker, fresh_folder, read_marker, write_marker
from tests.support.killed import at_moments, killed_at, killed_at_moments

HTML = Marker("html", date(2026, 11, 22), "")
PAGES = ("index.html", "about/index.html", "about/people/index.html")


def put(output: Path, text: str) -> None:
    with fresh_folder(output, HTML) as folder:
        for name in PAGES:
            (folder / name).parent.mkdir(exist_ok=True)
            (folder / name).write_text(text, encoding="utf-8")


def fail(output: Path) -> None:
    """A build that stops half-way, and clears up after itself."""
    with suppress(ZeroDivisionError), fresh_folder(output, HTML) as folder:
        (folder / "index.html").write_text("half", encoding="utf-8")
        raise ZeroDivisionError


def page(output: Path) -> str:
    (text,) = {(output / name).read_text(encoding="utf-8") for name in PAGES}
    return text


def beside(output: Path) -> list[str]:
    return sorted(path.name for path in output.parent.iterdir())


def test_new_site_replaces_old_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    output = tmp_path / "deep" / "output"
    put(output, "old")
    put(output, "new")
    assert page(output) == "new"
    assert beside(output) == ["output"]


def test_an_exception_in_the_middle_leaves_the_old_site(tmp_path: Path) -> None:
    output = tmp_path / "output"
    put(output, "old")
    with pytest.raises(ZeroDivisionError), fresh_folder(output, HTML) as folder:
        (folder / "index.html").write_text("half", encoding="utf-8")
        raise ZeroDivisionError
    assert page(output) == "old"
    assert beside(output) == ["output"]


def test_ctrl_c_in_the_middle_leaves_the_old_site(tmp_path: Path) -> None:
    output = tmp_path / "output"
    put(output, "old")
    with pytest.raises(KeyboardInterrupt), fresh_folder(output, HTML):
        raise KeyboardInterrupt
    assert page(output) == "old"


@pytest.mark.parametrize("failing_rename", [1, 2, 3])
def test_a_rename_that_fails_leaves_the_old_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing_rename: int
) -> None:
    output = tmp_path / "output"
    put(output, "old")
    renames = 0
    rename = Path.rename

    def failing(self: Path, target: Path) -> Path:
        nonlocal renames
        renames += 1
        if renames == failing_rename:
            raise OSError(5, "Input/output error")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", failing)
    with pytest.raises(DeskError, match=f"不能写 {output}：磁盘读写出错"):
        put(output, "new")
    assert page(output) == "old"
    assert beside(output) == ["output"]


def test_a_site_that_was_left_between_two_renames_is_put_back_first(tmp_path: Path) -> None:
    output = tmp_path / "output"
    put(output, "old")
    output.rename(tmp_path / ".output.old")
    with pytest.raises(ZeroDivisionError), fresh_folder(output, HTML):
        raise ZeroDivisionError
    assert page(output) == "old"


def scene(output: Path, before: str) -> None:
    """A folder for sites as it may stand before a build."""
    shutil.rmtree(output.parent, ignore_errors=True)
    if before == "an empty folder":
        output.mkdir(parents=True)
    elif before != "nothing":
        put(output, "old")
    if before == "a site put aside":
        output.rename(output.with_name(".output.old"))


@at_moments
@pytest.mark.parametrize("build", [put, fail])
@pytest.mark.parametrize("before", ["nothing", "an empty folder", "a site", "a site put aside"])
def test_a_build_killed_at_any_moment_hinders_no_later_one(
    tmp_path: Path, before: str, build: Callable[..., None], step: int
) -> None:
    output = tmp_path / "www" / "output"
    scene(output, before)
    arguments = (output,) if build is fail else (output, "killed")
    for moment in killed_at_moments(lambda: build(*arguments), step):
        if output.exists() and any(output.iterdir()):
            assert page(output) in ("old", "killed"), moment
        put(output, "new")
        assert page(output) == "new"
        assert beside(output) == ["output"], moment
        scene(output, before)


@pytest.mark.soak
@given(st.lists(st.integers(1, 60), min_size=2, max_size=4))
def test_builds_killed_one_after_another_leave_a_whole_site_and_hinder_no_later_one(
    moments: list[int],
) -> None:
    with TemporaryDirectory() as folder:
        output = Path(folder) / "output"
        put(output, "old")
        for moment in moments:
            killed_at(moment, lambda: put(output, "killed"))
            shown = output if output.exists() else output.with_name(".output.old")
            assert page(shown) in ("old", "killed")
        put(output, "new")
        assert page(output) == "new"
        assert beside(output) == ["output"]


def test_left_overs_of_a_killed_build_are_cleared(tmp_path: Path) -> None:
    left_over = tmp_path / ".output.new"
    left_over.mkdir()
    write_marker(left_over, HTML)
    (left_over / "half.html").touch()
    put(tmp_path / "output", "new")
    assert beside(tmp_path / "output") == ["output"]
    assert not (tmp_path / "output" / "half.html").exists()


@pytest.mark.parametrize("name", ["output", ".output.making", ".output.new", ".output.old"])
def test_a_strangers_folder_is_never_touched(tmp_path: Path, name: str) -> None:
    if name == ".output.old":
        put(tmp_path / "output", "old")
    (tmp_path / name).mkdir(exist_ok=True)
    (tmp_path / name / "thesis.doc").touch()
    with pytest.raises(DeskError, match="不是本程序生成"):
        put(tmp_path / "output", "new")
    assert (tmp_path / name / "thesis.doc").exists()


def test_a_file_in_the_place_of_the_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "output").touch()
    with pytest.raises(DeskError, match="是一个文件"):
        put(tmp_path / "output", "new")


def test_an_empty_folder_may_be_used(tmp_path: Path) -> None:
    (tmp_path / "output").mkdir()
    put(tmp_path / "output", "new")
    assert page(tmp_path / "output") == "new"


def test_marker_tells_what_made_the_site(tmp_path: Path) -> None:
    put(tmp_path / "output", "new")
    assert read_marker(tmp_path / "output") == HTML
    (tmp_path / "output" / MARKER).write_text("{", encoding="utf-8")
    assert read_marker(tmp_path / "output") is None


def test_an_output_that_cannot_be_written_is_told_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with (
        pytest.raises(
            DeskError, match=rf"不能写 {tmp_path}/file.*请换一个 OUTPUT，或者核对它的位置和名称"
        ),
        fresh_folder(tmp_path / "file" / "output", HTML),
    ):
        pass


def test_a_build_folder_that_cannot_be_written_is_told_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "build").touch()
    with (
        pytest.raises(DeskError, match=rf"不能写 {tmp_path}/build.*已经有同名的.*请移走它"),
        building_alone(tmp_path / "build"),
    ):
        pass
