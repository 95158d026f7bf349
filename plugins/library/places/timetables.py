"""What the script of a page needs of the places that it shows."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from plugins.library.hours.holidays import Holidays
from plugins.library.hours.opening import holiday_table, timetable
from plugins.library.places.places import Branch


def hours_data(branches: Iterable[Branch], holidays: Holidays, today: date) -> dict[str, Any]:
    """The timetables of some places, in the words of :mod:`plugins.library.hours.opening`.

    Equal ones stand there once. ``places``: slug → number of its staffed timetable, and of its
    self-service where it has both.
    """
    tables: list[dict[str, Any]] = []
    places: dict[str, list[int]] = {}
    for branch in branches:
        own = [branch.opening, branch.self_service] if branch.has_both else [branch.opening]
        places[branch.slug] = []
        for hours in own:
            table = timetable(hours, today)
            if table not in tables:
                tables.append(table)
            places[branch.slug].append(tables.index(table))
    return {"holidays": holiday_table(holidays, today), "tables": tables, "places": places}
