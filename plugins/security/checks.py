"""What may not stand in a written page. Pure."""

from collections.abc import Callable, Container, Iterator
from urllib.parse import urlsplit

from lxml import html
from lxml.html import HtmlElement

from plugins.security.places import place_faults

DATA_BLOCKS = frozenset({"application/ld+json", "application/json"})
"""Types of ``<script>`` that a browser never runs."""

_LOADED = "//@src | //@srcset | //@poster | //object/@data | //link/@href | //form/@action"


def faults(
    page: bytes,
    *,
    policy: Callable[[list[str], list[str]], str],
    scripts: Container[str],
    sheets: Container[str],
    site: str,
) -> Iterator[str]:
    """Every fault of a page, in Chinese.

    What ``policy`` makes of its inline scripts and sheets must stand in it word for word;
    ``scripts`` and ``sheets`` are those it may have, ``site`` is the site's own whole address
    (empty where it has none yet).
    """
    if not page.strip():
        yield "网页是空的"
        return
    root = html.document_fromstring(page, parser=html.HTMLParser(encoding="utf-8"))
    inline = [sheet.text or "" for sheet in root.iter("style")]
    run = list(_inline_scripts(root))
    known = [script for script in run if script in scripts]
    yield from _policy_faults(root, policy(known, inline))
    yield from _attribute_faults(root)
    yield from (f"有不认识的内嵌脚本：“{s.strip()[:40]}”" for s in run if s not in known)
    if any(sheet not in sheets for sheet in inline):
        yield "有内嵌样式 <style>"
    yield from _host_faults(root, urlsplit(site).netloc)
    yield from place_faults(root, site)


def _policy_faults(root: HtmlElement, policy: str) -> Iterator[str]:
    found = root.xpath("//head/meta[@http-equiv='Content-Security-Policy']/@content")
    if not found:
        yield "没有 Content-Security-Policy"
    elif found != [policy]:
        yield f"Content-Security-Policy 不对：“{found[0]}”，应为“{policy}”"


def _attribute_faults(root: HtmlElement) -> Iterator[str]:
    for attribute in root.xpath("//@style | //@*[starts-with(local-name(), 'on')]"):
        yield f"有 {attribute.attrname}= 属性：“{attribute[:40]}”"


def _inline_scripts(root: HtmlElement) -> Iterator[str]:
    for script in root.xpath("//script[not(@src)]"):
        if script.get("type", "") not in DATA_BLOCKS:
            yield script.text or ""


def _host_faults(root: HtmlElement, host: str) -> Iterator[str]:
    for attribute in root.xpath(_LOADED):
        for address in _addresses(attribute):
            parts = urlsplit(address)
            if parts.netloc and parts.netloc != host:
                yield f"引用了别的网站：“{address}”"
            elif parts.scheme not in ("", "data", "http", "https"):
                yield f"地址的协议不允许：“{address[:40]}”"


def _addresses(attribute: html.HtmlElement) -> list[str]:
    """The addresses of an attribute; ``srcset`` has several, each with a width."""
    value = str(attribute)
    if attribute.attrname != "srcset":
        return [value.strip()]
    return [part.split()[0] for part in value.split(",") if part.strip()]
