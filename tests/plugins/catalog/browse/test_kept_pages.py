"""Pages that are kept between builds come back whole, or are written again."""

import shutil
from pathlib import Path

from pelican.settings import read_settings

from plugins.catalog.browse.kept_pages import keep_pages
from plugins.reading.generator import RoomGenerator
from tests.support.killed import at_moments, killed_at_moments

NAMES = ("a/index.html", "b/index.html", "b/2/index.html")


@at_moments
def test_pages_kept_by_a_build_that_was_killed_come_back_whole(tmp_path: Path, step: int) -> None:
    output, kept = tmp_path / "output", tmp_path / "kept"
    room = RoomGenerator({}, read_settings(), "", str(tmp_path), str(output))

    def build(key: str) -> None:
        """As ``make html`` does it: the output folder is new each time."""

        def write() -> None:
            for name in NAMES:
                (output / name).parent.mkdir(parents=True, exist_ok=True)
                (output / name).write_text(key, encoding="utf-8")

        shutil.rmtree(output, ignore_errors=True)
        keep_pages(room, kept, ["a", "b"], key, write)

    def pages() -> dict[str, str]:
        found = (path for path in output.rglob("*") if path.is_file())
        return {str(path.relative_to(output)): path.read_text(encoding="utf-8") for path in found}

    build("old")
    for moment in killed_at_moments(lambda: build("new"), step):
        for key in ("old", "new", "old"):
            build(key)
            assert pages() == dict.fromkeys(NAMES, key), moment
        assert [path.name for path in kept.iterdir()] == ["pages-old"], moment
