"""What is settled when all files are in: which copy counts, what was merged, what looks double."""

import csv
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from plugins.catalog.reader.deduplicate import Keeper
from plugins.catalog.reader.identity import volume_of
from plugins.catalog.reader.store_writer import StoreWriter
from plugins.catalog.reader.stored import ItemRow, item_of, own_key
from plugins.library.reading.files import name_of, read_text
from plugins.library.reading.problems import Problem, error

MERGED = "merged.csv"
"""In the export's folder: old number, new number, one pair a line, with a header."""
LISTED_DUPLICATES = 500


def settle_holdings(writer: StoreWriter, from_files: Mapping[str, str]) -> list[str]:
    """Add the copies that only the records' own fields know.

    ``from_files``: barcode → record id of the copies that came in files of their own. Such a file
    knows better: its copy stands for the one with the same barcode, also where Excel took the
    barcode's leading zeros (the record still has them), and copies without barcode are only
    believed where no file names the record's copies one by one. Returns a sentence for each
    barcode that stands on two records.
    """
    owners, named = dict(from_files), set(from_files.values())
    branches: dict[str, str] = {}
    unnumbered: Counter[str] = Counter()
    added: list[ItemRow] = []
    twice: list[str] = []
    for record_id, items in writer.own_holdings():
        for values in items:
            barcode = values[0]
            if not barcode:
                if record_id not in named:
                    unnumbered[record_id] += 1
                    key = f"{record_id}#{unnumbered[record_id]}"
                    added.append(ItemRow.of(item_of(*values), key, record_id))
            elif barcode in owners:
                key = own_key(barcode, values[2])
                if branches.get(barcode, values[2]) != values[2] and key not in owners:
                    owners[key] = record_id
                    added.append(ItemRow.of(item_of(*values), key, record_id))
                    twice.append(
                        f"条码号 {barcode} 在 {branches[barcode]} 和 {values[2]} 各有一册，算两册"
                    )
                elif owners[barcode] != record_id:
                    owner = owners[barcode]
                    both = f"{owner} 和 {record_id} 两条书目"
                    twice.append(f"条码号 {barcode} 在 {both}上，算 {owner} 的")
            elif owners.get(short := barcode.lstrip("0")) == record_id:
                writer.rename_item(short, barcode)
            else:
                owners[barcode], branches[barcode] = record_id, values[2]
                added.append(ItemRow.of(item_of(*values), barcode, record_id))
    writer.add_items(added)
    return twice


def read_merged(export: Path) -> tuple[dict[str, str], tuple[Problem, ...]]:
    """Old number → the number that it was merged into, chains followed to their end."""
    path = export / MERGED
    name = name_of(path, export)
    if not path.is_file():
        return {}, ()
    text, unreadable = read_text(path, name)
    problems, pairs = list(unreadable), dict[str, str]()
    for line, row in enumerate(csv.reader(text.splitlines()), 1):
        cells = [cell.strip() for cell in row]
        if not any(cells) or (line == 1 and _is_header(cells)):
            continue
        if len(cells) < 2 or not all(cells[:2]) or cells[0] == cells[1]:
            remedy = "每行写两个不同的记录号：旧记录号,新记录号"
            problems.append(error(name, line, "合并表的这一行读不懂", ",".join(row), remedy))
        elif pairs.setdefault(cells[0], cells[1]) != cells[1]:
            remedy = "请只留一行"
            problems.append(error(name, line, "同一个旧记录号合并到两处", cells[0], remedy))
    return _ends(pairs, name, problems), tuple(problems)


def _is_header(cells: list[str]) -> bool:
    return any(word in "".join(cells).lower() for word in ("旧", "新", "记录号", "old", "new"))


def _ends(pairs: Mapping[str, str], name: str, problems: list[Problem]) -> dict[str, str]:
    ends: dict[str, str] = {}
    for old in pairs:
        seen, end = {old}, pairs[old]
        while end in pairs and end not in seen:
            seen.add(end)
            end = pairs[end]
        if end in seen:
            problems.append(error(name, 0, "合并表绕成了圈", old, "请删去其中一行"))
        ends[old] = end
    return ends


def merge(writer: StoreWriter, merged: Mapping[str, str], keeper: Keeper) -> list[str]:
    """Move the copies of merged records, and keep the old numbers as aliases.

    Returns a sentence for each pair whose new number is not in the export.
    """
    warnings = []
    for old, new in sorted(merged.items()):
        if new not in keeper:
            where = "是几种书共用的号" if new in keeper.ambiguous else "不在导出文件中"
            warnings.append(f"{MERGED}：{old} 要合并到的 {new} {where}，没有合并")
            continue
        writer.merge(old, new)
        writer.db.execute("INSERT INTO aliases VALUES (?, ?)", (old, new))
    return warnings


def duplicates(writer: StoreWriter) -> list[list[str]]:
    """Groups of records that look like one: same ISBN, title and year, and no part to differ by.

    The first groups only: a page for people, who merge them one by one.
    """
    query = (
        "SELECT group_concat(record_id, char(31)) FROM (SELECT match_key, record_id FROM records "
        "ORDER BY match_key, record_id) GROUP BY match_key HAVING count(*) > 1 LIMIT ?"
    )
    groups = writer.db.execute(query, (LISTED_DUPLICATES * 4,)).fetchall()
    return [ids for (group,) in groups if _are_double(writer, ids := group.split("\x1f"))][
        :LISTED_DUPLICATES
    ]


def _are_double(writer: StoreWriter, ids: list[str]) -> bool:
    records = [writer.record(record_id) for record_id in ids]
    first = records[0]
    if not first.isbns:
        return False
    return all(volume_of(record) == volume_of(first) for record in records)
