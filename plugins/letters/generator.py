"""The Pelican side of readers' letters."""

from typing import Any

from plugins.library.letters import URL, Letter, read_letters
from plugins.reading.generator import RoomGenerator


class LettersGenerator(RoomGenerator):
    """Reads the letters and writes the page of those that were answered."""

    def generate_context(self) -> None:
        """Phase 1: the answered letters, the last received first."""
        letters: tuple[Letter, ...] = self.read_nouns(read_letters)
        self.letters = tuple(letter for letter in letters if letter.answered)
        self._update_context(("letters",))

    def generate_output(self, writer: Any) -> None:
        """Phase 2: one page; nothing where no letter has been answered."""
        if self.letters:
            self.write(writer, "letters", URL)


def get_generators(pelican: object) -> type[LettersGenerator]:
    """Receiver of ``get_generators``."""
    return LettersGenerator
