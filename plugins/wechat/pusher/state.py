"""What was uploaded and drafted: one file, for each account, written whole or not at all.

It holds ids and hashes and no secret. Losing it costs nothing but new uploads: before a draft is
added, the drafts that are there are looked through.
"""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from plugins.library.locks import held
from plugins.wechat.pusher.errors import PushError

VERSION = 1


@dataclass(slots=True)
class Pushed:
    """A draft that stands in WeChat."""

    sha256: str
    """Of the article as it was sent."""
    media_id: str
    index: int = 0
    """Its place in an issue of several."""


@dataclass(slots=True)
class AccountState:
    """What is known of one account."""

    drafts: dict[str, Pushed] = field(default_factory=dict)
    """By the item's id."""
    images: dict[str, str] = field(default_factory=dict)
    """Hash of a picture → its address in WeChat."""
    materials: dict[str, str] = field(default_factory=dict)
    """Hash of a picture → its media id in the library of materials."""


class StateFile:
    """The file, of which one run at a time holds the lock."""

    def __init__(self, path: Path, appid: str) -> None:
        self.path = path
        self.appid = appid
        self._all = _read(path)
        found = self._all.get(appid, {})
        drafts = {key: Pushed(**value) for key, value in found.get("drafts", {}).items()}
        self.state = AccountState(drafts, found.get("images", {}), found.get("materials", {}))

    def save(self) -> None:
        """Write it beside, onto the disk, then in its place."""
        self._all[self.appid] = asdict(self.state)
        text = json.dumps({"version": VERSION, "accounts": self._all}, ensure_ascii=False, indent=1)
        making = self.path.with_name(f".{self.path.name}.making")
        with os.fdopen(os.open(making, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
            file.write(text + "\n")
            file.flush()
            os.fsync(file.fileno())
        making.replace(self.path)


def _read(path: Path) -> dict[str, Any]:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except ValueError:
        raise PushError(
            f"{path} 读不懂。请把它移开，再运行一次：已有的草稿会自动认出来。"
        ) from None
    if not isinstance(found, dict) or found.get("version") != VERSION:
        raise PushError(f"{path} 是另一个版本写的。请把它移开，再运行一次。")
    accounts: dict[str, Any] = found.get("accounts", {})
    return accounts


@contextmanager
def pushing_alone(path: Path) -> Iterator[None]:
    """Two runs at a time would both add a draft: the second one is sent away."""
    lock = path.with_name(f".{path.name}.lock")
    with held(lock, lambda _: PushError("另一次推送正在进行，请等它结束。")):
        yield
