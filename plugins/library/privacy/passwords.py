"""Secrets in a text: passwords, tokens, keys, with the value that opens something.

To speak of passwords is no secret (“忘记密码请到服务台”, “初始密码为证件号后六位”): there must be a
value beside the word. What a library prints for its readers, the password of its wireless network
or of a meeting, is told and stops nothing.
"""

import re
import string
from collections.abc import Iterator
from dataclasses import dataclass

from plugins.library.privacy.plain import plain, plain_with_places

_PASSWORD = r"pass[\-_ ]?word|passwd|\bpwd|pass[\-_ ]?phrase|密 ?[码碼]|口 ?令|登录码"
_KEY = (
    r"(?:app|corp|client|consumer|web)[\-_ ]?secret|secret[\-_ ]?(?:access[\-_ ]?)?key|"
    r"access[\-_ ]?key(?:[\-_ ]?(?:id|secret))?|(?:access|refresh|auth|bot)[\-_ ]?token|"
    r"api[\-_ ]?key|encoding[\-_ ]?aes[\-_ ]?key|private[\-_ ]?key|"
    r"\btoken|\bsecret|\bbearer|[密秘私][钥鑰匙]|令牌|授权码"
)
_GAP = r"[\s\0:=|,>;'\"“”‘’()\[\]【】]"
_TURN = "已经?|都|均|现在?|统一|默认|重置|调整|更新|变更|[更修]改|设置|就|仍|新|改|换|设"
_LINK = rf"(?:{_GAP}|[→⇒➜]|--|{_TURN}|是|为|成){{1,10}}"
"""What may stand between a word and its value: 密码已改为…, 新密码→…"""
_OPENS = re.compile(
    rf"(?P<word>{_PASSWORD})(?:{_LINK}|(?<=[码碼令]))(?P<value>[\x21-\x7e]{{4,128}})", re.I
)
_UNLOCKS = re.compile(rf"(?P<word>{_KEY}){_LINK}(?P<value>[\w+/=.\-~]{{6,512}})", re.I | re.A)
_LONG = re.compile(
    r"(?<![0-9A-Za-z+/.:\-_])(?:[0-9a-fA-F]{32,128}|"
    r"(?=[A-Za-z+/]{0,64}\d)(?=[0-9A-Z+/]{0,64}[a-z])(?=[0-9a-z+/]{0,64}[A-Z])[A-Za-z0-9+/]{40,512}={0,2})"
    r"(?![0-9A-Za-z+/\-_])"
)
"""32 hexadecimal figures, as WeChat's AppSecret is; long base64."""
WORD = re.compile(rf"{_PASSWORD}|{_KEY}", re.I)
_IS_ADDRESS = re.compile(r"://[\x21-\x7e]*\Z")
"""What a part of an address on the web hangs on: 忘记密码，见 https://…&sn=…"""
_BESIDE = 120
"""Characters round a long value in which a word makes it a secret."""
_KNOWN = re.compile(
    r"\bMII[A-Za-z0-9+/]{3}(?:IBAAK[BC]|IBADANBgkqhkiG9w)|\bMHcCAQEE|"
    r"/webhook/[\w/\-]{0,40}\?(?:key|access_token)=[\w\-]{16}|/bot/v2/hook/[\w\-]{16}|"
    r"-----BEGIN [A-Z0-9 ]{0,30}PRIVATE KEY(?: BLOCK)?-----|PuTTY-User-Key-File-\d|"
    r"\bgh[pousr]_[A-Za-z0-9]{36}|\bgithub_pat_\w{22}|\bglpat-[\w\-]{20}|\bsk-[A-Za-z0-9_\-]{20}|"
    r"\bAKIA[0-9A-Z]{16}\b|\bLTAI[A-Za-z0-9]{12,24}\b|\bAKID[A-Za-z0-9]{32}\b|\bAIza[\w\-]{35}|"
    r"\bxox[abprs]-[\w\-]{10}|\beyJ[\w\-]{10,}\.eyJ[\w\-]{10,}\.[\w\-]{5}"
)
"""How key files and what is in them begin, and what the keys of well-known houses look like."""
_IN_ADDRESS = re.compile(r"\b[A-Za-z][A-Za-z0-9+.\-]{0,30}://(?P<user>[^\s/:@]*:[^\s/@]+)@[\w\-\[]")
_FOR_READERS = re.compile(r"wi-?fi|wlan|ssid|无线|热点|网盘|pan\.|提取|会议|直播|解压", re.I)
_STANDS_FOR = re.compile(
    r"[<{〔]|x{3}|\.{3}|your|example|sample|placeholder|changeme|here\b|none\b|null\b", re.I
)
"""How a form says that a value comes here."""
_CUT = 12
"""Characters of a key that is shown in part and gives much away: ``MIIEpAIBAAKCAQEA…``."""
_ADDRESS = re.compile(r"://|@[\w\-]+\.[a-z]")
_COUNTED = re.compile(r"\s?[年月日位个元号次岁字至到—]")
_GUESSED = ("admin", "administrator", "root", "password", "qwerty", "library")
_SAYS = re.compile(rf"[:=]|\s?(?:[→⇒➜]|--|->)|\(\w{{1,3}}\)[:=]|(?:{_TURN}){{0,4}}(?:是|为|成)")
_IS_NAME = re.compile(r"(?:AES|DES|RSA|SHA|SM|MD|No|Vol|ISO|GB)[\-.]?\d{1,5}|(?:19|20)\d\d", re.I)
"""What is no password in a heading: a cipher, a number, a year."""
_AT_END = re.compile(r"[\"',.;:!?)\]}]*(?:\s*(?:[\n\0]|\Z)|[^\x00-\x7e])")
_IS_ACCOUNT = re.compile(r"(?:[账帐]号|[账帐]户|用户名?|登录)\W{0,3}\w{1,20}\W{0,3}\Z")
MASK = "****"
_OF_A_KEY = string.ascii_letters + string.digits + "+/=_-"
_LABEL = 8
"""Characters before the word in a cell that names what stands in the next one."""
_LEAST_JOINED = 6
"""Of one that hangs on its word: 密码anju2026."""
_LEAST_FIGURES = 6
"""Of a password in figures alone that follows its word without a colon."""


