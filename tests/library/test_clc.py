"""Class numbers and the classes that they lead to."""

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.library.catalogue.clc import MAIN_LETTERS, ClcTable, normalised
from plugins.library.catalogue.clc_file import read_table, shipped_table
from plugins.library.catalogue.clc_regions import CHINA_REGIONS, WORLD_REGIONS, rule_classes
from plugins.library.reading.problems import Problem, Severity

DEEP = Path(__file__).parents[3] / "shared/data/clc/clc.tsv"


@pytest.fixture(scope="module")
def deep() -> ClcTable:
    if not DEEP.exists():
        pytest.skip("没有 ../shared/data/clc，完整分类表的测试没有运行")
    return read_table(DEEP, "clc.tsv")[0]


def codes(table: ClcTable, number: str) -> list[str]:
    return [found.code for found in table.path_of(number)]


def name(table: ClcTable, number: str) -> str:
    found = table.class_of(number)
    return found.name if found else ""


def read(folder: Path, text: str | bytes) -> tuple[ClcTable, tuple[Problem, ...]]:
    path = folder / "clc.tsv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_table(path, "clc.tsv")


@pytest.mark.parametrize(
    ("number", "bare"),
    [
        ("I247.57", "I247.57"),
        ("K825.6=76", "K825.6"),
        ("R-092", "R"),
        ("D922.1（2021）", "D922.1"),
        ("H31:TP3", "H31"),
        ("R735.3+5", "R735.3"),
        ('K28"211"', "K28"),
        ("I247.57/123", "I247.57"),
        ("I247.57 123", "I247.57"),
        ("Z2<1>", "Z2"),
        (" ｋ８２５．６ ", "K825.6"),
        ("tp312ja", "TP312JA"),
        ("[C94]", ""),
        ("［C94］N94", "N94"),
        ("N94[C94]", "N94"),
        ("{G5}", ""),
        ("I247.", "I247"),
        ("文学", ""),
        ("", ""),
    ],
)
def test_a_number_is_cut_where_its_class_ends(number: str, bare: str) -> None:
    assert normalised(number) == bare


def test_the_shipped_table_has_the_main_classes_and_the_second_level_and_no_more() -> None:
    classes = shipped_table().classes.values()
    assert len(classes) == 270
    assert "".join(found.code for found in classes if not found.parent) == MAIN_LETTERS
    assert all(len(found.parent) <= 1 for found in classes)


def test_every_shipped_code_finds_itself() -> None:
    for code, found in shipped_table().classes.items():
        assert shipped_table().class_of(code) is found


@pytest.mark.parametrize(
    ("number", "path"),
    [
        ("I712.45", ["I", "I3/7", "I712"]),
        ("I561.45", ["I", "I3/7", "I561"]),
        ("I312.645", ["I", "I3/7", "I312.6"]),
        ("I3", ["I", "I3/7"]),
        ("K297.14", ["K", "K2", "K297.1"]),
        ("K712.4", ["K", "K7", "K712"]),
        ("K837.125.6", ["K", "K81", "K837.12"]),
        ("D771.2", ["D", "D73/77", "D771.2"]),
        ("F171.2", ["F", "F1", "F171.2"]),
        ("TP312JA", ["T", "TP"]),
        ("K825.6=76", ["K", "K81"]),
        ("I247.57", ["I", "I2"]),
        ("I242.4", ["I", "I2"]),
        ("D922.1", ["D", "D9"]),
        ("G633.6", ["G", "G4"]),
        ("O22", ["O", "O1"]),
        ("C94", ["C", "C94"]),
        ("R-092", ["R", "R-0"]),
        ("i712.45", ["I", "I3/7", "I712"]),
        ("Ｉ７１２．４５", ["I", "I3/7", "I712"]),
        ("[I712.45]", []),
        ("Y2", []),
        ("馆藏", []),
        ("", []),
    ],
)
def test_a_number_leads_from_its_main_class_down(number: str, path: list[str]) -> None:
    assert codes(shipped_table(), number) == path


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("I712.45", "美国文学"),
        ("I313.45", "日本文学"),
        ("I565.4", "法国文学"),
        ("I516", "德国文学"),
        ("I512.45", "俄罗斯文学"),
        ("K712.9", "美国史"),
        ("K297.14", "四川地方史志"),
        ("K297.19", "重庆地方史志"),
        ("K296.58", "香港地方史志"),
        ("K291.3", "北京地方史志"),
        ("K837.12", "美国人物传记"),
        ("K820.871", "四川人物传记"),
        ("D771.2", "美国政治"),
        ("F127.714", "四川经济"),
        ("I206.7", "中国文学"),
    ],
)
def test_a_class_that_is_divided_by_region_has_its_name(number: str, expected: str) -> None:
    assert name(shipped_table(), number) == expected


