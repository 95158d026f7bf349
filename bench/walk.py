"""Walks a built site as a crawler without scripts does: by links alone, from ``/catalog/``."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urldefrag, urljoin

from lxml import html

START = "/catalog/"
SHELVES = "/catalog/clc/"


@dataclass(frozen=True, slots=True)
class Walk:
    """What was reached."""

    pages: int
    shelf_pages: int
    records: int
    """Different ids on shelf pages."""
    twice: int
    """Records that stand on more than one."""


def walk(output: Path) -> Walk:
    """Follow every link to a page below ``/catalog/``; FileNotFoundError for a dead one."""
    seen: dict[str, None] = {START: None}
    ids: list[str] = []
    shelf_pages = 0
    for address in (waiting := list(seen)):  # grows as it goes
        page: Any = html.document_fromstring((output / address[1:] / "index.html").read_bytes())
        if address.startswith(SHELVES):
            found = [str(id_) for id_ in page.xpath("//@data-record-id")]
            ids += found
            shelf_pages += bool(found)
        for link in page.xpath("//a/@href"):
            there = unquote(urldefrag(urljoin(address, str(link)))[0])
            if there.startswith(START) and there.endswith("/") and there not in seen:
                seen[there] = None
                waiting.append(there)
    return Walk(len(seen), shelf_pages, len(set(ids)), len(ids) - len(set(ids)))
