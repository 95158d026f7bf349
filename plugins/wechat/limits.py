"""What WeChat takes, in one place: these numbers change, and then only this file does.

Source, where a line names no other: 微信开发者平台, 草稿箱 → 新增草稿 (draft/add), read 2026-10:
developers.weixin.qq.com/doc/service/api/draftbox/draftmanage/api_draft_add
Characters are counted as Python counts them: an emoji beyond the BMP is one.
"""

TITLE = 32
"""字, by the API; more → 45003."""
TITLE_EDITOR = 64
"""字, in the web editor, where a longer title can't even be pasted."""
AUTHOR = 16
DIGEST_EDITOR = 120
"""字, in the web editor; the API takes 128, more → 45004."""
DIGEST_DEFAULT = 54
"""字 that WeChat takes from the text where no digest is given."""
CONTENT_CHARACTERS = 20_000
"""“少于2万字符”: of HTML, not of text; as many or more → 45002 or 45166."""
CONTENT_BYTES = 1_000_000
"""“小于1M”."""
CONTENT_WARNING = 16_000
"""Characters from which an article grows heavy: the editor adds its own when it saves."""
SOURCE_URL_BYTES = 1_000
"""阅读原文; more → 45005."""
ARTICLES = 8
"""In one draft (media/uploadnews: 1到8个图文); more → 45008."""
CROP_DECIMALS = 6

CARD_TITLE = 20
"""字 of a 贴图 (newspic), in its editor."""
CARD_TEXT = 1_000
"""字 of a 贴图, plain text, in its editor."""
CARD_PICTURES = 20

UPLOAD_BYTES = 1_000_000
"""uploadimg: JPEG or PNG below 1 MB (…/api_uploadimage); other types → 40005, larger → 40009."""
MATERIAL_BYTES = 10_000_000
"""add_material?type=image: bmp, png, jpeg, jpg, gif up to 10 MB (…/api_addmaterial)."""
PICTURE_WIDTH = 1_080
"""Pixels: a phone's width; the material library makes 1280 of what is wider."""
COVER = (900, 383)
"""2.35 : 1, of the first article of an issue."""
COVER_SQUARE = 500
"""Pixels: of the others, and of what is shared."""
TABLE_COLUMNS = 4
"""That a phone shows without a scroll bar."""
LIST_DEPTH = 2
REPEATED_TITLE_DAYS = 30
SERVICE_PUSHES_A_MONTH = 4
"""群发 of a service account 服务号 in a month; a subscription account 订阅号 has one a day."""
