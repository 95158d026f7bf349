"""Pelican's Markdown reader with the project's own header.

Python-Markdown's ``meta`` reads neither the wide colon nor Chinese keys, and lets a header that
it can't read fall into the text. ``make check`` has named every mistake before Pelican runs; here
a mistake can only come from a file that changed since, so the first one ends the build.
"""

from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from pelican.readers import BaseReader, Readers

from plugins.library.awaited import for_readers
from plugins.library.facts import with_bare_facts
from plugins.library.pages import NOTICE, PAGE, is_over
from plugins.library.reading import values
from plugins.library.reading.common_keys import ALSO_CALLED, IN_SHORT, UNTIL
from plugins.library.reading.files import read_text
from plugins.library.reading.header import Header, parse
from plugins.library.reading.spans import read_moment
from plugins.library.site.claims import with_what_is_held
from plugins.links.unlinked import unlinked
from plugins.reading.addresses import at_home
from plugins.reading.anchors import with_anchors
from plugins.reading.files import with_files
from plugins.reading.waiting import NO_MARKS
from plugins.typography.markdown import to_html


def render(text: str, settings: dict[str, Any]) -> str:
    """Markdown to HTML, as all prose is set: the library's own facts, links within the site."""
    html = with_what_is_held(to_html(text), Path(settings["PATH"]))
    html = at_home(unlinked(html), settings["SITEURL"])
    return html if settings["SHOWS_AWAITED"] else for_readers(html, Path(settings["PATH"]))


class HeaderReader(BaseReader):
    """Reads ``Key: value`` headers and the Markdown below."""

    enabled = True
    file_extensions = ("md",)

    def read(self, source_path: str) -> tuple[str, dict[str, Any]]:
        """HTML and metadata of one file; ValueError with a Chinese sentence for a bad header."""
        path, content = Path(source_path), Path(self.settings["PATH"])
        is_notice = path.absolute().is_relative_to((content / NOTICE.folder).absolute())
        keys = NOTICE.header if is_notice else PAGE.header
        text, problems = read_text(path, source_path)
        header, header_problems = parse(text, source_path, keys)
        header = header.filled(lambda value: with_bare_facts(value, content))
        if problems or header_problems:
            raise ValueError("；".join(str(problem) for problem in (*problems, *header_problems)))
        metadata: dict[str, Any] = {"title": header.get("title"), "summary": header.get("summary")}
        metadata["link"] = header.get("link")
        if header.get("date"):
            moment = read_moment(header.get("date"))
            metadata["date"] = datetime.combine(moment.day, moment.clock or time())
        metadata["waits"] = self.settings.get("MARKS", NO_MARKS).of_file(path)
        metadata["also_called"] = header.words(ALSO_CALLED.name)
        metadata["in_short"] = values.sentences(header, IN_SHORT)[0]
        if is_notice:
            metadata |= _last_day(header, self.settings["BUILD_DATE"])
        html = with_anchors(render(header.body, self.settings), path, self.settings)
        return with_files(html, path, self.settings), metadata


def _last_day(header: Header, today: date) -> dict[str, Any]:
    """The last day of a notice; one that is over has its page and stands in no list."""
    until = values.day(header, header.keys[UNTIL.name])[0]
    over = is_over(until, today)
    return {"until": until, "is_over": over} | ({"status": "hidden"} if over else {})


def add_reader(readers: Readers) -> None:
    """Receiver of ``readers_init``."""
    readers.reader_classes["md"] = HeaderReader
