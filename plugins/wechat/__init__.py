"""WeChat 公众号: every post as a finished article, in a feed that programs and people take it from.

Nothing in WeChat reads RSS. So an item of our feed is the article itself, inlined, linted and
within every limit; a small pusher that reads only the feed makes drafts, or a person copies one
from a page; a person presses 发表.
"""
