"""Pages and notices 通知公告: Pelican's own pages and articles, under our addresses.

Reads    ``content/pages/**/*.md`` and ``content/news/*.md``, by Pelican's own generators.
Writes   nothing itself, so there is nothing to register: ``PATH_METADATA`` in ``pelicanconf.py``
         makes a page's place its address (``pages/services/hours.md`` → ``/services/hours/``).
         This room holds their checks.
Settings ``PATH_METADATA``, ``PAGE_URL``, ``ARTICLE_URL`` (Pelican's).
"""
