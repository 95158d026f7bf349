"""``make new KIND=event TITLE=…``: the files of something new, ready to be filled.

What there is to fill, the kind declares: its keys give the header, its skeleton the rest. The
address comes from the title's pinyin, or from ``SLUG=``; the register of addresses knows whether it
is free. Nothing that exists is overwritten, and a folder appears with all its files or not at all.
"""

import shlex
import shutil
from collections.abc import Callable, Collection, Mapping
from pathlib import Path, PurePosixPath

from plugins.desk.empty_sheet import write_empty_sheet
from plugins.desk.new_branches import new_branches
from plugins.desk.new_closure import new_closure
from plugins.desk.new_report import PUBLISH_IT, asked_year, new_report
from plugins.desk.settings import DeskError, DeskSettings
from plugins.library.kinds import KINDS
from plugins.library.reading.common_keys import STAGE
from plugins.library.reading.files import name_of, write_whole
from plugins.library.reading.kind import Kind
from plugins.library.reading.once import reading_once
from plugins.library.reading.problems import did_you_mean
from plugins.library.reading.slugs import check_place, check_slug
from plugins.library.romanised import romanised
from plugins.library.site.addresses import ROOMS, claims, in_the_way

LONGEST_SLUG = 40
VARIABLES = ("KIND", "TITLE", "SLUG", "FROM", "TO", "YEAR")
"""What the command takes beside the settings of every command (docs/settings.md)."""
_SETTINGS = ("SITE", "SOURCE_DATE_EPOCH", "PYTHON", "CATALOG_EXPORT", "OUTPUT", "SITEURL")
Make = Callable[[DeskSettings, Mapping[str, str]], str]
OTHERS: Mapping[str, tuple[str, Make, tuple[str, ...]]] = {
    "closure": ("闭馆", new_closure, ("TITLE", "FROM", "TO")),
    "report": ("年报", new_report, ("YEAR",)),
    "branches": ("馆点名单", new_branches, ("FROM",)),
}
"""What is made otherwise than by a skeleton: word → its name, what makes it, its variables."""


def make_new(settings: DeskSettings, environment: Mapping[str, str]) -> str:
    """Make the files; return what was made and what comes next. Raises :class:`DeskError`."""
    _check_variables(environment, "make new", VARIABLES)
    word = environment.get("KIND", "").strip()
    for name, (label, make, takes) in OTHERS.items():
        if word in (name, label):
            _check_variables(environment, f"make new KIND={word}", ("KIND", *takes))
            return make(settings, environment)
    kind = _kind(word)
    takes = ("TITLE", "YEAR" if kind.is_by_year else "SLUG")
    _check_variables(environment, f"make new KIND={word}", ("KIND", *takes))
    year = str(settings.build_date.year)
    title = environment.get("TITLE", "").strip()
    if kind.is_by_year:
        year = asked_year(environment, year)
        title = title or f"{year} 年{kind.label}"
    if not title:
        raise DeskError(f"请写标题，例如 make new KIND={word} TITLE=安居旧影")
    slug = year if kind.is_by_year else environment.get("SLUG", "").strip() or _slug(title)
    target = _target(settings, kind, word, slug)
    values = {"title": title, "day": settings.build_date.isoformat(), "year": year}
    _make(target, kind, f"{header_of(kind, values)}\n{kind.skeleton.text.format_map(values)}\n")
    made = target.relative_to(settings.folder)
    return (
        f"做好了：{made}{'/' if kind.skeleton.sheets else ''}\n"
        f"地址是最后那段名字“{slug}”，发布以后不要改；要改现在就改。\n"
        f"下一步：{kind.skeleton.next_step}，然后 make check。{PUBLISH_IT}"
    )


