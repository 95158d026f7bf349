"""The chronicle as a kind of content."""

from collections.abc import Iterator
from pathlib import Path

from plugins.library.chronicle.lent import assemble
from plugins.library.chronicle.reading import YEAR_KEYS, read_chronicle
from plugins.library.events.reading import read_events
from plugins.library.exhibitions.reading import read_exhibitions
from plugins.library.reading.kind import Claim, Kind, Skeleton


def chronicle_claims(content: Path) -> Iterator[Claim]:
    """A page, a table and a feed for each year that has entries, wherever they were written."""
    own = [entry for file in read_chronicle(content)[0] for entry in file.entries]
    years = assemble(own, read_events(content)[0], read_exhibitions(content)[0])
    for year in years:
        for address in (year.url, year.csv_url, year.feed_url):
            yield Claim(address, f"content/chronicle/{year.year}.md")


CHRONICLE = Kind(
    word="chronicle",
    label="大事记",
    folder="chronicle",
    read=read_chronicle,
    header=YEAR_KEYS,
    address="chronicle/{slug}/",
    claims=chronicle_claims,
    is_by_year=True,
    room="chronicle",
    skeleton=Skeleton(
        "在这里写编者按。下面一条一件事，只写没有活动页、展览页的：\n\n"
        "## 事情的名字\n开始：\n\n一句话写清楚。",
        "把例子那一条改成真的；那年的活动和展览会自己进来，见 make chronicle YEAR=…",
    ),
)
