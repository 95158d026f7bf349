"""Events: one Markdown file each under ``content/events/``."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from plugins.library import header as headers
from plugins.library.branches import Branch, read_branches
from plugins.library.dated import read_span_fields
from plugins.library.files import markdown_files, name_of, read_text
from plugins.library.header import Header
from plugins.library.problems import Problem, error
from plugins.library.slugs import check_slug
from plugins.library.spans import Span

KEYS = frozenset(
    "title date start end times type series venue partners participants audience contact "
    "status chronicle wechat minors summary cover aliases link".split()
)
STATUSES = ("正常", "延期", "取消")


@dataclass(frozen=True, slots=True)
class Event:
    """Something that the library does for the public, on one day or several."""

    slug: str
    path: str
    title: str
    spans: tuple[Span, ...]
    times: str
    types: tuple[str, ...]
    series: str
    venue: str
    """The name of a place, or of the branch whose slug the header gives."""
    venue_url: str
    """The branch's page; empty for a free place."""
    partners: tuple[str, ...]
    participants: str
    audience: str
    contact: str
    status: str
    in_chronicle: bool
    chronicle_text: str
    """Its own wording for the chronicle; empty where the summary serves."""
    summary: str
    text: str
    """Markdown."""
    link: str = ""
    """The same as an article of the WeChat account."""

    @property
    def url(self) -> str:
        """Address from the site's root, without the leading slash."""
        return f"events/{self.slug}/"

    @property
    def first_day(self) -> date:
        """The day by which events are ordered."""
        return min(span.start for span in self.spans)

    @property
    def last_day(self) -> date:
        """The last day that is known."""
        return max(span.last_day for span in self.spans)

    def is_over(self, day: date) -> bool:
        """Whether nothing of the event lies on or after a day."""
        return self.last_day < day and not any(span.open_ended for span in self.spans)


def read_event(
    header: Header, slug: str, branches: Mapping[str, Branch]
) -> tuple[Event | None, tuple[Problem, ...]]:
    """Make an event of a header; None where it has no title or no day."""
    branch = branches.get(header.get("venue"))
    spans, span_problems = read_span_fields(header, required=True)
    chronicle, text = _chronicle(header.get("chronicle"))
    problems = [
        *headers.allow(header, KEYS, "活动"),
        *headers.require(header, "title", "type"),
        *span_problems,
        *headers.flag(header, "minors", False)[1],
        *check_slug(slug, header.path, "events"),
        *_check_status(header),
    ]
    if not spans or not header.get("title"):
        return None, tuple(problems)
    event = Event(
        slug=slug,
        path=header.path,
        title=header.get("title"),
        spans=spans,
        times=header.get("times"),
        types=header.words("type"),
        series=header.get("series"),
        venue=branch.name if branch else header.get("venue"),
        venue_url=branch.url if branch else "",
        partners=header.words("partners"),
        participants=header.get("participants"),
        audience=header.get("audience"),
        contact=header.get("contact"),
        status=header.get("status") or STATUSES[0],
        in_chronicle=chronicle,
        chronicle_text=text,
        summary=header.get("summary"),
        text=header.body.strip(),
        link=header.get("link"),
    )
    return event, tuple(problems)


def _chronicle(value: str) -> tuple[bool, str]:
    """``yes``/``no``, or wording of its own for the chronicle."""
    if value.lower() in ("", *headers.NO):
        return False, ""
    return True, "" if value.lower() in headers.YES else value


def _check_status(header: Header) -> tuple[Problem, ...]:
    status = header.get("status")
    if not status or status in STATUSES:
        return ()
    remedy = f"只能是{'、'.join(STATUSES)}"
    return (error(header.path, header.line("status"), "状态不认识", status, remedy),)


def read_events(content: Path) -> tuple[tuple[Event, ...], tuple[Problem, ...]]:
    """All events of the content folder, newest first, and every problem met."""
    events: dict[str, Event] = {}
    problems: list[Problem] = []
    branches = {branch.slug: branch for branch in read_branches(content)[0]}
    for path in markdown_files(content / "events"):
        name = name_of(path, content)
        text, unreadable = read_text(path, name)
        header, header_problems = headers.parse(text, name)
        event, event_problems = read_event(header, path.stem, branches)
        problems += unreadable or (*header_problems, *event_problems)
        if event and event.slug in events:
            remedy = f"另一个是 {events[event.slug].path}，请给其中一个改名"
            problems.append(error(name, 0, "两个活动用了同一个文件名", event.slug, remedy))
        elif event:
            events[event.slug] = event
    ordered = sorted(events.values(), key=lambda e: (e.first_day, e.slug), reverse=True)
    return tuple(ordered), tuple(problems)
