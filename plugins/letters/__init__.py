"""Readers' letters and their answers 来信与答复.

Reads    ``content/letters/`` through :mod:`plugins.library.letters`.
Writes   ``/about/feedback/letters/`` where a letter has been answered; context name ``letters``,
         by which the page on feedback leads there.
Settings none.
"""

from pelican import signals

from plugins.letters.generator import get_generators


def register() -> None:
    """Offer the generator to Pelican."""
    signals.get_generators.connect(get_generators)
