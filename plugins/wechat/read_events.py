"""An event as a post: what became of it, when and where, its words, its report, its pictures."""

from collections.abc import Iterator
from html import escape
from pathlib import Path

from plugins.library.chinese import occasion
from plugins.library.events import Event, read_events
from plugins.library.events.nouns import EventPicture
from plugins.library.kinds import read_header
from plugins.library.reading.spans import Span
from plugins.wechat.post import Post
from plugins.wechat.prose import picture_key, to_html, with_files
from plugins.wechat.words import facts


def read_event_posts(content: Path) -> Iterator[Post]:
    """A post an event."""
    for event in read_events(content)[0]:
        yield _post(event, content)


def _post(event: Event, content: Path) -> Post:
    path = content.parent / event.path
    header = read_header(path, content)
    text, pictures = with_files(to_html(event.text, content), path, event.url, content)
    report, more = with_files(to_html(event.report, content), path, event.url, content)
    gallery = {picture_key(one.source, content): one for one in event.pictures}
    afterwards = report + "".join(_shown(key, one) for key, one in gallery.items())
    heading = "<h2>回顾</h2>" if afterwards else ""
    return Post(
        kind="events",
        slug=event.slug,
        title=event.told_title,
        day=event.first_day,
        url=event.url,
        html="".join((_standing(event), _facts(event), text, heading, afterwards)),
        header=header,
        summary=event.summary,
        cover=event.cover.source if event.cover else None,
        pictures=pictures | more | {key: one.source for key, one in gallery.items()},
        link=event.link,
    )


def _standing(event: Event) -> str:
    """What readers must know before they come; in the words of the event's page."""
    if event.is_called_off:
        words = "本活动已取消。"
    elif event.waits_for_a_day:
        words = "本活动延期，新的日子还没有定。"
    elif event.was_moved:
        words = f"本活动改了日子，原定{_days(event.formerly)}。"
    else:
        return ""
    return f"<p><strong>{words}</strong>{escape(event.reason)}</p>"


def _facts(event: Event) -> str:
    days = _days(event.spans)
    waiting = f"待定，原定{days}" if event.waits_for_a_day else days
    return facts(
        ("时间", f"{waiting}　{event.times}" if event.times else waiting),
        ("地点", event.venue),
        ("给谁", event.audience),
        ("参加方式", event.join),
        ("名额", event.capacity),
        ("费用", event.fee),
        ("合办", "、".join(event.partners)),
        ("联系", event.contact),
    )


def _days(spans: tuple[Span, ...]) -> str:
    return "、".join(occasion(span) for span in spans)


def _shown(key: str, picture: EventPicture) -> str:
    """A picture above what it shows."""
    words = escape(picture.words)
    image = f'<img src="{escape(key)}" alt="{words}">'
    return f"<figure>{image}<figcaption>{words}</figcaption></figure>"
