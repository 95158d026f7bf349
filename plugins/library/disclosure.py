"""Information disclosure 信息公开: what the library must publish, and where it stands.

``content/disclosure/index.md`` is the guide (指南); each other Markdown file there is one piece of
information with its catalogue entry: index number, name, summary, date (政府信息公开条例第十二条;
第五十五条 for public institutions). HTML comes first; files lie in ``content/disclosure/files/``.
``duties.toml`` says what is due when, so that ``make check`` can remind of it.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from plugins.library.attachments import FOLDER, Attachment, read_attachments
from plugins.library.duties import Duty, read_duties
from plugins.library.reading import common_keys as common
from plugins.library.reading import values
from plugins.library.reading.files import markdown_files
from plugins.library.reading.header import HeaderKeys, Key
from plugins.library.reading.kind import Claim, Kind, Skeleton
from plugins.library.reading.pieces import Text, read_piece, read_pieces
from plugins.library.reading.problems import Problem, awaiting, error, notice, warning
from plugins.library.reading.slugs import check_slug
from plugins.library.reading.view import is_seen, seen

CATEGORIES = (
    "机构概况",
    "规章制度",
    "服务信息",
    "年度报告",
    "财政预决算",
    "政府采购",
    "人事信息",
    "其他",
)
_YEAR = re.compile(r"(?P<year>(?:19|20)\d\d)\s?年")
DISCLOSED_KEYS = HeaderKeys(
    "信息公开",
    (
        common.TITLE,
        common.DATE.but(help="公开的日子；只知道年份的写年份", read=values.day_or_year),
        Key(
            "Category",
            "类别",
            "、".join(CATEGORIES),
            values.one_or_none,
            required=True,
            choices=CATEGORIES,
            start="",
        ),
        common.SUMMARY.but(required=True),
        Key("Number", "索引号", "馆里编的号，没有编的先不写", values.text),
        Key(
            "Files",
            "附件",
            f"文件名，几个用顿号“、”隔开；文件放在 `content/{FOLDER}/files/`",
            values.text,
            is_list=True,
        ),
        common.LINK.but(help="内容在本网站别的页面上时，写那一页的地址", read=values.any_link),
        common.ALIASES,
        *common.OF_EVERY_KIND,
    ),
)
GUIDE_KEYS = HeaderKeys("信息公开指南", (common.TITLE, common.SUMMARY, *common.OF_EVERY_KIND))


@dataclass(frozen=True, slots=True)
class Disclosed:
    """One piece of information."""

    slug: str
    path: str
    title: str
    number: str
    """Index number 索引号; empty where the library has not given it."""
    date: str
    """As written: a day (ISO 8601), or a year where no more is known."""
    category: str
    summary: str
    text: str
    link: str
    """A page of this site on which it stands, from the root; empty where it stands here."""
    files: tuple[Attachment, ...]

    @property
    def url(self) -> str:
        """Address from the site's root."""
        return f"{FOLDER}/{self.slug}/"

    @property
    def year(self) -> int:
        """The year of its date."""
        return int(self.date[:4])

    @property
    def subject_year(self) -> int:
        """The year that its title names, else that of its date: reports come out a year later."""
        named = _YEAR.search(self.title)
        return int(named["year"]) if named else self.year


@dataclass(frozen=True, slots=True)
class Disclosure:
    """The guide, and everything that is disclosed, newest first."""

    guide: Text
    disclosed: tuple[Disclosed, ...]
    duties: tuple[Duty, ...] = ()

    @property
    def by_category(self) -> tuple[tuple[str, tuple[Disclosed, ...]], ...]:
        """In the order of :data:`CATEGORIES`; empty ones are left out."""
        groups = ((c, tuple(d for d in self.disclosed if d.category == c)) for c in CATEGORIES)
        return tuple((category, some) for category, some in groups if some)


