"""Words within a paragraph: what WeChat knows, and what stands for the rest."""

from collections.abc import Mapping

from lxml.html import HtmlElement

from plugins.wechat.tree import after, make, rename, replace

_UNWRAPPED = "abbr cite dfn ins kbd samp small time var label".split()
_SPANS = {"mark": "mark", "del": "del", "s": "del"}


def footnotes(root: HtmlElement) -> None:
    """Markdown's footnotes without their anchors: ``注1`` in the text, the list at its end."""
    for back in list(root.find_class("footnote-backref")):
        holder = back.getparent()
        back.drop_tree()
        if not len(holder):
            holder.text = (holder.text or "").rstrip(" \xa0\n")
    for mark in list(root.find_class("footnote-ref")):
        mark.text = f"注{mark.text_content().strip()}"
        for child in list(mark):
            child.drop_tree()
        mark.drop_tag()
    for box in list(root.find_class("footnote")):
        for line in list(box.iterchildren("hr")):
            line.drop_tree()
        box.insert(0, make("h3", "注释"))


def plain(root: HtmlElement) -> None:
    """No class, id or language of the page's; elements that WeChat may not know become others."""
    for element in root.iter():
        for name in set(element.attrib) - {
            "src",
            "alt",
            "href",
            "colspan",
            "rowspan",
            "start",
            "value",
        }:
            if not (name == "style" and element.tag in ("td", "th")):
                del element.attrib[name]
    rename(root, ["b"], "strong")
    rename(root, ["i"], "em")
    for tag, name in _SPANS.items():
        rename(root, [tag], "span", name)
    for element in list(root.iter("q")):
        element.text = "“" + (element.text or "")
        after(element, "”")
        element.drop_tag()
    for element in list(root.iter(*_UNWRAPPED)):
        element.drop_tag()
    rename(root, ["div", "details", "picture"], "section")


def pictures(root: HtmlElement, published: Mapping[str, str]) -> None:
    """Every picture by its published address; one that is not published goes."""
    for image in list(root.iter("img")):
        address = published.get(image.get("src", ""))
        if address is None:
            image.drop_tree()
        else:
            replace(image, make("img", src=address, alt=image.get("alt", "")))
