"""What all posts are put together with: headers, covers, lines of facts."""

from html import escape
from pathlib import Path

from plugins.library.chinese import chinese_span
from plugins.library.reading.header import Header
from plugins.library.reading.spans import Span


def find_cover(header: Header, folder: Path) -> Path | None:
    """The picture that a header names, beside its file."""
    name = header.get("cover").removeprefix("{attach}")
    path = folder / name
    return path if name and path.is_file() else None


def facts(*pairs: tuple[str, str]) -> str:
    """Lines such as ``地点：总馆``; what is empty is left out."""
    lines = [f"<strong>{name}</strong>　{escape(value)}" for name, value in pairs if value]
    return f"<blockquote><p>{'<br>'.join(lines)}</p></blockquote>" if lines else ""


def days(spans: tuple[Span, ...], times: str = "") -> str:
    """The days as a page has them: ``2021年2月1日—3日``."""
    return "、".join(chinese_span(span, with_year=True) for span in spans) + (
        f"　{times}" if times else ""
    )
