"""What can be wrong with an exhibition."""

from collections.abc import Iterable

from plugins.images.fonts import find_font
from plugins.images.measure import NARROW
from plugins.images.store import PictureStore
from plugins.library.exhibitions.reading import read_all
from plugins.library.files import name_of
from plugins.library.problems import Problem, warning
from plugins.library.site import Site


def check_exhibitions(site: Site) -> Iterable[Problem]:
    """Every mistake in the folders of ``content/exhibitions/``, their pictures included."""
    read, problems = read_all(site.content)
    yield from problems
    store = PictureStore(site.build)
    for exhibition in read.exhibitions:
        for panel in exhibition.panels:
            if panel.picture:
                name = name_of(panel.picture, site.content)
                yield from store.check(panel.picture, name, NARROW)
        if exhibition.cover:
            yield from store.check(exhibition.cover, name_of(exhibition.cover, site.content))
    for exhibit in read.exhibits:
        if exhibit.picture:
            yield from store.check(exhibit.picture, name_of(exhibit.picture, site.content))
    store.save()
    if read.exhibitions and find_font() is None:
        remedy = "请安装 Noto Serif CJK SC（Debian、Ubuntu：sudo apt-get install fonts-noto-cjk）"
        yield warning("content/exhibitions", 0, "没有宋体字，海报的图做不出来", "", remedy)
