"""The chronicle 大事记.

Reads    ``content/chronicle/<year>.md`` and the events that lend themselves (context ``events``).
Writes   ``/chronicle/``, ``/chronicle/timeline/``, ``/chronicle/<year>/`` with ``chronicle.csv``
         (``plugins.feeds`` puts ``chronicle.atom.xml`` beside it); context names
         ``own_chronicles`` and, when every generator has read its content, ``chronicles``.
Settings none.
"""

from pelican import signals

from plugins.chronicle.generator import ChronicleGenerator, assemble_chronicles
from plugins.reading.generator import offer


def register() -> None:
    """Offer the generator, and assemble the years once the events are known."""
    offer(ChronicleGenerator)()
    signals.all_generators_finalized.connect(assemble_chronicles)
