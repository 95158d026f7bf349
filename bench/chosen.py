"""Which rows of a long run are wanted: the variable ``ROWS``."""

from collections.abc import Collection


class NoSuchRow(LookupError):
    """A name that no row has; the text is a Chinese sentence."""


def chosen(text: str, known: Collection[str]) -> list[str]:
    """The rows that ``text`` names, by commas, in the order of ``known``; all where it is empty."""
    names = [name.strip() for name in text.replace("，", ",").split(",") if name.strip()]
    if unknown := [name for name in names if name not in known]:
        raise NoSuchRow(f"ROWS 里没有“{'、'.join(unknown)}”这一项；可选：{'、'.join(known)}。")
    return [name for name in known if name in names or not names]
