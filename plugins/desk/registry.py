"""The list of checks. A room offers pure functions in its ``checks.py``; here they are called.

To add a rule, write it in its room and, if it is a new function, name it here.
"""

from collections.abc import Iterable

from plugins.assets.checks import check_scripts
from plugins.branches.checks import check_branches, check_facts
from plugins.catalog.checks import check_catalogue
from plugins.collections.checks import check_collections, check_unanswered
from plugins.conservation.checks import check_conservation
from plugins.disclosure.checks import check_disclosure
from plugins.events.checks import check_events
from plugins.exhibitions.checks import check_exhibitions
from plugins.library.kinds import KINDS, check_first_lines
from plugins.library.privacy.checks import check_private
from plugins.library.reading.files import has_broken_table
from plugins.library.reading.problems import Problem
from plugins.library.site.addresses import check_claims
from plugins.library.site.encodings import check_encodings
from plugins.library.site.ledger import check_ledger
from plugins.library.site.misplaced import check_misplaced
from plugins.library.site.moved import addresses, check_moved
from plugins.library.site.set_back import check_set_back, set_back
from plugins.library.site.site import Check, Site
from plugins.library.site.stages import check_stages, waiting
from plugins.library.site.unreplaced import check_unreplaced
from plugins.library.site.weighing import addresses_waiting
from plugins.links.checks import check_links
from plugins.links.files import file_claims
from plugins.links.menu import check_menu
from plugins.pages.checks import check_files, check_people, check_pictures, check_texts
from plugins.reports.checks import check_reports
from plugins.wechat.checks import check_wechat


def check_kinds(site: Site) -> Iterable[Problem]:
    """Every mistake in the texts and sheets of every kind of content."""
    for kind in KINDS:
        yield from kind.read(site.content)[1]
    yield from check_first_lines(site.content)


def check_privacy(site: Site) -> Iterable[Problem]:
    """Numbers of persons and secrets, in whatever people wrote or set."""
    return check_private(site.content, site.content.parent, site.export)


def check_addresses(site: Site) -> Iterable[Problem]:
    """Links between pages, wherever they are written; old addresses, and published ones.

    Silent while a table can't be read: the addresses that it gives would all seem to be gone, and
    who believes that withdraws the page of the main library.
    """
    if has_broken_table(site.content):
        return
    files = file_claims(site.content)
    known = addresses(site.content) | {f"/{claim.address}" for claim in files}
    yield from check_claims(site.content, files)
    yield from check_links(site.content, known, site.siteurl)
    yield from check_menu(site.content, known)
    yield from check_moved(site.content, files)
    waits = waiting(site.content, site.build_date)
    back = set_back(site.content, waits)
    told = {kept.address: True for lines in back.values() for kept in lines}
    ours = {**addresses_waiting(site.content, waits), **told}
    yield from check_ledger(site.content, known, ours)
    yield from check_set_back(site.content, waits, back)


def check_waiting(site: Site) -> Iterable[Problem]:
    """What waits to be published, and what nobody has written yet."""
    yield from check_stages(site.content, site.build_date)
    yield from check_misplaced(site.content)
    yield from check_unreplaced(site.content)


CHECKS: tuple[Check, ...] = (
    check_facts,
    check_branches,
    check_kinds,
    check_waiting,
    check_privacy,
    check_texts,
    check_people,
    check_conservation,
    check_pictures,
    check_files,
    check_encodings,
    check_events,
    check_exhibitions,
    check_reports,
    check_disclosure,
    check_collections,
    check_unanswered,
    check_addresses,
    check_wechat,
    check_catalogue,
    check_scripts,
)
