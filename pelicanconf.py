"""The site while it is being written. ``publishconf.py`` adds what a published site needs.

Literals, in groups; what each means is in docs/settings.md.
"""

import os
from pathlib import Path
from urllib.parse import urlsplit

from jinja2 import StrictUndefined

from plugins.library.clock import build_date
from plugins.library.facts import read_facts
from plugins.reading.addresses import internal
from plugins.reading.templates import CompiledOnce
from plugins.typography.filters import FILTERS

# Where things are
SITE = Path(os.environ.get("SITE") or ".")  # the folder of the library whose site it is
PATH = str(SITE / "content")
OUTPUT_PATH = str(SITE / "output")
THEME = "theme"
BUILD_PATH = str(SITE / "build")

# What the site is
SITENAME = read_facts(Path(__file__).parent / PATH)[0].name
SITEURL = os.environ.get("SITEURL", "").rstrip("/")
SITE_ROOT = urlsplit(SITEURL).path  # links within the site begin with it and name no host
TIMEZONE = "Asia/Shanghai"
DEFAULT_LANG = "zh-CN"
DEFAULT_DATE_FORMAT = "%Y-%m-%d"
BUILD_DATE = build_date(os.environ)
RELATIVE_URLS = False
SHOWS_DRAFTS = True
SHOWS_AWAITED = True

# The catalogue
CATALOG_EXPORT = os.environ.get("CATALOG_EXPORT") or str(SITE / "catalog_export")
CATALOG_EXECUTOR = os.environ.get("CATALOG_EXECUTOR", "")
OFFLINE = os.environ.get("OFFLINE", "1") != "0"  # 0 takes the service worker from all readers
CATALOG_OPAC_URL = os.environ.get("CATALOG_OPAC_URL", "")

# What Pelican reads itself: pages and notices. The rest belongs to the rooms.
PAGE_PATHS = ["pages"]
ARTICLE_PATHS = ["news"]
STATIC_PATHS: list[str] = []
SLUGIFY_SOURCE = "basename"
PAGE_TRANSLATION_ID = ""  # pages of one name in two folders are no translations of each other
PATH_METADATA = r"pages/(?P<place>.+)\.md"
USE_FOLDER_AS_CATEGORY = False
DEFAULT_CATEGORY = "notices"

# Addresses
PAGE_URL = "{place}/"
PAGE_SAVE_AS = "{place}/index.html"
ARTICLE_URL = "news/{slug}/"
ARTICLE_SAVE_AS = "news/{slug}/index.html"
DIRECT_TEMPLATES = ["404", "news"]
NEWS_SAVE_AS = "news/index.html"
AUTHOR_SAVE_AS = AUTHORS_SAVE_AS = CATEGORY_SAVE_AS = CATEGORIES_SAVE_AS = ""
TAG_SAVE_AS = TAGS_SAVE_AS = ARCHIVES_SAVE_AS = DRAFT_SAVE_AS = DRAFT_PAGE_SAVE_AS = ""

# Feeds are written by plugins.feeds alone: one style, ids that stay
FEED_ALL_ATOM = FEED_ALL_RSS = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None

# Theme
THEME_STATIC_PATHS: list[str] = []
JINJA_ENVIRONMENT = {
    "autoescape": True,
    "bytecode_cache": CompiledOnce(Path(BUILD_PATH) / "templates"),
    "trim_blocks": True,
    "lstrip_blocks": True,
    "undefined": StrictUndefined,
}
JINJA_FILTERS = {**FILTERS, "internal": internal}

# The rooms, and behind them what works on the finished site. The order is the pipeline.
PLUGIN_PATHS: list[str] = []
PLUGINS = [
    "plugins.reading",
    "plugins.pages",
    "plugins.branches",
    "plugins.events",
    "plugins.chronicle",
    "plugins.exhibitions",
    "plugins.reports",
    "plugins.disclosure",
    "plugins.collections",
    "plugins.catalog",
    "plugins.children",
    "plugins.elder",
    "plugins.home",
    "plugins.kiosk",
    "plugins.addresses",
    "plugins.wechat",
    "plugins.feeds",
    "plugins.sharing",
    "plugins.assets",
    "plugins.offline",
    "plugins.sitemap",
    "plugins.page_search",
    "plugins.security",
    "plugins.privacy",
]
CACHE_CONTENT = LOAD_CONTENT_CACHE = False
DELETE_OUTPUT_DIRECTORY = False
INTRASITE_LINK_REGEX = r"(?!)(?P<what>)"  # plugins.reading finds what a text names, in tags alone
IGNORE_FILES = [".*", "*~"]
