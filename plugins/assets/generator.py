"""The Pelican side of the assets."""

from pathlib import Path
from typing import Any

from plugins.assets.bundle import read_bundle


def add_filter(pelican: Any) -> None:
    """Receiver of ``initialized``: the Jinja filter ``asset``.

    The bundle travels in the settings, so that a rebuild reads the theme anew.
    """
    bundle = read_bundle(Path(pelican.theme) / "static")
    site = pelican.settings["SITEURL"]

    def asset(name: str) -> str:
        return f"{site}/{bundle.path(name)}"

    pelican.settings["ASSETS"] = bundle
    pelican.settings["JINJA_FILTERS"] = {**pelican.settings["JINJA_FILTERS"], "asset": asset}


def write_assets(pelican: Any) -> None:
    """Receiver of ``finalized``."""
    pelican.settings["ASSETS"].write(Path(pelican.output_path))