def read_disclosure(content: Path) -> tuple[Disclosure | None, tuple[Problem, ...]]:
    """Everything below ``content/disclosure/``; None where nothing there is seen."""
    folder = content / FOLDER
    if not seen(folder.glob("*")):
        return None, ()
    guide, problems = _read_guide(folder / "index.md", content)
    files = [path for path in markdown_files(folder) if path.name != "index.md"]
    read = partial(_read_one, content=content)
    disclosed, found = read_pieces(files, content, DISCLOSED_KEYS, read)
    disclosed.sort(key=lambda one: (one.date, one.slug), reverse=True)
    duties, duty_problems = read_duties(folder / "duties.toml", content, CATEGORIES)
    everything = Disclosure(guide, tuple(disclosed), duties)
    return everything, (*problems, *found, *duty_problems, *_check_numbers(reversed(disclosed)))


def _read_guide(path: Path, content: Path) -> tuple[Text, tuple[Problem, ...]]:
    guide = read_piece(path, content, GUIDE_KEYS)
    if path.is_file() and is_seen(path):
        return guide, guide.problems
    remedy = "指南写明机构、地址、时间、电话和获取方式"
    return guide, (error(guide.header.path, 0, "缺少信息公开指南", "", remedy),)


def _read_one(text: Text, content: Path) -> tuple[Disclosed | None, tuple[Problem, ...]]:
    header, name = text.header, text.header.path
    files, file_problems = read_attachments(header, content)
    problems = [*check_slug(text.slug, name), *file_problems]
    if not header.get("number"):
        remedy = "请馆里编号后写在文件头“索引号”一行"
        problems.append(awaiting(warning(name, 1, "待馆方填写：索引号", "", remedy)))
    if not text.body and not header.get("link"):
        remedy = "先写成网页，附件放在后面；内容在别的页面上的，写“链接”"
        problems.append(error(name, 1, "没有正文", "", remedy))
    if not (header.get("title") and header.get("date")[:4].isdecimal()):
        return None, tuple(problems)
    return text.make(Disclosed, files=files), tuple(problems)


def _check_numbers(disclosed: Iterable[Disclosed]) -> Iterator[Problem]:
    seen: dict[str, Disclosed] = {}
    for one in disclosed:
        other = seen.setdefault(one.number, one) if one.number else one
        if other is not one:
            remedy = f"另一条是 {other.path}"
            yield error(one.path, 1, "两条信息用了同一个索引号", one.number, remedy)


def overdue(disclosure: Disclosure, today: date, path: str) -> Iterator[Problem]:
    """A notice for each duty whose day has passed without anything of its year."""
    for duty in disclosure.duties:
        year = duty.year(today)
        is_done = any(
            d.category == duty.category and d.subject_year == year for d in disclosure.disclosed
        )
        if is_done or not duty.is_late(today):
            continue
        _, month, day = duty.last_day(today)
        what = f"{year} 年的“{duty.name}”应在 {month}月{day}日前公开"
        remedy = f"请在 content/{FOLDER}/ 里补上，类别写“{duty.category}”"
        yield notice(path, duty.line, what, "", remedy)


def disclosure_claims(content: Path) -> Iterator[Claim]:
    """A page and its files each, the guide, both orders of the catalogue."""
    disclosure = read_disclosure(content)[0]
    for one in disclosure.disclosed if disclosure else ():
        yield from (Claim(f.url, f"附件 {f.path.name}", one.path, f.line) for f in one.files)
    for address in ("", "by-date/", "catalogue.csv") if disclosure else ():
        yield Claim(f"{FOLDER}/{address}", "信息公开")


def _read_disclosed(content: Path) -> tuple[tuple[Disclosed, ...], tuple[Problem, ...]]:
    disclosure, problems = read_disclosure(content)
    return (disclosure.disclosed if disclosure else ()), problems


DISCLOSED = Kind(
    word="disclosure",
    label="信息公开",
    folder=FOLDER,
    read=_read_disclosed,
    header=DISCLOSED_KEYS,
    others=(("index.md", GUIDE_KEYS), ("*/index.md", None)),
    address="disclosure/{slug}/",
    claims=disclosure_claims,
    room="disclosure",
    reserved=frozenset(("by-date", "files")),
    shows_pictures=True,
    uses_too=lambda file: file.name == "duties.toml",
    advice="附件写在文件头的“附件”里",
    skeleton=Skeleton(
        "在这里写正文。", f"写好正文、摘要和类别，类别是其中一个：{'、'.join(CATEGORIES)}"
    ),
)
