"""Transcripts as a kind of content."""

from collections.abc import Iterator
from pathlib import Path

from plugins.library.reading.kind import Collection, Kind, Skeleton
from plugins.library.sound import SUFFIXES
from plugins.library.transcripts.nouns import FOLDER, Transcript
from plugins.library.transcripts.reading import TRANSCRIPT_KEYS, read_transcripts


def _recording(transcript: Transcript) -> Iterator[tuple[Path, str]]:
    if transcript.sound:
        yield transcript.sound.path, transcript.sound_url


TRANSCRIPT = Kind(
    word="transcript",
    label="文字实录",
    folder=FOLDER,
    read=read_transcripts,
    header=TRANSCRIPT_KEYS,
    address="transcripts/{slug}/",
    list_address="transcripts/",
    uses_too=lambda file: file.suffix.lower() in SUFFIXES,
    skeleton=Skeleton(
        "[00:00:00] 主持人：把这一行改成第一句话。",
        "一人一行写下来；有录音就放在旁边，取一样的名字",
    ),
    collection=Collection(
        "transcripts", "transcripts", "transcript", has_text=False, files=_recording
    ),
)
