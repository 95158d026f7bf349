"""Transcripts 文字实录: one Markdown file each under ``content/transcripts/``.

Below the header a line is what one person says::

    [00:03:20] 张三（馆长）：各位读者，下午好。
    主持人：谢谢。
    接着说的另起一段，前面空两格。

A time mark counts from the beginning of the recording, which may lie beside the file under the
same name: ``talk.md``, ``talk.mp3``.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from plugins.library.places.branches import Branch, read_branches
from plugins.library.reading import header as headers
from plugins.library.reading.dated import read_day
from plugins.library.reading.files import markdown_files, name_of, read_text
from plugins.library.reading.header import Header
from plugins.library.reading.privacy import check_minors, check_numbers
from plugins.library.reading.problems import Problem, error, warning
from plugins.library.reading.slugs import check_slug
from plugins.library.sound import SUFFIXES, Sound, read_sound

FOLDER = "transcripts"
KEYS = frozenset(
    "title date venue series link summary minors partners source rights wechat".split()
)
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


@dataclass(frozen=True, slots=True)
class Utterance:
    """What one person says without a break: one line of the file."""

    seconds: int | None
    """From the beginning; None where nobody noted it."""
    name: str
    """Of the speaker; empty where the last one goes on."""
    role: str
    """What stands in brackets behind the name: 馆长."""
    text: str
    line: int = 0
    anchor: str = ""
    """``t200``, once on a page: of two lines in the same second the first has it."""

    @property
    def clock(self) -> str:
        """``00:03:20``; empty without a time."""
        return clock(self.seconds) if self.seconds is not None else ""

    @property
    def duration(self) -> str:
        """As ``<time datetime>`` has it: ``PT200S``."""
        return f"PT{self.seconds}S" if self.seconds is not None else ""

    @property
    def written(self) -> str:
        """The line as it is read again."""
        mark = f"[{self.clock}] " if self.clock else ""
        role = f"（{self.role}）" if self.role else ""
        return f"{mark}{self.name}{role}：{self.text}" if self.name else f"{mark}　　{self.text}"


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody who speaks: named once with a role, which then holds for all."""

    name: str
    role: str


@dataclass(frozen=True, slots=True)
class Transcript:
    """What was said at one event."""

    slug: str
    path: str
    title: str
    date: date
    venue: str
    venue_url: str
    """The branch's page; empty for a free place."""
    series: str
    partners: tuple[str, ...]
    link: str
    source: str
    rights: str
    summary: str
    sound: Sound | None
    utterances: tuple[Utterance, ...]

    @property
    def url(self) -> str:
        """Address from the site's root, without the leading slash."""
        return f"{FOLDER}/{self.slug}/"

    @property
    def sound_url(self) -> str:
        """Where the recording lies; empty without one."""
        return f"{self.url}{self.slug}{self.sound.path.suffix.lower()}" if self.sound else ""

    @property
    def speakers(self) -> tuple[Speaker, ...]:
        """Everyone who speaks, in the order of their first words."""
        roles: dict[str, str] = {}
        for one in self.utterances:
            if one.name:
                roles[one.name] = roles.get(one.name) or one.role
        return tuple(Speaker(name, role) for name, role in roles.items())


def clock(seconds: int) -> str:
    """``00:03:20``."""
    minutes, rest = divmod(seconds, 60)
    return f"{minutes // 60:02}:{minutes % 60:02}:{rest:02}"


def read_transcripts(content: Path) -> tuple[tuple[Transcript, ...], tuple[Problem, ...]]:
    """All transcripts with something said in them, newest first, and every problem met."""
    found: dict[str, Transcript] = {}
    problems: list[Problem] = []
    paths = markdown_files(content / FOLDER)
    branches = {branch.slug: branch for branch in read_branches(content)[0]} if paths else {}
    for path in paths:
        transcript, some = _read_file(path, content, branches)
        problems += some
        if transcript and transcript.slug in found:
            remedy = f"另一份是 {found[transcript.slug].path}，请给其中一份改名"
            problems.append(error(transcript.path, 0, "两份实录同名", transcript.slug, remedy))
        elif transcript:
            found[transcript.slug] = transcript
    ordered = sorted(found.values(), key=lambda t: (t.date, t.slug), reverse=True)
    return tuple(ordered), (*problems, *_lonely_sounds(content))