@dataclass(frozen=True, slots=True)
class Secret:
    """One secret of a text; its value is kept nowhere."""

    word: str
    """Beside which it stands, or what it is."""
    start: int
    end: int
    is_begun: bool = False
    """Whether only its beginning was looked for: how a key of a well-known house begins."""
    is_for_readers: bool = False
    """Whether it is one that a library may mean to print: of its wireless network, a meeting."""

    @property
    def masked(self) -> str:
        """As it may be shown."""
        return f"{self.word}{MASK}"


def masked_secrets(text: str) -> tuple[str, tuple[Secret, ...]]:
    """The words of a record, which may be a title, with what is a secret masked."""
    words, places = plain_with_places(text, is_marked=False)
    found = [one for one in _secrets(words, has_titles=True) if not one.is_for_readers]
    told, least = list[Secret](), len(words)
    for secret in sorted(found, key=lambda one: one.start, reverse=True):
        if secret.end <= least:
            told.append(secret)
            least = secret.start
            rest = text[places[secret.end - 1][1] :].lstrip(_OF_A_KEY if secret.is_begun else "")
            text = text[: places[least][0]] + MASK + rest
    return text, tuple(reversed(told))


def find_secrets(text: str, has_titles: bool = False) -> Iterator[tuple[int, Secret]]:
    """Each secret with its line, the first being 0; one a line.

    ``has_titles``: titles of books stand in it, 密码 : 1945, and their call numbers behind them, so
    that a password must be said to be one.
    """
    words = plain(text)
    seen: set[int] = set()
    for secret in _secrets(words, has_titles):
        line = words.count("\n", 0, secret.start)
        if line not in seen:
            seen.add(line)
            yield line, secret


