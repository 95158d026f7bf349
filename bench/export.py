"""A big export out of a small one: its works again and again, with numbers in their titles.

Works on the bytes of ISO 2709 and on the cells of CSV, so it needs no reader of the catalogue:
001 (record identifier), 200 (title) and 905 $b (barcode) get a number; in CSV files every cell that
is a known identifier, and the barcode, get the same number.
"""

import csv
from collections.abc import Iterator
from pathlib import Path

LEADER, ENTRY = 24, 12
FIELD_END, RECORD_END, SUBFIELD = b"\x1e", b"\x1d", b"\x1f"
Field = tuple[bytes, bytes]
"""Tag and content, without the terminator."""


def multiply(export: Path, target: Path, at_least: int) -> None:
    """Write the files of ``export`` into ``target`` until they hold ``at_least`` records."""
    files = {path: list(_records(path.read_bytes())) for path in sorted(export.glob("*.iso"))}
    identifiers = {
        content.decode()
        for records in files.values()
        for fields in records
        for tag, content in fields
        if tag == b"001"
    }
    rounds = -(-at_least // max(1, len(identifiers)))
    for path, records in files.items():
        with (target / path.name).open("wb") as file:
            for turn in range(rounds):
                file.writelines(_record(fields, turn) for fields in records)
    for path in sorted(export.glob("*.csv")):
        _multiply_csv(path, target / path.name, identifiers, rounds)
    for path in export.glob("*.toml"):
        (target / path.name).write_bytes(path.read_bytes())


def _records(data: bytes) -> Iterator[list[Field]]:
    for record in data.split(RECORD_END):
        record = record.lstrip(b"\r\n")
        if len(record) > LEADER:
            directory, *contents = record[LEADER:].split(FIELD_END)
            tags = [directory[at : at + 3] for at in range(0, len(directory), ENTRY)]
            yield [(b"LDR", record[:LEADER]), *zip(tags, contents, strict=False)]


def _record(fields: list[Field], turn: int) -> bytes:
    """ISO 2709 bytes of the record in its ``turn``-th copy."""
    leader = fields[0][1]
    directory, body = b"", b""
    for tag, content in fields[1:]:
        data = _numbered(tag, content, turn) + FIELD_END
        directory += tag + b"%04d%05d" % (len(data), len(body))
        body += data
    base = LEADER + len(directory) + 1
    length = base + len(body) + 1
    head = b"%05d" % length + leader[5:12] + b"%05d" % base + leader[17:]
    return head + directory + FIELD_END + body + RECORD_END


def _numbered(tag: bytes, content: bytes, turn: int) -> bytes:
    if tag == b"001":
        return content + b"-%d" % turn
    indicators, *subfields = content.split(SUBFIELD)
    if tag == b"200":
        subfields[0] += b" %d" % turn
    if tag == b"905":
        subfields = [s + b"-%d" % turn if s.startswith(b"b") else s for s in subfields]
    return SUBFIELD.join([indicators, *subfields])


def _multiply_csv(path: Path, target: Path, identifiers: set[str], rounds: int) -> None:
    data = path.read_bytes()
    try:
        encoding, text = "utf-8-sig", data.decode("utf-8-sig")
    except UnicodeDecodeError:
        encoding, text = "gb18030", data.decode("gb18030")
    head, *rows = csv.reader(text.splitlines())
    barcodes = {at for at, name in enumerate(head) if "条码" in name}
    with target.open("w", encoding=encoding, newline="") as file:
        writer = csv.writer(file)
        writer.writerow(head)
        for turn in range(rounds):
            writer.writerows(
                [
                    f"{cell}-{turn}" if cell in identifiers or at in barcodes else cell
                    for at, cell in enumerate(row)
                ]
                for row in rows
            )
