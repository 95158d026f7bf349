"""Two exports of one catalogue in one folder: which one counts, and when nobody can know."""

from pathlib import Path

import pytest

from plugins.library.reading.problems import Severity
from tests.support.exports import Opened, open_export
from tests.support.marc import Field, Marc, control, data

ISBN = "978-7-02-000220-7"


def record(number: str, title: str, *more: Field, publisher: str = "甲社") -> bytes:
    fields = [
        control("001", number),
        data("010", "__", ("a", ISBN)),
        data("200", "1_", ("a", title)),
        data("210", "__", ("c", publisher), ("d", "1982")),
    ]
    return Marc(sorted([*fields, *more], key=lambda field: field.tag)).to_bytes()


def month(publisher: str, *numbers: int) -> bytes:
    """An export of books, one ISBN and one title for all, which their numbers tell apart."""
    return b"".join(record(f"B{one}", "红楼梦", publisher=publisher) for one in numbers)


def publishers(opened: Opened) -> dict[str, str]:
    return {found.record_id: found.publisher for found, _ in opened.good.store.walk()}


@pytest.mark.parametrize(
    "names", [("书目202611.iso", "书目202610.iso"), ("b2026-11.iso", "a2026-10.iso")]
)
def test_of_two_dated_exports_the_newer_one_counts_and_what_it_lacks_is_gone(
    tmp_path: Path, names: tuple[str, str]
) -> None:
    new, old = names
    files = {new: month("乙社", *range(10)), old: month("甲社", *range(11))}
    opened = open_export(tmp_path, files)
    assert publishers(opened) == {f"B{one}": "乙社" for one in range(10)}
    (told,) = [problem for problem in opened.problems if "只在这个旧的文件里" in problem.what]
    assert new in told.what and "1 条" in told.what and "B10" in told.found
    opened.account()


def test_what_only_a_smaller_newer_export_lacks_stays(tmp_path: Path) -> None:
    files = {"书目202611.iso": month("乙社", 1, 2), "书目202610.iso": month("甲社", *range(11))}
    assert publishers(open_export(tmp_path, files)) == {
        f"B{one}": "乙社" if one in (1, 2) else "甲社" for one in range(11)
    }


def test_the_newer_version_of_a_record_says_all_its_copies(tmp_path: Path) -> None:
    def version(*barcodes: str) -> bytes:
        copies = (data("905", "__", ("a", "AJ00"), ("b", code)) for code in barcodes)
        return record("B1", "红楼梦", *copies)

    files = {"书目202610.iso": version("C1", "C2"), "书目202611.iso": version("C2", "C3")}
    ((_, items),) = open_export(tmp_path, files).good.store.walk()
    assert [item.barcode for item in items] == ["C2", "C3"]


def test_two_undated_exports_that_contradict_each_other_are_an_error_that_can_be_mended(
    tmp_path: Path,
) -> None:
    files = {"书目.iso": month("甲社", 1, 2, 3), "书目(1).iso": month("乙社", 2, 3, 4)}
    (problem,) = open_export(tmp_path / "a", _made(tmp_path / "a", files)).problems
    assert problem.severity is Severity.ERROR
    assert "书目.iso" in problem.what and "书目(1).iso" in problem.what and "2 条" in problem.what
    assert problem.found == "B2 的出版者：乙社 / 甲社"
    dated = {"书目202610.iso": files["书目.iso"], "书目(1)202611.iso": files["书目(1).iso"]}
    opened = open_export(tmp_path / "b", _made(tmp_path / "b", dated))
    assert publishers(opened) == {"B1": "甲社", "B2": "乙社", "B3": "乙社", "B4": "乙社"}
    alone = {"书目(1).iso": files["书目(1).iso"]}
    assert len(publishers(open_export(tmp_path / "c", _made(tmp_path / "c", alone)))) == 3


def _made(folder: Path, files: dict[str, bytes]) -> dict[str, bytes]:
    folder.mkdir()
    return files


@pytest.mark.parametrize(
    "files",
    [
        {"图书.iso": month("甲社", 1, 2), "期刊.iso": month("乙社", 3, 4)},
        {"a.iso": month("甲社", 1, 2), "b.iso": month("甲社", 1, 2, 3)},
        {"a.iso": month("甲社", 1, 2), "b.csv": "记录号,题名,出版者\nB1,红楼梦,乙社\n".encode()},
        {
            "a.csv": f"记录号,题名,ISBN,出版者\nB1,红楼梦,{ISBN},甲社\n".encode(),
            "b.csv": f"记录号,题名,ISBN,价格\nB1,红楼梦,{ISBN},3.50\n".encode(),
        },
    ],
)
def test_files_that_complete_each_other_are_no_error(
    tmp_path: Path, files: dict[str, bytes]
) -> None:
    assert open_export(tmp_path, files).catalogue


def test_the_latest_change_in_the_records_tells_the_newer_of_two_undated_exports(
    tmp_path: Path,
) -> None:
    def version(publisher: str, changed: str) -> bytes:
        return record("B1", "红楼梦", control("005", changed), publisher=publisher)

    files = {"a.iso": version("乙社", "20261103"), "b.iso": version("甲社", "20261005")}
    assert publishers(open_export(tmp_path, files)) == {"B1": "乙社"}


@pytest.mark.parametrize("copy", ["书目 (1).iso", "书目 - 副本.iso", "a.iso", "书目.mrc"])
def test_a_copy_of_a_file_is_read_once_and_told(tmp_path: Path, copy: str) -> None:
    content = month("甲社", 1, 2) + record("B3", "红楼梦", data("905", "__", ("f", "3")))
    opened = open_export(tmp_path, {"书目.iso": content, copy: content})
    (told,) = [problem for problem in opened.problems if "一字不差" in problem.what]
    assert {Path(told.path).name, told.what.split()[1]} == {"书目.iso", copy}
    assert sorted(file["read"] for file in opened.report["files"]) == [0, 3]
    (tmp_path / told.path).unlink()
    again = open_export(tmp_path, {})
    assert list(again.good.store.walk()) == list(opened.good.store.walk())
    assert not [problem for problem in again.problems if "一字不差" in problem.what]


def test_two_empty_files_are_both_told(tmp_path: Path) -> None:
    opened = open_export(tmp_path, {"a.iso": b"", "b.iso": b""})
    assert [Path(problem.path).name for problem in opened.problems] == ["a.iso", "b.iso"]
