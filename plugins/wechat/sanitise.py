"""What may stand in an article: the consensus of those who publish there, as one allow-list.

WeChat gives no list. This is what doocs/md, wenyan-core, wechat-typeset and wechat-md (measured
2026-09) agree survives both the API and the editor; whatever else stood in an article would be
dropped there without a word. Cleaning is a fixed point: what is clean stays as it is, to the byte.
"""

from urllib.parse import urlsplit

import nh3

TAGS = frozenset(
    "section p span strong em br img a h2 h3 h4 blockquote sup sub ruby rt rp code "
    "table thead tbody tr th td".split()
)
STYLES = frozenset(
    "margin margin-left padding padding-left border border-top border-bottom border-left "
    "border-radius border-collapse background-color color font-size font-weight font-style "
    "line-height letter-spacing text-align text-decoration width max-width overflow-x "
    "vertical-align word-break".split()
)
"""No position, float or flex, which are dropped; no font-family, which is overridden."""
_ATTRIBUTES = {
    "*": {"style"},
    "a": {"href"},
    "img": {"src", "alt"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan"},
}
WECHAT_HOST = "mp.weixin.qq.com"
_PASSES = 4


def is_live(href: str) -> bool:
    """Whether a link stays a link in an article: to another article, or to a telephone."""
    try:
        parts = urlsplit(href)
        return parts.scheme == "tel" or (parts.scheme == "https" and parts.netloc == WECHAT_HOST)
    except ValueError:
        return False


def sanitise(html: str, pictures: str) -> str:
    """Clean HTML whose pictures stand below the address ``pictures`` and nowhere else."""

    def allowed(tag: str, attribute: str, value: str) -> str | None:
        if attribute == "src":
            return value if value.startswith(pictures) else None
        return value if attribute != "href" or is_live(value) else None

    for _ in range(_PASSES):
        clean = nh3.clean(
            html,
            tags=set(TAGS),
            attributes=_ATTRIBUTES,
            attribute_filter=allowed,
            filter_style_properties=set(STYLES),
            generic_attribute_prefixes=None,
            link_rel=None,
            url_schemes={"http", "https", "tel"},
        )
        if clean == html:
            break
        html = clean
    return html
