"""When a place is open: hours, closures, holidays, and what they say of a day and a moment.

===================  ==============================================================================
``intervals``        from a clock time to a later one
``hours``            the regular week and what beats it: what it says of a day, heading and seal too
``opening``          the timetable by which the browser says what holds at a moment
``hours_words``      weeks, seasons and holidays in words
``closures``         a closure as all surfaces tell it, and the banner
``closure_entries``  the entries of ``branches.toml`` → closures
``holidays``         the years of ``content/holidays.toml``, as the State Council announces them
``statutory``        the days that the law itself gives, for a year that is not announced
``lunar``            the lunar date of a day
===================  ==============================================================================
"""
