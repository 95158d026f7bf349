"""The copies that came in files of their own, as far as memory keeps them."""

from plugins.library.catalogue.records import ItemStatus


class CopyBook:
    """The copies that came in files of their own, by what keeps them apart."""

    def __init__(self) -> None:
        self.owners: dict[str, str] = {}
        """Key of each copy → id of its record."""
        self.places: dict[str, int] = {}
        """Key of each copy → the place of its row."""
        self.words: dict[str, tuple[ItemStatus, str]] = {}
        """Key → status and the word for it, of those that are counted by it."""
        self.made: set[str] = set()
        """Records that rows of copies made."""
