"""The Pelican side of what works without a network."""

import json
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from plugins.offline.files import PAGES, needed
from plugins.reading.generator import RoomGenerator

WORKER, LEAVES = "js/sw.js", "js/sw_off.js"
PAGE = "offline/"


class OfflineGenerator(RoomGenerator):
    """Writes the page that stands in place of one that can't be had."""

    def generate_output(self, writer: Any) -> None:
        """Phase 2."""
        if WORKER in self.settings["ASSETS"].assets:
            self.write(writer, "offline", PAGE, is_listed=False)


def write_offline(pelican: Any) -> None:
    """Receiver of ``finalized``."""
    settings, output = pelican.settings, Path(pelican.output_path)
    worker = settings["ASSETS"].assets.get(WORKER if settings["OFFLINE"] else LEAVES)
    if worker is None:
        return
    root = urlsplit(settings["SITEURL"]).path.rstrip("/")
    files = {page: _files(page, output, root) for page in PAGES if _written(page, output).is_file()}
    (output / "sw.js").write_bytes(worker.content)
    (output / "offline.json").write_text(json.dumps(files) + "\n", encoding="utf-8", newline="\n")


def _files(page: str, output: Path, root: str) -> list[dict[str, str | int]]:
    names = needed(_written(page, output), output, root)
    return [{"url": name, "bytes": (output / name).stat().st_size} for name in names]


def _written(page: str, output: Path) -> Path:
    return output / page / "index.html"