def _read_file(
    path: Path, content: Path, branches: dict[str, Branch]
) -> tuple[Transcript | None, tuple[Problem, ...]]:
    name = name_of(path, content)
    text, unreadable = read_text(path, name)
    if unreadable:
        return None, unreadable
    header, header_problems = headers.parse(text, name)
    sound, sound_problems = _read_sound(path, content)
    found, problems = read_transcript(header, path.stem, branches, sound)
    private = (*check_numbers(text, name, 1), *check_minors(text, name, 1))
    return found, (*header_problems, *problems, *sound_problems, *private)


def read_transcript(
    header: Header, slug: str, branches: dict[str, Branch], sound: Sound | None = None
) -> tuple[Transcript | None, tuple[Problem, ...]]:
    """Make a transcript of its header and body; None without a title, a day or a word."""
    day, day_problems = read_day(header)
    utterances, line_problems = read_utterances(header)
    branch = branches.get(header.get("venue"))
    problems = [
        *headers.allow(header, KEYS, "文字实录"),
        *headers.require(header, "title", "date"),
        *headers.flag(header, "minors", False)[1],
        *headers.flag(header, "wechat", True)[1],
        *day_problems,
        *check_slug(slug, header.path),
        *_check_link(header),
        *line_problems,
        *(_beyond(utterances, header.path, sound) if sound else ()),
    ]
    if not problems and not utterances:
        remedy = "一人一行：“[00:03:20] 张三：……”"
        problems.append(warning(header.path, header.body_line, "还没有实录", remedy=remedy))
    if not (header.get("title") and day and utterances):
        return None, tuple(problems)
    transcript = Transcript(
        slug=slug,
        path=header.path,
        title=header.get("title"),
        date=day,
        venue=branch.name if branch else header.get("venue"),
        venue_url=branch.url if branch else "",
        series=header.get("series"),
        partners=header.words("partners"),
        link=header.get("link"),
        source=header.get("source"),
        rights=header.get("rights"),
        summary=header.get("summary"),
        sound=sound,
        utterances=utterances,
    )
    return transcript, tuple(problems)


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


def _beyond(utterances: Sequence[Utterance], path: str, sound: Sound) -> Iterator[Problem]:
    """An error for the first time mark that lies behind the end of the recording."""
    for one in utterances:
        if one.seconds is not None and one.seconds > sound.seconds:
            what = f"录音只有 {sound.length_text}，这里已经过了"
            yield error(path, one.line, what, one.clock, "请核对时间，或换上完整的录音")
            return


def _check_link(header: Header) -> tuple[Problem, ...]:
    link = header.get("link")
    if not link or link.startswith("https://"):
        return ()
    return (error(header.path, header.line("link"), "链接要写完整", link, "以 https:// 开头"),)


def _read_sound(path: Path, content: Path) -> tuple[Sound | None, tuple[Problem, ...]]:
    """The recording beside a file."""
    beside = [path.with_suffix(suffix) for suffix in SUFFIXES]
    files = [file for file in beside if file.is_file()]
    if not files:
        return None, ()
    name = name_of(files[0], content)
    if len(files) > 1:
        return None, (error(name, 0, "同一份录音有两种格式", "", "请只留一个文件"),)
    try:
        return read_sound(files[0]), ()
    except ValueError as mistake:
        return None, (error(name, 0, str(mistake), "", "请重新导出成 MP3"),)


def _lonely_sounds(content: Path) -> Iterator[Problem]:
    """A recording without a transcript would be published by nobody."""
    root = content / FOLDER
    for path in sorted(root.rglob("*")) if root.is_dir() else ():
        if path.suffix.lower() in SUFFIXES and not path.with_suffix(".md").is_file():
            remedy = f"请写 {path.stem}.md，或把录音拿走"
            yield warning(name_of(path, content), 0, "录音旁边没有文字实录", "", remedy)
