"""The header of an event, and the text below it."""

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from plugins.library.events.keys import EVENT_KEYS
from plugins.library.events.nouns import CANCELLED, NORMAL, POSTPONED, Event
from plugins.library.events.pictures import EventPictures, check_minors_said, no_pictures_in_text
from plugins.library.hours.holidays import Holidays
from plugins.library.places.places import Branch, branch_at
from plugins.library.reading.day_words import YEARS as YEARS_MEANT
from plugins.library.reading.header import Header
from plugins.library.reading.pieces import Text
from plugins.library.reading.problems import Problem, did_you_mean, error, notice, warning
from plugins.library.reading.slugs import check_slug
from plugins.library.reading.spans import Span

LONGEST = 3 * 366
"""Days of a span: the calendar has a page a month."""
YEARS = range(YEARS_MEANT[0], 2200)
"""What is to come has a calendar, which ends; what was held may be as old as anything here."""
TO_TELL = 20
"""Working days after which the public should know how an event went."""
ASKED_FOR = timedelta(days=366)
_REPORT = re.compile(r"^(?:##|＃＃)[ \t\u3000]*回顾[ \t\u3000]*[#＃]*[ \t\u3000]*$", re.MULTILINE)


def read_event(
    text: Text, branches: Mapping[str, Branch], pictures: EventPictures
) -> tuple[Event | None, tuple[Problem, ...]]:
    """Make an event of a text and what lies beside it; None without a title or a day."""
    header, spans = text.header, text.values["start"]
    problems = (
        *check_slug(text.slug, header.path),
        *_check_status(header),
        *_check_fee(header),
        *_check_length(header, spans),
        *_check_people(text, pictures),
        *_check_venue(header, branches),
    )
    if not spans or not header.get("title"):
        return None, problems
    return _event(text, branches, pictures), problems


def _check_venue(header: Header, branches: Mapping[str, Branch]) -> Iterator[Problem]:
    """A word that looks like a branch's slug and is none; free names are nobody's business."""
    venue = header.get("venue")
    if venue and venue.isascii() and branches and not branch_at(venue, branches):
        remedy = (
            did_you_mean(venue, branches) or "写馆点在 branches.toml 里的代号，或地方的中文名字"
        )
        yield warning(header.path, header.line("venue"), "没有这个馆点", venue, remedy)


def _event(text: Text, branches: Mapping[str, Branch], pictures: EventPictures) -> Event:
    venue = text.header.get("venue")
    branch = branch_at(venue, branches)
    in_chronicle, chronicle_text = text.values["chronicle"]
    words, report = split_report(text.header.body)
    return text.make(
        Event,
        spans=_ordered(text.values["start"]),
        venue=branch.name if branch and branch.slug == venue else venue,
        cover=pictures.cover,
        venue_url=branch.url if branch else "",
        branch_name=branch.name if branch else "",
        in_chronicle=in_chronicle,
        chronicle_text=chronicle_text,
        text=words,
        report=report,
        pictures=pictures.others,
    )


def split_report(body: str) -> tuple[str, str]:
    """The text, and what stands under ``## 回顾``, to the end of the file."""
    text, _, report = _REPORT.sub("\0", body.replace("\0", ""), count=1).partition("\0")
    return text.strip(), report.strip()


def missing_promises(event: Event) -> tuple[str, ...]:
    """What an event to come does not say yet, by the keys that staff write."""
    missing = (fact.key for fact in event.facts if fact.is_promised and not fact.values)
    return tuple(EVENT_KEYS[key].chinese for key in missing)


def promise(event: Event) -> Iterator[Problem]:
    """A warning where an event to come lacks what readers ask: it waits for the library."""
    missing = missing_promises(event)
    if missing and not event.is_called_off:
        remedy = "预览里写着“待馆方填写”，请补上"
        yield warning(event.path, 0, "活动还没有办，缺少", "、".join(missing), remedy)


def outcome(event: Event, today: date, holidays: Holidays) -> Iterator[Problem]:
    """A notice where an event is over and nobody has told how it went.

    政府信息公开条例第二十六条 (the county catalogues of 公共文化服务 name it): within 20 working
    days. What is older than a year is not asked for any more.
    """
    told = event.participants or event.report or event.is_called_off or not event.is_over(today)
    if told or today - event.last_day > ASKED_FOR:
        return
    if holidays.after_workdays(event.last_day, TO_TELL) < today:
        remedy = f"请补{EVENT_KEYS['participants'].label}，或在文末“## 回顾”下面写几句"
        found = f"{event.last_day.isoformat()} 结束，过了 {TO_TELL} 个工作日"
        yield notice(event.path, 0, "活动办完了，还没有写结果", found, remedy)


def _ordered(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    return tuple(sorted(set(spans), key=lambda s: (s.start, s.last_day, str(s.opens or ""))))


def _check_fee(header: Header) -> Iterator[Problem]:
    """A warning where something costs money and nobody says by what right."""
    fee = header.get("fee")
    if any(character.isdigit() for character in fee) and "依据" not in fee:
        remedy = "公共图书馆的服务免费（公共图书馆法第三十三条）；要收的，写明依据"
        yield warning(header.path, header.line("fee"), "活动收费，没有写依据", fee, remedy)


def _check_people(text: Text, pictures: EventPictures) -> Iterator[Problem]:
    """What must not be told or shown of anybody."""
    header = text.header
    yield from check_minors_said(header, pictures)
    yield from no_pictures_in_text(header)


def _check_status(header: Header) -> Iterator[Problem]:
    status = header.get("status") or NORMAL
    if status == CANCELLED and not header.get("reason"):
        remedy = f"请加一行{header.keys['reason'].written()}，读者要知道为什么"
        yield warning(header.path, header.line("status"), "取消了，没有写原因", "", remedy)
    if status == NORMAL and header.get("formerly"):
        remedy = f"改了日子就写{header.keys['status'].written(POSTPONED)}；没有改，请删去这一行"
        found = header.get("formerly")
        yield error(
            header.path, header.line("formerly"), "写了原定的日子，状态却正常", found, remedy
        )


def _check_length(header: Header, spans: tuple[Span, ...]) -> Iterator[Problem]:
    for span in spans:
        if span.start.year not in YEARS:
            found = span.start.isoformat()
            yield error(header.path, header.line("start"), "这一年不像真的", found, "请核对年份")
        days = (span.last_day - span.start).days
        if days > LONGEST:
            written = header.keys["start"].written(f"{span.start.isoformat()} 起")
            remedy = f"没有结束就写{written}，不写结束"
            found = f"{days} 天"
            yield error(header.path, header.line("end"), "活动长得不像真的", found, remedy)
