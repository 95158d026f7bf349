"""Assets: hashes, names that a template may use, and what is left out for publishing."""

from pathlib import Path

import pytest

from plugins.assets.bundle import UnknownAssetError, read_bundle


def put(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        path = folder / name.replace("__", "/").replace("_dot_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


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


def test_the_modules_that_come_with_an_entry_are_told_once_each(tmp_path: Path) -> None:
    put(tmp_path, js__a_dot_js='import { b } from "./b.js"; // why\n', js__b_dot_js="")
    bundle = read_bundle(tmp_path)
    assert bundle.modules("js/a.js") == [bundle.path("js/b.js")]
    with pytest.raises(UnknownAssetError, match=r"“js/c\.js”"):
        bundle.modules("js/c.js")


def test_comments_and_white_space_are_left_out_of_sheets_where_asked(tmp_path: Path) -> None:
    put(
        tmp_path,
        css__base_dot_css="/* What it is. */\nbody { margin: 0 auto; }\n",
        css__lazy__late_dot_css="/* Later. */\n.late { margin: 0; }\n",
    )
    plain, bare = read_bundle(tmp_path), read_bundle(tmp_path, published=True)
    assert b"/* What" in plain.assets["site.css"].content
    assert bare.assets["site.css"].content == b"body{margin:0 auto}\n"
    assert bare.assets["late.css"].content == b".late{margin:0}\n"
