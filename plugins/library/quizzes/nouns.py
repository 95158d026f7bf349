"""Quizzes: questions with options, which readers answer for themselves."""

from dataclasses import dataclass
from datetime import date

from plugins.library.chinese import chinese_span
from plugins.library.noun_facts import Fact, FactValue, said
from plugins.library.reading.spans import Span


@dataclass(frozen=True, slots=True)
class Option:
    """One thing that may be chosen."""

    letter: str
    text: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question with its options and what is right."""

    number: int
    """1-based, in the order of the sheet."""
    text: str
    options: tuple[Option, ...]
    answers: tuple[str, ...]
    """The letters of the right options, in the order of the alphabet."""
    explanation: str
    source: str
    points: int
    line: int

    @property
    def has_several(self) -> bool:
        """Whether more than one option is right, so that several may be chosen."""
        return len(self.answers) > 1

    @property
    def right_texts(self) -> tuple[str, ...]:
        """What the right options say."""
        return tuple(one.text for one in self.options if one.letter in self.answers)


@dataclass(frozen=True, slots=True)
class Quiz:
    """Questions that readers answer for themselves."""

    slug: str
    path: str
    title: str
    date: date
    """Published."""
    spans: tuple[Span, ...]
    """When it was a contest; empty for one that stays."""
    series: str
    audience: str
    source: str
    summary: str
    text: str
    """Markdown: what stands before the questions."""
    questions: tuple[Question, ...]

    @property
    def url(self) -> str:
        """Address from the site's root, without the leading slash."""
        return f"quizzes/{self.slug}/"

    @property
    def facts(self) -> tuple[Fact, ...]:
        """What is known of it beside the questions."""
        days = (FactValue(chinese_span(span, with_year=True), span=span) for span in self.spans)
        return (
            Fact("start", "活动日子", tuple(days)),
            Fact("series", "系列", said(self.series)),
            Fact("audience", "适合谁", said(self.audience)),
            Fact("source", "依据", said(self.source)),
        )

    @property
    def points(self) -> int:
        """The score of one who knows everything."""
        return sum(question.points for question in self.questions)

    @property
    def has_several(self) -> bool:
        """Whether any question has more than one right option."""
        return any(question.has_several for question in self.questions)
