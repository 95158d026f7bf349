"""Code and comments of a Markdown text: what stands there is no link and names no exhibit."""

import re

_CODE = re.compile(
    r"^[ >]*(?P<fence>```|~~~).*?(?:^[ >]*(?P=fence)|\Z)"
    r"|(?<!`)(?P<ticks>`+)(?!`)(?:(?!\n\s*\n).)*?(?<!`)(?P=ticks)(?!`)|<!--.*?-->",
    re.DOTALL | re.MULTILINE,
)


def without_code(text: str) -> str:
    """The text with blanks in the place of its code and comments: every other place is the same."""
    return _CODE.sub(lambda code: re.sub(r"\S", " ", code[0]), text)
