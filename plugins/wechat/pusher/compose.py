"""An item of the feed in the words of draft/add; its pictures uploaded on the way, once each."""

from typing import Any

from plugins.wechat.pusher.client import Client
from plugins.wechat.pusher.source import FeedSource
from plugins.wechat.pusher.state import StateFile

Item = dict[str, Any]


class Composer:
    """Uploads and remembers: what is written down in the state is never sent again."""

    def __init__(self, client: Client, file: StateFile, source: FeedSource) -> None:
        self.client = client
        self.file = file
        self.source = source

    def article(self, item: Item) -> Item:
        """The item in the words of draft/add; its pictures are uploaded on the way."""
        common = {
            "title": item["title"],
            "author": item["author"],
            "content_source_url": item["source_url"],
            "need_open_comment": int(item["comments"]["open"]),
            "only_fans_can_comment": int(item["comments"]["fans_only"]),
        }
        if item["type"] == "newspic":
            images = [{"image_media_id": self._material(p)} for p in item["images"]]
            cards = {"article_type": "newspic", "content": item["text"]}
            return common | cards | {"image_info": {"image_list": images}}
        content = item["content_html"]
        for picture in item["images"]:
            content = content.replace(picture["url"], self._image(picture))
        return common | {
            "article_type": "news",
            "digest": item["digest"],
            "content": content,
            "thumb_media_id": self._material(item["cover"]),
            "pic_crop_235_1": item["cover"]["crop_235_1"],
            "pic_crop_1_1": item["cover"]["crop_1_1"],
        }

    def _image(self, picture: Item) -> str:
        """The address of a picture in WeChat. uploadimg takes no GIF; the library does."""
        images = self.file.state.images
        digest = picture["sha256"]
        if digest not in images:
            name, content = self._bytes(picture)
            if picture["type"] == "image/gif":
                media_id, images[digest] = self.client.add_material(name, content)
                self.file.state.materials[digest] = media_id
            else:
                images[digest] = self.client.upload_picture(name, content)
            self.file.save()
        return images[digest]

    def _material(self, picture: Item) -> str:
        materials = self.file.state.materials
        digest = picture["sha256"]
        if digest not in materials:
            materials[digest] = self.client.add_material(*self._bytes(picture))[0]
            self.file.save()
        return materials[digest]

    def _bytes(self, picture: Item) -> tuple[str, bytes]:
        return picture["url"].rpartition("/")[2], self.source.picture(
            picture["url"], picture["sha256"]
        )