def _secrets(words: str, has_titles: bool) -> Iterator[Secret]:
    for known in _KNOWN.finditer(words):
        is_file = "KEY" in known[0].upper() or known[0].startswith(("MII", "MHc"))
        yield Secret("私钥" if is_file else "密钥", *known.span(), is_begun=True)
    for address in _IN_ADDRESS.finditer(words):
        yield Secret("网址里的密码", *address.span("user"))
    for match in _UNLOCKS.finditer(words):
        if _is_key(match):
            yield Secret(match["word"], *match.span("value"))
    for match in _LONG.finditer(words):
        around = words[max(0, match.start() - _BESIDE) : match.end() + _BESIDE // 2]
        word = WORD.search(around.replace(match[0], "\0"))
        if word and not _IS_ADDRESS.search(words, max(0, match.start() - 500), match.start()):
            yield Secret(word[0], *match.span())
    for match in _OPENS.finditer(words):
        if _is_password(match) and not (has_titles and not _is_said(match)):
            yield Secret(match["word"], *match.span("value"), is_for_readers=_is_for_readers(match))


def _is_key(match: re.Match[str]) -> bool:
    value = match["value"]
    mixed = _is_mixed(value)
    is_said = re.search(r"[:=是为]|->", match[0][: match.start("value") - match.start()])
    if _STANDS_FOR.search(value.rstrip(".") if len(value) > _CUT else value) or _is_in_a_title(
        match
    ):
        return False
    return bool(len(value) >= 8 and mixed if is_said else len(value) >= 20 and mixed)


def _is_mixed(value: str) -> bool:
    return any(map(str.isdigit, value)) and any(map(str.isalpha, value))


def _is_said(match: re.Match[str]) -> bool:
    """Whether it surely is one: ``密码：abc123``, with the sign right behind the word."""
    value, behind = match["value"], match.string[match.end("word") :]
    figures, letters = any(map(str.isdigit, value)), any(map(str.isalpha, value))
    if match.end("word") == match.start("value"):
        return (
            _IS_ACCOUNT.search(match.string, max(0, match.start() - 40), match.start()) is not None
        )
    is_said = _SAYS.match(behind) is not None
    return is_said and figures and (letters or len(value) >= _LEAST_FIGURES)


def _is_labelled(match: re.Match[str]) -> bool:
    """Whether a word that a line or a cell ends with is all that stands there: ``Wi-Fi 密码``."""
    head = re.split(r"[\n\0]", match.string[: match.start()])[-1]
    return len(head.strip()) <= _LABEL


def _is_password(match: re.Match[str]) -> bool:
    value = match["value"].rstrip(".,;:!?)]}\"'")
    if len(value) < 4 or _STANDS_FOR.match(value) or _is_in_a_title(match):
        return False
    link = match.string[match.end("word") : match.start("value")]
    if _IS_NAME.fullmatch(value) and not _is_for_readers(match):
        return False
    if not link and not _is_joined(match, value):
        return False
    is_said = any(sign in link for sign in ":=→⇒➜是为成") or "--" in link
    if not is_said and {"\n", "\0"} & set(link) and not _is_labelled(match):
        return False
    if not any(map(str.isdigit, value)):
        return value.lower() in _GUESSED or _is_a_word(match, value, link)
    if any(map(str.isalpha, value)):
        return not _ADDRESS.search(value)
    behind = match.string[match.start("value") + len(value) :]
    return not _COUNTED.match(behind) and (is_said or len(value) >= _LEAST_FIGURES)


def _is_joined(match: re.Match[str], value: str) -> bool:
    """Whether a value hangs on its word without a sign: 密码anju2026, 账号admin密码123456."""
    if len(value) < _LEAST_JOINED or match["word"].isascii():
        return False
    start = match.start()
    return _is_mixed(value) or bool(_IS_ACCOUNT.search(match.string, max(0, start - 40), start))


def _is_a_word(match: re.Match[str], value: str, link: str) -> bool:
    """Whether small letters alone are one: 密码：anjulib, and nothing in English behind it."""
    is_said = not match["word"].isascii() and set(":=") & set(link) and not set("\n\0") & set(link)
    is_word = len(value) >= _LEAST_JOINED and re.fullmatch("[a-z]+", value)
    behind = match.start("value") + len(value)
    return bool(is_said and is_word and _AT_END.match(match.string, behind))


def _is_in_a_title(match: re.Match[str]) -> bool:
    """Whether the word stands in 《》: a book about ciphers."""
    line = match.string[: match.start()].rpartition("\n")[2]
    return line.rfind("《") > line.rfind("》")


def _is_for_readers(match: re.Match[str]) -> bool:
    start = match.string.rfind("\n", 0, match.start()) + 1
    return _FOR_READERS.search(match.string, start, match.end()) is not None
