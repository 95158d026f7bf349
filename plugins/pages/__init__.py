"""Pages and notices 通知公告: Pelican's own pages and articles, under our addresses.

Reads    ``content/pages/**/*.md`` and ``content/news/*.md``, by Pelican's own generators.
Writes   nothing itself: ``PATH_METADATA`` in ``pelicanconf.py`` makes a page's place its address
         (``pages/services/hours.md`` → ``/services/hours/``). Every page carries ``.menu_key``, the
         word of the menu under which it stands. What is over (``Until``, 下线) has its page
         and is in no list. This room holds their checks besides.
Settings ``PATH_METADATA``, ``PAGE_URL``, ``ARTICLE_URL`` (Pelican's).
"""

from pelican import signals

from plugins.pages.views import add_menu_key, know_what_leaves


def register() -> None:
    """Let every page know its place in the menu, and every list whether a notice leaves it."""
    signals.page_generator_context.connect(add_menu_key)
    signals.article_generator_finalized.connect(know_what_leaves)
