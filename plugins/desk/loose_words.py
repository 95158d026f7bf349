"""``make new TITLE=春节 放假``: words that make takes for other goals, since no marks hold them."""

from collections.abc import Mapping

from plugins.desk.settings import DeskError

_VALUES = ("KIND", "YEAR", "FROM", "TO", "SLUG", "EXH", "TITLE")
"""Variables of the commands that ask; of several the last is most likely the one with a blank."""


def refuse_loose_words(command: str, environment: Mapping[str, str]) -> None:
    """Raise :class:`DeskError` where make was given more than the command; nothing is made then.

    The Makefile hands its goals on as ``GOALS``.
    """
    words = environment.get("GOALS", "").split()
    loose = " ".join(word for place, word in enumerate(words) if place != _place(command, words))
    if not loose:
        return
    given = {name: environment[name] for name in _VALUES if environment.get(name)}
    if given:
        cut = [*given][-1]
        given[cut] = f'"{given[cut]} {loose}"'
    line = " ".join((f"make {command}", *(f"{name}={value}" for name, value in given.items())))
    raise DeskError(
        f"什么也没有做：“{loose}”前面是空格，程序不知道它属于哪里。\n"
        f"有空格的标题和文件名要加英文引号：{line}"
    )


def _place(command: str, words: list[str]) -> int:
    return words.index(command) if command in words else -1
