"""From Markdown to prose, the same way for every kind of content.

Reads    Markdown with the header of :mod:`plugins.library.reading.header`, not Pelican's.
Writes   nothing: a service. Rooms build on :class:`.generator.RoomGenerator`.
Settings ``PATH``, ``BUILD_DATE``, ``SITEURL``.
"""

from pelican import signals

from plugins.reading.anchors import know_anchors
from plugins.reading.reader import add_reader


def register() -> None:
    """Let Pelican read Markdown by our header parser, and know what links ask for."""
    signals.initialized.connect(know_anchors)
    signals.readers_init.connect(add_reader)
