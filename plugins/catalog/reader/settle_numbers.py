"""Numbers that rows of copies have on several books: none may have it, as with records.

A table repeats the title of a book with each of its copies. Where titles under one number are
those of several books (one number on every row), each goes under a hash; where they say one title
more or less fully, the fullest counts, whichever row came first.
"""

from collections.abc import Collection

from plugins.catalog.reader.ages import file_of
from plugins.catalog.reader.copy_book import CopyBook
from plugins.catalog.reader.deduplicate import Keeper
from plugins.catalog.reader.identity import is_other_book, keys_of
from plugins.catalog.reader.repeated_copies import Copy, made_json, made_record
from plugins.catalog.reader.stored import RecordRow, read_record


def settle_numbers(keeper: Keeper, book: CopyBook) -> None:
    """Settle the numbers of rows that wait because their title is another one."""
    moved: dict[str, str] = {}
    for number, copies in keeper.writer.waiting.makers():
        is_kept = number in keeper
        if is_kept and number not in book.made:
            continue
        rows = {row.data: row for row in (made_record(copy.made).row for copy in copies)}
        there = keeper.writer.kept(number, keeper.ids[number]).row if is_kept else None
        if there:
            rows[there.data] = there
        best = max(rows.values(), key=lambda row: (len(row.data), row.data))
        if not _are_several(best, rows.values()):
            if there and best is not there:
                keeper.writer.replace(best)
            continue
        keeper.ambiguous.add(number)
        keeper.writer.waiting.rename_makers(number, map(_renamed, copies))
        if there:
            edition, key = keys_of(read_record(number, there.data))
            if edition in keeper:
                keeper.files[file_of(keeper.ids[number])].made -= keeper.has_records
            keeper.give_up(number, there._replace(record_id=edition, match_key=key))
            moved[number] = edition
            book.made.add(edition)
    if moved:
        book.owners.update(
            {key: moved[owner] for key, owner in book.owners.items() if owner in moved}
        )


def _are_several(best: RecordRow, rows: Collection[RecordRow]) -> bool:
    """Whether rows of records under one number describe several books."""
    if len(rows) < 2:
        return False
    first = read_record(best.record_id, best.data)
    return any(is_other_book(first, read_record(row.record_id, row.data)) for row in rows)


def _renamed(copy: Copy) -> Copy:
    """A row that goes under a hash, with the record that it makes."""
    read = made_record(copy.made)
    made = read._replace(row=read.row._replace(record_id=read.edition))
    return copy._replace(record_id=read.edition, made=made_json(made))
