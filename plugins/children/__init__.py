"""少年儿童: the page of staff at ``/children/``, made a page that a child likes to look at.

Reads    the page that staff wrote there, and what the other rooms left in the context:
         ``books_for_children``, ``reading_lists``, ``quizzes``, ``current_exhibitions``,
         ``upcoming_events``. Of these only what says that it is for children
         (:mod:`plugins.library.audience`).
Writes   nothing itself: the page gets the template ``children.html`` and the context
         ``for_children``. A section without content is not there; on a published page the rows
         that wait for the library are left out of the words of staff.
Settings ``SHOWS_AWAITED``, ``PATH``.
"""

from pelican import signals

from plugins.children.views import complete


def register() -> None:
    """Complete the page when every room has read its own."""
    signals.all_generators_finalized.connect(complete)
