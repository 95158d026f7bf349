"""Issues 多图文 of the WeChat channel as texts: where they lie, and their header.

No page is made of one, so they are no kind of content; what is made of them, says the channel.
"""

from plugins.library.reading import common_keys as common
from plugins.library.reading.header import HeaderKeys

FOLDER = "issues"
ISSUE_KEYS = HeaderKeys("一期", (common.TITLE, common.DATE, common.STAGE))
