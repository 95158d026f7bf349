"""What the page for children shows beside the words of staff."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pelican.contents import Page

from plugins.library.audience import is_for_children
from plugins.library.awaited import whom_to_ask, without_rows
from plugins.library.events.choices import is_event_for_children
from plugins.library.facts import read_facts
from plugins.library.quizzes.nouns import Quiz

URL = "children/"
EVENTS, EXHIBITIONS, LISTS, QUIZZES = 4, 2, 4, 4
"""How many of each the page shows; the rest stands on pages of their own."""


@dataclass(frozen=True, slots=True)
class ForChildren:
    """The sections of the page; an empty one is left out."""

    books: Sequence[Any]
    exhibitions: Sequence[Page]
    quizzes: Sequence[Quiz]
    lists: Sequence[Page]
    events: Sequence[Page]
    words: str
    """HTML: what staff wrote, for those who come along."""


def complete(generators: list[Any]) -> None:
    """Receiver of ``all_generators_finalized``."""
    context: dict[str, Any] = generators[0].context
    for page in context.get("pages", ()):
        if page.url == URL:
            page.template = "children"
            context["for_children"] = for_children(context, words_of(page, generators[0].settings))


def for_children(context: Mapping[str, Any], words: str) -> ForChildren:
    """The page, of what the rooms left in the context."""
    shown = [p for p in context["current_exhibitions"] if is_for_children(p.exhibition.audience)]
    quizzes = [quiz for quiz in context["quizzes"] if is_for_children(quiz.audience)]
    lists = [page for page in context["reading_lists"] if page.reading_list.is_for_children]
    coming = [page for page in context["upcoming_events"] if is_event_for_children(page.event)]
    return ForChildren(
        books=context["books_for_children"],
        exhibitions=shown[:EXHIBITIONS],
        quizzes=quizzes[:QUIZZES],
        lists=lists[:LISTS],
        events=[page for page in coming if not page.event.is_called_off][:EVENTS],
        words=words,
    )


def words_of(page: Page, settings: Mapping[str, Any]) -> str:
    """What staff wrote; for readers without the rows that nobody has filled in yet."""
    asking = whom_to_ask(read_facts(Path(settings["PATH"]))[0])
    words: str = page.content
    return words if settings["SHOWS_AWAITED"] else without_rows(words, asking)
