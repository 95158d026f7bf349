"""Readers' letters: what is shown, what is told to staff."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

from plugins.library.letters import check_waiting, read_letters

Write = Callable[[Mapping[str, str | bytes]], Path]
HEAD = "收到,来信,答复日期,答复\n"


def read(write_files: Write, rows: str) -> tuple[list[str], list[str]]:
    """The questions and the problems of a sheet."""
    folder = write_files({"content/letters/来信.csv": HEAD + rows})
    letters, problems = read_letters(folder / "content")
    return [letter.question for letter in letters], [str(problem) for problem in problems]


def test_letters_come_the_last_received_first(write_files: Write) -> None:
    rows = "2026-01-02,空调太冷,2026-01-05,已调到 26 度\n2026-03-01,想借绘本,,\n"
    assert read(write_files, rows) == (["想借绘本", "空调太冷"], [])


def test_a_site_without_letters_has_none(write_files: Write) -> None:
    assert read_letters(write_files({}) / "content") == ((), ())


def test_every_mistake_of_a_row_is_told_with_its_place(write_files: Write) -> None:
    rows = (
        ",空调,,\n2026-13-01,灯,,\n2026-01-02,,,\n2026-01-02,门,2026-01-01,修了\n"
        "2026-01-02,窗,,修了\n"
    )
    questions, problems = read(write_files, rows)
    assert questions == []
    place = "content/letters/来信.csv:"
    for line, words in enumerate(
        (
            "没有写收到的日子",
            "没有这样的日期",
            "没有写来信说了什么",
            "答复早于收到",
            "要么都写",
        ),
        2,
    ):
        assert any(p.startswith(f"{place}{line}") and words in p for p in problems), problems


def test_a_letter_is_called_to_mind_after_sixty_days(write_files: Write) -> None:
    rows = "2026-01-01,空调,,\n2026-01-02,灯,2026-01-03,换了\n"
    folder = write_files({"content/letters/来信.csv": HEAD + rows})
    letters, _ = read_letters(folder / "content")
    assert not list(check_waiting(letters, date(2026, 3, 1)))
    (waiting,) = check_waiting(letters, date(2026, 3, 2))
    assert waiting.place == "content/letters/来信.csv:2" and "已经 60 天" in waiting.what
