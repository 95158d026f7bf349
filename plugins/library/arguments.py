"""The arguments of a command, whose help and mistakes are told in Chinese.

:mod:`argparse` has its words in English, and Python brings no translation of them.
"""

import argparse
import re
from typing import Any, NoReturn

_HEADINGS = {"usage: ": "写法：", "positional arguments:": "参数：", "options:": "选项："}
_MISTAKES = (
    (r"argument (.+?): invalid choice: (.+?) \(choose from (.+)\)", r"\1 不能写 \2，可以写：\3"),
    (r"the following arguments are required: (.+)", r"少写了 \1"),
    (r"unrecognized arguments: (.+)", r"多写了 \1"),
    (r"argument (.+?): expected one argument", r"\1 后面要写一个值"),
    (r"argument (.+?): invalid \w+ value: (.+)", r"\1 不能写 \2"),
    (r"ambiguous option: (.+?) could match (.+)", r"\1 可以是好几个：\2，请写全"),
    (r"argument (.+?): ignored explicit argument (.+)", r"\1 后面不写 \2"),
)
"""What :mod:`argparse` says is wrong → how staff read it."""


class Arguments(argparse.ArgumentParser):
    """A parser as :mod:`argparse` has it, in Chinese."""

    def __init__(self, **given: Any) -> None:
        super().__init__(**{**given, "add_help": False})
        self.add_argument("-h", "--help", action="help", help="列出这些写法")

    def format_usage(self) -> str:
        """How the command is written, on one line."""
        return _chinese(super().format_usage())

    def format_help(self) -> str:
        """That line, and what each argument means."""
        return _chinese(super().format_help())

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and how it is written; exit code 2."""
        self.exit(2, f"{_told(message)}。\n{self.format_usage()}")


def _told(message: str) -> str:
    for shape, words in _MISTAKES:
        if found := re.fullmatch(shape, message, re.DOTALL):
            return found.expand(words)
    return "写法不对"


def _chinese(text: str) -> str:
    for english, chinese in _HEADINGS.items():
        text = re.sub(rf"^{english}", chinese, text, flags=re.MULTILINE)
    return text
