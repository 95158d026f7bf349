"""Style sheets made of blocks: the cascade's order, and a list that must be complete."""

from pathlib import Path

import pytest

from plugins.assets.sheets import LATER, UnknownBlockError, read_bundles, read_sheets
from tests.conftest import ROOT

CSS = ROOT / "theme" / "static" / "css"
LIST = 'every = ["b"]\n[sheets]\n"site.css" = ["c", "a"]\n"other.css" = ["a"]\n'
BLOCKS = "components/a components/b components/c"


def put(folder: Path, names: str, bundles: str = "") -> Path:
    """Sheets whose text is their own name, and the list."""
    for name in names.split():
        path = folder / f"{name}.css"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name, encoding="utf-8")
    if bundles:
        (folder / "bundles.toml").write_text(bundles, encoding="utf-8")
    return folder


def test_a_sheet_keeps_the_order_of_the_cascade_and_has_only_its_own_blocks(tmp_path: Path) -> None:
    names = "print utilities components/c components/b components/a layout base tokens"
    sheets = read_sheets(put(tmp_path, names, LIST))
    blocks = "tokens base layout components/a components/b components/c utilities print"
    assert sheets["site.css"].split() == blocks.split()
    blocks = "tokens base layout components/a components/b utilities print"
    assert sheets["other.css"].split() == blocks.split()


def test_sheets_that_scripts_ask_for_stand_alone(tmp_path: Path) -> None:
    sheets = read_sheets(put(tmp_path, "tokens lazy/facets lazy/no-hits"))
    assert sheets == {
        "site.css": "tokens\n",
        "facets.css": "lazy/facets\n",
        "no-hits.css": "lazy/no-hits\n",
    }


def test_blocks_come_before_a_sheet_that_scripts_ask_for_and_bring_nothing_else(
    tmp_path: Path,
) -> None:
    names = f"tokens base {BLOCKS} components/late components/later lazy/hits lazy/help print"
    put(tmp_path, names, f'{LIST}[lazy]\n"hits.css" = ["later", "c", "late"]\n')
    sheets = read_sheets(tmp_path)
    blocks = "components/c components/late components/later lazy/hits"
    assert sheets["hits.css"].split() == blocks.split()
    assert sheets["help.css"] == "lazy/help\n"
    assert "late" not in sheets["site.css"]


def test_what_stands_below_the_line_of_a_file_comes_later_and_in_the_order_of_the_cascade(
    tmp_path: Path,
) -> None:
    css = put(
        tmp_path, f"tokens {BLOCKS} lazy/hits print", f'{LIST}[later]\n"other.css" = "hits.css"\n'
    )
    for name in ("tokens", "components/b", "print"):
        (css / f"{name}.css").write_text(f"{name}\n{LATER}\nlater-{name}\n", encoding="utf-8")
    sheets = read_sheets(css)
    assert sheets["other.css"].split() == ["tokens", "components/a", "components/b", "print"]
    later = ["later-tokens", "later-components/b", "later-print", "lazy/hits"]
    assert sheets["hits.css"].split() == later
    whole = sheets["site.css"].replace(LATER, "").split()
    assert whole == [
        "tokens",
        later[0],
        *BLOCKS.split()[:2],
        later[1],
        "components/c",
        "print",
        later[2],
    ]


def test_a_later_sheet_that_has_no_file_in_lazy_is_named(tmp_path: Path) -> None:
    put(tmp_path, f"{BLOCKS} lazy/hits", f'{LIST}[later]\n"site.css" = "hit.css"')
    with pytest.raises(UnknownBlockError, match=r"\[later\] 里的“hit\.css”在 lazy/ 里没有"):
        read_sheets(tmp_path)


def test_a_sheet_of_blocks_that_has_no_file_in_lazy_is_named(tmp_path: Path) -> None:
    put(tmp_path, f"{BLOCKS} lazy/hits", f'{LIST}[lazy]\n"hit.css" = ["a"]\n')
    with pytest.raises(UnknownBlockError, match=r"“hit\.css”在 lazy/ 里没有"):
        read_sheets(tmp_path)


def test_a_lazy_block_without_a_file_is_named(tmp_path: Path) -> None:
    put(tmp_path, f"{BLOCKS} lazy/hits", f'{LIST}[lazy]\n"hits.css" = ["d"]\n')
    with pytest.raises(UnknownBlockError, match="“d”在 components/ 里没有"):
        read_sheets(tmp_path)


def test_hits_bring_the_faces_of_books_and_the_catalogues_own_sheet_does_not() -> None:
    sheets = read_sheets(CSS)
    assert sheets["hits.css"].index(".book-cover--moon") < sheets["hits.css"].index(".holdings")
    assert "book-cover--" not in sheets["catalog.css"]


def test_a_block_in_no_sheet_is_named_with_the_file_to_write_it_into(tmp_path: Path) -> None:
    put(tmp_path, "components/a components/b components/c components/new", LIST)
    with pytest.raises(UnknownBlockError, match=r"components/new\.css 不在.*bundles\.toml"):
        read_sheets(tmp_path)


def test_a_listed_block_without_a_file_is_named(tmp_path: Path) -> None:
    put(tmp_path, "components/a components/b", LIST)
    with pytest.raises(UnknownBlockError, match="“c”在 components/ 里没有"):
        read_sheets(tmp_path)


def test_no_name_is_both_a_sheet_of_blocks_and_one_that_scripts_ask_for() -> None:
    assert not set(read_bundles(CSS).sheets) & {path.name for path in (CSS / "lazy").iterdir()}
