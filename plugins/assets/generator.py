"""The Pelican side of the assets."""

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from jinja2 import pass_context
from jinja2.runtime import Context

from plugins.assets.bundle import read_bundle
from plugins.assets.scripts import placed


def add_filters(pelican: Any) -> None:
    """Receiver of ``initialized``: the Jinja filters, and the scripts that stand in a page.

    The bundle travels in the settings, so that a rebuild reads the theme anew. Addresses begin
    at the root of the host: shorter, and a published site can be looked at on another host.
    """
    settings = pelican.settings
    bundle = read_bundle(Path(pelican.theme) / "static", settings.get("ASSETS_MINIFY", False))
    root = urlsplit(settings["SITEURL"]).path.rstrip("/")

    @pass_context  # else Jinja compiles in what it says of a constant, whichever build this is
    def asset(context: Context, name: str) -> str:
        return f"{root}/{bundle.path(name)}"

    @pass_context
    def modules(context: Context, entry: str) -> list[str]:
        return [f"{root}/{path}" for path in bundle.modules(entry)]

    settings["ASSETS"] = bundle
    settings["SCRIPTS_IN_PAGES"] = {
        name: placed(script, f"{root}/{bundle.folder}") for name, script in bundle.in_page.items()
    }
    settings["JINJA_FILTERS"] = {
        **settings["JINJA_FILTERS"], "asset": asset, "modules": modules,
    }  # fmt: skip


def write_assets(pelican: Any) -> None:
    """Receiver of ``finalized``."""
    pelican.settings["ASSETS"].write(Path(pelican.output_path))
