"""Names that become addresses: two of them can't have the same one.

Series, types and places of exhibits are written in pinyin, old addresses as they are. 春晖 and 春回
would be one page; a series that is called “★” would be none.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from plugins.library.exhibitions.nouns import Exhibition
from plugins.library.exhibitions.pieces import Exhibit
from plugins.library.reading.problems import Problem, error
from plugins.library.romanised import romanised


@dataclass(frozen=True, slots=True)
class _Name:
    """A name, and where it stands for the first time."""

    name: str
    path: str
    line: int


def check_names(
    exhibitions: Iterable[Exhibition], exhibits: Iterable[Exhibit]
) -> Iterator[Problem]:
    """A problem for each name that gives no address, or that of another name."""
    known, things = tuple(exhibitions), tuple(exhibits)
    yield from _check("系列", [_Name(e.series, e.path, 0) for e in known])
    yield from _check("展品类型", [_Name(x.kind, x.path, x.line) for x in things])
    yield from _check("展品地点", [_Name(x.place, x.path, x.line) for x in things])
    yield from _check("展品系列", [_Name(x.series, x.path, x.line) for x in things])
    yield from _check_aliases(known)


def _check(what: str, names: Iterable[_Name]) -> Iterator[Problem]:
    firsts: dict[str, _Name] = {}
    for one in names:
        if one.name:
            firsts.setdefault(one.name, one)
    by_address: dict[str, _Name] = {}
    for one in firsts.values():
        address = romanised(one.name)
        other = by_address.setdefault(address, one)
        if not address:
            remedy = "请用汉字、字母或数字起名"
            yield error(one.path, one.line, f"{what}的名字不能作为地址", one.name, remedy)
        elif other is not one:
            found, remedy = f"{other.name}、{one.name}", "若是同一个就写成一样，不是就改其中一个"
            message = f"{what}有两个名字拼音相同，地址会重复"
            yield error(one.path, one.line, message, found, remedy)


def _check_aliases(exhibitions: Iterable[Exhibition]) -> Iterator[Problem]:
    """An old address that is another exhibition's, old or new."""
    taken = {exhibition.url: exhibition for exhibition in exhibitions}
    for exhibition in exhibitions:
        for alias in exhibition.aliases:
            other = taken.setdefault(f"{alias.strip('/')}/", exhibition)
            if other is not exhibition:
                remedy = f"用着它的是 {other.path}，请改其中一个"
                yield error(exhibition.path, 0, "旧地址已被另一个展览占用", alias, remedy)
