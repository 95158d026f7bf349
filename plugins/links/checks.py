"""Whether the links, pictures and anchors of texts lead anywhere."""

import re
from collections import Counter
from collections.abc import Iterator, Set
from pathlib import Path

from plugins.library.reading.picture_kinds import is_made, picture_kind
from plugins.library.reading.problems import Problem, did_you_mean, error, warning
from plugins.links import inside, outside
from plugins.links.anchors import Places, is_own
from plugins.links.files import PICTURES, FileName, file_named, is_inside
from plugins.links.inside import Site
from plugins.links.outside import Fault, written
from plugins.links.texts import Link, LinkedText, linked_texts, rendered

_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
"""As :mod:`plugins.typography.prose` lets them through: ``C:\\`` is the commonest of the others."""
_BEGINS = r"\s*(?:/|#|\{|https?[:：]|tel[:：]|mailto[:：]|www\.)"
_LOOSE = re.compile(
    rf"[!！]\[[^\[\]\n]*\](?:[(（][^)）\n]*[)）]?|\[[^\[\]\n]*\])"
    rf"|(?<=[^\[\n])\][(（]{_BEGINS}[^)）\n]*[)）]?"
)
"""A picture or a link of which nothing came: the signs of Markdown that readers would see."""
_GIVES_NAMES = re.compile(r"\{\s*#|\bid\s*=", re.IGNORECASE)


def check_links(content: Path, known: Set[str]) -> Iterator[Problem]:
    """A problem for each link that leads nowhere; ``known``: the addresses of the site."""
    site, places = Site(content, known), Places(content)
    for text in linked_texts(content):
        for link in text.links:
            fault = _fault(link, text, site) or _anchor(link.target, text, places)
            if fault:
                found = " ".join(link.target.split())
                yield fault.report(text.name, link.line, fault.what, found, fault.remedy)
        yield from _check_loose(text, content)
        yield from _check_names(text, content)


def _fault(link: Link, text: LinkedText, site: Site) -> Fault | None:
    if named := file_named(link.target, text.file, site.content):
        return _file(named, link, text, site)
    return _address(link, text, site) if link.is_followed else None


def _address(link: Link, text: LinkedText, site: Site) -> Fault | None:
    target, is_shown = link.target, link.tag == "img"
    if not target:
        what = "图没有写文件名" if is_shown else "链接没有写地址"
        remedy = "写成 ![图里有什么]({attach}文件名.jpg)" if is_shown else "请写上地址，或只留文字"
        return Fault(what, remedy)
    if not is_shown and (meant := outside.mistyped(target)):
        return Fault("网址的开头写错了", written(meant))
    if target.startswith("//"):
        return None if is_shown else inside.fault_without_host(target, site)
    if target.startswith("/"):
        fault = inside.fault_inside(target, site)
        is_page = is_shown and target.endswith("/")
        return fault or (
            Fault("这是网页，不是图", inside.beside("", text, site)) if is_page else None
        )
    if scheme := outside.SCHEME.match(target):
        if scheme["scheme"].lower() not in _SCHEMES:
            return Fault("这个地址在网页上打不开", inside.beside(target, text, site))
        return None if is_shown else outside.fault_outside(target, site.plain)
    if target[0] in "#?" and not is_shown:
        return None
    return inside.fault_beside(link, text, site)


def _file(named: FileName, link: Link, text: LinkedText, site: Site) -> Fault | None:
    content = site.content
    if not link.target.startswith("{"):
        _, path = re.split(r"(?<=\w)(?:\||%7D|\})", link.target, maxsplit=1)
        return Fault("文件的写法不对", written(f"{{{named.form}}}{path}"))
    if not is_inside(named.file, content):
        return Fault("链接的文件不存在", inside.near_name(named.file, content))
    if named.file.suffix == ".md":
        return _text(named, link, text, site)
    if elsewhere := inside.refused(named.file, text, content):
        is_picture = inside.is_picture(named.file)
        return Fault("这里的正文里不能插图" if is_picture else "这里的正文里不能放文件", elsewhere)
    if is_made(named.file):
        is_meant = link.tag == "a" and link.before == "！"
        return (
            Fault("全角的感叹号，网页上不会成为图", "感叹号用英文的", warning) if is_meant else None
        )
    if named.form == "filename":
        return Fault(
            "这样写链接不到这个文件", written(link.target.replace("filename", "attach", 1))
        )
    is_nothing_like = not picture_kind(named.file) and named.file.suffix.lower() not in PICTURES
    if link.tag == "img" and is_nothing_like:
        return Fault("这不是图片，网页上显示不出来", "去掉前面的“!”，写成链接：[文件的名称](…)")
    return None


def _text(named: FileName, link: Link, text: LinkedText, site: Site) -> Fault | None:
    if not inside.is_page(named.file, site):
        return Fault("这样写链接不到这个文件", inside.no_page(named.file, site))
    if link.tag == "img":
        return Fault("这是网页，不是图", inside.beside("", text, site))
    if named.form == "filename":
        return None
    target = link.target.partition("}")[2]
    return Fault("这样写链接不到这个文件", written(f"{{filename}}{target}"))


def _anchor(target: str, text: LinkedText, places: Places) -> Fault | None:
    """What is wrong with the part behind ``#``."""
    meant = list(places.meant(target, text))
    name = meant[0][1] if meant else ""
    names = {known for file, _ in meant for known in places.names(file)}
    if not name or name in names or is_own(name):
        return None
    squeezed = {_squeezed(known): known for known in names}
    before = target.partition("#")[0]
    if same := squeezed.get(_squeezed(name)):
        return Fault("网页上没有这一处", written(f"{before}#{same}"))
    near = did_you_mean(name, names)
    return Fault("网页上没有这一处", near or "# 后面写那个标题的文字，或去掉 # 和后面的字")


def _squeezed(name: str) -> str:
    return "".join(filter(str.isalnum, name)).lower()


def _check_loose(text: LinkedText, content: Path) -> Iterator[Problem]:
    if "](" not in text.words and not re.search(r"[!！]\[|\]（", text.words):
        return
    for match in _LOOSE.finditer(rendered(text.words, content).words):
        if match[0] in text.words:  # else the author wrote it so with backslashes
            is_wide = re.search("[（！]", match[0])
            what = "网页上不会成为链接或图"
            what = f"全角的符号，{what}" if is_wide else what
            remedy = (
                "感叹号和圆括号用英文的，左右要成对：[文字](/地址/)，![图里有什么]({attach}图.jpg)"
            )
            yield warning(text.name, text.line_of(match[0]), what, match[0], remedy)


def _check_names(text: LinkedText, content: Path) -> Iterator[Problem]:
    """Names that an author gave to places: each once, and none that the page itself has."""
    if not _GIVES_NAMES.search(text.words):
        return
    given = (tag.attributes.get("id") for tag in rendered(text.words, content).tags)
    for name, count in Counter(filter(None, given)).items():
        if count > 1 or is_own(name):
            what = "这个名字写了两次" if count > 1 else "这个名字网页自己已经用了"
            yield error(text.name, text.line_of(name), what, name, "请换一个名字")
