"""Style sheets without comments and white space. Pure. Scripts: ``theme/bundle.mjs``.

By tdewolff/minify, which reads the grammar and reports what it can't read. It has no wheel for
Macs with an ARM processor; a site that is published there carries its sheets as they are, and
:data:`CAN_STRIP` says so.
"""

import re

try:
    import minify
except ImportError:
    CAN_STRIP = False
else:
    CAN_STRIP = True

_LINE = re.compile(r"\bline (\d+)")
"""In what the minifier says."""


class UnstrippableError(ValueError):
    """A sheet that isn't one; the text is Chinese."""


def strip_sheet(source: str, name: str) -> str:
    """A style sheet without comments and white space; UnstrippableError naming ``name``."""
    if not CAN_STRIP:
        return source
    try:
        return f"{minify.string('text/css', source)}\n"
    except minify.MinifyError as reason:
        line = _LINE.search(str(reason))
        near = f"（第 {line[1]} 行附近）" if line else ""
        mistake = f"theme/static/{name}  发布时压缩不了，语法有错{near}"
        raise UnstrippableError(mistake) from reason
