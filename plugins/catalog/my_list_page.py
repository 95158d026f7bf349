"""Writes the page of the reader's own list 我的书单, which lives in the reader's browser alone."""

from typing import Any

from plugins.reading.generator import RoomGenerator

MY_LIST = "catalog/my-list/"


def write_my_list(generator: RoomGenerator, writer: Any) -> None:
    """Write ``/catalog/my-list/``: the same page for every reader."""
    privacy = generator.staff_page("about/privacy/")
    generator.write(writer, "my_list", MY_LIST, privacy=privacy)
