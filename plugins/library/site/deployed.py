"""How many records the deployed catalogue has, and the most that one ever had.

``make deploy`` writes both into ``published.toml`` beside ``content/``, to be committed; the guard
of ``make publish`` compares with the second, so that a little less every night is seen one day.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from plugins.library.reading.files import read_text

FILE = "published.toml"
_COUNT = re.compile(r"^(records|most_records) = (\d{1,12})$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Deployed:
    """Records of the site's own export; 0 where none was deployed."""

    records: int = 0
    most: int = 0
    """Since somebody last allowed the catalogue to shrink."""

    def after(self, records: int, may_shrink: bool) -> "Deployed":
        """What is known once a catalogue of so many records is deployed."""
        return Deployed(records, records if may_shrink else max(records, self.most))


def read_deployed(path: Path) -> Deployed:
    """From ``published.toml``; where git could not merge it, the largest that it has."""
    text = read_text(path, path.name)[0] if path.is_file() else ""
    found = {"records": 0, "most_records": 0}
    for name, count in _COUNT.findall(text):
        found[name] = max(found[name], int(count))
    return Deployed(found["records"], max(found.values()))
