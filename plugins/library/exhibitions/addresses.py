"""Every address that the exhibitions of a content folder give the site."""

from collections.abc import Iterable, Iterator

from plugins.library.exhibitions.nouns import Exhibition, series_url
from plugins.library.exhibitions.reading import Exhibitions

ITEMS = "exhibitions/items/"


def addresses(read: Exhibitions) -> Iterator[str]:
    """From the site's root; what only some exhibitions have (timeline, calendar) is left out."""
    for exhibition in read.exhibitions:
        yield exhibition.url
        yield f"{exhibition.url}poster/"
        if exhibition.panels:
            yield f"{exhibition.url}labels/"
            yield f"{exhibition.url}manifest.json"
            yield from (panel.url for panel in exhibition.panels)
    yield from _of_years_and_series(read.exhibitions)
    if read.exhibits:
        yield ITEMS
        yield from (exhibit.url for exhibit in read.exhibits)


def _of_years_and_series(exhibitions: Iterable[Exhibition]) -> Iterator[str]:
    for year in sorted({exhibition.year for exhibition in exhibitions}):
        yield f"exhibitions/{year}/"
        yield f"reports/{year}/exhibitions/"
    for series in sorted({exhibition.series for exhibition in exhibitions} - {""}):
        yield series_url(series)
