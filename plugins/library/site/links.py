"""Links that staff write in Markdown, and whether they lead anywhere inside the site.

Two kinds are checked: ``{filename}…`` and ``{attach}…``, which name a file of the content folder,
and ``/path/``, which names an address. Whole links only: what a page's templates link is checked
on the built site.
"""

import os
import re
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from plugins.library.chronicle import assemble, read_chronicle
from plugins.library.disclosure import read_disclosure
from plugins.library.events import read_events
from plugins.library.events.addresses import addresses as event_addresses
from plugins.library.exhibitions import addresses as exhibitions
from plugins.library.exhibitions.reading import read_all
from plugins.library.feeds import series_path
from plugins.library.letters import URL as LETTERS
from plugins.library.letters import read_letters
from plugins.library.lists import read_lists
from plugins.library.messages import read_walls
from plugins.library.places.branches import read_branches
from plugins.library.quizzes import read_quizzes
from plugins.library.reading.files import markdown_files, name_of, read_text
from plugins.library.reading.once import once
from plugins.library.reading.picture_kinds import is_made
from plugins.library.reading.problems import Problem, did_you_mean, error, warning
from plugins.library.reports.reports import read_reports
from plugins.library.site.moved import read_moved
from plugins.library.transcripts import read_transcripts

_LINK = re.compile(
    r"\]\(\s*<?(?P<target>[^)\s>]+)|\b(?:href|src)\s*=\s*[\"'](?P<raw>[^\"']+)"
    r"|^[ >]*\[[^\[\]^][^\[\]]*\]:\s*<?(?P<below>[/{][^\s>]*)"
    r"|\b(?:poster|data|cite|formaction|action|content)\s*=\s*[\"'](?P<copied>\{[^\"']+)",
    re.IGNORECASE,
)
"""In brackets, in HTML, below the text (``[1]: …``, but not the words of a note), and wherever
Pelican copies a file from."""
PICTURES = (".jpg", ".jpeg", ".png", ".webp")
"""Names of files that a text means to show, whatever their bytes turn out to be."""
_HANDING_OUT = ("pages", "news", "quizzes", "messages", "events")
"""Folders whose texts may lead to files that lie beside them."""
_SHOWING = (*_HANDING_OUT, "exhibitions", "reports", "disclosure")
"""Folders whose texts may show pictures; those of events are refused by the events' own check,
whatever their address."""
_ELSEWHERE = {"disclosure": "附件写在文件头的“附件”（Files）里"}
_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
"""As :mod:`plugins.typography.prose` lets them through: ``C:\\`` is the commonest of the others."""
_WIDE = re.compile(
    r"！\[[^\]]*\][(（][^)）]*\.(?:jpe?g|png|webp|gif)[)）]"
    r"|\]（(?=\s*(?:/|https?:|tel:|mailto:|\{))[^）]*）?"
)
"""A link or a picture whose signs an input method made wide: it stays bare text."""
_FORM = re.compile(r"^(?:\{\w+\}|\|\w+\|)")
"""How a file is named, or was meant to be."""
_FILE_NAME = re.compile(r"[^,;:]{1,80}\.\w{2,5}")
_FILE = re.compile(r"\{(?P<form>filename|attach|static)\}(?P<path>.+)")
_NAMED_TEXTS = re.compile(
    r"[^/]+/(?:(?:pages|news|events|lists)/.*|(?:exhibitions|quizzes|messages)/[^/]+/index\.md)"
)
"""Texts whose addresses Pelican is told; it knows none of the others."""
FORMS = ("rss.xml", "atom.xml", "json")
FEEDS = tuple(
    f"/feeds/{kind}.{form}" for kind in ("all", "news", "events", "exhibitions") for form in FORMS
)
FIXED = frozenset(
    (
        "/ /catalog/ /search/ /events/ /exhibitions/ /chronicle/ /reports/ /branches/ /news/ "
        "/services/hours/ /branches/branches.csv /branches/branches.json /feeds/closures.ics "
        "/feeds/ /feeds/podcast.xml /feeds/events.ics /feeds/exhibitions.ics "
        "/feeds/feeds.opml /feeds/wechat.xml /feeds/wechat.json "
        "/feeds/new-books.atom.xml /feeds/new-books.rss.xml /feeds/new-books.json "
        "/chronicle/timeline/ "
        "/feeds/opds.xml /data/exhibitions.csv /data/stations.csv /data/items.csv "
        "/catalog/clc/ /catalog/branches/ /catalog/new/ /catalog/data/ /catalog/figures/ "
        "/catalog/my-list/ /404.html /sitemap.xml "
        "/elder/ /elder/events/ /elder/catalog/ /elder/branches/ /elder/services/borrowing/ "
        "/elder/about/feedback/ /about/kiosk/"
    ).split()
).union(FEEDS)
"""Addresses that every site has, whatever its content."""


