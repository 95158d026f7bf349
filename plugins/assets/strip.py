"""Scripts and style sheets without comments and white space, local names shortened. Pure.

By tdewolff/minify, which reads the grammar and reports what it can't read. It has no wheel for
Macs with an ARM processor; a site that is published there carries its sources as they are, and
:data:`CAN_STRIP` says so. Regular expressions in its place (rJSmin, rCSSmin) lose blanks in nested
template literals and shorten no names, which is a quarter of what a phone loads.

Its one fault that was met: it moves a declaration that takes something apart before the constants
that stand above it. Where its value stands in brackets (as after a JSDoc cast), even before those
that this value needs; where a constant above counts (``++turn``), the count comes too late. So
both are refused.
"""

import re

try:
    import minify
except ImportError:
    CAN_STRIP = False
else:
    CAN_STRIP = True


_REFUSED = (
    (
        re.compile(r"\b(?:const|let|var)\s*[\[{][^=;]*?[\]}]\s*=\s*(?:/\*.*?\*/\s*)?\(", re.S),
        "解构的值外面有括号，会被挪到别的声明前面",
    ),
    (
        re.compile(
            r"\b(?:const|let|var)\s+\w+\s*=[^;]*?(?:\+\+|--)[^;]*;\s*(?=(?:const|let|var)\s*[\[{])"
        ),
        "解构会被挪到上面计数（++、--）的声明前面",
    ),
)
"""What the minifier would move, up to the declaration to be mended, and what is wrong with it."""
_LINE = re.compile(r"\bline (\d+)")
"""In what the minifier says."""


class UnstrippableError(ValueError):
    """A script or sheet that isn't one; the text is Chinese."""


def strip_script(source: str, name: str) -> str:
    """A module without comments and white space; UnstrippableError naming ``name``."""
    for moved, reason in _REFUSED:
        if found := moved.search(source):
            line = source.count("\n", 0, found.end()) + 1
            advice = f"{reason}。请先存成一个常量"
            raise UnstrippableError(f"theme/static/{name}:{line}  发布时压缩不了：{advice}")
    return _strip("application/javascript", source, name)


def strip_sheet(source: str, name: str) -> str:
    """A style sheet without comments and white space; UnstrippableError naming ``name``."""
    return _strip("text/css", source, name)


def _strip(kind: str, source: str, name: str) -> str:
    if not CAN_STRIP:
        return source
    try:
        return f"{minify.string(kind, source)}\n"
    except minify.MinifyError as reason:
        line = _LINE.search(str(reason))
        near = f"（第 {line[1]} 行附近）" if line else ""
        mistake = f"theme/static/{name}  发布时压缩不了，语法有错{near}"
        raise UnstrippableError(mistake) from reason
