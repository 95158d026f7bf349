"""The Content-Security-Policy of a page. Pure."""

from base64 import b64encode
from collections.abc import Iterable, Iterator
from hashlib import sha256

WASM_PAGES = ("search/",)
"""Where WebAssembly may run."""

_REST = (
    "img-src 'self' data:",
    "connect-src 'self'",
    "manifest-src 'self'",
    "media-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
)
"""What is not named here (fonts, objects, frames) ``default-src`` closes; it has no say
over the last two."""


def policy(inline_scripts: Iterable[str], wasm: bool, inline_sheets: Iterable[str] = ()) -> str:
    """The policy (CSP level 3) that lets these scripts and sheets stand in a page, no others."""
    scripts = ("'self'", *_hashes(inline_scripts), *(("'wasm-unsafe-eval'",) if wasm else ()))
    sheets = ("'self'", *_hashes(inline_sheets))
    named = (f"script-src {' '.join(scripts)}", f"style-src {' '.join(sheets)}")
    return "; ".join(("default-src 'none'", *named, *_REST))


def _hashes(texts: Iterable[str]) -> Iterator[str]:
    digests = (sha256(text.encode()).digest() for text in texts)
    return (f"'sha256-{b64encode(digest).decode()}'" for digest in digests)


def check_inline(text: str, name: str) -> str:
    """What stands in a page, fit to stand between its tags; ValueError naming its file (Chinese).

    Browsers hash what they parsed: line ends become LF, and some words end the element.
    """
    for word in ("</script", "<!--", "<script", "</style"):
        if word in text.lower():
            raise ValueError(f"theme/static/{name} 里不能出现“{word}”，它会打断网页")
    return text.replace("\r\n", "\n").replace("\r", "\n")
