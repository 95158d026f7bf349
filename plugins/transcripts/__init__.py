"""Transcripts 文字实录.

Reads    ``content/transcripts/**/*.md`` and the recordings beside them through
         :mod:`plugins.library.transcripts`.
Writes   ``/transcripts/`` and ``/transcripts/<slug>/`` with its recording, where there is one;
         context name ``transcripts``.
Settings none.
"""

from pelican import signals

from plugins.transcripts.generator import get_generators


def register() -> None:
    """Offer the generator to Pelican."""
    signals.get_generators.connect(get_generators)
