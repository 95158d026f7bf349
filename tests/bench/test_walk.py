"""The walk of ``make bench``: what a crawler without scripts reaches."""

import json
from pathlib import Path

from bench.walk import walk


def test_a_crawler_reaches_every_record_of_the_sample_once(example_site: Path) -> None:
    walked = walk(example_site)
    summary = json.loads((example_site / "catalog/summary.json").read_text())
    assert walked.records == summary["records"]
    assert walked.twice == 0
    assert walked.shelf_pages <= summary["records"] / 20 + 300


def test_what_no_link_leads_to_is_not_reached(tmp_path: Path) -> None:
    pages = {
        "catalog": "<a href='clc/'>类</a>",
        "catalog/clc": "<a href='i/#r-R1'>文学</a><p data-record-id='R0'>",
        "catalog/clc/i": "<p data-record-id='R1'><p data-record-id='R1'>",
        "catalog/clc/lost": "<p data-record-id='R2'>",
    }
    for name, page in pages.items():
        (tmp_path / name).mkdir(parents=True)
        (tmp_path / name / "index.html").write_text(page)
    walked = walk(tmp_path)
    assert (walked.pages, walked.shelf_pages, walked.records, walked.twice) == (3, 2, 2, 1)
