"""What can be wrong with the header of ``index.md``."""

import re
from collections.abc import Iterable

from plugins.library.exhibitions.nouns import Station
from plugins.library.exhibitions.pieces import Exhibit, Panel, Section
from plugins.library.reading.header import Header
from plugins.library.reading.problems import Problem, error, warning
from plugins.library.reading.spans import Span

_ALIAS = re.compile(r"/?[A-Za-z0-9_-][A-Za-z0-9._-]*(?:/[A-Za-z0-9_-][A-Za-z0-9._-]*)*/?")


def check_words(
    header: Header, key: str, words: tuple[str, ...], known: tuple[str, ...], what: str
) -> tuple[Problem, ...]:
    """A problem for each word that is none of those known; ``what`` it should be."""
    return tuple(
        error(header.path, header.line(key), f"{what}不认识", word, f"可用：{'、'.join(known)}")
        for word in words
        if word and word not in known
    )


def check_year(header: Header, year: int) -> Iterable[Problem]:
    """A problem for 0000, which has four digits and is no year."""
    if not year and header.get("date"):
        yield error(header.path, header.line("date"), "没有这个年份", header.get("date"), "请改正")


def check_spans(
    header: Header, spans: tuple[Span, ...], stations: tuple[Station, ...]
) -> Iterable[Problem]:
    """Days of the header are not shown where a sheet has days; those beyond it would be lost."""
    held = [s.span for s in stations if s.span and s.is_held]
    if not (spans and held):
        return
    first, last = min(span.start for span in held), max(span.last_day for span in held)
    is_open = any(span.open_ended for span in held)
    if any(s.start < first or (s.last_day > last and not is_open) for s in spans):
        what = "文件头的展期比巡展表长，网站只认巡展表"
        found = f"{header.get('start')}—{header.get('end')}".removesuffix("—")
        remedy = "表里少了一站就补上；不少，就删去 Start（开始）和 End（结束）"
        yield warning(header.path, header.line("start"), what, found, remedy)


def check_link(header: Header) -> tuple[Problem, ...]:
    """A link is a whole address; WeChat's all begin with ``https``."""
    link = header.get("link")
    if not link or link.startswith("https://"):
        return ()
    return (error(header.path, header.line("link"), "链接要写完整", link, "以 https:// 开头"),)


def check_aliases(header: Header, slug: str) -> Iterable[Problem]:
    """An old address is a path of this site; a page that leads on will stand there."""
    for alias in header.words("aliases"):
        remedy = "写网站里的路径，例如 exhibitions/old-name/"
        if not _ALIAS.fullmatch(alias) or alias.strip("/") == f"exhibitions/{slug}":
            yield error(header.path, header.line("aliases"), "旧地址不对", alias, remedy)


def check_minors(
    minors: bool, sections: Iterable[Section], exhibits: Iterable[Exhibit]
) -> Iterable[Problem]:
    """With pictures of children, what shows one says how the child is named."""
    panels = [panel for section in sections for panel in section.panels]
    pictured = [exhibit for exhibit in exhibits if exhibit.picture]
    shown: list[Panel | Exhibit] = [*panels, *pictured]
    if minors and shown and not any(one.credit for one in shown):
        what = "写了有未成年人，却没有一处写公开署名"
        remedy = (
            "孩子的作品或照片，在展板的 .md 文件头写“Credit: 儿童甲，7岁”，在展品表写“公开署名”"
        )
        yield warning(shown[0].path, 0, what, "", remedy)
