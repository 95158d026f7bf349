"""The Pelican side of the message walls."""

from typing import Any

from pelican.contents import Page

from plugins.library.messages import MessageWall, read_walls
from plugins.reading.generator import RoomGenerator


class MessagesGenerator(RoomGenerator):
    """Reads the message walls and writes their pages and the list."""

    def generate_context(self) -> None:
        """Phase 1: the walls, newest first."""
        self.message_walls = tuple(self._page(wall) for wall in self.read_nouns(read_walls))
        for page in self.message_walls:
            self.add_source_path(page)
        self._update_context(("message_walls",))

    def generate_output(self, writer: Any) -> None:
        """Phase 2: a page a wall, and their list; nothing where there is none."""
        for page in self.message_walls:
            self.write(writer, "message_wall", page.url, page=page)
        if self.message_walls:
            self.write(writer, "message_walls", "messages/", listed=self.message_walls)

    def _page(self, wall: MessageWall) -> Page:
        return self.prose_page(wall.text, wall.path, wall.url, wall.title, wall=wall)


def get_generators(pelican: object) -> type[MessagesGenerator]:
    """Receiver of ``get_generators``."""
    return MessagesGenerator
