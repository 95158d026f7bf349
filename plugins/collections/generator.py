"""The Pelican side of the collections."""

from typing import Any

from pelican.contents import Page

from plugins.library.kinds import COLLECTIONS
from plugins.library.noun_facts import told
from plugins.library.reading.kind import Collection, Kind
from plugins.reading.generator import RoomGenerator


class CollectionsGenerator(RoomGenerator):
    """Reads every collection and writes their lists and the pages of their pieces."""

    def generate_context(self) -> None:
        """Phase 1: the pieces of every collection, and the rendered text of those that have one."""
        self.texts: dict[str, Page] = {}
        for kind, collection in COLLECTIONS:
            pieces = self.context[collection.name] = self.read_nouns(kind.read)
            for piece in pieces if collection.has_text else ():
                text = self.prose_page(piece.text, piece.path, piece.url, piece.title, piece=piece)
                self.texts[piece.url] = text
            pages = [self.texts[piece.url] for piece in pieces if collection.has_text]
            self.context[f"{collection.name}_pages"] = pages

    def generate_output(self, writer: Any) -> None:
        """Phase 2: the pages and the list of each collection; nothing where it is empty."""
        for kind, collection in COLLECTIONS:
            pieces = self.context[collection.name]
            for piece in pieces if collection.template else ():
                self._write_piece(writer, kind, collection, piece)
            if pieces:
                names = {"kind": kind, "pieces": pieces}
                self.write(writer, collection.list_template, kind.list_address, **names)

    def _write_piece(self, writer: Any, kind: Kind, collection: Collection, piece: Any) -> None:
        facts = told(getattr(piece, "facts", ()))
        names = {"kind": kind, collection.template: piece, "facts": facts}
        if collection.has_text:
            names["page"] = self.texts[piece.url]
        self.write(writer, collection.template, piece.url, **names)
        for path, url in collection.files(piece):
            self.publish_file(path, url)
