"""Recipe: another facet of the catalogue's search, here the publisher of a book.

What a facet is stands in ``plugins/catalog/index/column_types.py``. One entry declares it: its name
in the address, where its values come from, its heading, its place in the panel. What a record
doesn't know yet is added to ``plugins/library/catalogue/records.py`` before, and where it is read
from to ``catalog_export/fields.toml``.
"""

from pathlib import Path

COLUMNS = Path("plugins/catalog/index/columns.py")
NEXT = '    IndexColumn("loans", '
ENTRY = """\
    IndexColumn(
        "publisher",
        Aspect.TEXT,
        lambda source: [source.record.publisher],
        SearchFacet("出版者", 8),
    ),
"""


def apply(copy: Path) -> None:
    """Add the facet to a copy of the project; ValueError where the copy has no such place."""
    path = copy / COLUMNS
    before, found, after = path.read_text("utf-8").partition(NEXT)
    if not found:
        raise ValueError(f"{COLUMNS} has no line that begins with {NEXT!r}")
    path.write_text(f"{before}{ENTRY}{NEXT}{after}", "utf-8")
