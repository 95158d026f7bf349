"""Zips, which Word's documents are too."""

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZipFile


def zip_of(parts: Mapping[str, bytes]) -> bytes:
    """A zip of parts by their names."""
    file = BytesIO()
    with ZipFile(file, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return file.getvalue()
