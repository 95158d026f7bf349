"""What has no reader because it is no export of a catalogue, or too little of one: told by name.

Lists of references (RIS, BibTeX) and Dublin Core have titles, but no copies, call numbers or
classes; dumps of a database have everything, in tables that every system names in its own way.
"""

import re

EXPORT_AGAIN = "请从业务系统导出 ISO 2709、MARCXML、CSV 或 .xlsx"
_WITH_MARC = "请用 MarcEdit 转成 ISO 2709（.mrc）或 MARCXML，或从业务系统重新导出"
_AS_TABLE = "请用 WPS 或 Excel 打开，另存为 .xlsx 或 CSV"
_DBF = (
    rb"[\x03-\x05\x30-\x32\x43\x63\x83\x8b\xcb\xf5\xfb].[\x01-\x0c][\x01-\x1f].{8}\x00\x00.{16}\x00\x00"
    rb"[A-Za-z_\x80-\xff]"
)
"""Version, year, month, day; reserved bytes; the name of the first field."""
DATABASES: tuple[tuple[bytes, str, str], ...] = (
    (
        rb"\x00\x01\x00\x00Standard (?:Jet|ACE) DB",
        "这是 Access 数据库",
        "请在 Access 里把表导出为 Excel（.xlsx）或 CSV",
    ),
    (rb"SQLite format 3\x00", "这是 SQLite 数据库", EXPORT_AGAIN),
    (_DBF, "这是 DBF 数据库文件（FoxPro、dBASE）", _AS_TABLE),
)
"""How a file begins, what it is, what to do."""
_TEXTS: tuple[tuple[str, str, str], ...] = (
    (
        r'\s*[\[{][^<]{0,4000}"(?:leader|fields|controlfield|datafield)"\s*:',
        "这是 JSON 格式的 MARC",
        _WITH_MARC,
    ),
    (r'\s*(?:\{\s*"|\[\s*(?:\{\s*["}]|\[\s*"))', "这是 JSON 文件", EXPORT_AGAIN),
    (r"\s*TY  ?- ?[A-Z]{3,6}\s", "这是参考文献（RIS）", EXPORT_AGAIN),
    (r"\s*%0 [A-Z][A-Za-z ]{2,30}\r?\n%", "这是参考文献（EndNote）", EXPORT_AGAIN),
    (r"\s*\{Reference Type\}", "这是参考文献（NoteExpress）", EXPORT_AGAIN),
    (
        r"(?:\s*%[^\n]*\n)*\s*@[A-Za-z]{3,20}\s*\{[^,\n]{0,80},",
        "这是参考文献（BibTeX）",
        EXPORT_AGAIN,
    ),
    (
        r"(?:.{0,4000}?\n)?\s*(?:INSERT INTO|CREATE TABLE|CREATE DATABASE|DROP TABLE)\s"
        r"|\s*-- (?:MySQL|MariaDB|PostgreSQL)",
        "这是数据库的备份（SQL）",
        EXPORT_AGAIN,
    ),
)
_XML: tuple[tuple[frozenset[str], str, str], ...] = (
    (frozenset({"Workbook", "Worksheet"}), "这是 XML 格式的 Excel 表格", _AS_TABLE),
    (frozenset({"mods", "modsCollection"}), "这是 MODS", _WITH_MARC),
    (frozenset({"ONIXMessage", "ONIXmessage"}), "这是 ONIX（出版社的书目信息）", EXPORT_AGAIN),
    (frozenset({"dc", "srw_dc", "oai_dc"}), "这是 Dublin Core，里面没有馆藏", EXPORT_AGAIN),
    (frozenset({"RDF"}), "这是 RDF，里面没有馆藏", EXPORT_AGAIN),
)
"""Local names of elements, what the file is, what to do."""


def foreign_text(text: str) -> tuple[str, str] | None:
    """What a text is that has no reader, and what to do; None where it may be an export."""
    start = text[:8000].lstrip("\ufeff")
    found = ((what, to_do) for begin, what, to_do in _TEXTS if re.match(begin, start, re.DOTALL))
    return next(found, None)


def foreign_xml(names: list[str]) -> tuple[str, str] | None:
    """The same of an XML file with elements of these local names."""
    found = ((what, to_do) for known, what, to_do in _XML if not known.isdisjoint(names))
    return next(found, None)
