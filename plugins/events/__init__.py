"""Events 活动.

Reads    ``content/events/`` through :mod:`plugins.library.events`; in phase 2 ``exhibitions``, for
         the pages of series.
Writes   ``/events/``, ``/events/<year>/``, ``/events/{type,series,branch}/<name>/``,
         ``/events/calendar/`` with a page a month; for each event its page and ``event.ics``;
         ``/feeds/events.ics``; ``/pictures/``.
         Context: ``events``, ``upcoming_events``, ``past_events``, ``events_by_year``,
         ``events_by_branch``.
Settings ``BUILD_DATE``, ``BUILD_PATH``.

===============  ===============================================
``generator``    both phases, and an event's own page
``views``        what templates are given
``write_lists``  lists and the calendar
``linked_data``  schema.org; ``calendars``: iCalendar
===============  ===============================================
"""

from plugins.events.generator import EventsGenerator
from plugins.reading.generator import offer

register = offer(EventsGenerator)
