"""The environment, read once into one frozen value.

The names are those of ``docs/settings.md``; ``make html OUTPUT=…`` and ``OUTPUT=… make html``
come to the same thing, because make hands its variables on as environment.
"""

import errno
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from plugins.library.causes import cause_of
from plugins.library.clock import SHANGHAI, build_date
from plugins.library.site.site import Site


class DeskError(Exception):
    """A command can't go on; the text is a Chinese sentence for the person at the keyboard."""


_SITEURL = re.compile(r"https?://[^\s/?#<>\"']+(?:/[^\s?#<>\"']*)?")
"""The address of a site, in a folder of its host or not."""
_RIGHTS = (errno.EACCES, errno.EPERM)
_BY_OTHERS = "用可以写那里的帐号运行"


def unwritable(folder: Path, mistake: OSError, setting: str = "") -> DeskError:
    """What to raise where ``folder``, which ``setting`` names, can't be written.

    Not every mistake names its file, and some name it from within its folder.
    """
    name = str(mistake.filename or "")
    place = name if Path(name).is_absolute() else folder
    cause = cause_of(mistake)
    other = f"请换一个 {setting}，或者" if setting else "请"
    remedy = _BY_OTHERS if mistake.errno in _RIGHTS else cause.remedy.removeprefix("请")
    return DeskError(f"不能写 {place}：{cause.what}。{other}{remedy}。")


def unusable(mistake: OSError) -> DeskError:
    """The same where nobody knows what was wanted of the file."""
    place = os.fsencode(mistake.filename or "文件").decode("utf-8", "replace")
    cause = cause_of(mistake)
    return DeskError(f"不能读写 {place}：{cause.what}。{cause.remedy}。")


@dataclass(frozen=True, slots=True)
class DeskSettings:
    """What the commands are told. Every path is absolute."""

    root: Path
    """The project's folder: where ``pelicanconf.py`` stands."""
    folder: Path
    """The folder of the library whose site it is: its ``content/``, and what is made of it."""
    export: Path
    output: Path
    build_date: date
    siteurl: str = ""
    minimum_records: int = 1
    allow_shrink: bool = False
    opac_url: str = ""
    deploy_to: Path | None = None
    port: int = 8000
    show_all: bool = False
    """``check`` prints every problem on a line of its own."""
    format: str = ""
    """In which form ``check`` prints them; empty for people."""

    @property
    def content(self) -> Path:
        """What staff write."""
        return self.folder / "content"

    @property
    def build(self) -> Path:
        """Caches and reports for machines."""
        return self.folder / "build"

    @property
    def is_own_export(self) -> bool:
        """Whether the export is the one that lies beside ``content/``."""
        return self.export.resolve() == (self.folder / "catalog_export").resolve()

    @property
    def site(self) -> Site:
        """The part of the settings that a check may see."""
        return Site(
            content=self.content,
            export=self.export,
            build=self.build,
            output=self.output,
            build_date=self.build_date,
            siteurl=self.siteurl,
            minimum_records=self.minimum_records,
            allow_shrink=self.allow_shrink,
        )

    def environment(self) -> dict[str, str]:
        """These settings as the environment of a child process, which thereby has the same day."""
        noon = datetime(*self.build_date.timetuple()[:3], hour=12, tzinfo=SHANGHAI)
        return {
            **os.environ,
            "SITE": str(self.folder),
            "CATALOG_EXPORT": str(self.export),
            "OUTPUT": str(self.output),
            "SITEURL": self.siteurl,
            "CATALOG_MINIMUM_RECORDS": str(self.minimum_records),
            "CATALOG_ALLOW_SHRINK": "1" if self.allow_shrink else "",
            "CATALOG_OPAC_URL": self.opac_url,
            "SOURCE_DATE_EPOCH": str(int(noon.timestamp())),
        }


def read_settings(environment: Mapping[str, str], root: Path) -> DeskSettings:
    """Settings from environment variables; a relative folder counts from ``root``.

    ``SITE`` is the folder of a library: its content, its export, and what is built, unless other
    variables say otherwise.

    Raises :class:`DeskError` for a number, a time or an address that can't be read.
    """
    deploy_to = environment.get("DEPLOY_TO", "")
    folder = root / (environment.get("SITE") or ".")
    return DeskSettings(
        root=root,
        folder=folder,
        export=_path(environment, "CATALOG_EXPORT", root) or folder / "catalog_export",
        output=(_path(environment, "OUTPUT", root) or folder / "output").resolve(),
        build_date=_build_date(environment),
        siteurl=_siteurl(environment),
        minimum_records=_number(environment, "CATALOG_MINIMUM_RECORDS", 1),
        allow_shrink=environment.get("CATALOG_ALLOW_SHRINK", "") not in ("", "0"),
        opac_url=environment.get("CATALOG_OPAC_URL", ""),
        deploy_to=(root / Path(deploy_to).expanduser()).resolve() if deploy_to else None,
        port=_number(environment, "PORT", 8000),
        show_all=environment.get("ALL", "") not in ("", "0"),
        format=environment.get("FORMAT", "").strip().lower(),
    )


def _siteurl(environment: Mapping[str, str]) -> str:
    given = environment.get("SITEURL", "").rstrip("/")
    if given and not _SITEURL.fullmatch(given):
        raise DeskError(f"SITEURL 要写完整的网址，例如 https://example.org，读到的是“{given}”。")
    return given


def _path(environment: Mapping[str, str], name: str, root: Path) -> Path | None:
    given = environment.get(name, "")
    return root / given if given else None


def _number(environment: Mapping[str, str], name: str, default: int) -> int:
    text = environment.get(name, "").strip()
    try:
        return int(text) if text else default
    except ValueError:
        raise DeskError(f"{name} 应是一个整数，读到的是“{text}”。") from None


def _build_date(environment: Mapping[str, str]) -> date:
    try:
        return build_date(environment)
    except ValueError:
        text = environment["SOURCE_DATE_EPOCH"]
        remedy = "应是 1970 年以来的秒数，早于 2100 年；不知道就不写"
        raise DeskError(f"SOURCE_DATE_EPOCH {remedy}。读到的是“{text}”。") from None
