"""The site as published: an address of its own, and compressed copies at the end.

``make publish SITEURL=https://…`` gives the address; everything else is as in ``pelicanconf.py``.
"""

from pelicanconf import *  # noqa: F403  (Pelican's way to build one settings file on another)
from pelicanconf import PLUGINS as ROOMS

PLUGINS = [*ROOMS, "plugins.precompress"]
