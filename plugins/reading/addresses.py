"""Addresses of the site's own pages in HTML: below the folder in which it lies, without its host.

A text says ``/about/`` wherever the site will lie, and staff paste whole addresses of the site.
A page needs ``/library/about/`` where the site lies in ``https://example.org/library``; with the
host in it, it would lead away from a mirror. A feed alone needs whole addresses. Pure.
"""

import re
from collections.abc import Callable
from html import escape, unescape
from urllib.parse import SplitResult, urlsplit

from jinja2 import pass_context
from jinja2.runtime import Context
from lxml.html.defs import link_attrs

ADDRESS_LISTS = frozenset({"srcset", "imagesrcset", "ping", "archive"})
"""Attributes with several addresses, in a ``srcset`` each with a width."""
ADDRESS_ATTRIBUTES = link_attrs - {"usemap"} | ADDRESS_LISTS | {"poster", "itemid", "manifest"}
"""All attributes of HTML, old and new, that hold addresses (HTML Standard, index of attributes:
"valid URL"); ``usemap`` never leaves the page."""

Change = Callable[[str], str]

_TAG = re.compile(
    r"<!--(?:.*?-->|.*)|<[a-zA-Z](?:[^\"'>]++|\"[^\"]*\"|'[^']*')*+>?", re.DOTALL | re.ASCII
)
"""A comment or a tag; one that nobody closed ends with the text, so no letter is read twice."""
_ATTRIBUTE = re.compile(
    r"(?<![^\s\"'<>/=])(?P<name>[^\s\"'<>/=]++)\s*+=\s*"
    r"(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[^\s\"'>]+))"
)
_IN_LIST = re.compile(r"[\d.]+[wxh](?=[,\s]|$)|[^\s,]\S*")
"""A width, which changes nothing, or an address: that may hold commas, but begins with none."""


def at_home(html: str, site: str) -> str:
    """HTML whose links within the site lie below its folder and name no host.

    ``site``: its whole address, without a slash at the end; empty while it has none.
    """
    return with_addresses(html, lambda address: from_here(address, site)) if site else html


def from_here(address: str, site: str) -> str:
    """The address of a page of ours as a link of the site says it; any other stays as it is."""
    home, target = urlsplit(site), _split(address)
    if target is None:
        return address
    if not (target.scheme or target.netloc):
        return f"{home.path}{address.strip()}" if target.path.startswith("/") else address
    if not is_own(address, site):
        return address
    path = f"{home.path}/" if target.path == home.path else target.path
    return target._replace(scheme="", netloc="", path=path).geturl()


def is_own(address: str, site: str) -> bool:
    """Whether a whole address, or one without its scheme, names a page of this site."""
    home, target = urlsplit(site), _split(address)
    if target is None or target.scheme not in ("", "http", "https"):
        return False
    is_here = bool(home.netloc) and target.netloc.lower() == home.netloc.lower()
    return is_here and is_below(target.path, home.path)


def is_below(path: str, folder: str) -> bool:
    """Whether a path lies in the site's folder, which is empty at the root of a host."""
    return not folder or path == folder or path.startswith(f"{folder}/")


@pass_context
def internal(context: Context, address: str) -> str:
    """Filter: an address of a header, which may lead anywhere, as a link of the site says it."""
    return from_here(address, context["SITEURL"])


def with_addresses(html: str, change: Change) -> str:
    """HTML with every address in an attribute changed; everything else stays, byte for byte."""

    def attribute(match: re.Match[str]) -> str:
        name = match["name"].lower()
        if name not in ADDRESS_ATTRIBUTES:
            return match[0]
        old = unescape(match["double"] or match["single"] or match["bare"] or "")
        many = name in ADDRESS_LISTS
        new = _IN_LIST.sub(lambda one: change(one[0]), old) if many else change(old)
        return match[0] if new == old else f'{match["name"]}="{escape(new)}"'

    def tag(match: re.Match[str]) -> str:
        return match[0] if match[0].startswith("<!") else _ATTRIBUTE.sub(attribute, match[0])

    return _TAG.sub(tag, html)


def _split(address: str) -> SplitResult | None:
    try:
        return urlsplit(address.strip())
    except ValueError:
        return None
