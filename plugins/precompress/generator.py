"""The Pelican side of the precompression."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from plugins.precompress.compress import SUFFIXES, compressed


def precompress(pelican: Any) -> None:
    """Receiver of ``finalized``."""
    suffixes = tuple(pelican.settings.get("PRECOMPRESS_SUFFIXES", SUFFIXES))
    found = sorted(Path(pelican.output_path).rglob("*"))
    paths = [path for path in found if path.suffix in suffixes and path.is_file()]
    with ThreadPoolExecutor() as pool:  # both compressors work outside Python's lock
        list(pool.map(_write_forms, paths))


def _write_forms(path: Path) -> None:
    for suffix, form in compressed(path.read_bytes()).items():
        path.with_name(path.name + suffix).write_bytes(form)
