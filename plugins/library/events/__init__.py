"""Events 活动: one Markdown file each under ``content/events/``, or a folder with pictures.

==============  ==================================================================
``nouns``       an event
``keys``        the keys of its header
``heading``     its header, checked; ``promise``: what an invitation must say
``pictures``    the pictures beside it, and whose consent they need
``reading``     the content folder
``state``       what an event is on a day
``months``      the calendar, month by month
``groups``      events by type, series and branch
``kind``        what the site knows of the kind; its addresses
==============  ==================================================================
"""
