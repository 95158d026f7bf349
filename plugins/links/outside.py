"""Addresses that lead out of the site: whether a reader's browser can open them.

Nothing is asked of the network: a check that did would say something else every day.
"""

import re
from collections.abc import Callable, Container, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from ipaddress import ip_address
from urllib.parse import SplitResult, urlsplit

from plugins.library.facts import MISSING
from plugins.library.reading.problems import Problem, error, warning

SCHEME = re.compile(r"(?P<scheme>[A-Za-z][A-Za-z0-9+.-]*):")
_MISTYPED = re.compile(
    r"(?P<scheme>[A-Za-z]{2,7})\s*(?P<sign>[:：;；]?[/\\／]{1,3}|[:：;；])\s*(?P<rest>[^\s/\\／].*)",
    re.DOTALL,
)
"""``htp://``, ``http//``, ``http:/``, ``https：//``, ``http:\\\\``: nobody means another scheme."""
HOST = re.compile(
    r"(?:www\.[^\s/]+|(?:[A-Za-z0-9-]+\.)+"
    r"(?:cn|com|net|org|gov|edu|info|io|cc|tv|top|xyz|club|vip))(?::\d+)?(?:[/?#].*)?",
    re.IGNORECASE | re.DOTALL,
)
"""An address whose beginning was left out."""
MAIL = re.compile(r"[^\s@:/，。；]+@[^\s@:/，。；]+\.[A-Za-z]{2,}")
TELEPHONE = re.compile(r"\+?[\d()（）. \-－—]{3,}\d")
_TEL = re.compile(r"\+?[\d().\- ]{2,}\d(?:[,;][\w=,;]+)?")
_NO_HOST = re.compile(r"[\s，。、；：！？（）《》“”‘’【】<>\"'{}|\\^`]")
_AT_THE_END = "，。、；：！？）》”’】"
_OPENED = {"）": "（", "》": "《", "”": "“", "’": "‘", "】": "【"}
_NEAR = re.compile(r"(?:.+\.)?(?:local|localhost|lan|internal|intranet|home|corp|home\.arpa)")
_NUMBERS = re.compile(r"[\d.]+|0x[\da-f]+", re.IGNORECASE)
_OPENS_NOTHING = "这个地址在网页上打不开"


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with an address, and how it is mended."""

    what: str
    remedy: str
    report: Callable[..., Problem] = error
    address: str = ""
    """What the remedy would have written in its place; empty where it says no such thing."""


def to_write(what: str, address: str, report: Callable[..., Problem] = error) -> Fault:
    """The fault of an address that is to be written otherwise."""
    return Fault(what, f"写成 {address}", report, address)


def meant(what: str, name: str, known: Mapping[str, str], otherwise: str) -> Fault:
    """The fault of a name that is none of those known, and is perhaps one that is near.

    ``known``: name → how it is written.
    """
    names = {one.lower(): one for one in known}
    near = get_close_matches(name.lower(), names, 1, 0.5)
    if not near:
        return Fault(what, otherwise)
    address = known[names[near[0]]]
    return Fault(what, f"是“{address}”吗？", address=address)


def mistyped(target: str) -> str:
    """The address that was meant where the beginning of one was mistyped, else empty."""
    match = _MISTYPED.fullmatch(target)
    if match is None or re.match(r"(?i)https?://[\w\[]", target):
        return ""
    (near, *_) = get_close_matches(match["scheme"].lower(), ("https", "http"), 1, 0.6) or [""]
    is_host = "/" in match["sign"] or "\\" in match["sign"] or HOST.fullmatch(match["rest"])
    if not near or not is_host:
        return ""
    rest = match["rest"].replace("\\", "/").replace("／", "/").replace("。", ".")
    return f"{near}://{rest}"


def own_address(target: str, siteurl: str) -> str:
    """What a whole address of the site itself is from its root; empty for any other.

    A site that stands on the own computer has no address that readers could open.
    """
    if not siteurl or not target.lower().startswith(siteurl.lower()):
        return ""
    rest = target[len(siteurl) :]
    if rest[:1] not in ("", "/", "?", "#") or _is_near(urlsplit(siteurl).hostname or "")[1]:
        return ""
    return rest if rest.startswith("/") else f"/{rest}"


def fault_outside(target: str, known: Container[str]) -> Fault | None:
    """What is wrong with an address that has a scheme; ``known``: the addresses of the site."""
    match = SCHEME.match(target)
    scheme = match["scheme"].lower() if match else ""
    if MISSING in target:
        return None
    if scheme == "mailto":
        return _mail(target[7:])
    if scheme == "tel":
        return _telephone(target[4:])
    return _web(target, known)


def _mail(rest: str) -> Fault | None:
    address = rest.partition("?")[0]
    if all(MAIL.fullmatch(one.strip()) for one in address.split(",")):
        return None
    return Fault("邮箱地址不对", "写作 mailto:名字@网站，例如 mailto:lib@example.cn")


def _telephone(rest: str) -> Fault | None:
    if _TEL.fullmatch(rest):
        return None
    digits = re.sub(r"[^\d+]", "", rest)
    if len(digits) < 3:
        return Fault("电话号码不对", "写作 tel:号码")
    return to_write("电话号码不对", f"tel:{digits}")


def _without_signs(address: str) -> str:
    """An address without the signs of the sentence behind it; what it opens it may close."""
    while address.endswith(tuple(_AT_THE_END)):
        opened = _OPENED.get(address[-1:])
        if opened and address.count(opened) >= address.count(address[-1]):
            break
        address = address[:-1]
    return address


def _web(target: str, known: Container[str]) -> Fault | None:
    try:
        parts = urlsplit(target)
        port_is_fit = parts.port is None or parts.port > 0
    except ValueError:
        return Fault(_OPENS_NOTHING, "请核对网址")
    inner = re.fullmatch(r"(?i)https?://(https?)[:：]?/*(.+)", target, re.DOTALL)
    if inner and parts.hostname in ("http", "https"):
        return to_write(_OPENS_NOTHING, f"{inner[1].lower()}://{inner[2]}")
    host = parts.hostname or ""
    if _NO_HOST.search(host) or not host or not port_is_fit:
        return _slips(target)
    address = _without_signs(target)
    if address != target:
        return to_write("末尾的标点也成了网址", address, warning)
    return _near(host.rstrip("."), parts, known)


def _slips(target: str) -> Fault:
    """The fault of one in which blanks and wide signs are perhaps all that is wrong."""
    mended = re.sub(r"\s+", "", target).rstrip(_AT_THE_END)
    mended = mended.replace("。", ".").replace("：", ":")
    is_mended = re.match(r"https?://[^/?#]+", mended, re.IGNORECASE)
    if is_mended and mended != target and not _NO_HOST.search(is_mended[0]):
        return to_write(_OPENS_NOTHING, mended)
    return Fault(_OPENS_NOTHING, "请核对网址")


def _near(host: str, parts: SplitResult, known: Container[str]) -> Fault | None:
    """A host that only the author's computer or house can find."""
    is_own, is_near = _is_near(host)
    if not is_near:
        return None
    what = "这是自己电脑上的地址，读者打不开" if is_own else "这是内部网络的地址，馆外的读者打不开"
    address = parts.path + (f"?{parts.query}" if parts.query else "")
    address += f"#{parts.fragment}" if parts.fragment else ""
    if is_own and parts.path in known:
        return to_write(what, address, warning)
    return Fault(what, "请写读者打得开的网址，或去掉链接", warning)


def _is_near(host: str) -> tuple[bool, bool]:
    """Whether it is the own computer, and whether it is any that the world can't find."""
    if host == "localhost" or host.endswith(".localhost"):
        return True, True
    try:
        address = ip_address(host)
    except ValueError:
        is_near = bool(_NUMBERS.fullmatch(host) or _NEAR.fullmatch(host)) or "." not in host
        return host.startswith("127."), is_near
    return address.is_loopback or address.is_unspecified, not address.is_global
