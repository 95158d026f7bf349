"""What can be wrong with the library's own facts."""

from collections.abc import Iterable

from plugins.library.branches import read_branches
from plugins.library.facts import read_facts, read_navigation
from plugins.library.problems import Problem, error
from plugins.library.site import Site


def check_branches(site: Site) -> Iterable[Problem]:
    """Every mistake in ``branches.toml``, and a site without any branch."""
    branches, problems = read_branches(site.content)
    yield from problems
    if not branches and not problems:
        remedy = "请至少写总馆一个 [[branch]]"
        yield error("content/branches.toml", 0, "一个馆也没有", remedy=remedy)


def check_facts(site: Site) -> Iterable[Problem]:
    """Every mistake in ``library.toml`` and ``navigation.toml``."""
    yield from read_facts(site.content)[1]
    yield from read_navigation(site.content)[1]