def links_of(text: str) -> Iterator[tuple[int, str]]:
    """(line, target) of every link and picture in a Markdown text."""
    for number, line in enumerate(text.splitlines(), 1):
        for match in _LINK.finditer(line):
            yield number, next(filter(None, match.groups()))


def addresses(content: Path) -> Set[str]:
    """Every address that the content folder gives the site, with both slashes."""
    return standing(content) | {f"/{moved.old}" for moved in read_moved(content)}


def standing(content: Path) -> Set[str]:
    """Those of them at which something stands that is no way to somewhere else."""
    events = read_events(content)[0]
    own = [entry for file in read_chronicle(content)[0] for entry in file.entries]
    nouns: list[str] = [*event_addresses(events)]
    shown = read_all(content)[0]
    nouns += exhibitions.addresses(shown)
    series = (*(one.series for one in events), *(one.series for one in shown.exhibitions))
    paths = {series_path(name) for name in series} - {""}
    nouns += [f"{path}.{form}" for path in paths for form in FORMS]
    reports = read_reports(content)[0]
    nouns += [report.url for report in reports]
    nouns += [f"{report.url}statistics.csv" for report in reports]
    nouns += ["reports/statistics/"] if len(reports) > 1 else []
    disclosure = read_disclosure(content)[0]
    if disclosure:
        nouns += ["disclosure/", "disclosure/by-date/", "disclosure/catalogue.csv"]
        nouns += [one.url for one in disclosure.disclosed]
    for year in assemble(own, events, shown.exhibitions):
        nouns += [year.url, year.csv_url, year.feed_url]
    lists = [one.url for one in read_lists(content)[0]]
    nouns += [*lists, *(["catalog/lists/"] if lists else [])]
    for kind, found in (
        ("quizzes/", read_quizzes(content)[0]),
        ("messages/", read_walls(content)[0]),
        ("transcripts/", read_transcripts(content)[0]),
    ):
        nouns += [kind, *(one.url for one in found)] if found else []
    nouns += [LETTERS] if any(one.answered for one in read_letters(content)[0]) else []
    for branch in read_branches(content)[0]:
        nouns += [branch.url, f"{branch.url}poster/"]
    nouns += [f"{_below(path, content / 'pages')}/" for path in markdown_files(content / "pages")]
    nouns += [f"news/{path.stem}/" for path in markdown_files(content / "news")]
    return FIXED | {f"/{url}" for url in nouns}


def _below(path: Path, folder: Path) -> str:
    return path.relative_to(folder).with_suffix("").as_posix()


def check_links(content: Path, known: Set[str]) -> Iterator[Problem]:
    """A problem for each link that leads nowhere; ``known``: the site's :func:`addresses`."""
    for path in markdown_files(content):
        name = name_of(path, content)
        text = read_text(path, name)[0]
        for line, target in links_of(text):
            yield from _check_link(target, path, content, known, name, line)
        for line, written in enumerate(text.splitlines(), 1):
            for match in _WIDE.finditer(written):
                what = "全角的符号，网页上不会成为链接或图"
                remedy = "感叹号和圆括号用英文的：[文字](/地址/)，![图里有什么]({attach}图.jpg)"
                yield warning(name, line, what, match[0], remedy)


