"""A plugin of Pelican's that writes down which template each page was made by."""

import json
from pathlib import Path
from typing import Any

from pelican import signals
from pelican.writers import Writer

NOTES = "templates.json"
"""Beside the output: the address of each page → the name of its template."""


class NotingWriter(Writer):
    """Writes pages as ever."""

    def write_file(self, name: Any, template: Any, *args: Any, **names: Any) -> None:
        """Write one, and note it."""
        if name:
            _templates[str(name)] = str(template.name)
        super().write_file(name, template, *args, **names)


_templates: dict[str, str] = {}


def register() -> None:
    """Take the place of the writer, and leave the notes at the end."""
    signals.get_writer.connect(_writer)
    signals.finalized.connect(_leave)


def _writer(_pelican: Any) -> type[NotingWriter]:
    return NotingWriter


def _leave(pelican: Any) -> None:
    notes = Path(pelican.output_path).parent / NOTES
    notes.write_text(json.dumps(_templates), encoding="utf-8")
