"""Texts that nobody wrote: every construct of the staff guide's Markdown, in any order and mix."""

from collections.abc import Callable
from random import Random

_HAN = "安居图书馆读者活动展览通知开放时间儿童老人借阅规则遂宁琼江涪江讲座诵读端午重阳共读一年二月"
_OTHER = ("CD", "2026", "3.5", "09:00—17:00", "C++", "PM2.5", "80*180", "snake_case", "R&D", "5#")
_CODES = ("a*b*c", "<b>", "&lt;", "x\\y", "[a](b)", "**")
_SIGNS = "，、：；“”（）《》…—！？%·~"


def words(random: Random, most: int = 12) -> str:
    """A few words, with what stands between them."""
    parts = []
    for _ in range(random.randint(1, 3)):
        parts.append("".join(random.choices(_HAN, k=random.randint(1, most))))
        parts.append(random.choice((random.choice(_SIGNS), random.choice(_OTHER), "", "，")))
    return "".join(parts).strip("，、：；·~…—!？！") or "馆"


def phrase(random: Random) -> str:
    """Words in which something is marked."""
    inner = random.choice(_PHRASES)(random)
    return f"{words(random)}，{inner}。{words(random)}"


def _address(random: Random) -> str:
    return random.choice(("/about/", "/news/a_b_(c)/", "https://a.cn/x?y=1&z=2#e", "<a b.pdf>"))


_PHRASES: tuple[Callable[[Random], str], ...] = (
    words,
    lambda r: f"**{words(r)}**",
    lambda r: f" *{words(r)}* ",
    lambda r: f" ***{words(r)}*** ",
    lambda r: f"__{words(r)}__",
    lambda r: f"`{r.choice(_CODES)}`",
    lambda r: f"[{words(r)}]({_address(r)})",
    lambda r: f'[{words(r)}](/a/ "{words(r)}")',
    lambda r: f"[**{words(r)}**](/a/)",
    lambda r: f"![{words(r)}]({{attach}}a.jpg)",
    lambda r: f"[{words(r)}][r]",
    lambda r: "<https://a.cn/b_c_d>",
    lambda r: f"{words(r)}[^甲]",
    lambda r: "".join("\\" + sign for sign in r.choices("\\`*_{}[]()>#+-.!", k=3)),
    lambda r: "&lt;b&gt; &amp; &copy;",
    lambda r: f"<b>{words(r)}</b><br>{words(r)}",
    lambda r: f"<!-- {words(r)} -->",
    lambda r: f"（{words(r)}）[{words(r)}]{{{words(r)}}}",
    lambda r: f"长*宽*高，138****1234，{r.choice('李王张')}**，5 < 6",
    lambda r: f"{words(r)}  \n{words(r)}\n{words(r)}",
)


def _items(random: Random, mark: Callable[[int], str]) -> str:
    return "\n".join(f"{mark(n)} {phrase(random)}" for n in range(1, random.randint(3, 5)))


def _table(random: Random) -> str:
    width = random.randint(2, 4)
    rows = [[words(random) for _ in range(width)] for _ in range(random.randint(2, 4))]
    rows.insert(1, ["---"] * width)
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


_BLOCKS: tuple[Callable[[Random], str], ...] = (
    phrase,
    lambda r: f"{phrase(r)}\n{phrase(r)}",
    lambda r: f"## {words(r)}",
    lambda r: f"### {words(r)} {{#a{r.randrange(99)}}}",
    lambda r: f"{words(r)}\n=====",
    lambda r: _items(r, lambda n: "-"),
    lambda r: _items(r, lambda n: f"{n}."),
    lambda r: f"- {phrase(r)}\n  - {phrase(r)}\n- {phrase(r)}",
    lambda r: f"> {phrase(r)}\n> {phrase(r)}",
    _table,
    lambda r: f"```text\n{phrase(r)}\n  {words(r)}\n```",
    lambda r: f"~~~\n# {words(r)}\n~~~",
    lambda r: f"{words(r)}\n:   {phrase(r)}",
    lambda r: "- - -",
    lambda r: f"<!-- {words(r)}\n{words(r)} -->",
    lambda r: f"<div>{words(r)}</div>",
)


def text(random: Random) -> str:
    """A whole text; its links and notes have what they name."""
    blocks = [random.choice(_BLOCKS)(random) for _ in range(random.randint(3, 7))]
    blocks += [f"{words(random)}[^甲]", f"[^甲]: {phrase(random)}", "[r]: /about/"]
    return "\n\n".join(blocks) + "\n"
