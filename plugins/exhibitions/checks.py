"""What can be wrong with an exhibition."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from plugins.images.fonts import find_font
from plugins.images.measure import NARROW
from plugins.images.store import PictureStore
from plugins.images.traces import check_traces
from plugins.library.exhibitions.figures import year_figures
from plugins.library.exhibitions.reading import Exhibitions, read_all
from plugins.library.exhibitions.state import state_on
from plugins.library.reading.files import name_of
from plugins.library.reading.picture_kinds import picture_kind
from plugins.library.reading.problems import Problem, error, notice, warning
from plugins.library.site.site import Site


def check_exhibitions(site: Site) -> Iterable[Problem]:
    """Pictures and films of the exhibitions, and visitors whom nobody counted."""
    read = read_all(site.content)[0]
    store = PictureStore(site.build)
    for picture, narrowest in _pictures(read):
        yield from store.check(picture, name_of(picture, site.content), narrowest)
    store.save()
    yield from _handed_out(read, site)
    yield from _uncounted(read, site)
    if read.exhibitions and find_font() is None:
        remedy = "请安装 Noto Serif CJK SC（Debian、Ubuntu：sudo apt-get install fonts-noto-cjk）"
        yield warning("content/exhibitions", 0, "没有宋体字，海报的图做不出来", "", remedy)


def _handed_out(read: Exhibitions, site: Site) -> Iterator[Problem]:
    """Films and narrations are handed out as they are, with whatever a telephone wrote in."""
    for panel in (panel for exhibition in read.exhibitions for panel in exhibition.panels):
        sound = panel.narration.sound.path if panel.narration else None
        for path in (one for one in (panel.video, sound) if one):
            name = name_of(path, site.content)
            if kind := picture_kind(path):
                remedy = "请放 MP4 视频；图请另存为 JPG 或 PNG"
                yield error(name, 0, "不是视频，是图片", kind, remedy)
            else:
                yield from check_traces(path, name)


NAMED = 3
"""Exhibitions that one message names; the others are counted."""


def _pictures(read: Exhibitions) -> Iterator[tuple[Path, int]]:
    """Every picture, and how wide it should at least be; panels are read, the rest is seen."""
    for exhibition in read.exhibitions:
        yield from ((panel.picture, NARROW) for panel in exhibition.panels if panel.picture)
        yield from ((s.picture, 0) for s in exhibition.stations if s.picture)
        if exhibition.cover:
            yield exhibition.cover, 0
    yield from ((exhibit.picture, 0) for exhibit in read.exhibits if exhibit.picture)


def _uncounted(read: Exhibitions, site: Site) -> Iterator[Problem]:
    """One notice a year for the exhibitions that are over and whose visitors nobody counted."""
    over = [e for e in read.exhibitions if state_on(e, site.build_date).is_over]
    for figures in year_figures(over):
        titles = [exhibition.title for exhibition in figures.without_visitors]
        if titles:
            named = "、".join(titles[:NAMED])
            found = f"{named}等 {len(titles)} 个" if len(titles) > NAMED else named
            what = f"{figures.year} 年有展览没有记参观人次"
            remedy = "知道就写在“参观人次”，不知道就空着"
            yield notice("content/exhibitions", 0, what, found, remedy)
