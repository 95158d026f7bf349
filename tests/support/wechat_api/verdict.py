"""What WeChat refuses, by the documents of draft/add, uploadimg and add_material (2026-10).

The numbers stand here a second time on purpose: see the package's own words.
"""

import re
from collections.abc import Collection, Mapping
from typing import Any

OK = 0
_CROP = re.compile(r"(?:0|1|0\.\d{1,6})(?:_(?:0|1|0\.\d{1,6})){3}")
_ESCAPE = re.compile(rb"(?<!\\)(?:\\\\)*\\u[0-9a-fA-F]{4}")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")


def form_of(content: bytes) -> str:
    """The form of a picture by its first bytes; empty for others."""
    for form, start in {
        "jpg": b"\xff\xd8\xff",
        "png": b"\x89PNG\r\n\x1a\n",
        "gif": b"GIF8",
        "bmp": b"BM",
    }.items():
        if content.startswith(start):
            return form
    return ""


def judge_upload(name: str, content: bytes, is_material: bool) -> int:
    """The error of an uploaded file; 0 for none."""
    forms = ("jpg", "png", "gif", "bmp") if is_material else ("jpg", "png")
    if not name or not name.isascii() or "." not in name or not content:
        return 41005
    if form_of(content) not in forms:
        return 40005
    if len(content) > 10 * 1024 * 1024 or (not is_material and len(content) >= 1024 * 1024):
        return 40009
    return OK


def judge_body(body: bytes) -> int:
    """A body must be UTF-8 as it is: escapes are counted letter by letter."""
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        return 47001
    return 47001 if _ESCAPE.search(body) else OK


def judge_articles(articles: Any, materials: Collection[str]) -> int:
    """The error of a list of articles; 0 for none."""
    if not isinstance(articles, list) or not articles:
        return 44003
    if len(articles) > 8:
        return 45008
    errors = (judge_article(article, materials) for article in articles)
    return next((error for error in errors if error), OK)


def judge_article(article: Mapping[str, Any], materials: Collection[str]) -> int:
    """The error of one article; 0 for none."""
    is_cards = article.get("article_type", "news") == "newspic"
    title, content = str(article.get("title", "")), str(article.get("content", ""))
    if not title or len(title) > 32 or "\n" in title:
        return 45003
    if len(str(article.get("author", ""))) > 16:
        return 45110
    if len(str(article.get("digest", ""))) > 128:
        return 45004
    if len(str(article.get("content_source_url", "")).encode()) > 1024:
        return 45005
    if _CONTROL.search(title + content):
        return 45166
    return (_judge_cards if is_cards else _judge_news)(article, content, materials)


def _judge_news(article: Mapping[str, Any], content: str, materials: Collection[str]) -> int:
    if not content.strip():
        return 44004
    if len(content) >= 20_000 or len(content.encode()) >= 1024 * 1024:
        return 45002
    if article.get("thumb_media_id") not in materials:
        return 40007
    crops = [article.get(name, "") for name in ("pic_crop_235_1", "pic_crop_1_1")]
    return OK if all(_is_crop(str(crop)) for crop in crops) else 53402


def _judge_cards(article: Mapping[str, Any], content: str, materials: Collection[str]) -> int:
    images = article.get("image_info", {}).get("image_list", [])
    if not 1 <= len(images) <= 20:
        return 45008
    if any(image.get("image_media_id") not in materials for image in images):
        return 40007
    return 45166 if "<" in content or len(content) > 1000 else OK


def _is_crop(crop: str) -> bool:
    if not _CROP.fullmatch(crop):
        return False
    left, top, right, bottom = (float(part) for part in crop.split("_"))
    return left < right and top < bottom
