"""What an exhibition shows: panels 展板 in units, and exhibits 展品."""

from dataclasses import dataclass
from pathlib import Path

from plugins.library.chinese import chinese_number
from plugins.library.sound import Sound

ITEMS = "exhibitions/items/"
"""Address of the list of exhibits."""


@dataclass(frozen=True, slots=True)
class Narration:
    """What is spoken beside a panel 解说."""

    sound: Sound
    transcript: str
    """Markdown; the panel's own text where the speaker reads that."""


@dataclass(frozen=True, slots=True)
class Panel:
    """One board 展板: a picture and the text that says the same in words."""

    number: str
    """Two digits, as in the file name."""
    exhibition_url: str
    title: str
    alt: str
    text: str
    """Markdown; empty where nobody has typed it yet."""
    picture: Path | None
    path: str
    """The file that names it in messages: its text, else its picture."""
    section: str = ""
    video: Path | None = None
    link: str = ""
    """An article elsewhere that the panel stands for (a WeChat exhibition)."""
    narration: Narration | None = None
    is_panorama: bool = False
    is_rubbing: bool = False
    """Whether the picture is black lines on white, and may be turned round on a dark screen."""
    zooms: bool = True
    """Whether the large picture is cut into tiles, where it is large."""
    credit: str = ""
    """How a child is named in public: 儿童甲，7岁."""

    @property
    def url(self) -> str:
        """Address from the site's root."""
        return f"{self.exhibition_url}{self.number}/"

    @property
    def sound_url(self) -> str:
        """Address of the narration from the site's root; empty where nobody speaks."""
        if self.narration is None:
            return ""
        return f"{self.url}narration{self.narration.sound.path.suffix.lower()}"

    @property
    def words_url(self) -> str:
        """Address of what the narration says, for podcasts; empty where nobody speaks."""
        slug = self.exhibition_url.strip("/").rpartition("/")[2]
        return f"feeds/podcast/{slug}-{self.number}.txt" if self.narration else ""

    @property
    def video_url(self) -> str:
        """Address of the film from the site's root; empty where there is none."""
        return f"{self.url}video.mp4" if self.video else ""

    @property
    def label(self) -> str:
        """The number in characters."""
        return chinese_number(self.ordinal)

    @property
    def ordinal(self) -> int:
        """The number as people say it: ``01`` → 1."""
        return int(self.number)

    @property
    def anchor(self) -> str:
        """Where it stands on its exhibition's page."""
        return f"panel-{self.number}"


@dataclass(frozen=True, slots=True)
class Section:
    """A unit 单元: panels that belong together, with words before them."""

    title: str
    """Empty where the exhibition has no units."""
    text: str
    """Markdown."""
    panels: tuple[Panel, ...]


@dataclass(frozen=True, slots=True)
class Exhibit:
    """An object 展品, described once and shown in any number of exhibitions."""

    exhibit_id: str
    """Its number 编号 in lower case, which is its address."""
    number: str
    title: str
    path: str
    line: int
    creator: str = ""
    period: str = ""
    """As written: 清光绪间, 民国二十六年, 约1937."""
    year: int | None = None
    """By which it is ordered; negative before our era."""
    kind: str = ""
    medium: str = ""
    size: str = ""
    owner: str = ""
    accession_number: str = ""
    call_number: str = ""
    subjects: tuple[str, ...] = ()
    place: str = ""
    series: str = ""
    source: str = ""
    rights: str = ""
    description: str = ""
    picture: Path | None = None
    alt: str = ""
    credit: str = ""

    @property
    def url(self) -> str:
        """Address from the site's root."""
        return f"{ITEMS}{self.exhibit_id}/"
