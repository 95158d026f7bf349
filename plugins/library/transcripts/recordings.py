"""The recordings beside transcripts, and what can be wrong between the two."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from plugins.library.causes import said
from plugins.library.reading.files import name_of
from plugins.library.reading.problems import Problem, error, warning
from plugins.library.reading.view import seen
from plugins.library.sound import SUFFIXES, Sound, read_sound
from plugins.library.transcripts.nouns import FOLDER, Utterance


def check_times(utterances: Sequence[Utterance], path: str, sound: Sound) -> Iterator[Problem]:
    """An error for the first time mark that lies behind the end of the recording."""
    for one in utterances:
        if one.seconds is not None and one.seconds > sound.seconds:
            what = f"录音只有 {sound.length_text}，这里已经过了"
            yield error(path, one.line, what, one.clock, "请核对时间，或换上完整的录音")
            return


def read_recording(path: Path, content: Path) -> tuple[Sound | None, tuple[Problem, ...]]:
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
        return None, (error(name, 0, said(mistake), "", "请重新导出成 MP3"),)


def check_lonely(content: Path) -> Iterator[Problem]:
    """A recording without a transcript would be published by nobody."""
    root = content / FOLDER
    for path in seen(root.rglob("*")) if root.is_dir() else ():
        if path.suffix.lower() in SUFFIXES and not path.with_suffix(".md").is_file():
            remedy = f"请写 {path.stem}.md，或把录音拿走"
            yield warning(name_of(path, content), 0, "录音旁边没有文字实录", "", remedy)
