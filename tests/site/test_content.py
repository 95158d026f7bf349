"""What the library's content says of the site, or has not said yet, holds on the site."""

from pathlib import Path

from plugins.library.facts import read_facts
from plugins.library.site.ledger import read_ledger
from tests.conftest import ROOT, Build
from tests.site.test_pages import pages, parse


def test_no_address_that_was_ever_published_is_lost(site: Path) -> None:
    kept, problems = read_ledger(ROOT / "content")
    assert kept and problems == ()
    assert [
        one.address for one in kept if not (site / one.address[1:] / "index.html").is_file()
    ] == []


def test_a_fact_that_nobody_has_given_stands_visibly_empty_on_every_page(site: Path) -> None:
    facts = read_facts(ROOT / "content")[0]
    for path in pages(site):
        footer = parse(path).xpath("string(//footer)")
        assert ("待馆方填写" in footer) == bool(facts.awaited), path


def test_the_awaited_facts_stand_empty_until_they_are_given(build: Build) -> None:
    all_four = 'telephone = "1"\nicp_number = "2"\npolice_number = "3"\ninstitution_mark = "4"\n'
    for given, is_awaited in (("", True), (all_four, False)):
        output = build({"content/library.toml": f'name = "甲"\naddress = "乙"\n{given}'})
        for path in pages(output):
            assert ("待馆方填写" in parse(path).xpath("string(//footer)")) is is_awaited, path
