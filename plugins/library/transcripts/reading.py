"""Reading transcripts: files with a header and a line for each utterance."""

from collections.abc import Mapping
from pathlib import Path

from plugins.library.places.branches import read_branches
from plugins.library.places.places import Branch
from plugins.library.reading import common_keys as common
from plugins.library.reading import values
from plugins.library.reading.files import markdown_files
from plugins.library.reading.header import HeaderKeys
from plugins.library.reading.pieces import Text, read_pieces
from plugins.library.reading.problems import Problem, warning
from plugins.library.reading.slugs import check_slug
from plugins.library.sound import Sound
from plugins.library.transcripts.lines import read_utterances
from plugins.library.transcripts.nouns import FOLDER, Transcript
from plugins.library.transcripts.recordings import check_lonely, check_times, read_recording

TRANSCRIPT_KEYS = HeaderKeys(
    "文字实录",
    (
        common.TITLE,
        common.DATE.but(help="说这些话的日子", start=""),
        common.VENUE,
        common.SERIES,
        common.PARTNERS,
        common.SOURCE,
        common.RIGHTS,
        common.SUMMARY,
        common.LINK.but(help="别处的录音或文章，以 https:// 开头", read=values.link),
        common.ALIASES,
        *common.OF_EVERY_KIND,
    ),
)


def read_transcripts(content: Path) -> tuple[tuple[Transcript, ...], tuple[Problem, ...]]:
    """All transcripts with something said in them, newest first, and every problem met."""
    files = markdown_files(content / FOLDER)
    branches = {branch.slug: branch for branch in read_branches(content)[0]} if files else {}

    def make(text: Text) -> tuple[Transcript | None, tuple[Problem, ...]]:
        sound, sound_problems = read_recording(text.file, content)
        transcript, problems = read_transcript(text, branches, sound)
        return transcript, (*problems, *sound_problems)

    found, problems = read_pieces(files, content, TRANSCRIPT_KEYS, make)
    found.sort(key=lambda transcript: (transcript.date, transcript.slug), reverse=True)
    return tuple(found), (*problems, *check_lonely(content))


def read_transcript(
    text: Text, branches: Mapping[str, Branch], sound: Sound | None = None
) -> tuple[Transcript | None, tuple[Problem, ...]]:
    """Make a transcript of its text; None without a title, a day or a word."""
    header = text.header
    utterances, line_problems = read_utterances(header)
    branch = branches.get(header.get("venue"))
    problems = [
        *check_slug(text.slug, header.path),
        *line_problems,
        *(check_times(utterances, header.path, sound) if sound else ()),
    ]
    if not (problems or text.problems or utterances):
        remedy = "一人一行：“[00:03:20] 张三：……”"
        problems.append(warning(header.path, header.body_line, "还没有实录", remedy=remedy))
    if not (header.get("title") and text.values["date"] and utterances):
        return None, tuple(problems)
    transcript = text.make(
        Transcript,
        venue=branch.name if branch else header.get("venue"),
        venue_url=branch.url if branch else "",
        sound=sound,
        utterances=utterances,
    )
    return transcript, tuple(problems)
