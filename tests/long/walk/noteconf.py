"""The settings of a published site, which is told to note its templates."""

from publishconf import *  # noqa: F403
from publishconf import PLUGINS as PUBLISHED

PLUGINS = [*PUBLISHED, "tests.long.walk.noted"]
