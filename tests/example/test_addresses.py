"""The register of addresses says beforehand what a build writes."""

import re
from pathlib import Path

from plugins.library.site.addresses import claims
from plugins.library.site.ledger import read_ledger
from plugins.library.site.moved import read_moved
from plugins.links.files import file_claims
from tests.support.example_site import CONTENT

BY_EXPORT = re.compile(r"catalog/|feeds/(?:opds|new-books)/")
"""What the catalogue's export decides, but for the pages that every catalogue has."""
BY_MACHINE = re.compile(
    r"(?:theme|pictures|cards|wechat|offline|search)/|\.site|MP_verify_\d+\.txt"
)
"""Files whose names a program makes, and WeChat's own proof of who owns the site."""


def registered() -> set[str]:
    """Every address of the example, old and withdrawn ones too."""
    old = {one.old for one in read_moved(CONTENT)}
    kept = {one.address.lstrip("/") for one in read_ledger(CONTENT)[0]}
    claimed = (*claims(CONTENT), *file_claims(CONTENT))
    return {claim.address for claim in claimed} | old | kept


def written(site: Path) -> set[str]:
    """Every address at which the site has a file, compressed copies left out."""
    files = (file for file in site.rglob("*") if file.is_file())
    names = {
        file.relative_to(site).as_posix() for file in files if file.suffix not in (".br", ".gz")
    }
    return {re.sub(r"(?:^|(?<=/))index\.html$", "", name) for name in names}


def test_whatever_is_written_was_claimed(example_site: Path) -> None:
    others = (BY_EXPORT, BY_MACHINE)
    own = {name for name in written(example_site) if not any(o.match(name) for o in others)}
    assert own - registered() == set()


def test_whatever_was_claimed_is_written(example_site: Path) -> None:
    assert registered() - written(example_site) == set()
