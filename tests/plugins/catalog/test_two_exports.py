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


HEAD = "条码号,记录号,题名,分馆,馆藏地,状态,入藏日期\n"


def copies(numbers: range, branch: str = "总馆", status: str = "在馆", day: str = "") -> str:
    rows = (f"{one:04},B{one},书{one},{branch},外借室,{status},{day}\n" for one in numbers)
    return HEAD + "".join(rows)


def statuses(opened: Opened) -> dict[str, str]:
    walked = opened.good.store.walk()
    return {item.barcode: item.status.name for _, items in walked for item in items}


def test_copies_that_only_the_older_of_two_months_has_are_gone(tmp_path: Path) -> None:
    files = {"a202611.csv": copies(range(1, 21), status="借出"), "b202610.csv": copies(range(22))}
    opened = open_export(tmp_path, files)
    assert statuses(opened) == {f"{one:04}": "LENT" for one in range(1, 21)}
    assert {found.record_id for found, _ in opened.good.store.walk()} == {
        f"B{one}" for one in range(1, 21)
    }
    (told,) = [one for one in opened.problems if "只在这个旧的文件里有" in one.what]
    assert "2 行" in told.what and "a202611.csv" in told.what
    opened.account()


def test_what_a_list_of_new_copies_lacks_stays_and_is_told(tmp_path: Path) -> None:
    files = {"新书202611.csv": copies(range(9, 12)), "全部202610.csv": copies(range(10))}
    opened = open_export(tmp_path, files)
    assert len(statuses(opened)) == 12
    assert any("有 9 册新的里没有，照样收下了" in problem.what for problem in opened.problems)


def test_two_undated_lists_of_copies_that_contradict_each_other_are_an_error(
    tmp_path: Path,
) -> None:
    files = {"清单.csv": copies(range(9)), "清单2.csv": copies(range(10), status="借出")}
    (tmp_path / "a").mkdir()
    (problem,) = open_export(tmp_path / "a", files).problems
    assert problem.severity is Severity.ERROR and problem.found == "条码号 0000 的状态：借出 / 在馆"
    assert "清单.csv" in problem.what and "清单2.csv" in problem.what and "9 行" in problem.what
    named = {"清单20261028.csv": files["清单.csv"], "清单20261103.csv": files["清单2.csv"]}
    (tmp_path / "b").mkdir()
    assert set(statuses(open_export(tmp_path / "b", named)).values()) == {"LENT"}
    (tmp_path / "c").mkdir()
    assert open_export(tmp_path / "c", {"清单2.csv": files["清单2.csv"]}).problems == ()


@pytest.mark.parametrize("names", [("a.csv", "b.csv"), ("b.csv", "a.csv")])
def test_the_newest_accession_tells_the_newer_of_two_undated_lists(
    tmp_path: Path, names: tuple[str, str]
) -> None:
    new, old = names
    files = {old: copies(range(9), day="2026-10-05")}
    files[new] = copies(range(10), status="借出", day="2026-11-03")
    opened = open_export(tmp_path, files)
    assert set(statuses(opened).values()) == {"LENT"}
    assert any(f"这个文件比 {new} 旧" in problem.remedy for problem in opened.problems)


def test_branches_that_count_alike_in_files_of_their_own_keep_their_copies(
    tmp_path: Path,
) -> None:
    other = copies(range(9), branch="城东").replace(",B", ",E").replace("书", "文")
    opened = open_export(tmp_path, {"总馆.csv": copies(range(9)), "城东.csv": other})
    assert opened.good.items == 18 and opened.good.records == 18


def test_one_number_on_every_row_is_the_number_of_no_book(tmp_path: Path) -> None:
    rows = ["C1,N7,家", "C2,N7,春", "C3,N7,家", "C4,N7,", "C5,N8,秋", "C6,N8,秋：校注本"]
    sets = []
    for order in (rows, rows[::-1]):
        opened = open_export(tmp_path, {"a.csv": "\n".join(["条码号,记录号,题名", *order])})
        walked = list(opened.good.store.walk())
        sets.append({found.record_id: found.title for found, _ in walked})
        held = {found.title: [item.barcode for item in items] for found, items in walked}
        assert held == {"家": ["C1", "C3"], "春": ["C2"], "秋：校注本": ["C5", "C6"]}
        assert any("N7 用在几种不同的书上" in problem.what for problem in opened.problems)
        opened.account()
    assert sets[0] == sets[1] and "N8" in sets[0] and "N7" not in sets[0]
