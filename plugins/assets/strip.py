"""Scripts and style sheets without comments and white space. Pure.

rJSmin works by regular expressions, knows no grammar and reports nothing. What it misreads is
refused here by name, because it would lose blanks of a text or break the module:

* a template literal within a template literal;
* a regular expression behind ``=>`` or ``)``, which it takes for a division.

Semicolons must stand where the grammar lets them be left out, as they do in this house.

Why not a minifier with a parser, which also shortens names (a quarter less): tdewolff-minify has
no wheel for today's Macs, the others for Python shorten nothing, and publishing needs no Node.
"""

import re

import rcssmin
import rjsmin

_MISREAD = {
    "模板字符串里又有模板字符串": re.compile(r"\$\{(?:[^`{}]|\{[^`{}]*\})*(?:\{[^`{}]*)?`"),
    "“=>”或“)”后面紧接正则表达式": re.compile(r"(?:=>|\))\s*/(?![\s/*=])[^\n]*/"),
}


class UnstrippableError(ValueError):
    """A script that the library would break; the text is Chinese."""


def strip_script(source: str, name: str) -> str:
    """A script without comments and white space; UnstrippableError naming ``name`` and line."""
    for reason, pattern in _MISREAD.items():
        if found := pattern.search(source):
            line = source.count("\n", 0, found.start()) + 1
            raise UnstrippableError(
                f"theme/static/{name}:{line}  发布时压缩不了：{reason}。请先存成一个常量"
            )
    return str(rjsmin.jsmin(source)) + "\n"


def strip_sheet(source: str) -> str:
    """A style sheet without comments and white space."""
    return str(rcssmin.cssmin(source)) + "\n"
