"""An exhibition as a post: the preface, where and when, then every panel with its picture."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from html import escape
from pathlib import Path

from plugins.library.exhibitions.nouns import Exhibition
from plugins.library.exhibitions.pieces import Exhibit, Panel
from plugins.library.exhibitions.reading import read_all
from plugins.library.kinds import read_header
from plugins.library.noun_facts import told
from plugins.library.reading.header import Header
from plugins.wechat.post import Post
from plugins.wechat.prose import picture_key, to_html, with_exhibits, with_files
from plugins.wechat.words import lines_of


def read_exhibition_posts(content: Path) -> Iterator[Post]:
    """A post an exhibition."""
    read = read_all(content)[0]
    for exhibition in read.exhibitions:
        yield _Composer(exhibition, read.exhibit_by_id, content).post()


@dataclass(slots=True)
class _Composer:
    """Puts one exhibition together, and keeps which picture is which."""

    exhibition: Exhibition
    exhibits: Mapping[str, Exhibit]
    content: Path
    pictures: dict[str, Path] = field(default_factory=dict)

    def post(self) -> Post:
        """The whole post."""
        one = self.exhibition
        header = self._header(one.path)
        parts = [self._prose(one.text, one.path), self._facts(), self._panels()]
        if one.results:
            parts += ["<h2>回顾</h2>", self._prose(one.results, one.path)]
        return Post(
            kind="exhibitions",
            slug=one.slug,
            title=one.title,
            day=one.first_day or date(one.year, 1, 1),
            url=one.url,
            html="".join(parts),
            header=header,
            summary=one.summary,
            cover=one.cover,
            pictures=self.pictures,
            link=one.link,
            parts=tuple(self._header(p.path) for p in one.panels if p.path.endswith(".md")),
        )

    def _header(self, path: str) -> Header:
        return read_header(self.content.parent / path, self.content)

    def _facts(self) -> str:
        one = self.exhibition
        held = f"<p><strong>{one.standing}</strong></p>" if one.standing else ""
        heard = "<audio></audio>" if one.narrated else ""
        seen = "<video></video>" if any(panel.video for panel in one.panels) else ""
        return held + lines_of(told(one.facts)) + heard + seen

    def _panels(self) -> str:
        parts: list[str] = []
        for section in self.exhibition.sections:
            if section.title:
                parts.append(f"<h2>{escape(section.title)}</h2>")
            parts.append(self._prose(section.text, self.exhibition.path))
            level = "h3" if section.title else "h2"
            parts += [self._panel(panel, level) for panel in section.panels]
        return "".join(parts)

    def _panel(self, panel: Panel, level: str) -> str:
        parts = [f"<{level}>{panel.label}　{escape(panel.title)}</{level}>"]
        if panel.picture:
            alt = escape(panel.alt or panel.title)
            parts.append(f'<p><img src="{escape(self._key(panel.picture))}" alt="{alt}"></p>')
        if panel.credit:
            parts.append(f"<p>作者：{escape(panel.credit)}</p>")
        parts.append(self._prose(panel.text, panel.path))
        if panel.link:
            parts.append(f'<p><a href="{escape(panel.link)}">看这块展板的文章</a></p>')
        return "".join(parts)

    def _prose(self, text: str, path: str) -> str:
        if not text:
            return ""
        named = with_exhibits(text, self.exhibits, self._key)
        source = self.content.parent / path
        html, found = with_files(
            to_html(named, self.content), source, self.exhibition.url, self.content
        )
        self.pictures |= found
        return html

    def _key(self, picture: Path) -> str:
        key = picture_key(picture, self.content)
        self.pictures[key] = picture
        return key
