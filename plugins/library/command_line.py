"""A command line that speaks Chinese: Python's own says in English what is missing or unknown."""

import argparse
from typing import Any, NoReturn


class CommandLine(argparse.ArgumentParser):
    """As Python's, with Chinese headings and one Chinese sentence for any mistake."""

    def __init__(self, **given: Any) -> None:
        super().__init__(add_help=False, **given)
        self._positionals.title, self._optionals.title = "要写的", "可以加的"
        self.add_argument("-h", "--help", action="help", help="显示这些说明")

    def format_usage(self) -> str:
        """How it is written, on one line or a few."""
        return super().format_usage().replace("usage:", "写法：", 1)

    def format_help(self) -> str:
        """All that can be written."""
        return super().format_help().replace("usage:", "写法：", 1)

    def error(self, message: str) -> NoReturn:
        """End with the way it is written; Python's ``message`` is English."""
        self.exit(2, f"这条命令写得不全，或者有不认识的词。{self.format_usage()}")
