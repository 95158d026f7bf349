"""Files that readers get beside a piece of information: ``content/disclosure/files/``."""

from dataclasses import dataclass, field
from pathlib import Path

from plugins.library.reading.header import Header
from plugins.library.reading.problems import Problem, did_you_mean, error

FOLDER = "disclosure"
FORMATS = {".pdf": "PDF", ".docx": "Word", ".xlsx": "Excel", ".csv": "CSV", ".txt": "文本"}


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file beside a piece of information."""

    path: Path
    url: str
    """Address from the site's root."""
    size: int
    line: int = field(default=0, compare=False)
    """Of the header that names it."""

    @property
    def words(self) -> str:
        """``PDF，1.2 MB``."""
        kind = FORMATS.get(self.path.suffix.lower(), self.path.suffix)
        size = f"{self.size / 1e6:.1f} MB" if self.size >= 100_000 else f"{self.size / 1e3:.0f} kB"
        return f"{kind}，{size}"


def _is_fit(name: str) -> bool:
    """Whether a file of that name may be handed out."""
    return Path(name).suffix.lower() in FORMATS and name.isascii() and " " not in name


def read_attachments(
    header: Header, content: Path
) -> tuple[tuple[Attachment, ...], tuple[Problem, ...]]:
    """The files that a header names under 附件, and what is wrong with them."""
    folder = content / FOLDER / "files"
    found: list[Attachment] = []
    problems: list[Problem] = []
    known = {path.name: path for path in folder.iterdir()} if folder.is_dir() else {}
    names = header.words("files")
    for name in names:
        path, line = known.get(name), header.line("files")
        if path is None:
            near = did_you_mean(name, filter(_is_fit, known), names)
            remedy = near or f"请放进 content/{FOLDER}/files/"
            problems.append(error(header.path, line, "找不到附件", name, remedy))
        elif not _is_fit(name):
            kinds = "、".join(f"{kind}（{suffix}）" for suffix, kind in FORMATS.items())
            remedy = f"用英文文件名，不带空格；格式可以是 {kinds}"
            problems.append(error(header.path, line, "附件不能这样公开", name, remedy))
        else:
            url = f"{FOLDER}/files/{name}"
            found.append(Attachment(path, url, path.stat().st_size, line))
    return tuple(found), tuple(problems)
