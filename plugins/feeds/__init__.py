"""Feeds: what is new, for feed readers and other programs.

Reads    from the context, in phase 1 ``catalog_feeds``, ``wechat_feeds``; in phase 2
         ``articles`` and ``announced`` (news), ``events``, ``exhibitions``, ``reading_lists``,
         ``chronicles``, and the pages of collections whose kind has a feed.
Writes   ``/feeds/{all,news,events,exhibitions}.{rss.xml,atom.xml,json}`` (RSS 2.0, Atom,
         JSON Feed 1.1), the newest 30 entries each, and the same for each series of events and
         exhibitions under ``/feeds/series/``; ``/feeds/feeds.opml``, all of them;
         ``/feeds/podcast.xml``, the narrations of exhibitions, with its cover and the words of
         each under ``/feeds/podcast/``; ``/chronicle/<year>/chronicle.atom.xml``, a year's major
         events; ``/feeds/`` from the template ``feeds`` with ``groups``, by what they tell:
         title → feeds.
Settings ``SITENAME``, ``SITEURL``, ``SITESUBTITLE``; ``FEEDS_AUTHORITY``, the name in the ids.

An id never changes: ``tag:<authority>,<year>:<kind>/<slug>`` (RFC 4151), whatever the site's
address is and whenever an entry is dated anew. Feed readers know an entry by nothing else.
Pelican's own feeds derive ids from address and date, and stay switched off (``FEED_ALL_ATOM``
and the others None). Nothing in a feed tells the hour of its making: two builds are equal.

=============================  ====================================================================
``generator``                  which feeds there are, of what, and how many entries each
``entries``                    what an entry says: an event, an exhibition, a closure …
``write`` (``feedgen_care``)   entries as RSS, Atom and JSON Feed
``podcast`` ``opml``           the narrations; all feeds in one file
=============================  ====================================================================

Of closures there is what ``announced`` holds: those that readers have been told of and that are not
over (:meth:`plugins.library.places.places.District.announced_on`).
"""

from plugins.feeds.generator import FeedsGenerator
from plugins.reading.generator import offer

register = offer(FeedsGenerator)
