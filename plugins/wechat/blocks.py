"""Blocks that WeChat breaks, made of those that it leaves alone. Each step works in place.

Lists are the worst: the editor splits ``<li><strong>…</strong>…</li>`` in two, gives nested lists
bullets of its own and swallows margins; so a list becomes sections with their marks as text
(wechat-md 0.5, measured 2026-09). Lone spaces at the head of a line of code vanish
(doocs/md #944); ``<hr>`` turns grey whatever its style.
"""

from lxml.html import HtmlElement

from plugins.wechat.tree import before, make, rename, replace

_MEDIA = {"audio": "收听", "video": "观看", "iframe": "观看"}
_NBSP = "\xa0"


def headings(root: HtmlElement) -> None:
    """Three levels; the title stands above the article, so ``h1`` is one of them."""
    rename(root, ["h1"], "h2")
    rename(root, ["h5", "h6"], "h4")


def lists(root: HtmlElement) -> None:
    """Lists as sections; an inner list is one within its item."""
    for one in list(root.iter("ul", "ol")):
        number = _number(one, "start", 1)
        bullet = "◦ " if one.xpath("ancestor::section[@class='list']") else "• "
        for item in one.iterchildren("li"):
            number = _number(item, "value", number)
            before(item, bullet if one.tag == "ul" else f"{number}. ")
            number += 1
        one.tag, one.attrib["class"] = "section", "list"
    rename(root, ["li", "dd"], "section", "item")
    rename(root, ["dl"], "section", "list")
    for term in list(root.iter("dt", "summary")):
        strong = make("strong", term.text or "")
        strong.extend(list(term))
        term.tag, term.text = "p", None
        term.append(strong)


def _number(one: HtmlElement, name: str, otherwise: int) -> int:
    """What a list or an item says of its number, as far as it is one."""
    value = one.get(name, "")
    return int(value) if value.isascii() and value.isdigit() and len(value) < 6 else otherwise


def code(root: HtmlElement) -> None:
    """Lines end in ``br`` and begin with spaces that stay."""
    for one in list(root.iter("pre")):
        section = make("section", name="code")
        for place, line in enumerate(str(one.text_content()).rstrip("\n").split("\n")):
            kept = line.replace("\t", "    ").replace("  ", _NBSP * 2)
            kept = _NBSP + kept[1:] if kept.startswith(" ") else kept
            if place == 0:
                section.text = kept
            else:
                section.append(make("br"))
                section[-1].tail = kept
        replace(one, section)


def tables(root: HtmlElement) -> None:
    """A table scrolls in its own box; its caption stands above."""
    rename(root, ["tfoot"], "tbody")
    for one in list(root.iter("table")):
        if one.xpath("ancestor::table"):
            continue
        box = make("section", name="scroll")
        replace(one, box)
        for caption in list(one.iter("caption")):
            caption.tag = "p"
            caption.set("class", "small")
            caption.tail = None
            box.append(caption)
        box.append(one)


def figures(root: HtmlElement) -> None:
    """Figures and pictures that stand alone."""
    rename(root, ["figcaption"], "p", "caption")
    for one in list(root.iter("figure", "p")):
        is_alone = not one.text_content().strip() and one.find(".//img") is not None
        if one.tag == "figure":
            _wrap_loose(one)
        elif is_alone:
            one.set("class", "picture")


def _wrap_loose(figure: HtmlElement) -> None:
    figure.tag = "section"
    for image in list(figure.iter("img")):
        paragraph = make("p", name="picture")
        if image.getparent().tag == "p":
            image.getparent().set("class", "picture")
            continue
        replace(image, paragraph)
        paragraph.append(image)


def rules(root: HtmlElement) -> None:
    """A line across the page."""
    for one in list(root.iter("hr")):
        replace(one, make("section", _NBSP, "rule"))


def media(root: HtmlElement) -> bool:
    """Sound and film as a card that sends to the site; whether there were any."""
    found = list(root.iter(*_MEDIA))
    for one in found:
        words = f"这里可以{_MEDIA[one.tag]}：请点文末的“阅读原文”，在本馆网站上打开。"
        holder = one.getparent()
        if holder is not None and holder.tag == "p":
            holder.tag = "section"
        replace(one, make("section", words, "card"))
    return bool(found)


BLOCKS = (headings, code, rules, lists, tables, figures)
"""All steps, in their order; :func:`media` apart, which tells what it found."""
