"""All events of the content folder."""

from pathlib import Path

from plugins.library.events.heading import read_event
from plugins.library.events.keys import EVENT_KEYS
from plugins.library.events.nouns import Event
from plugins.library.events.pictures import read_pictures
from plugins.library.places.branches import read_branches
from plugins.library.reading.files import markdown_files
from plugins.library.reading.once import once
from plugins.library.reading.pieces import Text, read_pieces
from plugins.library.reading.problems import Problem


@once
def read_events(content: Path) -> tuple[tuple[Event, ...], tuple[Problem, ...]]:
    """All events of the content folder, newest first, and every problem met."""
    branches = {branch.slug: branch for branch in read_branches(content)[0]}

    def make(text: Text) -> tuple[Event | None, tuple[Problem, ...]]:
        pictures, picture_problems = read_pictures(text.header, text.file, content)
        event, problems = read_event(text, branches, pictures)
        return event, (*problems, *picture_problems)

    events, problems = read_pieces(markdown_files(content / "events"), content, EVENT_KEYS, make)
    events.sort(key=lambda event: (event.first_day, event.slug), reverse=True)
    return tuple(events), tuple(problems)
