"""The Pelican side of information disclosure."""

from typing import Any

from plugins.library.attachments import FOLDER
from plugins.library.disclosure import Disclosed, Disclosure, read_disclosure
from plugins.library.reading.csv_files import csv_file
from plugins.reading.generator import RoomGenerator

HEAD = ("索引号", "名称", "内容概述", "生成日期", "类别", "网址")


class DisclosureGenerator(RoomGenerator):
    """Reads what is disclosed, and writes the catalogue and a page for each."""

    def generate_context(self) -> None:
        """Phase 1: the disclosure, or None."""
        self.disclosure: Disclosure | None = self.read_nouns(read_disclosure)
        self._update_context(("disclosure",))

    def generate_output(self, writer: Any) -> None:
        """Phase 2: guide and catalogue, the same by date, each piece, the files."""
        if self.disclosure is None:
            return
        disclosure, url = self.disclosure, f"{FOLDER}/"
        text = disclosure.guide
        guide = self.prose_page(text.body, text.path, url, text.header.get("title"))
        self.write(writer, "disclosure", url, guide=guide, disclosure=disclosure)
        self.write(writer, "disclosure_by_date", f"{url}by-date/", disclosure=disclosure)
        for one in disclosure.disclosed:
            self._write_one(writer, one)
        rows = [self._row(one) for one in reversed(disclosure.disclosed)]
        self.write_bytes(f"{url}catalogue.csv", csv_file(HEAD, rows))

    def _write_one(self, writer: Any, one: Disclosed) -> None:
        prose = self.prose_page(one.text, one.path, one.url, one.title)
        self.write(writer, "disclosed", one.url, one=one, prose=prose)
        for file in one.files:
            self.publish_file(file.path, file.url)

    def _row(self, one: Disclosed) -> tuple[str, ...]:
        address = f"{self.settings['SITEURL']}/{one.url}"
        return (one.number, one.title, one.summary, one.date, one.category, address)
