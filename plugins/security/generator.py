"""The Pelican side of the security rules."""

from collections.abc import Collection, Mapping
from functools import cache, partial
from pathlib import Path
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from plugins.security.boot import BOOT, FIRST, every_choice, script
from plugins.security.checks import faults
from plugins.security.policy import WASM_PAGES, check_inline, policy

SHOWN = 20
"""Faults that the sentence ending a build lists."""


class UnsafePageError(RuntimeError):
    """A page of the output breaks a rule."""


def add_globals(pelican: Any) -> None:
    """Receiver of ``initialized``: the Jinja globals and filters."""
    boot = read_boot(pelican.settings)

    @cache
    def first(asks: tuple[str, ...]) -> str:
        return read_first(pelican.settings, asks)

    def content_security_policy(
        wasm: bool = False,
        sheet: str | None = None,
        script: str | None = None,
        asks: tuple[str, ...] | None = None,
    ) -> Markup:
        sheets = [read_inline(pelican.settings, sheet)] if sheet else []
        scripts = [own] if (own := read_in_page(pelican.settings, script or "")) else []
        head = boot if asks is None else first(asks)
        return Markup(policy([head, *scripts], wasm, sheets))  # quotes, letters, figures of our own

    @pass_context  # else Jinja compiles in what it says of a constant, whichever build this is
    def script_in_page(context: Context, name: str) -> Markup:
        return Markup(read_in_page(pelican.settings, name))

    pelican.settings["JINJA_GLOBALS"] = {
        **pelican.settings["JINJA_GLOBALS"],
        "boot_script": Markup(boot),  # checked by check_inline: can't end its element
        "first_script": lambda asks=(): Markup(first(asks)),
        "content_security_policy": content_security_policy,
    }
    pelican.settings["JINJA_FILTERS"] = {
        **pelican.settings["JINJA_FILTERS"],
        "inline_sheet": lambda name: Markup(read_inline(pelican.settings, name)),
        "script_in_page": script_in_page,
    }


def read_boot(settings: Mapping[str, Any]) -> str:
    """The inline script of a page that is nothing without its script, as the assets have it."""
    return read_inline(settings, BOOT)


def read_first(settings: Mapping[str, Any], asks: Collection[str]) -> str:
    """The inline script of every other page, by who asks there for what comes later."""
    return script(asks, partial(read_inline, settings))


def _boots(settings: Mapping[str, Any]) -> set[str]:
    """All that may stand inline in a page's head; a theme may do without what comes later."""
    read = cache(partial(read_inline, settings))  # the choices are made of the same few parts
    some = every_choice() if FIRST in settings["ASSETS"].assets else []
    return {read(BOOT), *(script(asks, read) for asks in some)}


def read_inline(settings: Mapping[str, Any], name: str) -> str:
    """A script or a sheet that stands in a page, as the assets have it."""
    assets = settings["ASSETS"]
    assets.path(name)  # tells of a name that nothing has
    return check_inline(assets.assets[name].content.decode().rstrip(), name)


def read_in_page(settings: Mapping[str, Any], name: str) -> str:
    """A script that stands in its page; empty where it has an address."""
    return check_inline(settings["SCRIPTS_IN_PAGES"].get(name, "").rstrip(), name)


def check_output(pelican: Any) -> None:
    """Receiver of ``finalized``: UnsafePageError naming every faulty page."""
    settings = pelican.settings
    scripts = _boots(settings)
    scripts |= {read_in_page(settings, name) for name in settings["SCRIPTS_IN_PAGES"]}
    site = settings["SITEURL"]
    names = (name for name in settings["ASSETS"].assets if name.endswith(".css"))
    sheets = {read_inline(settings, name) for name in names}
    output = Path(pelican.output_path)
    found: list[str] = []
    for path in sorted(output.rglob("*.html")):
        name = path.relative_to(output).as_posix()
        expected = partial(_expected, name.removesuffix("index.html") in WASM_PAGES)
        page = path.read_bytes()
        own = faults(page, policy=expected, scripts=scripts, sheets=sheets, site=site)
        found += (f"{name}  {fault}" for fault in own)
    if found:
        more = f"\n……共 {len(found)} 处" if len(found) > SHOWN else ""
        raise UnsafePageError("网页违反安全规则：\n" + "\n".join(found[:SHOWN]) + more)


def _expected(wasm: bool, scripts: list[str], sheets: list[str]) -> str:
    """The policy of a page that has these."""
    return policy(scripts, wasm, sheets)
