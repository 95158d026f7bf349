"""What all feeds of the site share: ids that stay, text that XML allows, moments with a zone. Pure.

Source of the rules: RFC 4151 (tag URIs), XML 1.0 §2.2 (characters), RFC 4287 §3.3 (dates).
"""

import re
from dataclasses import dataclass
from datetime import date, datetime, time
from urllib.parse import quote

from plugins.library.clock import EAST_EIGHT
from plugins.library.hidden import without_hidden
from plugins.library.romanised import romanised

AUTHORITY = "anju-library"
"""In the ids, in place of a host, which may change."""
FIRST_YEAR = 2021
"""The year in the ids: the authority held its name then, and the year must never change."""
SINCE = datetime(2021, 1, 1, 8, tzinfo=EAST_EIGHT)
"""The date of a feed that has no entry yet."""
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed as the page ``/feeds/`` lists it; ``url`` from the site's root."""

    title: str
    url: str
    kind: str
    """``RSS``, ``Atom``, ``JSON Feed``, ``OPDS``, ``播客`` or ``日历``."""


def tag(authority: str, kind: str, slug: str) -> str:
    """The lasting id of a thing, whatever characters its slug has."""
    return f"tag:{authority},{FIRST_YEAR}:{kind}/{quote(slug)}"


def series_path(series: str) -> str:
    """Where the feeds of a series stand, without their suffixes; empty where no name is left."""
    spelt = romanised(line(series))
    return f"feeds/series/{spelt}" if spelt else ""


def clean(text: str) -> str:
    """Text without what nobody sees, and what XML 1.0 forbids (lone surrogates too)."""
    return _ILLEGAL.sub("", without_hidden(text))


def line(text: str) -> str:
    """Clean text on one line, without white space at its ends."""
    if text.isprintable() and "  " not in text:  # nearly always, and ten times as fast
        return text.strip()
    return " ".join(clean(text).split())


def moment(day: date) -> datetime:
    """A day (midnight) or a moment of the library's clock, with the offset that it has today."""
    if not isinstance(day, datetime):
        day = datetime.combine(day, time())
    return day.replace(tzinfo=EAST_EIGHT)
