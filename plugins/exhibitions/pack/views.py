"""What the templates of a pack are given."""

from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from plugins.exhibitions.pack.album import PackedPicture
from plugins.exhibitions.pack.parts import PackPart
from plugins.exhibitions.pack.words import Setter, anchor, caption
from plugins.images.codes import svg_code
from plugins.library.exhibitions.nouns import Exhibition, Station
from plugins.library.exhibitions.pieces import Exhibit, Panel, Section
from plugins.library.facts import LibraryFacts
from plugins.library.noun_facts import Fact, told

_WIDE = 1.6
"""Width by height from which words stand below a picture on a screen, not beside it."""
_COLUMN, _SHORT, _MEDIUM = 6, 6, 8
"""Characters of a column: of the cover's title, of a panel's at its largest, of a smaller one."""


@dataclass(frozen=True, slots=True)
class PackPanel:
    """A panel with what lies in the pack of it."""

    panel: Panel
    picture: PackedPicture | None
    sound: str
    video: str
    """Names of files; empty where there is none."""
    text: Markup
    transcript: Markup
    """What is spoken, where it is not the text."""
    caption: str
    code: Markup
    """Where the panel stands for an article: its address as a QR code."""

    @property
    def layout(self) -> str:
        """How it stands on a screen: words ``beside`` it, below what is ``wide``, or alone."""
        picture = self.picture
        if picture is None:
            return "wide" if self.video else "words"
        return "wide" if picture.width >= _WIDE * picture.height else "beside"

    @property
    def title_length(self) -> str:
        """How its title is set on a screen: in one column, in a smaller one, or in lines."""
        length = len(self.panel.title)
        return "short" if length <= _SHORT else "medium" if length <= _MEDIUM else "long"

    @property
    def is_tall(self) -> bool:
        """Whether it stands upright, as most boards do."""
        return bool(self.picture and self.picture.height > self.picture.width)


@dataclass(frozen=True, slots=True)
class PackSection:
    """A section with its words and its panels."""

    section: Section
    text: Markup
    panels: tuple[PackPanel, ...]


@dataclass(frozen=True, slots=True)
class PackExhibit:
    """An exhibit as the list shows it."""

    exhibit: Exhibit
    anchor: str
    picture: PackedPicture | None
    text: Markup

    @property
    def line(self) -> str:
        """Who, when, of what, how large, whose: as far as it is known."""
        one = self.exhibit
        known = (one.credit or one.creator, one.period, one.medium, one.size, one.owner)
        return "　".join(word for word in known if word)


@dataclass(frozen=True, slots=True)
class PackStation:
    """A station of the tour with its picture."""

    station: Station
    picture: PackedPicture | None


@dataclass(frozen=True, slots=True)
class PackView:
    """A part with everything that its pages show."""

    part: PackPart
    sections: tuple[PackSection, ...]
    exhibits: tuple[PackExhibit, ...]
    stations: tuple[PackStation, ...]
    """Of the tour; empty where its days are not known."""
    cover: PackedPicture | None
    preface: Markup
    results: Markup
    library: LibraryFacts
    day: date
    address: str
    """Of the exhibition on the site; empty where the site has none."""
    code: Markup

    @property
    def first(self) -> PackPanel | None:
        """Where reading begins."""
        return next(iter(self.panels), None)

    @property
    def last(self) -> PackPanel | None:
        """Where reading ends."""
        return next(reversed(self.panels), None)

    @property
    def facts(self) -> tuple[Fact, ...]:
        """What the cover does not say, nor a tour station by station."""
        toured = ("stations",) if self.stations else ()
        return told(self.exhibition.facts, ("type", "date", *toured))

    @property
    def exhibition(self) -> Exhibition:
        """The noun."""
        return self.part.exhibition

    @property
    def panels(self) -> tuple[PackPanel, ...]:
        """The panels of all sections."""
        return tuple(panel for section in self.sections for panel in section.panels)

    @property
    def has_long_title(self) -> bool:
        """Whether a column of its title needs smaller characters to fit a screen."""
        return max(len(line) for line in self.exhibition.slip_lines) > _COLUMN


def pack_view(
    part: PackPart, setter: Setter, library: LibraryFacts, day: date, siteurl: str
) -> PackView:
    """Put a part's pictures, texts and codes together."""
    exhibition, kept = part.exhibition, setter.album.kept
    address = f"{siteurl}/{exhibition.url}" if siteurl else ""
    return PackView(
        part=part,
        sections=tuple(_section(section, exhibition, setter) for section in exhibition.sections),
        exhibits=tuple(_exhibit(exhibit, setter) for exhibit in part.exhibits),
        stations=_stations(exhibition, setter),
        cover=kept.get(exhibition.cover) if exhibition.cover else None,
        preface=setter.set(exhibition.text, exhibition.path),
        results=setter.set(exhibition.results, exhibition.path),
        library=library,
        day=day,
        address=address,
        code=svg_code(address),
    )


def _section(section: Section, exhibition: Exhibition, setter: Setter) -> PackSection:
    text = setter.set(section.text, exhibition.path)
    return PackSection(section, text, tuple(_panel(panel, setter) for panel in section.panels))


def _panel(panel: Panel, setter: Setter) -> PackPanel:
    text = setter.set(panel.text, panel.path)
    spoken = panel.narration.transcript if panel.narration else ""
    return PackPanel(
        panel=panel,
        picture=setter.album.kept.get(panel.picture) if panel.picture else None,
        sound=sound_name(panel),
        video=video_name(panel),
        text=text,
        transcript=setter.set(spoken, panel.path) if spoken != panel.text else Markup(),
        caption=caption(text),
        code=svg_code(panel.link),
    )


def sound_name(panel: Panel) -> str:
    """``sound/02.mp3``; empty where nobody speaks."""
    narration = panel.narration
    return f"sound/{panel.number}{narration.sound.path.suffix.lower()}" if narration else ""


def video_name(panel: Panel) -> str:
    """``video/02.mp4``; empty where there is no film."""
    return f"video/{panel.number}.mp4" if panel.video else ""


def _stations(exhibition: Exhibition, setter: Setter) -> tuple[PackStation, ...]:
    kept = setter.album.kept
    stations = exhibition.stations if exhibition.dated_stations else ()
    return tuple(PackStation(s, kept.get(s.picture) if s.picture else None) for s in stations)


def _exhibit(exhibit: Exhibit, setter: Setter) -> PackExhibit:
    picture = setter.album.kept.get(exhibit.picture) if exhibit.picture else None
    text = setter.set(exhibit.description, exhibit.path)
    return PackExhibit(exhibit, anchor(exhibit), picture, text)
