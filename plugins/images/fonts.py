"""The Song face that posters are set in: Noto Serif CJK SC, from the system's own package.

Debian and Ubuntu call the package ``fonts-noto-cjk``; ``.ci/install-font.sh`` brings it where it
may. No font is shipped: 25 MB for a poster, and a second copy of what the system keeps up to date.
"""

import shutil
import subprocess
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from PIL import ImageFont

FAMILY = "Noto Serif CJK SC"


@dataclass(frozen=True, slots=True)
class Font:
    """A face in a file; one file may hold several."""

    path: Path
    index: int

    def at(self, size: int) -> ImageFont.FreeTypeFont:
        """The face in so many pixels."""
        return ImageFont.truetype(str(self.path), size, index=self.index)


@lru_cache(maxsize=1)
def find_font() -> Font | None:
    """The bold face by fontconfig; None where it isn't installed."""
    if not shutil.which("fc-match"):
        return None
    query = ["fc-match", "-f", "%{file}|%{index}|%{family}", f"{FAMILY}:bold"]
    found = subprocess.run(query, capture_output=True, text=True, check=False).stdout
    file, index, family = (*found.split("|"), "", "", "")[:3]
    return Font(Path(file), int(index) & 0xFFFF) if FAMILY in family else None
