"""What WeChat keeps of an article's HTML: the rest disappears without a word.

As observed by those who publish there (no official list exists): scripts, forms and foreign frames
go with their content; classes, ids and handlers go; pictures that were not uploaded go; links to
other places go and leave their words; positions, floats and custom properties go.
"""

from collections.abc import Collection
from html import escape
from html.parser import HTMLParser
from urllib.parse import urlsplit

_GONE_WHOLE = {"script", "style", "noscript", "form", "iframe", "object", "embed", "template"}
_GONE = {"link", "meta", "base", "input", "button", "select", "textarea", "html", "head", "body"}
_GONE_ATTRIBUTES = {"class", "id", "srcset", "sizes", "loading", "target", "rel", "name"}
_GONE_STYLES = {"position", "float", "font-family", "display", "transform", "filter", "content"}
_NEVER_CLOSED = {"br", "img", "hr", "input", "link", "meta", "base", "embed"}


class _Keeper(HTMLParser):
    """Writes down what is kept, letter by letter where nothing changes."""

    def __init__(self, uploaded: Collection[str]) -> None:
        super().__init__(convert_charrefs=False)
        self.uploaded = uploaded
        self.parts: list[str] = []
        self._hidden = 0
        self._links: list[bool] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _GONE_WHOLE:
            self._hidden += 1
        if self._hidden or tag in _GONE or (tag == "img" and not self._is_uploaded(attrs)):
            return
        if tag == "a":
            self._links.append(_is_live(dict(attrs).get("href") or ""))
            if not self._links[-1]:
                return
        kept = [(name, _kept_value(name, value or "")) for name, value in attrs]
        if all(value == given for (_, value), (_, given) in zip(kept, attrs, strict=True)):
            self.parts.append(self.get_starttag_text() or "")
            return
        words = "".join(f' {name}="{escape(value)}"' for name, value in kept if value is not None)
        self.parts.append(f"<{tag}{words}>")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _NEVER_CLOSED:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in _GONE_WHOLE:
            self._hidden = max(0, self._hidden - 1)
        elif tag == "a":
            if self._links and self._links.pop():
                self._write("</a>")
        elif tag not in _GONE and tag not in _NEVER_CLOSED:
            self._write(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self._write(data)

    def handle_entityref(self, name: str) -> None:
        self._write(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self._write(f"&#{name};")

    def _write(self, text: str) -> None:
        if not self._hidden:
            self.parts.append(text)

    def _is_uploaded(self, attrs: list[tuple[str, str | None]]) -> bool:
        source = dict(attrs).get("src") or ""
        return source.replace("https://", "http://", 1) in self.uploaded


def _is_live(href: str) -> bool:
    parts = urlsplit(href)
    return parts.scheme in ("tel", "weixin") or (
        parts.scheme == "https" and parts.hostname == "mp.weixin.qq.com" and "@" not in parts.netloc
    )


def _kept_value(name: str, value: str) -> str | None:
    if name in _GONE_ATTRIBUTES or name.startswith("on"):
        return None
    if name != "style":
        return value
    rules = [rule for rule in value.split(";") if rule.strip()]
    kept = [rule for rule in rules if not _is_gone(rule)]
    return value if len(kept) == len(rules) else ";".join(kept) or None


def _is_gone(rule: str) -> bool:
    name, _, value = (part.strip().lower() for part in rule.partition(":"))
    return name in _GONE_STYLES or name.startswith("--") or "var(" in value or "url(" in value


def kept(html: str, uploaded: Collection[str]) -> str:
    """What is left of an article; ``uploaded`` are the account's pictures, by ``http://``."""
    keeper = _Keeper(uploaded)
    keeper.feed(html)
    keeper.close()
    return "".join(keeper.parts)
