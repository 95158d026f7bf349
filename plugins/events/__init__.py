"""Events 活动.

Reads    ``content/events/**/*.md`` through :mod:`plugins.library.events`.
Writes   ``/events/``, ``/events/<year>/``, ``/events/<slug>/``; context names ``events``,
         ``upcoming_events``, ``past_events``, ``events_by_year``.
Settings ``BUILD_DATE``.
"""

from pelican import signals

from plugins.events.generator import get_generators


def register() -> None:
    """Offer the generator to Pelican."""
    signals.get_generators.connect(get_generators)
