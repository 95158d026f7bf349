"""An event as a post: what became of it, when and where, its words, its report, its pictures."""

from collections.abc import Iterator
from html import escape
from pathlib import Path

from plugins.library.events.nouns import Event, EventPicture
from plugins.library.events.reading import read_events
from plugins.library.facts import LibraryFacts, read_facts
from plugins.library.kinds import read_header
from plugins.library.noun_facts import told
from plugins.wechat.post import Post
from plugins.wechat.prose import picture_key, to_html, with_files
from plugins.wechat.words import lines_of


def read_event_posts(content: Path) -> Iterator[Post]:
    """A post an event."""
    library = read_facts(content)[0]
    for event in read_events(content)[0]:
        yield _post(event, library, content)


def _post(event: Event, library: LibraryFacts, content: Path) -> Post:
    path = content.parent / event.path
    facts = lines_of(told(event.facts, library=library))
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
        html="".join((_standing(event), facts, text, heading, afterwards)),
        header=header,
        summary=event.summary,
        cover=event.cover.source if event.cover else None,
        pictures=pictures | more | {key: one.source for key, one in gallery.items()},
        link=event.link,
    )


def _standing(event: Event) -> str:
    words, reason = event.standing, escape(event.reason)
    return f"<p><strong>{words}</strong>{reason}</p>" if words else ""


def _shown(key: str, picture: EventPicture) -> str:
    """A picture above what it shows."""
    words = escape(picture.words)
    image = f'<img src="{escape(key)}" alt="{words}">'
    return f"<figure>{image}<figcaption>{words}</figcaption></figure>"
