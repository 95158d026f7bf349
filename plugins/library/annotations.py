"""A line that GitHub Actions shows beside the line of a file ("Workflow commands")."""


def annotation(level: str, file: str, line: int, message: str) -> str:
    """``::error file=content/a.md,line=3::…``; ``line`` 0: of the whole file."""
    place = {"file": file, "line": str(line or "")}
    words = ",".join(f"{key}={_property(value)}" for key, value in place.items() if value)
    return f"::{level} {words}::{_escaped(message)}"


def _escaped(text: str) -> str:
    """As GitHub reads it (actions/toolkit, ``command.ts``)."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")
