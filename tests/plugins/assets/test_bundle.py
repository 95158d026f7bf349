"""Assets: the cascade's order, hashes, and names that a template may use."""

from pathlib import Path

import pytest

from plugins.assets.bundle import UnknownAssetError, read_bundle, read_sheet


def put(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        path = folder / name.replace("__", "/").replace("_dot_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def test_sheet_keeps_the_order_of_the_cascade(tmp_path: Path) -> None:
    names = ("print", "utilities", "components__b", "components__a", "layout", "base", "tokens")
    put(tmp_path, **{f"{name}_dot_css": name for name in names})
    parts = read_sheet(tmp_path).decode().split()
    assert parts == [
        *("tokens", "base", "layout", "components__a", "components__b", "utilities", "print"),
    ]


def test_address_changes_with_the_content_and_only_then(tmp_path: Path) -> None:
    first = read_bundle(put(tmp_path / "a", css__base_dot_css="a"))
    again = read_bundle(put(tmp_path / "b", css__base_dot_css="a"))
    other = read_bundle(put(tmp_path / "c", css__base_dot_css="b"))
    assert first.path("site.css") == again.path("site.css") != other.path("site.css")


def test_modules_stay_together_so_that_relative_imports_work(tmp_path: Path) -> None:
    put(tmp_path, js__a_dot_js='import "./deep/b.js"', js__deep__b_dot_js="1")
    bundle = read_bundle(tmp_path)
    folder = bundle.path("js/a.js").removesuffix("a.js")
    assert bundle.path("js/deep/b.js") == f"{folder}deep/b.js"
    bundle.write(tmp_path / "out")
    assert (tmp_path / "out" / folder / "deep" / "b.js").read_text() == "1"


def test_one_changed_module_moves_them_all(tmp_path: Path) -> None:
    before = read_bundle(put(tmp_path, js__a_dot_js="1", js__b_dot_js="1")).path("js/a.js")
    after = read_bundle(put(tmp_path, js__b_dot_js="2")).path("js/a.js")
    assert before != after


def test_other_files_carry_a_hash_too(tmp_path: Path) -> None:
    path = read_bundle(put(tmp_path, favicon_dot_svg="<svg/>")).path("favicon.svg")
    assert path.startswith("theme/favicon.") and path.endswith(".svg") and len(path) == 26


def test_unknown_name_is_told_clearly(tmp_path: Path) -> None:
    with pytest.raises(UnknownAssetError, match=r"“js/tody\.js”，没有这个文件"):
        read_bundle(tmp_path).path("js/tody.js")
