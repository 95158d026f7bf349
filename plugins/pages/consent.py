"""Pictures of children are shown when their guardians agree, in whatever kind of text.

个人信息保护法第三十一条 asks it for children under fourteen. A text shows the pictures it names;
an ``index.md`` of a kind that shows pictures also has those that lie beside it.
"""

from collections.abc import Iterator
from pathlib import Path

from plugins.library.kinds import KnownText, known_texts
from plugins.library.privacy.minors import said_in
from plugins.library.reading import common_keys as common
from plugins.library.reading.picture_kinds import SUFFIXES as PICTURES
from plugins.library.reading.problems import Problem, error
from plugins.links.files import files_named


def check_consent(content: Path) -> Iterator[Problem]:
    """An error for each text that shows pictures of children without that consent."""
    named = {one.text for one in files_named(content) if one.file.suffix.lower() in PICTURES}
    for text in known_texts(content):
        said = said_in(text)
        if said.has_minors and not said.agrees_to_pictures and _shows_people(text, named):
            written = common.CONSENT.written("是")
            remedy = f"监护人都同意公开以后，写{written}；没有同意，请移走照片"
            line = text.header.line(common.MINORS.name)
            what = "照片里有未成年人，没有监护人同意"
            yield error(text.header.path, line, what, "", remedy)


def _shows_people(text: KnownText, named: set[Path]) -> bool:
    """Whether a text shows pictures that may be photographs of somebody."""
    if text.kind.shows_works:
        return False
    beside = text.file.parent.iterdir() if _has_folder(text) else ()
    return (
        text.file in named
        or bool(text.header.get(common.COVER.name))
        or any(_is_picture(one) for one in beside)
    )


def _has_folder(text: KnownText) -> bool:
    return text.kind.shows_pictures and text.file.name == "index.md"


def _is_picture(file: Path) -> bool:
    return file.suffix.lower() in PICTURES and not file.name.startswith(".")
