"""A line of a transcript: its time, who speaks, and what is said."""

import re
from dataclasses import replace

from plugins.library.reading.header import Header
from plugins.library.reading.problems import Problem, error, warning
from plugins.library.transcripts.nouns import Utterance, clock

_BRACKETED = re.compile(r"[\[【［](?P<mark>[^\]】］]*)[\]】］](?P<rest>.*)")
_CLOCK = re.compile(
    r"(?:(?P<hours>\d{1,2})[:：])?(?P<minutes>\d{1,2})[:：](?P<seconds>\d{2})", re.ASCII
)
_SPEAKER = re.compile(
    r"(?P<name>\w[\w·．. ]{0,11}?)\s*(?:[（(](?P<role>[^（）()：:]{1,20})[）)])?"
    r"\s*[:：]\s*(?P<text>.*)"
)
_NO_SPEAKER = re.compile(r"[^:：]*\d[:：]\d|https?:")
"""``上午 10:30`` and an address have colons too."""
_INDENTED = re.compile(r"(?:\u3000|\t|\s{2,})\s*")
_SAYS = re.compile(r".*[说道问答]")
_MARK_REMEDY = "时间写作 [00:03:20]，依次是时、分、秒"


def read_utterances(header: Header) -> tuple[tuple[Utterance, ...], tuple[Problem, ...]]:
    """The body line by line; a time that can't be read or goes back becomes a problem."""
    found: list[Utterance] = []
    problems: list[Problem] = []
    latest = -1
    for number, line in enumerate(header.body.splitlines(), header.body_line):
        if not line.strip():
            continue
        one, mistakes = read_utterance(line, header.path, number)
        seconds = -1 if one.seconds is None else one.seconds
        if 0 <= seconds < latest:
            what = f"时间往回走了，前面已经到了 {clock(latest)}"
            problems.append(error(header.path, number, what, one.clock, "请核对时间"))
        if seconds > latest:
            one, latest = replace(one, anchor=f"t{seconds}"), seconds
        problems += mistakes
        found.append(one)
    return tuple(found), tuple(problems)


def read_utterance(line: str, path: str, number: int) -> tuple[Utterance, tuple[Problem, ...]]:
    """One line: its time, who speaks, and what is said."""
    marked = None if _INDENTED.match(line) else _BRACKETED.fullmatch(line.strip())
    if marked is None:
        name, role, text, problems = _read_words(line, path, number)
        return Utterance(None, name, role, text, number), problems
    seconds = _seconds(marked["mark"])
    name, role, text, problems = _read_words(marked["rest"].removeprefix(" "), path, number)
    if seconds is None:
        mistake = error(path, number, "时间认不出来", marked["mark"], _MARK_REMEDY)
        problems = (mistake, *problems)
    return Utterance(seconds, name, role, text, number), problems


def _read_words(words: str, path: str, number: int) -> tuple[str, str, str, tuple[Problem, ...]]:
    """Name, role and text of what stands behind the time; no name where the last one goes on."""
    text = words.strip()
    speaker = None if _INDENTED.match(words) else _SPEAKER.fullmatch(text)
    if speaker is None or _NO_SPEAKER.match(text):
        return "", "", text, _check_text(text, "", path, number)
    name, role, text = speaker["name"].strip(), (speaker["role"] or "").strip(), speaker["text"]
    problems = _check_text(text, name, path, number)
    if _SAYS.fullmatch(name):
        remedy = "若是接着说的话，请在这一行前面空两格"
        problems += (warning(path, number, "冒号前面不像是说话人", name, remedy),)
    return name, role, text, problems


def _check_text(text: str, name: str, path: str, number: int) -> tuple[Problem, ...]:
    if text:
        return ()
    remedy = "请写上说了什么，和说话人写在同一行"
    return (error(path, number, "这一行没有话", name, remedy),)


def _seconds(mark: str) -> int | None:
    """``00:03:20`` or ``03:20`` as seconds; None where it is no time."""
    match = _CLOCK.fullmatch(mark.strip())
    if match is None:
        return None
    hours, minutes, seconds = (int(match[key] or 0) for key in ("hours", "minutes", "seconds"))
    return hours * 3600 + minutes * 60 + seconds if minutes < 60 and seconds < 60 else None
