"""The chronicle 大事记: a year's major events.

A fact has one home. Events and exhibitions lend themselves by ``Chronicle:`` in their header;
``content/chronicle/<year>.md`` holds only what has no page of its own: a header, the editor's
note, then one ``## title`` a entry, each followed by a header of its own and one sentence.

===========  ====================================================================================
``nouns``    entry, month, year
``lent``     what events and exhibitions lend; all entries → years
``reading``  the files → entries
``kind``     what the site knows of the kind
===========  ====================================================================================
"""