def test_the_end_of_a_path_is_the_class() -> None:
    found = shipped_table().class_of("I712.45")
    assert found
    assert (found.name, found.parent) == ("美国文学", "I3/7")
    assert shipped_table().class_of("W1") is None


@given(st.text() | st.from_regex(r"[A-Za-zＡ-Ｚ]{1,2}[0-9.+=/\[\]{}:(-]{0,12}"))
def test_any_text_gives_a_chain_or_nothing(number: str) -> None:
    path = shipped_table().path_of(number)
    assert path == shipped_table().path_of(number)
    assert bool(path) == (normalised(number)[:1] in set(MAIN_LETTERS))
    assert [found.parent for found in path] == ["", *(found.code for found in path)][: len(path)]


@given(st.text())
def test_normalising_twice_changes_nothing(number: str) -> None:
    bare = normalised(number)
    assert normalised(bare) == bare == unicodedata.normalize("NFKC", bare)


def test_a_librarys_table_is_laid_over_the_shipped_one(tmp_path: Path) -> None:
    text = "code\tname\tparent\nI24\t小说\tI2\nI247\t当代小说\tI24\nI2\t我国文学\tI\n"
    table, problems = read(tmp_path, text)
    assert not problems
    assert codes(table, "I247.57") == ["I", "I2", "I24", "I247"]
    assert name(table, "I22") == "我国文学"
    assert name(table, "I712.45") == "美国文学"
    assert name(table, "TP312") == "自动化技术、计算机技术"


def test_a_table_needs_no_parents_and_no_order_of_columns_or_lines(tmp_path: Path) -> None:
    table, problems = read(tmp_path, "depth\tName\tCode\r\n9\t长篇\tI247.5\r\n\r\n2\t小说\tI24\r\n")
    assert not problems
    assert codes(table, "I247.57") == ["I", "I2", "I24", "I247.5"]


def test_a_table_overrules_the_regions(tmp_path: Path) -> None:
    table, _ = read(
        tmp_path, "code\tname\tparent\nI712\t美利坚文学\tI3/7\nI712.4\t美国小说\tI712\n"
    )
    assert name(table, "I712") == "美利坚文学"
    assert codes(table, "I712.45") == ["I", "I3/7", "I712", "I712.4"]
    assert name(table, "I561.45") == "英国文学"


def test_marks_of_a_table_are_understood(tmp_path: Path) -> None:
    text = (
        "code\tname\nR735\t消化系肿瘤\nR735.3+5\t结肠\n[J59]\t建筑\n{J58}\t停用\n"
        "J58.1\t其下\nC829.3/.7\t各国统计\nE292/294.9\t古代军事\nF11-0\t理论\n"
    )
    table, problems = read(tmp_path, text)
    assert not problems
    assert name(table, "R735.35") == name(table, "R735.3+5") == "结肠"
    assert codes(table, "J59.1") == ["J", "J59"]
    assert codes(table, "J58.1") == ["J", "J5", "J58.1"]
    assert name(table, "C829.5") == "各国统计"
    assert name(table, "E293") == "古代军事"
    assert name(table, "F11-09") == "理论"


def test_all_mistakes_of_a_table_come_at_once(tmp_path: Path) -> None:
    lines = (
        "I24\t小说\tI2",
        "\t无号\tI",
        "I24\t又一次\tI2",
        "I25\t报告文学\tI9",
        "L1\t没有\t",
        "I26\t\t",
    )
    table, problems = read(tmp_path, "\n".join(("code\tname\tparent", *lines)))
    assert [(found.line, found.what, found.found) for found in problems] == [
        (3, "类号是空的", "无号"),
        (4, "类号重复", "I24"),
        (6, "类号认不出来", "L1"),
        (7, "类名是空的", "I26"),
        (5, "上位类不在表里", "I9"),
    ]
    assert all(found.severity is Severity.WARNING and found.remedy for found in problems)
    assert all(found.place == f"clc.tsv:{found.line}" for found in problems)
    assert name(table, "I247") == "小说"
    assert codes(table, "I25") == ["I", "I2", "I25"]


