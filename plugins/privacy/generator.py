"""The Pelican side of the last look: at pictures, and at words."""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from plugins.images.traces import REMEDY, TracesError, traces_in
from plugins.library.kinds import known_texts
from plugins.library.privacy.checks import declared_telephones
from plugins.privacy.gate import Leak, leaks, names_of

SHOWN = 20
"""Files that the sentence ending a build names."""
WORDS_REMEDY = (
    "请在写它的地方删去或改写；确实对外公布的电话，写进 branches.toml 的 telephone 或“联系”。"
    "附件里的，改好附件再放进来；书目里的，在业务系统中改好，重新导出。"
)


class PrivateError(RuntimeError):
    """The finished site tells of somebody, or gives a secret away; a sentence for staff."""


def stop_private(pelican: Any) -> None:
    """Receiver of ``finalized``: PrivateError naming every file with such words."""
    content, output = Path(pelican.settings["PATH"]), Path(pelican.output_path)
    is_other = pelican.settings.get("CATALOGUE_NUMBERS") or (lambda digits: False)
    found = list(leaks(output, declared_telephones(content), is_other))
    if found:
        sources = {text.address: text.header.path for text in known_texts(content) if text.address}
        listed = [f"{one}{_from(one, sources)}" for one in found]
        told = _listed(listed, "处")
        raise PrivateError(f"网页里有不能公开的号码或密码：\n{told}\n{WORDS_REMEDY}")


def _listed(found: Sequence[str], unit: str) -> str:
    """As many as a sentence holds, and how to see the rest: ``make`` hands ``ALL=1`` on."""
    if len(found) <= SHOWN or os.environ.get("ALL", "") not in ("", "0"):
        return "\n".join(found)
    told = "\n".join(found[:SHOWN])
    return f"{told}\n……共 {len(found)} {unit}；在命令后面加上 ALL=1，就全部列出"


def _from(leak: Leak, sources: Mapping[str, str]) -> str:
    """Where it was written, as far as the address of the page says."""
    source = sources.get(leak.name.removesuffix("index.html"))
    return f"（写在 {source}）" if source else ""


def stop_traces(pelican: Any) -> None:
    """Receiver of ``finalized``: TracesError naming every such picture."""
    output = Path(pelican.output_path)
    found = [
        f"{name}  读到 {'、'.join(traces)}"
        for name in names_of(output)
        if (traces := traces_in(output / name))
    ]
    if found:
        listed = _listed(found, "个文件")
        raise TracesError(f"图片里有拍摄的时间、地点等信息，不能公开：\n{listed}\n{REMEDY}")
