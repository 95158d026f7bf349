"""Exhibits of an exhibition that waits, named in one that is published: words and nothing to open.

``[[AJ-001]]`` would stand there as it was typed until the other exhibition is published.
"""

from collections.abc import Mapping
from dataclasses import replace
from html import escape
from pathlib import Path

from plugins.library.as_markdown import as_markdown
from plugins.library.exhibitions.exhibits import namings, read_exhibits
from plugins.library.exhibitions.nouns import Exhibition
from plugins.library.exhibitions.pieces import Panel, Section
from plugins.library.reading.view import is_seen, unseen, without


def titles_unseen(root: Path, content: Path) -> Mapping[str, str]:
    """Id → title of every exhibit whose exhibition nobody sees."""
    if not unseen() or not root.is_dir():
        return {}
    hidden = [path.parent for path in sorted(root.glob("[!.]*/index.md")) if not is_seen(path)]
    with without(()):
        known = [one for folder in hidden for one in read_exhibits(folder, {}, content)[0]]
    return {exhibit.exhibit_id: exhibit.title for exhibit in known}


def in_words(exhibition: Exhibition, titles: Mapping[str, str]) -> Exhibition:
    """The same, and each of these exhibits that its texts name as words."""
    if not titles:
        return exhibition
    return replace(
        exhibition,
        text=_text(exhibition.text, titles),
        results=_text(exhibition.results, titles),
        sections=tuple(_section(section, titles) for section in exhibition.sections),
    )


def _section(section: Section, titles: Mapping[str, str]) -> Section:
    panels = tuple(_panel(panel, titles) for panel in section.panels)
    return replace(section, text=_text(section.text, titles), panels=panels)


def _panel(panel: Panel, titles: Mapping[str, str]) -> Panel:
    spoken = panel.narration
    if spoken:
        spoken = replace(spoken, transcript=_text(spoken.transcript, titles))
    return replace(panel, text=_text(panel.text, titles), narration=spoken)


def _text(text: str, titles: Mapping[str, str]) -> str:
    parts: list[str] = []
    place = 0
    for naming in namings(text):
        if title := titles.get(naming.number):
            parts += [text[place : naming.start], escape(naming.words) or as_markdown(title)]
            place = naming.end
    return "".join([*parts, text[place:]])
