"""The site as published: an address of its own, bare scripts and sheets, compressed copies.

``make publish SITEURL=https://…`` gives the address; everything else is as in ``pelicanconf.py``.
"""

from pelicanconf import *  # noqa: F403  (Pelican's way to build one settings file on another)
from pelicanconf import PLUGINS as ROOMS

ASSETS_MINIFY = True
SHOWS_DRAFTS = False
SHOWS_AWAITED = False
PLUGINS = [*ROOMS, "plugins.precompress"]
