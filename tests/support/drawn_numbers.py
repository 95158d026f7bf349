"""Numbers of nobody, drawn, in the forms in which people write them."""

from collections.abc import Callable, Mapping, Sequence
from random import Random

from plugins.library.privacy.identity import has_check_digit

Form = Callable[[str], str]
_UNSEEN = "\u200b\u200c\u200d\u2060\ufeff\u00ad"


def _in(figures: str) -> Form:
    table = str.maketrans("0123456789X", figures)
    return lambda number: number.translate(table)


def _by(sign: str) -> Form:
    return lambda n: sign.join((n[:3], n[3:7], n[7:]))


def _by_parts(sign: str) -> Form:
    """Division, day, order."""
    return lambda n: sign.join(
        (n[:6], n[6:14], n[14:]) if len(n) == 18 else (n[:6], n[6:12], n[12:])
    )


def _references(number: str, form: str) -> str:
    return "".join(form.format(ord(figure)) for figure in number)


FIGURES = "0123456789X"
WIDE, CHINESE = _in("０１２３４５６７８９Ｘ"), _in("〇一二三四五六七八九X")
MOBILE_FORMS: Mapping[str, Form] = {
    "in one": str,
    **{f"by {sign!r}": _by(sign) for sign in " -.·—–－_\u00a0\u3000"},
    "by spaced hyphens": _by(" - "),
    "(138)12345678": lambda n: f"({n[:3]}){n[3:]}",
    "（138）1234-5678": lambda n: f"（{n[:3]}）{n[3:7]}-{n[7:]}",
    "(138) 1234 5678": lambda n: f"({n[:3]}) {n[3:7]} {n[7:]}",
    "138-12345678": lambda n: f"{n[:3]}-{n[3:]}",
    "1381234 5678": lambda n: f"{n[:7]} {n[7:]}",
    "each by itself": " ".join,
    "wide": WIDE,
    "wide with hyphens": lambda n: WIDE(_by("－")(n)),
    "Chinese": CHINESE,
    "Chinese as on the telephone": _in("零幺二三四五六七八九X"),
    "Chinese as on cheques": _in("零壹贰叁肆伍陆柒捌玖X"),
    "Chinese in groups": lambda n: CHINESE(_by(" ")(n)),
    "partly Chinese": lambda n: n[:3] + CHINESE(n[3:7]) + n[7:],
    "of three sorts": lambda n: n[:3] + WIDE(n[3:5]) + n[5:8] + CHINESE(n[8:9]) + n[9:],
    "in rings": _in("⓪①②③④⑤⑥⑦⑧⑨X"),
    "on keys": lambda n: "".join(f"{figure}\ufe0f\u20e3" for figure in n),
    "with what nobody sees": lambda n: "".join(
        figure + _UNSEEN[place % len(_UNSEEN)] for place, figure in enumerate(n)
    ),
    "**138**12345678": lambda n: f"**{n[:3]}**{n[3:]}",
    "138**1234**5678": lambda n: f"{n[:3]}**{n[3:7]}**{n[7:]}",
    "`138…`": lambda n: f"`{n}`",
    "with tags": lambda n: f"<b>{n[:3]}</b>{n[3:7]}<span class='a'>{n[7:]}</span>",
    "with a comment": lambda n: f"{n[:5]}<!-- 甲 -->{n[5:]}",
    "as references": lambda n: _references(n, "&#{};"),
    "as references in hexadecimal": lambda n: _references(n, "&#x{:x};"),
    "as references made safe": lambda n: _references(n, "&amp;#{};"),
    "with one reference": lambda n: f"{n[:3]}&#{ord(n[3])};{n[4:]}",
    "with one made safe twice": lambda n: f"{n[:3]}&amp;amp;#x{ord(n[3]):x};{n[4:]}",
    "with tags made safe": lambda n: f"{n[:3]}&lt;b&gt;{n[3:7]}&lt;/b&gt;{n[7:]}",
    "by ends of lines": _by("<br />"),
    "by &nbsp;": _by("&nbsp;"),
    "by &amp;nbsp;": _by("&amp;nbsp;"),
    "with escapes": _by("\\-"),
    "behind +86": lambda n: f"+86{n}",
    "behind +86 and a space": lambda n: f"+86 {_by(' ')(n)}",
    "behind (+86)": lambda n: f"(+86){n}",
    "behind 86": lambda n: f"86{n}",
    "behind 0086-": lambda n: f"0086-{_by('-')(n)}",
    "behind wide 86": lambda n: f"＋８６{WIDE(n)}",
}  # fmt: skip
IDENTITY_FORMS: Mapping[str, Form] = {
    "in one": str,
    "by spaces": _by_parts(" "),
    "by hyphens": _by_parts("-"),
    "with a small x": str.lower,
    "with ×": lambda n: n.replace("X", "×"),
    "wide": WIDE,
    "**110105**…": lambda n: f"**{n[:6]}**{n[6:]}",
    "with what nobody sees": "\u200b".join,
    "with tags": lambda n: f"{n[:6]}<i>{n[6:14]}</i>{n[14:]}",
    "with a comment": lambda n: f"{n[:6]}<!-- x -->{n[6:]}",
    "as references made safe": lambda n: _references(n, "&amp;#{};"),
    "as references": lambda n: _references(n, "&#{};"),
}
PLACES = (
    "{}",
    "找{}",
    "电话：{}。",
    "王老师（{}）",
    "请打{}，或来馆",
    "微信{}",
    "tel:{}",
    "周一 {}",
    "“{}”",
    "1. {}",
    "联系人：王某，{}，晚上",
)
"""Words round a number."""


CALLS = ("电话：", "手机 ", "联系王老师，", "微信", "致电", "请打", "tel: ")
"""Words that say a number is rung."""
THINGS = (
    *(
        "腾讯会议 ",
        "会议号：",
        "会议 ID：",
        "馆藏条码：",
        "馆藏条码：13912345678、",
        "订单号 ",
        "流水号：",
        "编号：",
        "账号：",
    ),
    *("备案号：", "蜀ICP备", "ICP号 ", "读者证号：", "索书号 I247.57/", "wxid_k", "wxid_"),
)
"""Words that say a number is something else's."""


def in_any_groups(draw: Random, number: str, signs: Sequence[str]) -> str:
    """Cut at one place to three, by one sign."""
    ends = sorted(draw.sample(range(3, len(number) - 1), draw.randrange(1, 4)))
    parts = [number[start:end] for start, end in zip([0, *ends], [*ends, None], strict=True)]
    return draw.choice(signs).join(parts)


def a_mobile(draw: Random) -> str:
    """Eleven figures of no one's; the fours look like no day."""
    return f"1{draw.randrange(3, 10)}{draw.randrange(10**5):05}{draw.randrange(5000, 9999):04}"


def an_identity(draw: Random) -> str:
    """Eighteen places with the right last one."""
    area = draw.choice(("510904", "110105", "320102", "440106", "500101", "650102", "360902"))
    day = f"{draw.randrange(1930, 2020)}{draw.randrange(1, 13):02}{draw.randrange(1, 29):02}"
    body = f"{area}{day}{draw.randrange(1000):03}"
    return next(body + last for last in FIGURES if has_check_digit(body + last))


def an_old_identity(draw: Random) -> str:
    """Fifteen places, as until 1999."""
    number = an_identity(draw)
    return number[:6] + number[8:17]
