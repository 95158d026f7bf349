"""Rules on words: title, digest, author, text."""

import re
import unicodedata
from collections.abc import Iterator

from plugins.library.hidden import hidden_in
from plugins.library.reading.toml_names import named
from plugins.wechat import limits
from plugins.wechat.draft import Draft, text_of
from plugins.wechat.lint import Finding, Weight, at_key

FORBIDDEN_INVITATIONS = (
    "分享到朋友圈",
    "转发有奖",
    "转发朋友圈",
    "集赞",
    "点赞有奖",
    "关注有礼",
    "不转不是",
    "分享后领取",
    "分享领取",
    "邀请好友领",
)
"""诱导分享: 微信外部链接内容管理规范; an account that does it is limited or closed."""
_HALF_WIDTH = re.compile(r"(?<=[\u4e00-\u9fff])[,;:!?](?=[\u4e00-\u9fff])")


def title(draft: Draft) -> Iterator[Finding]:
    """WX001: 64 characters in the editor, 32 by the API."""
    length = len(draft.title)
    place = at_key(draft, "title")
    if length > limits.TITLE_EDITOR:
        what = f"标题 {length} 字，公众号最多 {limits.TITLE_EDITOR} 字"
        yield Finding("WX001", Weight.STOPS, *place, what, draft.title[:20], "请把标题写短")
    elif length > limits.TITLE:
        what = f"标题 {length} 字，接口最多 {limits.TITLE} 字，只能在后台手工粘贴"
        yield Finding("WX001", Weight.WARNS, *place, what, draft.title[:20], "最好把标题写短")


def digest(draft: Draft) -> Iterator[Finding]:
    """WX002, WX025: too long, missing, or a repetition of the text's beginning."""
    place = at_key(draft, "summary")
    summary = draft.post.summary
    if len(summary) > limits.DIGEST_EDITOR:
        what = f"摘要 {len(summary)} 字，公众号最多 {limits.DIGEST_EDITOR} 字，已在句末截短"
        yield Finding("WX002", Weight.WARNS, *place, what, "", "请写成一两句话")
    elif not summary:
        what = "没有摘要，用了正文的开头"
        yield Finding("WX002", Weight.TELLS, *place, what, "", "在文件头加一行“摘要：…”")
    elif summary[: limits.DIGEST_DEFAULT] == text_of(draft.post.html)[: limits.DIGEST_DEFAULT]:
        what = "摘要和正文开头一样，读者会看到两遍"
        yield Finding("WX025", Weight.TELLS, *place, what, "", "换一句话说")


def author(draft: Draft) -> Iterator[Finding]:
    """WX003: the author is the library's short name."""
    if len(draft.author) > limits.AUTHOR:
        what = f"作者名 {len(draft.author)} 字，公众号最多 {limits.AUTHOR} 字"
        remedy = f"请在 library.toml 里把{named('short_name')}写短"
        yield Finding("WX003", Weight.STOPS, "content/library.toml", 0, what, draft.author, remedy)


def length(draft: Draft) -> Iterator[Finding]:
    """WX004, WX005: characters and bytes of HTML."""
    count, size = draft.rendered.characters, len(draft.rendered.html.encode())
    words = len(text_of(draft.rendered.html))
    place = (draft.post.path, draft.post.header.body_line)
    said = f"正文 {words:,} 字，排版后 {count:,} 字符"
    if count >= limits.CONTENT_CHARACTERS:
        over = count - limits.CONTENT_CHARACTERS + 1
        what = f"{said}，超出 {over:,}（已经用了精简样式）"
        yield Finding("WX004", Weight.STOPS, *place, what, "", "请拆成上下两篇")
    elif draft.look is not draft.post.wishes.look:
        what = f"{said}，原来的样式放不下，改用了精简样式"
        yield Finding("WX004", Weight.WARNS, *place, what, "", "想保留样式，请拆成两篇")
    elif count >= limits.CONTENT_WARNING:
        what = f"{said}，接近上限 {limits.CONTENT_CHARACTERS:,}"
        yield Finding("WX004", Weight.WARNS, *place, what, "", "编辑后台还会加一些，最好拆成两篇")
    if size >= limits.CONTENT_BYTES:
        what = f"排版后 {size:,} 字节，公众号最多 {limits.CONTENT_BYTES:,}"
        yield Finding("WX005", Weight.STOPS, *place, what, "", "请拆成几篇")


def invitations(draft: Draft) -> Iterator[Finding]:
    """WX018: words for which WeChat closes accounts."""
    text = draft.title + text_of(draft.post.html)
    for words in FORBIDDEN_INVITATIONS:
        if words in text:
            place = draft.post.place(words)
            what = "像是诱导分享，公众号可能因此受限"
            yield Finding("WX018", Weight.WARNS, *place, what, words, "请换一种说法")


def hidden(draft: Draft) -> Iterator[Finding]:
    """WX019: characters that nobody sees: the renderer drops them."""
    for part in (draft.post.header, *draft.post.parts):
        fields = [(field.line, field.value) for field in part.fields]
        lines = [*fields, *enumerate(part.body.split("\n"), part.body_line)]
        for number, text in lines:
            bad = next(hidden_in(text), "")
            if bad:
                name = unicodedata.name(bad, "控制字符")
                found = f"U+{ord(bad):04X} {name}"
                what = "有看不见的字符，发布时去掉"
                yield Finding("WX019", Weight.WARNS, part.path, number, what, found, "请删去")


def punctuation(draft: Draft) -> Iterator[Finding]:
    """WX023: half-width marks between Chinese characters."""
    text = draft.title + "\n" + text_of(draft.post.html)
    if match := _HALF_WIDTH.search(text):
        around = text[max(0, match.start() - 4) : match.end() + 4].replace("\n", " ")
        place = draft.post.place(text[match.start() - 1 : match.end() + 1])
        what = "中文里用了半角标点"
        yield Finding("WX023", Weight.TELLS, *place, what, around, "请改成全角")


RULES = (title, digest, author, length, invitations, hidden, punctuation)
