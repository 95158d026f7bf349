"""The sample multiplied is still a valid export."""

from pathlib import Path

import pymarc

from bench.export import multiply
from tests.support.marc import Marc, data


def iso2709(identifier: str, title: str) -> bytes:
    held = data("905", "__", ("a", "AJ00"), ("b", f"B-{identifier}"))
    return Marc.book(identifier, title, "某人", held).to_bytes()


def test_works_are_numbered_and_items_follow_them(tmp_path: Path) -> None:
    source, target = tmp_path / "source", tmp_path / "target"
    source.mkdir()
    target.mkdir()
    (source / "a.iso").write_bytes(iso2709("S1", "家") + b"\r\n" + iso2709("S2", "春"))
    (source / "items.csv").write_text("条码,控制号\nB1,S1\nB2,S2\n", encoding="utf-8")
    multiply(source, target, 5)
    with (target / "a.iso").open("rb") as file:
        records = list(pymarc.MARCReader(file, file_encoding="gb18030"))
    assert [str(record["001"].data) for record in records if record] == [
        f"{name}-{turn}" for turn in range(3) for name in ("S1", "S2")
    ]
    assert records[-1] is not None
    assert records[-1]["200"]["a"] == "春 2"
    assert records[-1]["905"]["b"] == "B-S2-2"
    rows = (target / "items.csv").read_text(encoding="utf-8-sig").splitlines()
    assert rows[0] == "条码,控制号"
    assert rows[-1] == "B2-2,S2-2"
    assert len(rows) == 7
