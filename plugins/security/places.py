"""Whether the addresses of a written page keep to the site, wherever it is read. Pure.

It is also read from a folder of a host, from a mirror, from a machine without network. So what
leads on within the site names no host, and stays in the folder in which the site lies. Whole are
only the addresses that a page tells to others: what it is called (``canonical``), and what no
browser follows (properties of a shared page, JSON-LD, words, ``data-*``, which may hold words).
"""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from lxml import etree
from lxml.html import HtmlElement

from plugins.reading.addresses import ADDRESS_ATTRIBUTES, ADDRESS_LISTS, is_below, is_own

_SUSPECT = etree.XPath(
    "//@*[contains(., $host) or"
    " (starts-with(normalize-space(), '/') and not(starts-with(normalize-space(), $folder)))]"
    " | //@srcset | //@imagesrcset | //meta[@http-equiv]/@content"
)
"""Few of a page's attributes: XPath looks them through a hundred times as fast."""


def place_faults(root: HtmlElement, site: str) -> Iterator[str]:
    """Every fault, in Chinese; ``site``: the whole address of the site, empty while it has none."""
    home = urlsplit(site)
    if not home.netloc:
        return
    found: Any = _SUSPECT(root, host=home.netloc, folder=f"{home.path}/")
    for attribute in found:
        for address in _addresses(attribute):
            if is_own(address, site):
                yield f"站内的地址写了网站的网址：“{address}”，应从“{home.path}/”写起"
            elif _is_outside(address, home.path):
                yield f"地址不在网站的文件夹“{home.path}/”里：“{address}”"


def _addresses(attribute: Any) -> list[str]:
    """What an attribute leads to; nothing for words, and for what a page tells to others."""
    element: HtmlElement = attribute.getparent()
    name, value = str(attribute.attrname), str(attribute).strip()
    if element.tag == "meta":  # http-equiv=refresh; a policy has no such part
        return [part.partition("=")[2].strip() for part in value.split(";")[1:] if "url=" in part]
    if name not in ADDRESS_ATTRIBUTES or "canonical" in element.get("rel", "").split():
        return []
    if name in ADDRESS_LISTS:
        return [part.split()[0] for part in value.split(",") if part.strip()]
    return [value]


def _is_outside(address: str, folder: str) -> bool:
    return address.startswith("/") and not (address.startswith("//") or is_below(address, folder))
