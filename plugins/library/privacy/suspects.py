"""Whether a closer look at a text is worth while: for a hundred thousand records, a whole site.

Whatever the rules would find is suspected here, in a text as it stands, with tags and references;
of the rest, next to nothing is.
"""

import re
from collections.abc import Iterable
from functools import cache

from plugins.library.privacy.beside import RINGING
from plugins.library.privacy.numbers import FIGURES
from plugins.library.privacy.passwords import WORD
from plugins.library.privacy.plain import signs_of_figures

_AGAIN = "(?:amp;){0,4}"
"""A reference that was made safe, more than once perhaps: ``&amp;nbsp;``."""
_BETWEEN = (
    r"(?:[^\w<>&,;:\"'=|{}\n]|_|<[^<>]{0,200}>|"
    rf"&{_AGAIN}(?:lt;/?[A-Za-z]{{1,6}} ?/?&{_AGAIN}gt;|[A-Za-z]{{1,8}};|#[x0-9A-Fa-f]{{1,6}};?))"
)
_RINGS = re.compile(RINGING, re.I)
_NEAR = 80
"""Characters before such figures, tags and references among them, in which the word stands."""
_REFERENCES = re.compile(rf"&{_AGAIN}#(?!3[49];)[xX]?[0-9A-Fa-f]")
"""A figure may be one; quotation marks are in any page."""
_LETTERS = (
    re.compile(r"[0-9][OoIl|][0-9OoIl|]"),
    re.compile(r"[Il|][3-9][0-9OoIl|](?:[ \-]?[0-9OoIl|]){8}"),
)
_STEMS = ("密", "口令", "口 令", "钥", "鑰", "匙", "令牌", "授权码", "登录码")
_SMALL_STEMS = (
    *("secret", "token", "bearer", "aeskey", "aes key", "aes_key", "aes-key", "private", "pwd"),
    *("passw", "pass w", "pass-w", "pass_w", "passp", "pass p", "pass-p", "pass_p"),
    *("ccesskey", "ccess key", "ccess_key", "ccess-key", "apikey", "api key", "api_key", "api-key"),
)
"""Of every word beside which a secret may stand, a part that is quick to look for."""
_SEEDS = ("密", "令", "钥", "鑰", "匙", "授权码", "登录码")
_SMALL_SEEDS = re.compile("secret|token|bearer|key|private|pwd|pass")
"""Parts of those parts, fewer of them: nearly every record has none."""
_KNOWN = re.compile(
    r"\b(?:gh[pousr]_|github_pat_|glpat-|sk-[A-Za-z0-9]|AKIA|AKID|LTAI|AIza|xox[abprs]-|eyJ|MII|MHcC)|"
    r"/webhook/|/bot/v2/hook/|PRIVATE KEY|PuTTY-User"
)
_BEGUN = re.compile(
    "gh|github_pat_|glpat-|sk-|AKI|LTAI|AIza|xox|eyJ|MII|MHcC|"
    "/webhook/|/hook/|PRIVATE KEY|PuTTY-User"
)
"""What of it is quick to look for."""
_AREAS = {1: "1-5", 2: "1-3", 3: "1-7", 4: "1-6", 5: "0-4", 6: "1-5", 7: "1", 8: "1-3", 9: "1"}
_IN_ADDRESS = re.compile(r"://[^\s/:@\"'<>]*:[^\s/@\"'<>]+@")


def may_hold_numbers(text: str) -> bool:
    """Whether :func:`find_numbers` might find one."""
    return any(pattern.search(text) for pattern in _patterns()) or _may_hold_loose_ones(text)


def _may_hold_loose_ones(text: str) -> bool:
    """Whether figures with commas and ends of lines between stand behind a word for telephones."""
    return any(
        _RINGS.search(text, max(0, one.start() - _NEAR), one.start())
        for one in _loose().finditer(text)
    )


def may_hold_secrets(text: str) -> bool:
    """Whether :func:`find_secrets` might find one."""
    if (_has_stem(text) and WORD.search(text)) or (_BEGUN.search(text) and _KNOWN.search(text)):
        return True
    return "://" in text and _IN_ADDRESS.search(text) is not None


def _has_stem(text: str) -> bool:
    small = text.lower()
    return (_has(_SEEDS, text) and _has(_STEMS, text)) or (
        _SMALL_SEEDS.search(small) is not None and _has(_SMALL_STEMS, small)
    )


def _has(parts: Iterable[str], text: str) -> bool:
    return any(map(text.__contains__, parts))


def _area() -> str:
    """How a code of a division begins: 11 to 15, 21 to 23 …; no ISBN does.

    First the figure, then what it is: a pattern that begins with a set is looked for the quickest.
    """
    between = f"{_BETWEEN}{{0,12}}+"
    second = "|".join(f"(?<={first}){between}[{others}]" for first, others in _AREAS.items())
    return rf"[1-9](?<!\d[1-9])(?:{second})"


@cache
def _loose() -> re.Pattern[str]:
    others = "".join(one for one in signs_of_figures() if one <= "\uffff")
    loose = rf"(?:{_BETWEEN}|[,\n]){{0,12}}+"
    return re.compile(rf"1{loose}[3-9](?:{loose}[\d{others}]){{9}}")


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    others = "".join(one for one in signs_of_figures() if one <= "\uffff")
    wide = "０-９\u0660-\u0669\u06f0-\u06f9\U0001d7ce-\U0001d7ff"
    sign = rf"[\d{others}{''.join(FIGURES)}]"
    figure = rf"(?:{sign}|{_BETWEEN}{{1,12}}+{sign})"
    return (
        re.compile(rf"1{_BETWEEN}{{0,12}}+[3-9](?:{figure}){{9}}"),
        re.compile(rf"{_area()}(?:{figure}){{13}}"),
        re.compile(rf"[{others}{wide}](?:{figure}){{3}}"),
        re.compile(rf"[{''.join(FIGURES)}](?:{figure}){{4}}"),
        *_LETTERS,
        _REFERENCES,
    )
