"""All events of the content folder."""

from pathlib import Path

from plugins.library.events.groups import check_addresses
from plugins.library.events.heading import read_event
from plugins.library.events.nouns import Event
from plugins.library.events.pictures import read_pictures
from plugins.library.places.branches import read_branches
from plugins.library.reading import header as headers
from plugins.library.reading.files import markdown_files, name_of, read_text
from plugins.library.reading.once import once
from plugins.library.reading.problems import Problem, error


@once
def read_events(content: Path) -> tuple[tuple[Event, ...], tuple[Problem, ...]]:
    """All events of the content folder, newest first, and every problem met."""
    events: dict[str, Event] = {}
    problems: list[Problem] = []
    branches = {branch.slug: branch for branch in read_branches(content)[0]}
    for path in markdown_files(content / "events"):
        name = name_of(path, content)
        text, unreadable = read_text(path, name)
        header, header_problems = headers.parse(text, name)
        pictures, picture_problems = read_pictures(header, path, content)
        event, event_problems = read_event(header, slug_of(path), branches, pictures)
        problems += unreadable or (*header_problems, *event_problems, *picture_problems)
        if event and event.slug in events:
            remedy = f"另一个是 {events[event.slug].path}，请给其中一个改名"
            problems.append(error(name, 0, "两个活动用了同一个文件名", event.slug, remedy))
        elif event:
            events[event.slug] = event
    ordered = tuple(sorted(events.values(), key=lambda e: (e.first_day, e.slug), reverse=True))
    return ordered, (*problems, *check_addresses(ordered))


def slug_of(path: Path) -> str:
    """The file's name, or its folder's where there is a folder of its own."""
    return path.parent.name if path.name == "index.md" else path.stem
