"""What the rooms' generators have in common: prose of a noun, and pages that are written."""

from collections.abc import Callable
from datetime import date
from functools import cache, partial
from pathlib import Path
from typing import Any

from pelican import signals
from pelican.contents import Page
from pelican.generators import Generator
from pelican.readers import find_empty_alt

from plugins.library.reading.files import link_file
from plugins.library.reading.problems import Problem, Severity
from plugins.library.reading.view import without
from plugins.library.site.publication import Publications, publications
from plugins.reading.anchors import with_anchors
from plugins.reading.files import with_files
from plugins.reading.reader import render
from plugins.reading.waiting import NO_MARKS

Read = Callable[[Path], tuple[Any, tuple[Problem, ...]]]


@cache
def offer(generator: type[Generator]) -> Callable[[], object]:
    """The ``register`` of a room: it offers its generator to Pelican.

    Cached, since signals hold their receivers weakly and tell them apart by identity.
    """

    def receiver(pelican: object) -> type[Generator]:
        return generator

    return partial(signals.get_generators.connect, receiver)


class RoomGenerator(Generator):
    """A generator of one kind of content, over a pure reader of ``plugins.library``."""

    @property
    def content_path(self) -> Path:
        """The content folder."""
        return Path(self.settings["PATH"])

    @property
    def build_date(self) -> date:
        """The day of the build: the only clock."""
        day: date = self.settings["BUILD_DATE"]
        return day

    @property
    def publications(self) -> Publications:
        """When pages were published and changed."""
        return publications(self.content_path, self.build_date)

    def changed_on(self, url: str) -> date | None:
        """The day on which a page was last changed, or published; None where it is not known."""
        dated = self.publications.known(url)
        return dated.updated.date() if dated else None

    def days_of_page(self, url: str) -> dict[str, str]:
        """When a page was published and changed, in the words of schema.org."""
        dated = self.publications.known(url)
        return dated.for_machines if dated else {}

    def dated_page(self, url: str) -> dict[str, Any]:
        """For a thing that is no work itself: its page, with its days (schema.org ``WebPage``)."""
        page = {"@type": "WebPage", "@id": f"{self.settings['SITEURL']}/{url}"}
        days = self.days_of_page(url)
        return {"mainEntityOfPage": page | days} if days else {}

    def read_nouns(self, read: Read) -> Any:
        """What a pure reader returns; SystemExit with every error where there is one.

        ``make check`` runs first, so this is for a Pelican that somebody starts by hand. What is
        wrong only with, or only without, what waits to be published is a hint here as there.
        """
        nouns, problems = read(self.content_path)
        errors = [problem for problem in problems if problem.severity is Severity.ERROR]
        if errors:
            with without(self.settings.get("OTHER_VIEW", ())):
                others = read(self.content_path)[1]
            errors = [problem for problem in errors if problem in others]
        if errors:
            raise SystemExit("\n".join(map(str, errors)))
        return nouns

    def prose_page(self, text: str, path: str, url: str, title: str, **nouns: Any) -> Page:
        """A Pelican page whose ``content`` is the rendered text with its links resolved.

        ``path`` is the noun's own, from the content folder's name on; ``nouns`` become attributes
        of the page.
        """
        source = self.content_path.parent / path
        html = with_anchors(render(text, self.settings), source, self.settings)
        html = with_files(html, source, self.settings)
        find_empty_alt(html, str(source))
        metadata = {"title": title, "url": url, "save_as": f"{url}index.html", **nouns}
        return Page(html, metadata, self.settings, str(source), self.context)

    def staff_page(self, url: str) -> Page | None:
        """The page that staff wrote at an address, where they did."""
        return next((page for page in self.context.get("pages", ()) if page.url == url), None)

    def write_bytes(self, url: str, content: bytes) -> None:
        """Write a file that is no page at an address."""
        target = Path(self.output_path, url)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)

    def publish_file(self, source: Path, url: str) -> None:
        """Let readers have a file, as it is, at an address."""
        link_file(source, Path(self.output_path, url))

    def write(self, writer: Any, template: str, url: str, **names: Any) -> None:
        """Write one page at an address; the template sees the context and these names.

        A page of something that waits to be published, and its 长辈版, are told what it is.
        """
        marks = self.settings.get("MARKS", NO_MARKS)
        writer.write_file(
            f"{url}index.html",
            self.get_template(template),
            self.context,
            relative_urls=self.settings["RELATIVE_URLS"],
            url=url,
            canonical=url,
            waits=marks[names.get("standard", url)],
            **names,
        )
