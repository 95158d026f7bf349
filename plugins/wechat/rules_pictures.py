"""Rules on pictures and covers: judged by the heads of the files, before any is made."""

from collections.abc import Iterator

from plugins.images.measure import PIXEL_LIMIT
from plugins.library.events.pictures import NAME_SAYS
from plugins.library.reading.picture_kinds import MADE, picture_kind
from plugins.wechat import limits
from plugins.wechat.covers import is_large_enough
from plugins.wechat.draft import Draft
from plugins.wechat.lint import Finding, Weight, at_key
from plugins.wechat.pictures import Head, is_whole, read_head
from plugins.wechat.prose import FILES
from plugins.wechat.tree import parse

_CAPTIONS = {"events": NAME_SAYS}
"""Where the name of a file is what it shows: how it is given."""
_SAVE_AS = "请另存为 JPEG 或 PNG"
_CUT_SHORT, _SEND_AGAIN = "图片读不完整", "文件可能被截断，请重新导出"


def usable(draft: Draft) -> Iterator[Finding]:
    """WX006, WX007, WX016, WX017: every picture that the text shows."""
    for image in parse(draft.post.html).iter("img"):
        src = image.get("src", "")
        name = src.removeprefix(FILES)
        place = draft.post.place(name.rpartition("/")[2])
        head = draft.heads.get(src)
        if head is None:
            yield _missing(src, place)
        elif not head.is_readable:
            yield _unreadable(name, head, place, picture_kind(draft.post.pictures[src]))
        else:
            yield from _told(name, head, place)
            yield from _cut_short(draft, src, place)
        if not image.get("alt", "").strip():
            what = "图片没有说明文字，看不见图的读者不知道是什么"
            remedy = _CAPTIONS.get(draft.post.kind, "在方括号里写，例如 ![一条龙舟](…)")
            yield Finding("WX017", Weight.WARNS, *place, what, name, remedy)


def _missing(src: str, place: tuple[str, int]) -> Finding:
    what = "图片不在本站，公众号取不到" if "://" in src else "找不到图片文件"
    remedy = "把图片放在文件旁边，写 ![说明]({attach}文件名.jpg)"
    return Finding("WX006", Weight.STOPS, *place, what, src[:80], remedy)


def _unreadable(name: str, head: Head, place: tuple[str, int], kind: str) -> Finding:
    """Told on the line that shows the picture, or by its own file where no line does."""
    place = place if place[1] else (f"content/{name}", 0)
    file = name.rpartition("/")[2]
    if head.form:
        found = f"{file}，{head.width} × {head.height} 像素"
        what, remedy = "图片像素太多", f"请缩小到 {PIXEL_LIMIT // 10_000:,} 万像素以内"
        return Finding("WX007", Weight.STOPS, *place, what, found, remedy)
    if head.size == 0:
        remedy = "文件没有拷贝完整，请重新放一次"
        return Finding("WX006", Weight.STOPS, *place, "图片文件是空的", f"{file}，0 字节", remedy)
    if kind in MADE:
        return Finding("WX006", Weight.STOPS, *place, _CUT_SHORT, file, _SEND_AGAIN)
    what = "公众号不收这种图片，也转换不了"
    return Finding("WX006", Weight.STOPS, *place, what, file, _SAVE_AS)


def _cut_short(draft: Draft, src: str, place: tuple[str, int]) -> Iterator[Finding]:
    """Pictures of exhibitions are judged by their own room, which remembers what was whole."""
    if draft.post.kind != "exhibitions" and not is_whole(draft.post.pictures[src]):
        name = src.removeprefix(FILES)
        place = place if place[1] else (f"content/{name}", 0)
        yield Finding(
            "WX006", Weight.STOPS, *place, _CUT_SHORT, name.rpartition("/")[2], _SEND_AGAIN
        )


def _told(name: str, head: Head, place: tuple[str, int]) -> Iterator[Finding]:
    if head.moves and not head.stays_moving:
        found = f"{head.size / 1e6:.1f} MB"
        what = "动图太大或不是 GIF，公众号里只有第一帧"
        remedy = f"请做成 {limits.MATERIAL_BYTES // 1_000_000} MB 以内的 GIF"
        yield Finding("WX007", Weight.WARNS, *place, what, found, remedy)
    if head.is_transparent and not head.moves:
        what, remedy = "图片有透明的部分，已垫成白色", "深色模式下也看得清，不用改"
        yield Finding("WX016", Weight.TELLS, *place, what, name, remedy)


def cover(draft: Draft) -> Iterator[Finding]:
    """WX008: the cover that the header names, or a picture that is large enough for one."""
    named, place = draft.post.header.get("cover"), at_key(draft, "cover")
    size = f"{limits.COVER[0]} × {limits.COVER_SQUARE}"
    if named and draft.post.cover is None:
        what, remedy = "找不到封面，公众号封面用标题画", "封面写文件旁边一张图的文件名"
        yield Finding("WX008", Weight.WARNS, *place, what, named, remedy)
    elif draft.post.cover:
        head = read_head(draft.post.cover)
        if not head.is_readable or not is_large_enough(head.width, head.height):
            found = f"{head.width} × {head.height} 像素" if head.form else "读不出来"
            remedy = f"请换一张不小于 {size} 像素的图"
            yield Finding("WX008", Weight.WARNS, *place, "封面太小，会发虚", found, remedy)
    elif not any(is_large_enough(head.width, head.height) for head in draft.heads.values()):
        what, remedy = "没有够大的图，封面用标题画", f"想用图片，请放一张不小于 {size} 像素的"
        yield Finding("WX008", Weight.TELLS, *place, what, "", remedy)


def cards(draft: Draft) -> Iterator[Finding]:
    """WX021: a 贴图 is one to twenty pictures under a short title."""
    if not draft.post.wishes.as_cards:
        return
    drawn = 1 + len(draft.post.books) if draft.post.books else 0
    count = drawn + sum(head.is_readable for head in draft.heads.values())
    if not 1 <= count <= limits.CARD_PICTURES:
        what = f"贴图要有 1 到 {limits.CARD_PICTURES} 张图"
        place = at_key(draft, "wechat")
        yield Finding("WX021", Weight.STOPS, *place, what, f"{count} 张", "请增减图片，或不用贴图")
    if len(draft.title) > limits.CARD_TITLE:
        what = f"贴图的标题最多 {limits.CARD_TITLE} 字"
        found = f"{len(draft.title)} 字"
        yield Finding("WX021", Weight.STOPS, *at_key(draft, "title"), what, found, "请把标题写短")


RULES = (usable, cover, cards)
