"""The Content-Security-Policy of a page. Pure."""

from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256

WASM_PAGES = ("search/",)
"""Where WebAssembly may run."""

_REST = (
    "style-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "font-src 'none'",
    "media-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "object-src 'none'",
)


def policy(inline_scripts: Iterable[str], wasm: bool) -> str:
    """The policy (CSP level 3) that lets these inline scripts run, by hash, and no others."""
    digests = (sha256(script.encode()).digest() for script in inline_scripts)
    hashes = (f"'sha256-{b64encode(digest).decode()}'" for digest in digests)
    scripts = ("'self'", *hashes, *(("'wasm-unsafe-eval'",) if wasm else ()))
    return "; ".join(("default-src 'none'", f"script-src {' '.join(scripts)}", *_REST))


def check_inline(script: str) -> str:
    """The script, fit to stand between ``<script>`` and ``</script>``; ValueError (Chinese).

    Browsers hash what they parsed: line ends become LF, and some words end the element.
    """
    for word in ("</script", "<!--", "<script"):
        if word in script.lower():
            raise ValueError(f"theme/static/js/boot.js 里不能出现“{word}”，它会打断网页")
    return script.replace("\r\n", "\n").replace("\r", "\n")
