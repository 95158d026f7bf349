"""What the library keeps of its published addresses holds on the site."""

from pathlib import Path

from plugins.library.site.ledger import read_ledger
from tests.conftest import ROOT


def test_no_address_that_was_ever_published_is_lost(site: Path) -> None:
    kept, problems = read_ledger(ROOT / "content")
    assert kept and problems == ()
    assert [
        one.address for one in kept if not (site / one.address[1:] / "index.html").is_file()
    ] == []