def test_parents_in_a_circle_are_broken_and_reported(tmp_path: Path) -> None:
    table, problems = read(
        tmp_path, "code\tname\tparent\nI24\t甲\tI25\nI25\t乙\tI24\nI\t文学\tI24\n"
    )
    assert [found.what for found in problems] == ["上位类绕成了圈"]
    assert codes(table, "I25") == ["I", "I24", "I25"]


@pytest.mark.parametrize(
    ("content", "line", "what"),
    [
        (b"", 1, "第一行不是表头"),
        (b"I24\tx\n", 1, "第一行不是表头"),
        (b"code\tname\nI24\t\xff\xc4\xd1\xa7\n", 2, "文件不是 UTF-8 编码"),
    ],
)
def test_a_file_that_is_no_table_is_an_error_and_leaves_the_shipped_one(
    tmp_path: Path, content: bytes, line: int, what: str
) -> None:
    table, (problem,) = read(tmp_path, content)
    assert (problem.line, problem.what, problem.severity) == (line, what, Severity.ERROR)
    assert table.classes == shipped_table().classes


def test_a_file_that_cannot_be_read_is_an_error(tmp_path: Path) -> None:
    table, (problem,) = read_table(tmp_path, "clc.tsv")
    assert problem.what == "文件读不出来"
    assert table.paths == shipped_table().paths


@given(st.lists(st.lists(st.sampled_from(["", "I", "I2", "I24", "I3/7", "[I5]", "{I}", "甲"]))))
def test_any_table_gives_chains(
    tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]]
) -> None:
    text = "\n".join(("code\tname\tparent", *("\t".join(row) for row in rows)))
    table, _ = read(tmp_path_factory.mktemp("clc"), text)
    for path in table.paths.values():
        assert path[0].code in MAIN_LETTERS
        assert [found.parent for found in path] == ["", *(found.code for found in path[:-1])]


@pytest.mark.parametrize(
    ("number", "code"),
    [
        ("TP312JA", "TP312"),
        ("K825.6=76", "K825.6"),
        ("I247.57", "I247.5"),
        ("ｉ２４７．５７", "I247.5"),
        ("I242.4", "I242.4"),
        ("D922.1", "D922.1"),
        ("I712.45", "I712"),
        ("K297.14", "K297.1"),
        ("K712", "K712"),
        ("R735.35", "R735.3+5"),
    ],
)
def test_the_whole_table_finds_the_deepest_class(deep: ClcTable, number: str, code: str) -> None:
    assert codes(deep, number)[-1] == code


def test_the_regions_add_to_the_whole_table_and_overrule_nothing(deep: ClcTable) -> None:
    assert name(deep, "I712.45") == "美国文学"
    assert name(deep, "K297.14") == "四川地方史志"
    assert deep.class_of("K712") is deep.classes["K712"]


def test_the_whole_table_has_no_mistake_but_classes_listed_twice(deep: ClcTable) -> None:
    _, problems = read_table(DEEP, "clc.tsv")
    assert {found.what for found in problems} == {"类号重复"}
    assert len(deep.classes) > 45_000


def test_the_whole_table_finds_its_codes_in_chains(deep: ClcTable) -> None:
    lost = [code for code, found in deep.classes.items() if deep.class_of(code) is not found]
    assert all("/" in code for code in lost)
    for path in deep.paths.values():
        assert [found.parent for found in path] == ["", *(found.code for found in path[:-1])]


def test_the_shipped_table_puts_a_number_where_the_whole_table_does(deep: ClcTable) -> None:
    for code in deep.classes:
        whole, shipped = codes(deep, code), codes(shipped_table(), code)
        assert shipped[:2] == whole[:2]


def test_the_numbers_of_the_regions_are_those_of_the_whole_table(deep: ClcTable) -> None:
    for digits, region in WORLD_REGIONS.items():
        assert name(deep, f"K{digits}").startswith(region)
    for digits, region in CHINA_REGIONS.items():
        found = name(deep, f"I236{digits}")
        assert found.startswith((region, "东北") if digits[0] == "3" else region)


def test_every_rule_stands_where_the_whole_table_is_divided_by_region(deep: ClcTable) -> None:
    for key, _ in rule_classes():
        path = deep.path_of(key)
        assert len(path) > 1
        assert "".join(c for c in path[-1].code if c.isalnum()) == key
