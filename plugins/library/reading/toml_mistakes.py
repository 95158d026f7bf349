"""What is wrong with a line of TOML, in the words of whoever wrote it."""

import re
import tomllib
from collections.abc import Callable, Mapping

from plugins.library.reading.spans import read_moment

_DATE = re.compile(r"\d{4}-\d{1,2}-\d{1,2}")
KeyAdvice = Mapping[str, Callable[[str], str]]
"""Name of a table, empty before the first → what to write instead of a key that it has not."""
_QUOTED = re.compile(r""" "(?:[^"\\]|\\.)*" | '[^']*' """, re.X)
_CHINESE_KEY = re.compile(r"\s*([^\s=:＝：\[\]“”\"'#]*[\u4e00-\u9fff][^=:＝：\[\]“”\"'#]*)[=:＝：]")
_CHINESE_HEAD = re.compile(r"\s*\[{1,2}[^\]“”\"']*[\u4e00-\u9fff]")
_HEAD = re.compile(r"(?m)^\s*\[{1,2}\s*([\w.\-]+)\s*\]")


def is_toml(text: str) -> bool:
    """Whether a text can be read as TOML."""
    try:
        tomllib.loads(text)
    except ValueError:
        return False
    return True


def toml_remedy(written: str, message: str, above: str, keys: KeyAdvice) -> str:
    """What staff most often miss in such a line; ``message`` is tomllib's own.

    ``above``: the file as far as the line.
    """
    value = written.partition("=")[2].strip()
    bare = _QUOTED.sub('""', written).partition("#")[0]
    if key := _CHINESE_KEY.match(bare):
        heads = _HEAD.findall(above)
        advice = keys.get(heads[-1] if heads else "")
        return advice(key[1].strip()) if advice else "等号左边的键要用英文的"
    if _CHINESE_HEAD.match(bare):
        heads_known = "、".join(f"[{head}]" for head in keys if head)
        return f"方括号里的名字要用英文的{f'：{heads_known}' if heads_known else ''}"
    if re.search("[“”‘’＝［］，]", bare):
        return "引号、等号、方括号和逗号要用英文的"
    day = _day(value.partition("#")[0])
    if _DATE.search(value):
        return f"日期写作 {day or '2026-12-01'}，月和日都写两位，而且要有这一天"
    if day:
        return f"日期写作 {day}，不加引号"
    if message.startswith("Cannot"):
        return "同一个键或同一段写了两次，请只留一个"
    if "\\" in value:
        return "反斜线要写成斜线，例如 C:/图片"
    if value[:1].isdigit() and not is_toml(f"a = {value}"):
        return "电话和编号要放在英文引号里；数字不写逗号和单位，前面不写 0"
    if value[:1].isalpha():
        return "等号右边的文字要放在英文引号里"
    return "请检查这一行和上一行的引号、等号和方括号，开了要有关"


def _day(words: str) -> str:
    """The day that words without marks mean, as TOML has it; empty where they mean none."""
    try:
        return str(read_moment(words).day) if words.strip() else ""
    except ValueError:
        return ""
