"""A file of each kind of content, made of what the kind declares."""

from plugins.library.reading.kind import Kind


def a_text_of(kind: Kind) -> str:
    """The name of a file below the content folder that is a text of a kind."""
    shape = kind.texts.removeprefix("*/")
    return f"{kind.folder}/{'a/' if kind.texts.startswith('*/') else ''}{shape.replace('*', 'a')}"
