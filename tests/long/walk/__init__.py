"""A walk through every kind of page in every way that readers look at it, with three checkers.

``python -m tests.long.walk`` is a row of ``make soak``; ``tests/long/walk/screens.py`` is
``make screens``: the same pages in the same modes, as pictures for a person to look at.
"""
