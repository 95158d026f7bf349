"""The example as it is published: the pages of what a library writes."""

from pathlib import Path

from tests.site.test_pages import pages, parse


def test_the_site_has_its_pages(example_site: Path) -> None:
    for name in (
        "chronicle/2024/index.html chronicle/2025/index.html reports/2024/index.html "
        "reports/statistics/index.html branches/main/index.html branches/east/poster/index.html "
        "events/storytelling/index.html exhibitions/festivals/02/index.html "
        "catalog/lists/classic-novels/index.html quizzes/know-the-library/index.html "
        "messages/to-the-library/index.html transcripts/a-talk/index.html "
        "about/feedback/letters/index.html disclosure/rules/index.html "
        "news/winter-reading/index.html"
    ).split():
        assert (example_site / name).is_file(), name


def test_the_chronicle_page_shows_each_entry_with_its_days(example_site: Path) -> None:
    tree = parse(example_site / "chronicle/2024/index.html")
    days = tree.xpath("//main//li//time/@datetime")
    assert {"2024-02-24", "2024-07-06", "2024-09-21", "2024-11-05"} <= set(days)
    assert len(tree.xpath("//*[contains(@class, 'chronicle-month__entry')]")) == 4


def test_panels_are_hooked_once_on_their_own_page_and_all_on_the_exhibition(
    example_site: Path,
) -> None:
    exhibition = parse(example_site / "exhibitions/festivals/index.html")
    assert exhibition.xpath("//@data-panel") == ["01", "02", "03"]
    panel = parse(example_site / "exhibitions/festivals/02/index.html")
    assert panel.xpath("//@data-panel") == ["02"]


def test_no_fact_is_missing_at_the_foot_of_a_page(example_site: Path) -> None:
    for path in pages(example_site):
        assert "请来馆问" not in parse(path).xpath("string(//footer)"), path
