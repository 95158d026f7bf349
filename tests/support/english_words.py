"""Which words of a message are English: not what staff type as it is, nor agreed to be names."""

import re

from plugins.desk.new import VARIABLES
from plugins.library.reading.problems import Problem
from plugins.library.reading.toml_names import NAMES
from tests.conftest import ROOT

AGREED = frozenset(
    """
    ANSI AVIF Access AppID AppSecret BibTeX Big CJK CNMARC CSV Core DBF DTD Dask Debian Dublin
    EndNote Excel FoxPro GB GBK GCJ GIF HEIC HTML HTTP ICP IP ISBD ISBN ISO JPEG JPG JSON
    JavaScript KB Lines MARC MARCXML MB MODS MarcEdit Markdown NoteExpress Noto OL ONIX PDF PNG
    Pagefind RDF RIS SC SQL SQLite Serif TOML Tab UTF Ubuntu WPS WebP Windows Word XLSX XML
    access_token asks dBASE dask false feed most_records records telephone true
    """.split()
)
"""Names of programs, formats, standards and units, what WeChat's pages call its things, and the two
words that TOML has for 是 and 否."""
SETTINGS = frozenset(re.findall(r"`([A-Z_]{2,})", (ROOT / "docs/settings.md").read_text("utf-8")))
"""Variables, as the paper on settings names them."""
HAN = re.compile("[\u4e00-\u9fff]")
WORD = re.compile("[A-Za-z][A-Za-z_]+")
TYPED = re.compile(
    r"%\(\w+\)[ds]|https?://[\w./<>:{}…-]*|\b(?:mailto|tel|tcp|dcterms):\S*|--[a-z-]+|[A-Z_]{2,}=\S*"
    r"|(?:make|sudo|python|apt-get)(?: [\x21-\x7e{}…]+[^\x00-\x7f，。；（）“”]*)+"
    r"|[\w{}…./-]*[/.][\w{}…./-]*|\{\w*\}[\w.]*|\w+(?:-\w+)+"  # files and places in them
    r"|\[\[?[\w.{}…]+\]\]?|\w+ = \S+"  # lines of TOML
    r"|<!?/?[a-zA-Z]+[^>]*>|&\w+;|style=|\d+\$\w+|\$\w|WX\d+|[A-Z]\d+|Ctrl\+C"
)
_NAMED = re.compile("|".join(f"{name}（{key}）" for key, name in NAMES.items()))
_QUOTED = re.compile("“[^”]*”|「[^」]*」")


def english(text: str) -> list[str]:
    """The words of a message that are not Chinese, nor typed as they are, nor agreed."""
    agreed, left = {*AGREED, *SETTINGS, *VARIABLES}, TYPED.sub(" ", _NAMED.sub(" ", text))
    return [word for word in WORD.findall(left) if word not in agreed]


def english_of(problem: Problem) -> list[str]:
    """The same of what a check tells; what it quotes are somebody else's words."""
    return english(_QUOTED.sub(" ", f"{problem.what}。{problem.remedy}"))
