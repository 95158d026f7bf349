"""The Pelican side of the security rules."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from markupsafe import Markup

from plugins.security.checks import faults
from plugins.security.policy import WASM_PAGES, check_inline, policy

SHOWN = 20
"""Faults that the sentence ending a build lists."""


class UnsafePageError(RuntimeError):
    """A page of the output breaks a rule."""


def add_globals(pelican: Any) -> None:
    """Receiver of ``initialized``: the Jinja globals."""
    boot = read_boot(pelican.settings)

    def content_security_policy(wasm: bool = False) -> Markup:
        return Markup(policy([boot], wasm))  # quotes, letters and figures of our own

    pelican.settings["JINJA_GLOBALS"] = {
        **pelican.settings["JINJA_GLOBALS"],
        "boot_script": Markup(boot),  # checked by check_inline: can't end its element
        "content_security_policy": content_security_policy,
    }


def read_boot(settings: Mapping[str, Any]) -> str:
    """The inline script that runs before the page is drawn, as the assets have it."""
    return check_inline(settings["ASSETS"].assets["js/boot.js"].content.decode().rstrip())


def check_output(pelican: Any) -> None:
    """Receiver of ``finalized``: UnsafePageError naming every faulty page."""
    boot = read_boot(pelican.settings)
    site = pelican.settings["SITEURL"]
    policies = {wasm: policy([boot], wasm) for wasm in (False, True)}
    output = Path(pelican.output_path)
    found: list[str] = []
    for path in sorted(output.rglob("*.html")):
        name = path.relative_to(output).as_posix()
        expected = policies[name.removesuffix("index.html") in WASM_PAGES]
        page = path.read_bytes()
        found += (f"{name}  {f}" for f in faults(page, policy=expected, boot=boot, site=site))
    if found:
        more = f"\n……共 {len(found)} 处" if len(found) > SHOWN else ""
        raise UnsafePageError("网页违反安全规则：\n" + "\n".join(found[:SHOWN]) + more)
