"""Attachments are handed out as they are, so what is in them is looked at before."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest

from plugins.disclosure.checks import check_disclosure
from plugins.library.reading.problems import Severity
from plugins.library.site.site import Site
from tests.support import traced

Write = Callable[[Mapping[str, str | bytes]], Path]
FOLDER = "content/disclosure/"
JPEG = traced.MADE["JPEG EXIF"]()


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a.pdf", JPEG, "a.pdf（JPEG）"),
        ("a.txt", traced.MADE["HEIC EXIF"](), "a.txt（HEIC）"),
        ("a.docx", traced.zipped(photo=JPEG), "a.docx（word/media/photo：EXIF）"),
        ("a.xlsx", traced.zipped(photo=traced.MADE["PNG XMP"]()), "photo：XMP"),
        ("a.docx", traced.zipped(photo=traced.saved("JPEG")), ""),
        ("a.pdf", b"%PDF-1.7", ""),
    ],
    ids="JPEG HEIC Word Excel clean PDF".split(),
)
def test_a_photograph_with_its_place_is_no_attachment(
    write_files: Write, name: str, content: bytes, told: str
) -> None:
    folder = write_files(
        {
            f"{FOLDER}index.md": "Title: 指南\n\n文。\n",
            f"{FOLDER}one.md": (
                "Title: 甲\nDate: 2026-01-02\nCategory: 其他\nSummary: 一句\nNumber: 1\n"
                f"Files: {name}\n\n文。\n"
            ),
            f"{FOLDER}files/{name}": content,
        }
    )
    site = Site(folder / "content", folder, folder / "build", folder, date(2026, 5, 1))
    found = [one for one in check_disclosure(site) if one.severity is Severity.ERROR]
    assert [(one.path, one.line) for one in found] == ([(f"{FOLDER}one.md", 6)] if told else [])
    assert all(told in str(one) for one in found)
