"""WeChat 公众号: every post as a finished article, in a feed that programs and people take it from.

Reads    ``content/`` (news, events, exhibitions, lists) through its own pure readers, so that
         ``make check`` judges the article that a build makes; from the context, in phase 2,
         ``reading_lists`` with the records of their books.
Writes   ``/feeds/wechat.json`` and ``/feeds/wechat.xml``, the newest 30 posts, by
         ``feed.schema.json``; their pictures under ``/wechat/``, kept in ``build/wechat/``;
         ``content/wechat/MP_verify_….txt`` at the root;
         ``build/wechat-report.json``, which posts entered and why others did not.
Settings ``SITEURL``, ``SITENAME``, ``BUILD_PATH``, ``FEEDS_AUTHORITY``.

Nothing in WeChat reads RSS. So an item of our feed is the article itself, inlined, linted and
within every limit; a small pusher that reads only the feed makes drafts, or a person copies one
from a page; a person presses 发表.

===============  ==============================================================================
``limits``       what WeChat takes, with its sources
``read_posts``   content → posts (``read_events``, ``read_exhibitions``, ``read_lists``,
                 ``prose``, ``words``, ``post``)
``render``       a post's HTML → an article's (``blocks``, ``inlines``, ``links``, ``tree``,
                 ``looks``, ``sanitise``)
``draft``        a post rendered, before its pictures are made
``judge``        the rules WX001–WX025 over all drafts (``rules_…``, ``lint``, ``contrast``)
``article``      a draft with its pictures and cover (``pictures``, ``covers``, ``cards``)
``feed``         articles → JSON and RSS
``feed_report``  the report: who is in the feed, and why others are not
``issues``       several posts for one push 多图文
``verification`` WeChat's own file at the root of the site
``paste``        pages to copy an article from
``pusher``       the feed → drafts, by WeChat's API
===============  ==============================================================================
"""


def register() -> None:
    """Offer the generator to Pelican, which the commands of this package run without."""
    from plugins.reading.generator import offer
    from plugins.wechat.generator import WechatGenerator

    offer(WechatGenerator)()
