"""Several copies in one holdings field: which of its values belong to which copy.

Systems write copy after copy in one field, ``$bB1$c外借室$bB2$c阅览室``, in an order of their own,
or all barcodes and then all volumes. A value that stands for each copy goes with the copy of its
place; one that stands once holds for all: nobody writes a branch for the second copy alone. But a
volume or a status between two barcodes says something of one copy.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from plugins.catalog.reader.fields import HoldingsRule

Pairs = Sequence[tuple[str, str]]
"""Subfields of a field: code and text, empty texts too, because they keep places."""


def copies_apart(
    pairs: Pairs, rule: HoldingsRule, lost_words: Collection[str] = ()
) -> list[dict[str, str]]:
    """The subfields of each copy or, without barcodes, of each group that counts some.

    None where all is said of all. ``lost_words``: what says of one copy that it is withdrawn,
    whatever the subfield.
    """
    counts = Counter(code for code, _ in pairs)
    anchor = _anchor(pairs, rule, counts)
    places = [place for place, (code, text) in enumerate(pairs) if code == anchor and text]
    if len(places) < 2:
        return []
    own = {rule.volume, rule.status, rule.date_added, rule.loans, rule.copies, rule.lent}
    lost = {code for code, text in pairs if text in lost_words}
    own |= lost
    repeats = any(n > 1 for code, n in counts.items() if code != anchor)
    between = {code for code, _ in pairs[places[0] : places[-1]]} - {anchor}
    if not repeats and own.isdisjoint(between):
        return []
    copies = [{anchor: pairs[place][1]} for place in places]
    for code in counts.keys() - {anchor, ""}:
        at = [place for place, pair in enumerate(pairs) if pair[0] == code]
        if code in lost and between and at[0] > places[0]:
            texts = _by_place(pairs, at, places, is_own=True)
        else:
            texts = _values(pairs, at, places, code in own)
        for copy, text in zip(copies, texts, strict=True):
            copy[code] = text
    return copies


def _anchor(pairs: Pairs, rule: HoldingsRule, counts: Counter[str]) -> str:
    """The subfield that a copy can't lack, else the first that repeats: a group begins with it."""
    if counts[rule.barcode]:
        return rule.barcode
    return next((code for code, _ in pairs if counts[code] > 1), "")


def _values(pairs: Pairs, at: list[int], places: list[int], is_own: bool) -> Iterator[str]:
    """The value of one subfield for each copy.

    ``at``: where the subfield stands; ``places``: where the copies' barcodes do. ``is_own``: a copy
    that has none has none; of other values the one before it holds.
    """
    is_apart = at[0] > places[-1] or at[-1] < places[0]
    if len(at) == 1 and (is_apart or not is_own):
        yield from [pairs[at[0]][1]] * len(places)
    elif len(at) == len(places) and (is_apart or not is_own):
        yield from (pairs[place][1] for place in at)
    else:
        yield from _by_place(pairs, at, places, is_own)


def _by_place(pairs: Pairs, at: list[int], places: list[int], is_own: bool) -> Iterator[str]:
    is_before = at[0] < places[0]
    last = ""
    for number, place in enumerate(places):
        start = places[number - 1] if number else -1
        end = places[number + 1] if number + 1 < len(places) else len(pairs)
        low, high = (start, place) if is_before else (place, end)
        found = next((pairs[one][1] for one in at if low < one < high and pairs[one][1]), "")
        last = found or ("" if is_own else last)
        yield last
