"""Sharing: how a page looks where its address is passed on, and the site on a home screen.

Reads    the title and the folder of every page as it is printed; its own picture, where a template
         names one (``depicted``), and the event that it tells of (``occasion``).
Writes   ``cards/<hash>.png``: a card with the title of each page that has no picture of its own;
         ``manifest.webmanifest``, ``icons/…png`` and ``apple-touch-icon.png``: the library's seal.
         All of it is drawn once and kept in ``build/cards/``.
Offers   the Jinja global ``shared``: what the head of a page says for other programs (Open Graph).
Settings ``SITEURL`` (without it no page can be passed on, and no card is drawn), ``SITENAME``,
         ``BUILD_PATH``.

Pages of the catalogue below its parts, thousands of them, share the card of their part: a picture
for each shelf would be a hundred megabytes that nobody asks for.
"""

from pelican import signals

from plugins.sharing.generator import add_globals, write_cards


def register() -> None:
    """Hear of cards while pages are written, draw when all are there."""
    signals.initialized.connect(add_globals)
    signals.finalized.connect(write_cards)
