"""The home page: the little of everything that most people come for.

Reads    what the other rooms left in the context: ``district``, ``today``,
         ``announced``, ``notices``, ``upcoming_events``, ``past_events``, ``exhibitions``,
         ``current_exhibitions``, ``new_arrivals``, ``chronicles``, ``latest_report``.
Writes   ``/``.

It says of the house what the newest report says, and names the report; a figure that the report
has not leaves its words out.
"""

from plugins.home.generator import HomeGenerator
from plugins.reading.generator import offer

register = offer(HomeGenerator)
