"""The Pelican side of what works without a network."""

import json
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from plugins.offline.files import PAGES, needed

WORKER = "js/sw.js"


def write_offline(pelican: Any) -> None:
    """Receiver of ``finalized``."""
    settings, output = pelican.settings, Path(pelican.output_path)
    worker = settings["ASSETS"].assets.get(WORKER)
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
