"""What is settled when all files are in: what was merged, what looks double."""

import csv
from collections.abc import Mapping
from pathlib import Path

from plugins.catalog.reader.deduplicate import Keeper
from plugins.catalog.reader.identity import is_same_part, volume_of
from plugins.catalog.reader.store_writer import StoreWriter
from plugins.library.reading.files import is_own_file, name_of, read_text
from plugins.library.reading.problems import Problem, error

MERGED = "merged.csv"
"""In the export's folder: old number, new number, one pair a line, with a header."""
LISTED_DUPLICATES = 500


def read_merged(export: Path) -> tuple[dict[str, str], tuple[Problem, ...]]:
    """Old number → the number that it was merged into, chains followed to their end."""
    path = export / MERGED
    name = name_of(path, export)
    if not is_own_file(path):
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
    return all(is_same_part(volume_of(record), volume_of(first)) for record in records)
