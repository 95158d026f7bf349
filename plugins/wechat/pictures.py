"""Any picture that staff bring → one that WeChat takes: JPEG, PNG or GIF, upright, on white paper.

uploadimg takes JPEG and PNG below 1 MB and no WebP; a moving GIF goes by add_material, up to 10 MB.
Transparent ink on WeChat's dark ground can't be read, so transparency becomes white. The name is a
hash of the bytes and plain ASCII: Chinese names gave 41005 (wechatpy #293).
"""

import json
from dataclasses import asdict, dataclass
from hashlib import file_digest, sha256
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageOps

from plugins.images import measure
from plugins.images.colours import to_srgb
from plugins.images.measure import BROKEN, PIXEL_LIMIT, TooLarge, is_turned, load_small, opened
from plugins.library.reading.files import write_whole
from plugins.wechat.limits import MATERIAL_BYTES, PICTURE_WIDTH, UPLOAD_BYTES

RECIPE = "1"
"""Goes into every key: another recipe makes every picture anew."""
FORMATS = (*measure.FORMATS, "GIF", "BMP", "TIFF")
_QUALITIES = (88, 80, 72, 60)
_SHRINK = 0.8
_FEW_COLOURS = 256
"""Up to which a drawing may be smaller as PNG."""
_NAME_LENGTH = 16
TYPES = {"jpg": "image/jpeg", "png": "image/png", "gif": "image/gif"}


@dataclass(frozen=True, slots=True)
class Head:
    """What a file says of itself before a pixel is decoded."""

    form: str
    """Pillow's name; empty where it is no picture."""
    width: int = 0
    height: int = 0
    size: int = 0
    """Bytes."""
    moves: bool = False
    is_transparent: bool = False

    @property
    def is_readable(self) -> bool:
        """Whether a picture can be made of it."""
        return bool(self.form) and 0 < self.width * self.height <= PIXEL_LIMIT

    @property
    def stays_moving(self) -> bool:
        """Whether it is published as it is: a moving GIF that the library of WeChat takes."""
        return self.moves and self.form == "GIF" and self.size <= MATERIAL_BYTES


@dataclass(frozen=True, slots=True)
class Published:
    """A picture as it lies in the output."""

    name: str
    """Below ``/wechat/``."""
    width: int
    height: int
    sha256: str
    size: int

    @property
    def media_type(self) -> str:
        """For a feed."""
        return TYPES[self.name.rpartition(".")[2]]


def read_head(path: Path) -> Head:
    """Read the head of a file; an empty one where it is no picture at all."""
    size = path.stat().st_size
    try:
        with opened(path, FORMATS) as image:
            width, height = image.size[::-1] if is_turned(image, path) else image.size
            # of a HEIC the other pictures are depth, a film or a burst
            moves = image.format != "HEIF" and bool(getattr(image, "is_animated", False))
            clear = image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info
            return Head(str(image.format), width, height, size, moves, clear)
    except TooLarge as large:
        return Head(large.form, large.width, large.height, size)
    except BROKEN:
        return Head("", size=size)


def is_whole(path: Path) -> bool:
    """Whether all of a picture can be decoded; a JPEG is decoded at a fraction of its size."""
    try:
        with opened(path, FORMATS) as image:
            load_small(image)
    except BROKEN:
        return False
    return True


class PictureShelf:
    """Pictures of articles: made once, kept below ``build/wechat``."""

    def __init__(self, build: Path) -> None:
        self.folder = build / "wechat"

    def make(self, source: Path) -> Published | None:
        """The published form of a picture; None where the file is none or is cut short."""
        with source.open("rb") as file:
            key = f"{file_digest(file, 'sha256').hexdigest()[:_NAME_LENGTH]}-{RECIPE}.json"
        kept = self._kept(self.folder / key)
        if kept:
            return kept
        try:
            made = _encoded(source)
        except BROKEN:
            return None
        return self.add(*made, key) if made else None

    def add(self, content: bytes, suffix: str, key: str = "") -> Published:
        """Keep bytes that are a finished picture already."""
        digest = sha256(content).hexdigest()
        with Image.open(BytesIO(content)) as image:
            width, height = image.size
        name = f"{digest[:_NAME_LENGTH]}.{suffix}"
        made = Published(name, width, height, digest, len(content))
        self.folder.mkdir(parents=True, exist_ok=True)
        write_whole(self.folder / name, content)
        if key:
            write_whole(self.folder / key, json.dumps(asdict(made)))
        return made

    def path(self, picture: Published) -> Path:
        """Where it is kept."""
        return self.folder / picture.name

    def _kept(self, record: Path) -> Published | None:
        try:
            made = Published(**json.loads(record.read_text(encoding="utf-8")))
        except (FileNotFoundError, ValueError, TypeError):
            return None
        return made if self.path(made).is_file() else None


def _encoded(source: Path) -> tuple[bytes, str] | None:
    """The bytes and their suffix."""
    head = read_head(source)
    if not head.is_readable:
        return None
    if head.stays_moving:
        return source.read_bytes(), "gif"
    with opened(source, FORMATS) as raw:
        load_small(raw, 2 * PICTURE_WIDTH)
        image = to_srgb(ImageOps.exif_transpose(raw))
    image.info.clear()
    image.thumbnail((PICTURE_WIDTH, 20 * PICTURE_WIDTH), Image.Resampling.LANCZOS)
    photograph = as_jpeg(image)
    drawing = _as_png(image) if image.getcolors(_FEW_COLOURS) else photograph
    return (drawing, "png") if len(drawing) < len(photograph) else (photograph, "jpg")


def as_jpeg(image: Image.Image) -> bytes:
    """A JPEG below the limit: first by quality, then by size."""
    while True:
        for quality in _QUALITIES:
            packed = BytesIO()
            image.save(packed, "JPEG", quality=quality, optimize=True, progressive=True)
            if packed.tell() < UPLOAD_BYTES:
                return packed.getvalue()
        width, height = (max(1, round(side * _SHRINK)) for side in image.size)
        image = image.resize((width, height), Image.Resampling.LANCZOS)


def _as_png(image: Image.Image) -> bytes:
    packed = BytesIO()
    image.save(packed, "PNG", optimize=True)
    return packed.getvalue()
