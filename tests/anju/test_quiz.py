"""The quiz about the library asks what its annual report for 2021 says."""

from plugins.library.quizzes.reading import read_quizzes
from tests.conftest import ROOT


def test_the_library_s_own_quiz_is_whole_and_each_answer_has_its_source() -> None:
    (quiz,) = (one for one in read_quizzes(ROOT / "content")[0] if one.slug == "know-the-library")
    assert (quiz.slug, len(quiz.questions), quiz.points) == ("know-the-library", 10, 100)
    assert all(one.explanation and "2021 年年报" in one.source for one in quiz.questions)
