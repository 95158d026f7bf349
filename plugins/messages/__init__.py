"""Message walls 寄语征集.

Reads    ``content/messages/<slug>/`` through :mod:`plugins.library.messages`.
Writes   ``/messages/`` and ``/messages/<slug>/``, where there is one; context name
         ``message_walls``.
Settings none.
"""

from pelican import signals

from plugins.messages.generator import get_generators


def register() -> None:
    """Offer the generator to Pelican."""
    signals.get_generators.connect(get_generators)
