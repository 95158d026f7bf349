"""Reading transcripts: files with a header and a line for each utterance."""

from pathlib import Path

from plugins.library.places.branches import Branch, read_branches
from plugins.library.reading import header as headers
from plugins.library.reading.dated import read_day
from plugins.library.reading.files import markdown_files, name_of, read_text
from plugins.library.reading.header import Header
from plugins.library.reading.privacy import check_minors, check_numbers
from plugins.library.reading.problems import Problem, error, warning
from plugins.library.reading.slugs import check_slug
from plugins.library.sound import Sound
from plugins.library.transcripts.lines import read_utterances
from plugins.library.transcripts.nouns import FOLDER, Transcript
from plugins.library.transcripts.recordings import check_lonely, check_times, read_recording

KEYS = frozenset(
    "title date venue series link summary minors partners source rights wechat".split()
)


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
    return tuple(ordered), (*problems, *check_lonely(content))


def _read_file(
    path: Path, content: Path, branches: dict[str, Branch]
) -> tuple[Transcript | None, tuple[Problem, ...]]:
    name = name_of(path, content)
    text, unreadable = read_text(path, name)
    if unreadable:
        return None, unreadable
    header, header_problems = headers.parse(text, name)
    sound, sound_problems = read_recording(path, content)
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
        *(check_times(utterances, header.path, sound) if sound else ()),
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


def _check_link(header: Header) -> tuple[Problem, ...]:
    link = header.get("link")
    if not link or link.startswith("https://"):
        return ()
    return (error(header.path, header.line("link"), "链接要写完整", link, "以 https:// 开头"),)
