"""What every surface of a built site says of hours and closures, read back from its files."""

import json
import re
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from lxml import html

_STATES = {"这天开馆": "open", "这天闭馆": "closed", "开放时间": "unknown"}
Day = tuple[str, str]
"""State and what is said of the hours."""


def parse(path: Path) -> html.HtmlElement:
    """A written page."""
    return html.fromstring(path.read_bytes().decode())


def text(element: html.HtmlElement) -> str:
    """Its words on one line."""
    return " ".join(element.text_content().split())


def visible(page: html.HtmlElement) -> str:
    """What a reader sees without any script and without opening anything."""
    for hidden in page.xpath("//*[@hidden] | //details | //script"):
        hidden.drop_tree()
    return text(page)


def days_of(page: html.HtmlElement) -> dict[date, Day]:
    """The days that a page shows one of, by script."""
    found = {}
    for block in page.xpath("//*[@data-today]/*[@data-day]"):
        (heading,) = block.xpath(".//*[@class='today__heading']")
        (hours,) = block.xpath(".//*[@class='today__hours']")
        found[date.fromisoformat(block.get("data-day"))] = _STATES[text(heading)], text(hours)
    return found


def table_of(page: html.HtmlElement) -> dict[date, str]:
    """The coming days in the table for readers without scripts."""
    return {
        date.fromisoformat(row.xpath(".//time/@datetime")[0]): text(row.xpath("./td")[0])
        for row in page.xpath("//*[@class='coming-days']//tr")
    }


def week_of(page: html.HtmlElement) -> dict[date, str]:
    """Today and the six days to come in 长辈版, a day a row."""
    return {
        date.fromisoformat(row.xpath(".//time/@datetime")[0]): text(row.xpath("./td")[0])
        for row in page.xpath("//*[@data-week]/tr")
    }


def banner_of(page: html.HtmlElement, day: date) -> list[str]:
    """The sentences that the banner has for a day, however many are shown at once."""
    lines = page.xpath("//*[@data-closures]/*[@data-from]")
    return [
        text(line)
        for line in lines
        if line.get("data-from") <= day.isoformat() <= line.get("data-to")
    ]


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """One VEVENT."""

    start: date
    end: date
    """Included."""
    title: str
    cancelled: bool
    uid: str
    sequence: int


def calendar_of(path: Path) -> list[CalendarEntry]:
    """The entries of a calendar."""
    unfolded = path.read_bytes().decode().replace("\r\n ", "")
    found = []
    for part in unfolded.split("BEGIN:VEVENT")[1:]:
        names = dict(re.findall(r"^([A-Z-]+)(?:;[^:]*)?:(.*?)\r$", part, re.M))
        start, end = (_compact(names[name]) for name in ("DTSTART", "DTEND"))
        title = names["SUMMARY"].replace("\\,", ",").replace("\\;", ";")
        called_off = names["STATUS"] == "CANCELLED"
        last, uid, sequence = end - timedelta(days=1), names["UID"], int(names["SEQUENCE"])
        found.append(CalendarEntry(start, last, title, called_off, uid, sequence))
    return found


def _compact(text: str) -> date:
    return date(int(text[:4]), int(text[4:6]), int(text[6:8]))


def linked_data(page: html.HtmlElement) -> dict[str, Any]:
    """The JSON-LD of a page."""
    (block,) = page.xpath("//head//script[@type='application/ld+json']/text()")
    data: dict[str, Any] = json.loads(block)
    return data


def linked_day(data: dict[str, Any], day: date) -> tuple[str, list[tuple[str, str]]]:
    """State and intervals of a day as a program reads them from schema.org's words."""
    special = [s for s in data.get("specialOpeningHoursSpecification", ()) if _valid(s, day)]
    regular = [
        s for s in data.get("openingHoursSpecification", ()) if day.strftime("%A") in s["dayOfWeek"]
    ]
    seasonal = [s for s in regular if "validFrom" in s and _valid(s, day)]
    usual = [s for s in regular if "validFrom" not in s]
    found = special or seasonal or usual
    if any("opens" not in s for s in found):
        return "unknown", []
    pairs = [(s["opens"], s["closes"]) for s in found if s["opens"] != s["closes"]]
    return ("open" if pairs else "closed"), sorted(pairs)


def _valid(specification: dict[str, Any], day: date) -> bool:
    return bool(specification["validFrom"] <= day.isoformat() <= specification["validThrough"])
