"""The policy's text, and the inline script that it lets run."""

from base64 import b64encode
from hashlib import sha256

import pytest

from plugins.security.policy import check_inline, policy


def directives(text: str) -> dict[str, str]:
    return dict(part.split(" ", 1) for part in text.split("; "))


def test_everything_is_closed_but_what_is_named() -> None:
    found = directives(policy([], wasm=False))
    assert found["default-src"] == "'none'"
    assert found["script-src"] == found["style-src"] == found["connect-src"] == "'self'"
    assert found["img-src"] == "'self' data:"
    assert found["base-uri"] == "'none'"
    assert found.keys() == {
        *("default-src", "script-src", "style-src", "img-src", "connect-src", "media-src"),
        *("manifest-src", "worker-src", "base-uri", "form-action"),
    }


def test_inline_script_is_named_by_its_hash() -> None:
    digest = b64encode(sha256(b"go()").digest()).decode()
    assert directives(policy(["go()"], wasm=False))["script-src"] == f"'self' 'sha256-{digest}'"


def test_an_inline_sheet_is_named_by_its_hash_and_nothing_else_is_let_in() -> None:
    digest = b64encode(sha256(b"p{}").digest()).decode()
    styles = directives(policy([], False, ["p{}"]))["style-src"]
    assert styles == f"'self' 'sha256-{digest}'"


def test_wasm_only_where_it_is_asked_for() -> None:
    assert "wasm" not in policy([], wasm=False)
    assert directives(policy([], wasm=True))["script-src"] == "'self' 'wasm-unsafe-eval'"


@pytest.mark.parametrize("script", ["</script>", "</SCRIPT ", "<!--", "<script>", "</style"])
def test_script_that_would_break_out_is_refused(script: str) -> None:
    with pytest.raises(ValueError, match=r"boot\.js"):
        check_inline(script, "js/boot.js")


def test_line_ends_are_what_a_browser_hashes() -> None:
    assert check_inline("a\r\nb\rc\n", "js/boot.js") == "a\nb\nc\n"
