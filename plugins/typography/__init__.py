"""Chinese typography: Markdown without stray spaces, dates and numbers in words, safe prose.

Reads    nothing.
Writes   nothing: a service for Markdown (:mod:`.cjk_lines`), for templates (:mod:`.filters`) and
         for whatever prints prose (:mod:`.prose`).
Settings none; ``pelicanconf.py`` lists the filters in ``JINJA_FILTERS``.
"""
