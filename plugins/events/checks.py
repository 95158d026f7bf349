"""What can be wrong with an event."""

from collections.abc import Iterable

from plugins.images.store import PictureStore
from plugins.library.events.heading import outcome, promise
from plugins.library.events.reading import read_events
from plugins.library.hours.holidays import read_holidays
from plugins.library.reading.files import name_of
from plugins.library.reading.problems import Problem
from plugins.library.site.site import Site


def check_events(site: Site) -> Iterable[Problem]:
    """What events to come, or just past, lack, and what is wrong with their pictures."""
    events = read_events(site.content)[0]
    holidays = read_holidays(site.content)[0]
    store = PictureStore(site.build)
    for event in events:
        for picture in event.shown:
            yield from store.check(picture.source, name_of(picture.source, site.content))
        if not event.is_over(site.build_date):
            yield from promise(event)
        yield from outcome(event, site.build_date, holidays)
    store.save()
