"""What a mistake weighs where something waits to be published.

**A mistake counts where it is one with and without what waits.** What is wrong in a draft alone is
a hint, and so is what is wrong because a draft is not there: a link to it. But for what is
:func:`~plugins.library.reading.problems.firm_error`: a private number lies in the repository for
ever, published or not, and an address that was published may not vanish.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from plugins.library.kinds import KINDS
from plugins.library.reading.picture_kinds import SUFFIXES as PICTURES
from plugins.library.reading.problems import Problem, Severity
from plugins.library.reading.view import without
from plugins.library.site.addresses import check_claims, claims
from plugins.library.site.ledger import check_ledger
from plugins.library.site.moved import addresses, check_moved, read_moved
from plugins.library.site.stages import Waiting, roots


def addresses_waiting(content: Path, waits: Collection[Waiting]) -> Mapping[str, Waiting | None]:
    """Every address that a site with what waits has and a published one has not, and whose it is.

    None: of several, a list of what waits.
    """
    if not waits:
        return {}
    with without(()):
        everything = addresses(content)
        claimed = {f"/{claim.address}": claim.path for claim in claims(content)}
        claimed |= {f"/{one.old}": one.path for one in read_moved(content)}
    with without(roots(waits)):
        gone = everything - addresses(content)
    return {address: _owner(address, claimed, waits, content) for address in sorted(gone)}


def _owner(
    address: str, claimed: Mapping[str, str], waits: Collection[Waiting], content: Path
) -> Waiting | None:
    path = claimed.get(address, "")
    of_page = (one for one in waits if one.address and address == f"/{one.address}")
    of_file = (one for one in waits if path and one.has(path, content))
    return next(of_page, None) or next(of_file, None)


def weighed(
    published: Sequence[Problem],
    everything: Sequence[Problem],
    waits: Collection[Waiting],
    content: Path,
) -> list[Problem]:
    """Two lists of problems, one of a site without and one of a site with what waits, as one."""
    alone, known = set(published), set(everything)
    found = [problem if problem in known else _missed(problem) for problem in published]
    own = [problem for problem in everything if problem not in alone]
    paths = {problem.path for problem in found}
    of_waiting = {path for path in paths if any(one.has(path, content) for one in waits)}
    found = [_hint(problem) if problem.path in of_waiting else problem for problem in found]
    return [*found, *map(_hint, own)]


def _hint(problem: Problem) -> Problem:
    """A mistake of what waits."""
    return problem if problem.stands else replace(problem, severity=Severity.NOTICE)


def _missed(problem: Problem) -> Problem:
    """A mistake that is none as soon as what waits is published."""
    if problem.stands or problem.severity is Severity.NOTICE:
        return problem
    remedy = "和还没有发布的草稿有关：发布的网站上先没有这个链接；草稿发布了，这一条就没有了"
    return replace(problem, remedy=remedy, severity=Severity.NOTICE)


def unshowable(
    content: Path, waits: Sequence[Waiting], is_broken: Callable[[Path], object]
) -> tuple[Waiting, ...]:
    """What waits and has a mistake with which no page of it can be made.

    ``is_broken`` looks at a picture.
    """
    if not waits:
        return ()
    ours = addresses_waiting(content, waits)
    with without(roots(waits)):
        known = set(_stopping(content, ours))
    with without(()):
        found = [problem for problem in _stopping(content, ours) if problem not in known]
    bad = tuple(
        one
        for one in waits
        if any(_is_of(one, problem, content) for problem in found)
        or any(map(is_broken, _pictures(one)))
    )
    with without(roots(bad)):
        is_enough = known.issuperset(_stopping(content, ours))
    return bad if is_enough else tuple(waits)


def _pictures(one: Waiting) -> Iterator[Path]:
    """The pictures of something that waits."""
    files = (file for root in one.roots for file in (root, *root.rglob("*")))
    return (file for file in files if file.suffix.lower() in PICTURES and file.is_file())


def _is_of(one: Waiting, problem: Problem, content: Path) -> bool:
    """Whether a mistake is that of a text, by its place or by the address that it finds taken."""
    is_found = one.address and problem.found.strip("/") == one.address.strip("/")
    return one.has(problem.path, content) or bool(is_found)


def _stopping(content: Path, waiting: Mapping[str, object]) -> Iterator[Problem]:
    """The errors at which a build stops, or writes one page over another."""
    read = (problem for kind in KINDS for problem in kind.read(content)[1])
    known = addresses(content)
    kept = check_ledger(content, known, waiting)
    checked = (*check_claims(content), *check_moved(content), *kept)
    return (problem for problem in (*read, *checked) if problem.severity is Severity.ERROR)
