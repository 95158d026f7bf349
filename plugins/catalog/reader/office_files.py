"""Which workbook a file of Excel, WPS or LibreOffice is: known by the parts that it holds.

Two containers: zip files (.xlsx, .xlsb, .ods) and streams in sectors (MS-CFB: .xls, and an .xlsx
with a password, MS-OFFCRYPTO).
"""

from pathlib import Path
from zipfile import ZipFile

from plugins.catalog.reader.foreign_formats import EXPORT_AGAIN
from plugins.library.tables.by_openpyxl import told
from plugins.library.tables.units import UnreadableFile

_STREAMS, _ZIP = b"\xd0\xcf\x11\xe0", b"PK\x03\x04"
OFFICE = (_STREAMS, _ZIP)
"""How the containers begin."""
UNPACK = "请先解压，再把里面的文件放进来"
SAVE_AS = "请用 WPS 或 Excel 打开，另存为 .xlsx 或 CSV"
_LOCKED = "这个文件加了密码，读不了"
_UNLOCK = "请用 WPS 或 Excel 打开，去掉密码再保存"
_ODS = b"application/vnd.oasis.opendocument.spreadsheet"


def kind_of_workbook(path: Path) -> str:
    """``xlsx``, or ``workbook`` for the others; :class:`UnreadableFile` for what is none."""
    with path.open("rb") as file:
        is_zip = file.read(len(_ZIP)) == _ZIP
    return _of_parts(path) if is_zip else _of_streams(path)


def _of_streams(path: Path) -> str:
    data = path.read_bytes()
    if _entry("EncryptedPackage") in data:
        raise UnreadableFile(_LOCKED, "", _UNLOCK)
    if _entry("Workbook") in data or _entry("Book") in data:
        return "workbook"
    if _entry("WordDocument") in data:
        raise UnreadableFile("这是 Word 文件", "", EXPORT_AGAIN)
    raise UnreadableFile(
        "这是旧版 Excel、Word 一类的文件，里面找不到表格，或者已经损坏", "", SAVE_AS
    )


def _entry(name: str) -> bytes:
    """The beginning of an entry in the directory of streams."""
    return f"{name}\0".encode("utf-16-le")


def _of_parts(path: Path) -> str:
    with told("压缩包或 .xlsx 文件已损坏", "请重新导出"), ZipFile(path) as archive:
        names = {name.lower() for name in archive.namelist()}
    if "xl/workbook.xml" in names:
        return "xlsx"
    if "encrypted-package" in names:
        raise UnreadableFile(_LOCKED, "", _UNLOCK)
    if "xl/workbook.bin" in names or _is_ods(path):
        return "workbook"
    if "word/document.xml" in names:
        raise UnreadableFile("这是 Word 文件", "", EXPORT_AGAIN)
    if "mimetype" in names:
        raise UnreadableFile("这种文件读不了", "", SAVE_AS)
    raise UnreadableFile("这是压缩文件", "、".join(sorted(names)[:3]), UNPACK)


def _is_ods(path: Path) -> bool:
    """The type stands first and unpacked (OpenDocument 1.3, part 2, 3.3)."""
    with path.open("rb") as file:
        return _ODS in file.read(200)
