"""馆情介绍: the whole introduction of the library, for the screen in the lobby.

Reads    what the other rooms left in the context: ``library``, ``district``, ``today``,
         ``announced``, ``hours_page``, ``latest_report``, ``chronicles``, ``upcoming_events``,
         ``current_exhibitions``; of staff's pages how to get a card, and ``about/history/``.
Writes   ``/about/kiosk/``: an ordinary page, a section a subject. ``js/kiosk.js`` makes a show of
         it on a screen that is large enough: a slide at a time, by itself or by hand.
Settings ``BUILD_DATE``, ``SITEURL``.

What nobody has written, the history most of all, stands visibly empty: nothing is invented.
"""

from plugins.kiosk.generator import KioskGenerator
from plugins.reading.generator import offer

register = offer(KioskGenerator)
