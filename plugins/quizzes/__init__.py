"""Quizzes 读书答题.

Reads    ``content/quizzes/<slug>/`` through :mod:`plugins.library.quizzes`.
Writes   ``/quizzes/`` and ``/quizzes/<slug>/``, where there is one; context name ``quizzes``.
Settings none.
"""

from pelican import signals

from plugins.quizzes.generator import get_generators


def register() -> None:
    """Offer the generator to Pelican."""
    signals.get_generators.connect(get_generators)
