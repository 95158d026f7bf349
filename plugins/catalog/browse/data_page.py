"""Writes ``/catalog/data/``: the data's files, their description, and the page that explains them.

As long as ``data_licence`` in ``library.toml`` is empty, the description says whom to ask.
"""

import shutil
from pathlib import Path

from plugins.catalog.browse.data import CSV, LINES, first_lines
from plugins.catalog.browse.data_columns import described_columns
from plugins.catalog.browse.room import Browse
from plugins.library.facts import ASK
from plugins.library.open_data import PACKAGE, Column, Package, Table, resource_of

DATA = "catalog/data/"
EXAMPLES = 3
LEFT_OUT = "不含借阅记录、读者信息、条码号、附注、提要和目次。"
_KEY = ("record_id",)
_BRANCHES = (Column("code", "string", "馆代码"), Column("name", "string", "馆名"))


def write_data(browse: Browse) -> None:
    """Write the files, the package and the page."""
    room = browse.room
    folder = Path(room.output_path, DATA)
    folder.mkdir(parents=True, exist_ok=True)
    for name in (CSV, LINES):
        shutil.copyfile(browse.folder / name, folder / name)
    columns = described_columns(browse.catalogue.fields)
    branches = _branches(browse)
    files = (
        resource_of(folder / CSV, "records", "书目，CSV 表格", "csv", columns, _KEY),
        resource_of(folder / LINES, "records-lines", "书目，JSON Lines", "jsonl", columns, _KEY),
        branches.resource(),
    )
    library = room.context["library"]
    room.write_bytes(f"{DATA}{branches.name}.csv", branches.csv())
    package = package_of(browse, library.name, library.data_licence)
    room.write_bytes(f"{DATA}{PACKAGE}", package.file(files))
    browse.write(
        "catalog_data",
        DATA,
        files=files,
        columns=columns,
        examples=first_lines(browse.folder / LINES, EXAMPLES),
        left_out=LEFT_OUT,
        data=package.dataset(files, f"{room.settings['SITEURL']}/{DATA}"),
    )


def _branches(browse: Browse) -> Table:
    """The table of branches, whose codes stand in ``holdings``."""
    rows = tuple((code, browse.branch_name(code)) for code in sorted(browse.exported_names))
    return Table("branches", "馆代码和馆名", _BRANCHES, rows, ("code",))


def package_of(browse: Browse, library: str, licence: str) -> Package:
    """What the package says of itself."""
    sample = "这是示例数据，不是本馆馆藏。" if browse.catalogue.sample else ""
    return Package(
        "catalogue",
        f"{library}馆藏书目",
        library,
        licence,
        f"{sample}{LEFT_OUT}\n\n使用许可：{licence or ASK}",
        browse.updated.isoformat() if browse.updated else "",
    )
