"""The Pelican side of the last look at pictures."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from plugins.images.traces import REMEDY, TracesError, traces_in

SHOWN = 20
"""Files that the sentence ending a build names."""


def stop_traces(pelican: Any) -> None:
    """Receiver of ``finalized``: TracesError naming every such picture."""
    output = Path(pelican.output_path)
    found = [
        f"{path.relative_to(output).as_posix()}  读到 {'、'.join(traces)}"
        for path in _files(output)
        if (traces := traces_in(path))
    ]
    if found:
        more = f"\n……共 {len(found)} 个文件" if len(found) > SHOWN else ""
        listed = "\n".join(found[:SHOWN]) + more
        raise TracesError(f"图片里有拍摄的时间、地点等信息，不能公开：\n{listed}\n{REMEDY}")


def _files(output: Path) -> Iterator[Path]:
    """All files in one order, those behind linked folders too: a copy of the site follows them."""
    for folder, folders, names in os.walk(output, followlinks=True):
        folders.sort()
        yield from (Path(folder, name) for name in sorted(names) if Path(folder, name).is_file())
