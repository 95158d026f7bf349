"""A larger catalogue is asked through the same page with another manifest."""

import json
from pathlib import Path

import pytest

from bench.search.browser import Answer
from bench.search.draw import Query
from bench.search.engine import Asked
from bench.search.growth import growth, site_over, with_manifest
from bench.search.kinds import QueryKind
from tests.desk.conftest import write

HEAD = '<script type="application/json" id="catalog-manifest">'
PAGE = f'<h1>找书</h1>{HEAD}{{"index": "/catalog/index/", "records": 4}}</script><p>末</p>'


def test_a_page_gets_other_facts_and_keeps_the_rest() -> None:
    page = with_manifest(PAGE, {"records": 40, "name": "</script>"})
    head, _, tail = page.partition(HEAD)
    text, _, end = tail.partition("</script>")
    assert (head, end) == ("<h1>找书</h1>", "<p>末</p>")
    facts = {"index": "/catalog/index/", "records": 40, "name": "</script>"}
    assert json.loads(text) == facts


def test_a_page_without_manifest_is_an_error() -> None:
    with pytest.raises(ValueError, match="catalog-manifest"):
        with_manifest("<p></p>", {})


def test_only_the_index_of_the_site_is_another(tmp_path: Path) -> None:
    site, index, target = tmp_path / "site", tmp_path / "large", tmp_path / "target"
    write(site, {"theme/site.css": "p{}", "catalog/index.html": PAGE, "catalog/index/a.gz": "1"})
    write(index, {"manifest.json": '{"block": 32}', "a.gz": "22"})
    site_over(site, index, 40, target)
    assert (target / "theme/site.css").read_text() == "p{}"
    assert (target / "catalog/index/a.gz").read_text() == "22"
    page = (target / "catalog/index.html").read_text()
    assert '"records": 40' in page and '"block": 32' in page
    assert (site / "catalog/index/a.gz").read_text() == "1"


def asked(total: int, index_bytes: int) -> Asked:
    return Asked(Query(QueryKind.TITLE, "家", "B1"), Answer(total, (), 0, 0, 0, 0, index_bytes))


def test_growth_is_the_ratio_of_what_both_answered() -> None:
    small = [asked(1, 10_000), asked(-1, 900), asked(1, 20_000), asked(1, 10_000)]
    large = [asked(9, 15_000), asked(1, 900_000), asked(9, 40_000), asked(9, 15_000)]
    found = growth(small, large)
    assert (found.median, found.unanswered) == (1.5, 1)
    assert found.p95 == pytest.approx(37_500 / 19_000)
