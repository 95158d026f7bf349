"""The names of elements that HTML has or once had: another name between angles is a word.

Source: the index of elements of the HTML standard, and its list of obsolete ones; below them the
common ones of drawings (SVG), of formulas (MathML), and of articles copied from WeChat.
"""

HTML_NAMES = frozenset(
    "a abbr acronym address applet area article aside audio b base basefont bdi bdo bgsound big "
    "blink blockquote body br button canvas caption center cite code col colgroup command content "
    "data datalist dd del details dfn dialog dir div dl dt element em embed fieldset figcaption "
    "figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe "
    "image img input ins isindex kbd keygen label legend li link listing main map mark marquee "
    "math menu menuitem meta meter multicol nav nextid nobr noembed noframes noscript object ol "
    "optgroup option output p param picture plaintext pre progress q rb rp rt rtc ruby s samp "
    "script search section select shadow slot small source spacer span strike strong style sub "
    "summary sup svg table tbody td template textarea tfoot th thead time title tr track tt u ul "
    "var video wbr xmp "
    "circle clippath defs ellipse g lineargradient mask path polygon polyline radialgradient rect "
    "stop symbol text tspan use "
    "mfrac mi mn mo mover mroot mrow msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder "
    "mp-style-type mpvoice mpprofile qqmusic".split()
)


def is_html(name: str) -> bool:
    """Whether an element may be called so; Word's have a colon in their names (``o:p``)."""
    return ":" in name or name.lower() in HTML_NAMES
