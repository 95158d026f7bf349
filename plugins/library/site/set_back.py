"""What was published once and waits again: nobody takes a page away by one word in a header.

A list that several share is no text's own: it is named only beside the page of a text that was
published, where it goes with it. A draft that nobody has seen yet is accused of nothing.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path

from plugins.library.reading.common_keys import READY, STAGE
from plugins.library.reading.problems import Problem, firm_error
from plugins.library.reading.view import without
from plugins.library.site.ledger import FILE, PublishedAddress, is_lost, read_ledger
from plugins.library.site.moved import addresses
from plugins.library.site.stages import Waiting, roots
from plugins.library.site.weighing import addresses_waiting

_WHAT = "已经公开过，不能再等着发布"


def set_back(
    content: Path, waits: Collection[Waiting]
) -> Mapping[Waiting, tuple[PublishedAddress, ...]]:
    """Each text that was published and waits again → what of the ledger vanishes with it."""
    gone = addresses_waiting(content, waits)
    kept = [one for one in read_ledger(content)[0] if one.address in gone and is_lost(one)]
    lists = [one for one in kept if not gone[one.address]]
    found: dict[Waiting, list[PublishedAddress]] = {}
    for one in kept:
        if owner := gone[one.address]:
            found.setdefault(owner, []).append(one)
    return {
        one: (*own, *(_carried(one, lists, content, waits) if lists else ()))
        for one, own in found.items()
    }


def _carried(
    one: Waiting, lists: Iterable[PublishedAddress], content: Path, waits: Collection[Waiting]
) -> Iterator[PublishedAddress]:
    """The lists that would be there, were this one published and nothing else that waits."""
    with without(roots(other for other in waits if other != one)):
        there = addresses(content)
    return (kept for kept in lists if kept.address in there)


def check_set_back(
    content: Path,
    waits: Collection[Waiting],
    back: Mapping[Waiting, tuple[PublishedAddress, ...]],
) -> Iterator[Problem]:
    """An error for each text that was published once and waits again; ``back``: see above."""
    ledger = f"{content.name}/{FILE}"
    for one, known in back.items():
        numbers = "、".join(str(kept.line) for kept in known)
        each = "都" if len(known) > 1 else ""
        withdrawn = f"要撤下，在 {ledger} 第 {numbers} 行的末尾{each}写“ 撤下：原因”"
        found = "、".join(kept.address for kept in known)
        yield firm_error(one.path, one.line, _WHAT, found, f"{withdrawn}；不撤下，{_way(one)}")
    for one, kept in _living_on(content, waits) if waits else ():
        if one not in back:
            taken = (
                f"要收回这个文件里写的，在 {ledger} 第 {kept.line} 行里删去“内容：{kept.digest}”"
            )
            remedy = f"{_way(one)}；{taken}：网页还在，只有别处写的"
            yield firm_error(one.path, one.line, _WHAT, kept.address, remedy)


def _way(one: Waiting) -> str:
    return "把日期改回公开的那一天" if one.day else f"把“{STAGE.chinese}”改成“{READY}”"


def _living_on(
    content: Path, waits: Iterable[Waiting]
) -> Iterator[tuple[Waiting, PublishedAddress]]:
    """What was told on a page that others keep alive: a year of which events tell too.

    A deploy writes a digest behind the page of a text alone, so what has one had a text.
    """
    told = {one.address: one for one in read_ledger(content)[0] if one.digest and is_lost(one)}
    for one in waits:
        if one.address and (kept := told.get(f"/{one.address}")):
            yield one, kept