def _check_link(
    target: str, path: Path, content: Path, known: Set[str], name: str, line: int
) -> Iterable[Problem]:
    file = _FILE.match(target)
    if file:
        found = _check_file(file, path, content, name, line)
        return found or _check_place(file["path"], path, content, name, line)
    parts = urlsplit(target)
    address = parts.path
    if parts.scheme and parts.scheme not in _SCHEMES:
        return (error(name, line, "这个地址在网页上打不开", target, _put_beside(target)),)
    if parts.scheme or parts.netloc or not address or address in known:
        return ()
    if not address.startswith("/"):
        remedy = "站内链接写完整地址，以 / 开头，例如 /chronicle/2021/"
        if Path(address).suffix:
            remedy = _put_beside(address)
        return (error(name, line, "链接的写法不稳定", target, remedy),)
    near = did_you_mean(address, known) or "请核对地址"
    return (error(name, line, "链接的页面不存在", target, near),)


def _put_beside(target: str) -> str:
    """The remedy for the path of a file; ``data:`` and the like have no name to give."""
    file = _FORM.sub("", unquote(target)).replace("\\", "/").rpartition("/")[2]
    written = file if _FILE_NAME.fullmatch(file) else "文件名"
    return f"请把文件放在这个文件旁边，写成 {{attach}}{written}"


@dataclass(frozen=True, slots=True)
class Named:
    """A file of the content folder that a text shows or leads to, and that is there."""

    file: Path
    """By way of the content folder; what stands there may be a link to elsewhere."""
    text: Path
    line: int


@once
def files_named(content: Path) -> tuple[Named, ...]:
    """Every one, in the order of the texts."""
    return tuple(
        Named(file, path, line)
        for path in markdown_files(content)
        for line, target in links_of(read_text(path, path.name)[0])
        if (match := _FILE.match(target))
        and (file := _file(unquote(match["path"]), path, content)).is_relative_to(content)
        and file.is_file()
    )


def files_of(content: Path) -> Set[Path]:
    """Where they are in truth, linked folders followed."""
    return {named.file.resolve() for named in files_named(content)}


def _is_picture(path: Path) -> bool:
    """By its name or by its bytes: a text that names one means to show it."""
    return path.suffix.lower() in PICTURES or is_made(path)


def _file(relative: str, path: Path, content: Path) -> Path:
    """As Pelican finds it: ``..`` leads up before a linked folder is followed."""
    base = content if relative.startswith("/") else path.parent
    return Path(os.path.normpath(base / relative.split("#")[0].lstrip("/")))


def _check_place(target: str, path: Path, content: Path, name: str, line: int) -> Iterable[Problem]:
    """A picture or a file in a text that is no page of its own would be lost on the way."""
    kind = path.relative_to(content).parts[0]
    is_picture = _is_picture(_file(unquote(target), path, content))
    if Path(target.split("#")[0]).suffix == ".md" or kind in (
        _SHOWING if is_picture else _HANDING_OUT
    ):
        return ()
    what = "这里的正文里不能插图" if is_picture else "这里的正文里不能放文件"
    remedy = _ELSEWHERE.get(kind, "请写成通知（content/news/）或页面（content/pages/），再链接过去")
    return (error(name, line, what, target, remedy),)


def _check_file(
    target: re.Match[str], path: Path, content: Path, name: str, line: int
) -> Iterable[Problem]:
    relative = unquote(target["path"])
    file = _file(relative, path, content)
    if not (file.is_relative_to(content) and file.is_file()):
        return (error(name, line, "链接的文件不存在", relative, "请核对文件名"),)
    is_text = file.suffix == ".md"
    is_named = not is_text or bool(_NAMED_TEXTS.fullmatch(name_of(file, content)))
    if is_made(file) or (is_named and (target["form"] == "filename") == is_text):
        return ()
    remedy = f"写成 {{{'filename' if is_text else 'attach'}}}{relative}"
    remedy = remedy if is_named else "写那一页的地址，以 / 开头，例如 /about/"
    return (error(name, line, "这样写链接不到这个文件", target[0], remedy),)
