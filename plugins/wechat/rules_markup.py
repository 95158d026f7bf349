"""Rules on markup: what the renderer had to change or drop."""

import re
from collections.abc import Iterator
from functools import cache

from lxml.html import HtmlElement

from plugins.wechat import limits
from plugins.wechat.contrast import DARK_NEED, LIGHT_NEED, faint
from plugins.wechat.draft import Draft
from plugins.wechat.lint import Finding, Weight
from plugins.wechat.looks import Look
from plugins.wechat.tree import parse

_DROPPED = (
    "script style link meta noscript form input button select textarea object embed svg math "
    "canvas map frame frameset dialog template"
).split()
_TAG = re.compile(rf"<({'|'.join(_DROPPED)})\b", re.IGNORECASE)
_STYLE = re.compile(r"<[a-z][^>]*\bstyle\s*=", re.IGNORECASE)
_MANY_NOTES = 10


def source_url(draft: Draft) -> Iterator[Finding]:
    """WX009: 阅读原文 leads to a whole, short, ASCII address."""
    url, path = draft.source_url, draft.post.path
    if len(url.encode()) > limits.SOURCE_URL_BYTES or not url.isascii():
        what, remedy = "“阅读原文”的网址太长，或有中文", "请改短文件名，只用小写字母、数字和连字符"
        yield Finding("WX009", Weight.STOPS, path, 0, what, url[:60], remedy)


def links(draft: Draft) -> Iterator[Finding]:
    """WX010: links that readers can only copy."""
    notes = draft.rendered.notes
    if not notes:
        return
    what = f"有 {len(notes)} 个链接在公众号里点不开，已列在文末"
    weight = Weight.WARNS if len(notes) > _MANY_NOTES else Weight.TELLS
    place = draft.post.place(notes[0].words)
    remedy = "链接到本馆已发的公众号文章，就能点开" if weight is Weight.TELLS else "请少放几个链接"
    yield Finding("WX010", weight, *place, what, notes[0].address[:60], remedy)


def dropped(draft: Draft) -> Iterator[Finding]:
    """WX011, WX012: tags and styles in the Markdown that WeChat drops."""
    for part in (draft.post.header, *draft.post.parts):
        for number, text in enumerate(part.body.splitlines(), part.body_line):
            if match := _TAG.search(text):
                what, remedy = "公众号会去掉这种标签，连同里面的内容", "请删去，或改用文字、图片"
                found = f"<{match[1].lower()}>"
                yield Finding("WX011", Weight.WARNS, part.path, number, what, found, remedy)
            if match := _STYLE.search(text):
                what, remedy = "自己写的样式（style=）不起作用", "请删去，样式由网站统一加"
                yield Finding("WX012", Weight.WARNS, part.path, number, what, match[0][:40], remedy)


def structure(draft: Draft) -> Iterator[Finding]:
    """WX013, WX014: lists in lists in lists, wide tables."""
    root = parse(draft.post.html)
    depth, deepest = _deepest_list(root)
    if deepest is not None and depth > limits.LIST_DEPTH:
        words = _first_words(deepest)
        what, remedy = f"列表套了 {depth} 层，手机上看不清", "请减到两层"
        yield Finding("WX013", Weight.WARNS, *draft.post.place(words), what, words, remedy)
    for table in root.iter("table"):
        columns = max((len(row.findall("*")) for row in table.iter("tr")), default=0)
        if columns > limits.TABLE_COLUMNS:
            words = _first_words(table)
            what, remedy = f"表格有 {columns} 列，手机上要左右滑动", "减到四列以内，或做成图片"
            yield Finding("WX014", Weight.WARNS, *draft.post.place(words), what, words, remedy)


def _deepest_list(root: HtmlElement) -> tuple[int, HtmlElement | None]:
    lists = [
        (1 + len(one.xpath("ancestor::ul | ancestor::ol")), one) for one in root.iter("ul", "ol")
    ]
    return max(lists, key=lambda pair: pair[0], default=(0, None))


def _first_words(element: HtmlElement) -> str:
    lines = (text.strip() for text in str(element.text_content()).splitlines())
    return next((text[:20] for text in lines if text), "")


def contrast(draft: Draft) -> Iterator[Finding]:
    """WX015: the look's colours, on white and as WeChat turns them in the dark."""
    for selector, ratio in _faint(draft.look):
        what, found = "样式的颜色对比不够", f"{selector}，{ratio:.1f} : 1"
        path = f"plugins/wechat/looks/{draft.look.key}.css"
        remedy = f"文字要有 {LIGHT_NEED} : 1，深色模式里 {DARK_NEED} : 1"
        yield Finding("WX015", Weight.WARNS, path, 0, what, found, remedy)


@cache
def _faint(look: Look) -> tuple[tuple[str, float], ...]:
    return tuple(faint(look.css))


def media(draft: Draft) -> Iterator[Finding]:
    """WX024: sound and film stay on the site."""
    if draft.rendered.has_media:
        what = "有音频或视频，公众号里换成了“请点阅读原文”"
        remedy = "要在文中播放，请在后台另外上传"
        yield Finding("WX024", Weight.TELLS, draft.post.path, 0, what, "", remedy)


RULES = (source_url, links, dropped, structure, contrast, media)
