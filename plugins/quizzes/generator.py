"""The Pelican side of the quizzes."""

from typing import Any

from pelican.contents import Page

from plugins.library.quizzes import Quiz, read_quizzes
from plugins.reading.generator import RoomGenerator


class QuizzesGenerator(RoomGenerator):
    """Reads the quizzes and writes their pages and the list."""

    def generate_context(self) -> None:
        """Phase 1: the quizzes, newest first."""
        self.quizzes = tuple(self._page(quiz) for quiz in self.read_nouns(read_quizzes))
        for page in self.quizzes:
            self.add_source_path(page)
        self._update_context(("quizzes",))

    def generate_output(self, writer: Any) -> None:
        """Phase 2: a page a quiz, and their list; nothing where there is none."""
        for page in self.quizzes:
            self.write(writer, "quiz", page.url, page=page)
        if self.quizzes:
            self.write(writer, "quizzes", "quizzes/", listed=self.quizzes)

    def _page(self, quiz: Quiz) -> Page:
        return self.prose_page(quiz.text, quiz.path, quiz.url, quiz.title, quiz=quiz)


def get_generators(pelican: object) -> type[QuizzesGenerator]:
    """Receiver of ``get_generators``."""
    return QuizzesGenerator
