"""What can be wrong with a quiz."""

from collections.abc import Iterable

from plugins.library.quizzes import read_quizzes
from plugins.library.reading.problems import Problem
from plugins.library.site.site import Site


def check_quizzes(site: Site) -> Iterable[Problem]:
    """Every mistake in ``content/quizzes/``, the sheets' rows included."""
    return read_quizzes(site.content)[1]
