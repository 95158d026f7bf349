"""What stands inline in the head of a page: one script, made of the parts that the page asks for.

A page that is nothing without its script has ``js/boot.js``, which tells when that does not come.
Every other has ``js/first.js``, and behind it what brings its scripts where they are needed, which
is on few days and for few taps. Pure.
"""

from collections.abc import Callable, Collection
from itertools import combinations

BOOT = "js/boot.js"
FIRST = "js/first.js"
ASKS = ("days", "date", "until", "wechat", "taps", "voice", "box")
"""Who asks for the scripts of a page, in the order in which they stand: days on which something has
another state, a page that is about today, a notice that is over, WeChat, a tap, a voice of the
reader's device, the search box."""
DATED = frozenset({"days", "date", "until"})
"""Those that go by the reader's day."""


def names(asks: Collection[str]) -> tuple[str, ...]:
    """The scripts of the theme that a page's inline script is made of."""
    if unknown := set(asks) - set(ASKS):
        raise ValueError(f"模板的 asks 里不能写“{sorted(unknown)[0]}”，可以写：{'、'.join(ASKS)}")
    if not asks:
        return (FIRST,)
    dated = ("today",) if DATED & set(asks) else ()
    parts = ("later", *dated, *(ask for ask in ASKS if ask in asks))
    return (FIRST, *(f"js/first_{part}.js" for part in parts))


def every_choice() -> list[tuple[str, ...]]:
    """All that pages may ask for."""
    return [some for count in range(len(ASKS) + 1) for some in combinations(ASKS, count)]


def script(asks: Collection[str], read: Callable[[str], str]) -> str:
    """The inline script of a page; ``read``: the text of a script of the theme by its name."""
    return "\n".join(read(name) for name in names(asks))
