"""Places within a page to which a link may lead: ``#开放时间``, ``/services/hours/#开放时间``.

A heading is called what it says, blanks become hyphens, signs of ASCII that an address or Markdown
takes for its own are left out; one that says the same as another before it ends in ``-2``. So a
name stays while the heading does, and staff can write it as they read it. GitHub and Pandoc do
likewise; both also change letters, which Chinese has no need of. ``{#short}`` behind a heading is
the name that its author gave it.

A heading gets its name on the page where some text asks for it.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Set
from pathlib import Path
from urllib.parse import unquote, urlsplit

from plugins.library.kinds import address_of, kind_of
from plugins.library.reading.once import once
from plugins.links.files import file_named, is_inside
from plugins.links.tags import Tag, Tags, read_tags, with_tags
from plugins.links.texts import LinkedText, linked_texts, rendered

_SIGNS = re.compile(r"[!\"#$%&'()*+,/:;<=>?@\[\\\]^`{|}~]")
_OWN = re.compile(
    r"main|q|hours-data|closures|(?:hours|closed)-\d{8}-[a-z0-9-]+|note|guide|checked|m\d\d|q\d+"
    r"|t\d+|reading-(?:boards|words)|panel-\d+|chapter-\d+|place-(?:words|kind|open)|item-.+"
)
"""Names that the templates of pages with a text of staff give: they are no text's."""


def names_of(found: Tags) -> Mapping[str, Tag]:
    """Name → where it is, of everything in a text that has one or may have it."""
    names = {tag.attributes["id"]: tag for tag in reversed(found.tags) if tag.attributes.get("id")}
    seen: Counter[str] = Counter()
    for heading in found.headings:
        name = name_of_words(heading.words)
        seen[name] += 1
        name = name if seen[name] == 1 else f"{name}-{seen[name]}"
        if name and not heading.tag.attributes.get("id"):
            names.setdefault(name, heading.tag)
    return names


def name_of_words(words: str) -> str:
    """What a heading that says this is called."""
    return "-".join(_SIGNS.sub("", words).split())


def with_names(html: str, asked: Set[str]) -> str:
    """HTML in which the headings that are asked for have their names."""
    if not asked:
        return html
    names = names_of(read_tags(html)).items()
    given = {tag.start: name for name, tag in names if name in asked and _is_new(name, tag)}
    return with_tags(
        html, lambda tag: tag.written(id=given[tag.start]) if tag.start in given else None
    )


def _is_new(name: str, tag: Tag) -> bool:
    return tag.attributes.get("id") != name and not is_own(name)


def is_own(name: str) -> bool:
    """Whether a name is one that the page itself may have."""
    return _OWN.fullmatch(name) is not None


@once
def asked(content: Path) -> Mapping[Path, Set[str]]:
    """Text → the names in it to which links lead, there or not."""
    places = Places(content)
    found: dict[Path, set[str]] = {}
    for text in linked_texts(content):
        for link in text.links:
            for file, name in places.meant(link.target, text):
                found.setdefault(file, set()).add(name)
    return found


class Places:
    """The texts of a content folder by the pages on which they stand."""

    def __init__(self, content: Path) -> None:
        self._content = content
        self._texts = {
            text.file: text for text in linked_texts(content) if text.name.endswith("md")
        }
        self._pages: dict[str, Path] = {}
        for file in self._texts:
            if kind_of(file, content) and (address := address_of(file, content)):
                self._pages[f"/{address}"] = file
        self._names: dict[Path, Mapping[str, Tag]] = {}

    def meant(self, target: str, text: LinkedText) -> Iterator[tuple[Path, str]]:
        """The texts of the page that a target leads to, and the name that it has behind ``#``."""
        before, mark, fragment = target.partition("#")
        name = unquote(fragment)
        if not mark or name in ("", "top"):
            return
        file = self._file(before, text)
        for one in self._beside(file) if file else ():
            yield one, name

    def _file(self, before: str, text: LinkedText) -> Path | None:
        """The text whose page an address is, or the file that it names."""
        if not before:
            return text.file
        if named := file_named(before, text.file, self._content):
            is_text = named.form == "filename" and is_inside(named.file, self._content)
            return named.file if is_text else None
        return self._pages.get(_path(before))

    def _beside(self, file: Path) -> Iterator[Path]:
        """A text, and those without a page of their own that stand on the same page."""
        yield file
        if file.name == "index.md" or file not in self._pages.values():
            for one in self._texts:
                if one != file and one.parent == file.parent and not address_of(one, self._content):
                    yield one

    def names(self, file: Path) -> Mapping[str, Tag]:
        """What in a text has a name, or may have one."""
        if file not in self._names:
            parts = self._texts[file].pieces if file in self._texts else ()
            found = [names_of(rendered(part, self._content)) for part in parts]
            self._names[file] = {name: tag for names in found for name, tag in names.items()}
        return self._names[file]


def _path(address: str) -> str:
    try:
        return unquote(urlsplit(address).path)
    except ValueError:
        return ""