def _check_variables(environment: Mapping[str, str], command: str, takes: Collection[str]) -> None:
    """Raise for a variable on make's command line that does nothing: ``TITEL=…``, an idle ``TO=…``.

    Make hands them on in ``MAKEFLAGS`` behind ``--`` (GNU make manual, 5.7.3); in an environment
    that make did not fill, a ``YEAR`` or a ``TO`` may be another program's.
    """
    words = shlex.split(environment.get("MAKEFLAGS", "").partition("-- ")[2])
    given = [word.partition("=")[0] for word in words]
    for name in given:
        if name.isidentifier() and name not in (*takes, *_SETTINGS):
            near = "" if name in VARIABLES else did_you_mean(name, takes, given)
            remedy = near or f"可以写：{'、'.join(takes)}"
            raise DeskError(f"{command} 不用“{name}”。{remedy}")


def _kind(word: str) -> Kind:
    makes = [kind for kind in KINDS if kind.skeleton.text]
    found = next((kind for kind in makes if word in (kind.word, kind.label)), None)
    if found:
        return found
    names = {kind.word: kind.label for kind in makes}
    names |= {name: label for name, (label, *_) in OTHERS.items()}
    choices = "、".join(f"{key}（{name}）" for key, name in names.items())
    near = did_you_mean(word, (*names, *names.values()))
    raise DeskError(f"KIND 可以是：{choices}。读到的是“{word}”。{near}")


def header_of(kind: Kind, values: Mapping[str, str]) -> str:
    """The header of a new text of a kind, its keys in Chinese; that it is a draft comes first."""
    first = sorted(kind.header, key=lambda key: key.name != STAGE.name)
    lines = (
        f"{key.chinese}：{key.start.format_map(values)}" for key in first if key.start is not None
    )
    return "\n".join(lines) + "\n"


def _slug(title: str) -> str:
    """The title's pinyin, cut between syllables."""
    words = romanised(title)
    return words if len(words) <= LONGEST_SLUG else words[: LONGEST_SLUG + 1].rpartition("-")[0]


def _target(settings: DeskSettings, kind: Kind, word: str, slug: str) -> Path:
    """Where it will lie. Raises :class:`DeskError` where its name or its address is not free."""
    another = f"请自己取一个：make new KIND={word} SLUG=… TITLE=…"
    check = check_place if "{place}" in kind.address else check_slug
    if not kind.is_by_year and (mistakes := check(slug, f"SLUG={slug}")):
        raise DeskError(f"{mistakes[0]}\n{another}")
    folder = settings.content / kind.folder
    folder /= kind.skeleton.folder.format(year=settings.build_date.year)
    target = folder / (slug if kind.skeleton.sheets else f"{slug}.md")
    if target.exists():
        remedy = "" if kind.is_by_year else "请换一个 SLUG=…"
        raise DeskError(f"{target.relative_to(settings.folder)} 已经有了，没有改动。{remedy}")
    text = target / "index.md" if kind.skeleton.sheets else target
    address = kind.address_of(PurePosixPath(text.relative_to(settings.content / kind.folder)))
    if kind.keeps(slug) or _is_taken(address, kind, text, settings.content):
        place = f"/{PurePosixPath(address)}/"
        raise DeskError(f"“{slug}”不能用：{place} 已经有别的内容，或者由网站自己生成。{another}")
    return target


def _is_taken(address: str, kind: Kind, text: Path, content: Path) -> bool:
    """Whether an address is the site's or another text's; ``//`` is a text that has no name."""
    in_room = kind.address.startswith("{") and address.split("/")[0] in ROOMS
    if "//" in address or in_room or kind.keeps(PurePosixPath(address).name):
        return True
    own = name_of(text, content)
    with reading_once():
        others = {f"/{claim.address}" for claim in claims(content) if claim.owner != own}
    return bool(in_the_way(address, others))


def _make(target: Path, kind: Kind, text: str) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    if not kind.skeleton.sheets:
        write_whole(target, text)
        return
    making = target.with_name(f".{target.name}.new")
    shutil.rmtree(making, ignore_errors=True)
    making.mkdir()
    (making / "index.md").write_text(text, encoding="utf-8")
    for sheet in kind.skeleton.sheets:
        write_empty_sheet(making / f"{sheet.name}.xlsx", sheet.columns, sheet.help_row)
    making.rename(target)
