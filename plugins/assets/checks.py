"""What staff should know of the theme before a site is published."""

from collections.abc import Iterator
from pathlib import Path

from plugins.assets.scripts import changed, read_sources
from plugins.library.reading.problems import Problem, warning
from plugins.library.site.site import Site

THEME = Path(__file__).parents[2] / "theme"
SHOWN = 3


def check_scripts(site: Site) -> Iterator[Problem]:
    """A warning where the scripts for readers aren't made of those that stand here."""
    static = THEME / "static"
    if names := changed(static, read_sources(static)):
        more = f"等 {len(names)} 个" if len(names) > SHOWN else ""
        yield warning(
            "theme/bundle/sources.json",
            0,
            "网页的脚本改过，还没有重新合在一起。发布的网站会用改过的，但是一个个分开，读者要多等一会儿",
            f"{'、'.join(names[:SHOWN])}{more}",
            "请运行 make bundle，和改动一起提交",
        )
