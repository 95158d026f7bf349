"""The Pelican side of the transcripts."""

from pathlib import Path
from typing import Any

from plugins.library.reading.files import link_file
from plugins.library.transcripts import Transcript, read_transcripts
from plugins.reading.generator import RoomGenerator


class TranscriptsGenerator(RoomGenerator):
    """Reads the transcripts and writes their pages, recordings and the list."""

    def generate_context(self) -> None:
        """Phase 1: the transcripts, newest first."""
        self.transcripts: tuple[Transcript, ...] = self.read_nouns(read_transcripts)
        self._update_context(("transcripts",))

    def generate_output(self, writer: Any) -> None:
        """Phase 2: a page a transcript, and their list; nothing where there is none."""
        for transcript in self.transcripts:
            if transcript.sound:
                link_file(transcript.sound.path, Path(self.output_path) / transcript.sound_url)
            self.write(writer, "transcript", transcript.url, transcript=transcript)
        if self.transcripts:
            self.write(writer, "transcripts", "transcripts/")


def get_generators(pelican: object) -> type[TranscriptsGenerator]:
    """Receiver of ``get_generators``."""
    return TranscriptsGenerator
