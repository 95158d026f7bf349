"""Text worksheets: every system's way of writing them, and records told apart."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.catalog.reader.marc import MarcField, MarcRecord
from plugins.catalog.reader.worksheets import read_worksheets, row_tag
from plugins.library.tables.units import Unreadable

REAL = Path(__file__).parents[3].parent / "shared/data/cnmarc/text_worksheets.txt"
Units = list[tuple[int, MarcRecord] | Unreadable]
HOME = "010    |a978-7-02-000220-7\n200 1  |a家|f巴金著\n210    |a北京|c人民文学出版社\n"
SPRING = HOME.replace("家", "春")


def read(tmp_path: Path, text: str, encoding: str = "utf-8") -> Units:
    path = tmp_path / "a.txt"
    path.write_bytes(text.encode(encoding))
    return list(read_worksheets(path, encoding))


def titles(units: Units) -> list[str]:
    """Titles of the records; of what can't be read, its ordinal and number."""
    return [
        f"{unit.ordinal}:{unit.id}"
        if isinstance(unit, Unreadable)
        else "/".join(field.first("a") for field in unit[1].all("200"))
        for unit in units
    ]


def only(units: Units) -> MarcRecord:
    (unit,) = units
    assert isinstance(unit, tuple), unit
    return unit[1]


@pytest.mark.parametrize("mark", "| ■ ǂ ▼ @ $ ‡ ! ！".split())
@pytest.mark.parametrize(
    "shape", ["2001 {0}a{1}", "200 1  {0}a{1}", "2001\t{0}a {1}", "200\t1\t{0}a{1}"]
)
def test_every_mark_and_every_way_of_setting_indicators_is_read(
    tmp_path: Path, mark: str, shape: str
) -> None:
    lines = shape.format(mark, f"家 {mark}9jia{mark}f 巴金著{mark}g")
    assert only(read(tmp_path, lines)).fields == (
        MarcField("200", "1 ", (("a", "家"), ("9", "jia"), ("f", "巴金著"))),
    )


def test_indicators_behind_a_blank_are_told_from_blank_first_indicators(tmp_path: Path) -> None:
    glued = only(read(tmp_path, "2001  |a家\n701 0 |a巴金\n"))
    apart = only(read(tmp_path, "200 1  |a家\n701  0 |a巴金\n"))
    assert glued == apart
    assert [field.indicators for field in glued.fields] == ["1 ", " 0"]


def test_wide_and_narrow_marks_are_mixed_but_a_wide_one_before_chinese_is_text(
    tmp_path: Path,
) -> None:
    field = only(read(tmp_path, "200 1  !a你好！中国!f王一！9ni hao\n")).fields[0]
    assert field.subfields == (("a", "你好！中国"), ("f", "王一"), ("9", "ni hao"))


def test_the_mark_of_another_system_is_text(tmp_path: Path) -> None:
    field = only(read(tmp_path, "200 1  ■aC# 与 a@b.cn 和 $d■f王一\n")).fields[0]
    assert field.subfields == (("a", "C# 与 a@b.cn 和 $d"), ("f", "王一"))


def test_gbk_characters_whose_second_byte_is_a_mark_stay_whole(tmp_path: Path) -> None:
    text = HOME.replace("家", "祙秥穦竱").replace("|", "@") + "\n" + HOME.replace("家", "祙秥穦竱")
    assert b"|" in "祙".encode("gb18030")
    assert titles(read(tmp_path, text, "gb18030")) == ["祙秥穦竱"] * 2


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16", "utf-16-le"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_any_encoding_and_line_end_is_read(tmp_path: Path, encoding: str, line_end: str) -> None:
    text = f"{HOME}\n{SPRING}".replace("\n", line_end)
    assert titles(read(tmp_path, text, encoding)) == ["家", "春"]


@pytest.mark.parametrize(
    ("line", "tag", "value"),
    [
        ("001    0123", "001", "0123"),
        ("001007295699", "001", "007295699"),
        ("00520150713164754.0", "005", "20150713164754.0"),
        ("001    |a0123", "001", "0123"),
        ("FMT\tBK", "FMT", "BK"),
        ("SYS 0123", "SYS", "0123"),
    ],
)
def test_control_fields_are_read(tmp_path: Path, line: str, tag: str, value: str) -> None:
    record = only(read(tmp_path, f"{line}\n{HOME}"))
    assert record.control(tag) == value
    assert MarcField(tag, "", (("", value),)) in record.fields, "it has no indicators"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_files_that_were_joined_have_a_mark_of_their_encoding_in_the_middle(
    tmp_path: Path, encoding: str
) -> None:
    joined = read(tmp_path, f"{HOME}\n\ufeff{SPRING}", encoding)
    assert joined == [(1, only(read(tmp_path, HOME))), (2, only(read(tmp_path, SPRING)))]


@pytest.mark.parametrize(
    "line",
    [
        "000    nam0 2200241   450",
        "LDR\t-----nam0 2200241   450 ",
        "01815nam0 2200241   450",
        "00001815nam0 2200241   450",
    ],
)
def test_a_leader_has_its_positions(tmp_path: Path, line: str) -> None:
    assert only(read(tmp_path, f"{line}\n{HOME}")).leader == "     nam0 2200241   450 "


@pytest.mark.parametrize(
    "between",
    [
        "\n",
        "\n\n",
        "## 第二条\n",
        "------\n",
        "记录二\n",
        "\n记录二：春\n\n",
        "001 2\n",
        "FMT BK\n",
        "",
    ],
)
def test_records_are_told_apart(tmp_path: Path, between: str) -> None:
    assert titles(read(tmp_path, f"# 馆藏\n\n{HOME}{between}{SPRING}\n完\n")) == ["家", "春"]


def test_records_of_one_field_are_told_apart(tmp_path: Path) -> None:
    assert titles(read(tmp_path, "200 1  |a家\n200 1  |a春\n")) == ["家", "春"]
    assert titles(read(tmp_path, "200 1  |a家\n\n200 1  |a春\n")) == ["家", "春"]


def test_fields_above_the_title_come_in_any_order(tmp_path: Path) -> None:
    later = "801  0 |aCN\n701  0 |a巴金\n905    |aAJ\n300    |a附注\n096    |aI246\nCAT    |aX\n"
    units = read(tmp_path, HOME + later + "OWN    |aY\n")
    assert len(only(units).fields) == 10


def test_local_fields_go_with_the_record_that_their_order_shows(tmp_path: Path) -> None:
    head = "092    |aCN|b1\n100    |a2022\n200 1  |a春\n"
    first, second = read(tmp_path, f"{HOME}096    |aI246\n{SPRING}{head}")[::2]
    assert isinstance(first, tuple) and isinstance(second, tuple)
    assert first[1].fields[-1].tag == "096" and second[1].fields[0].tag == "092"


def test_a_blank_line_behind_each_field_ends_no_record(tmp_path: Path) -> None:
    text = f"{HOME}\n{SPRING}\n{HOME}"
    for line_end in ("\n\n", "\r\r\n"):
        assert titles(read(tmp_path, text.replace("\n", line_end))) == ["家", "春", "家"]


def test_indented_lines_continue_a_field(tmp_path: Path) -> None:
    text = "330    |a本书写\n       一家人，\n\t分三代。\n606 0  |a小说\n       |x中国\n"
    record = only(read(tmp_path, HOME + text + "856    |uhttp://a\n　　and b\n"))
    assert record.all("330")[0].first("a") == "本书写一家人，分三代。"
    assert record.all("606")[0].subfields == (("a", "小说"), ("x", "中国"))
    assert record.all("856")[0].first("u") == "http://a and b"
    assert record.repaired == ""


def test_a_line_that_lost_its_indentation_is_kept_and_said(tmp_path: Path) -> None:
    text = f"{HOME}330    |a本书写于\n1931 年。\n606 0  |a小说\n"
    record = only(read(tmp_path, text))
    assert record.all("330")[0].first("a") == "本书写于1931 年。"
    assert record.repaired == "有续行没有缩进，并入了前面的字段"


def test_text_between_a_record_and_a_blank_line_is_said(tmp_path: Path) -> None:
    first, second = read(tmp_path, f"{HOME}330    |a本书写于\n1931 年。\n\n附：\n{SPRING}记录三\n")
    assert isinstance(first, tuple) and isinstance(second, tuple)
    assert first[1].repaired == "后面有一行没有读：1931 年。" and second[1].repaired == ""


def test_a_record_of_a_thousand_local_fields_ends(tmp_path: Path) -> None:
    units = read(tmp_path, "092    |a1\n" * 1500 + HOME)
    assert titles(units)[-1] == "家" and len(units) == 2


@pytest.mark.parametrize(
    ("line", "subfields", "said"),
    [
        ("106  ar", [("a", "r")], "按 $a 读"),
        ("106    ar", [("a", "r")], "按 $a 读"),
        ("300  a本书为影印本", [("a", "本书为影印本")], "按 $a 读"),
        ("690  aI246.5", [("a", "I246.5")], "按 $a 读"),
        ("210  a北京c人民文学", [], "没有读"),
        ("300  本书为影印本", [], "没有读"),
    ],
)
def test_a_field_that_lost_its_mark_is_read_where_there_is_no_doubt_and_said(
    tmp_path: Path, line: str, subfields: list[tuple[str, str]], said: str
) -> None:
    before, after = ("", "200 1  |a家\n") if line < "2" else ("200 1  |a家\n", "801  0 |aCN\n")
    record = only(read(tmp_path, f"100    |a2022\n{before}{line}\n{after}"))
    assert [pair for f in record.all(line[:3]) for pair in f.subfields] == subfields
    assert line[:3] in record.repaired and said in record.repaired


def test_fields_without_a_title_are_reported_with_their_number(tmp_path: Path) -> None:
    text = f"001 B1\n010    |a978-7-02-000220-7\n210    |a北京\n\n{HOME}"
    units = read(tmp_path, text)
    assert titles(units) == ["1:B1", "家"]
    assert isinstance(units[0], Unreadable)
    assert "200" in units[0].reason and "001 B1" in units[0].reason and units[0].remedy


def test_bad_bytes_are_said_of_their_record_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(HOME.encode() + b"300    |a\xff\xfe\n\n" + SPRING.encode())
    first, second = read_worksheets(path, "utf-8")
    assert isinstance(first, tuple) and isinstance(second, tuple)
    assert "读不出的字节" in first[1].repaired and second[1].repaired == ""


def test_a_line_of_a_hundred_megabytes_ends_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("w", encoding="utf-8") as file:
        file.writelines("长" * (1 << 20) for _ in range(30))
        file.write(f"\n\n{HOME}")
    assert titles(list(read_worksheets(path, "utf-8"))) == ["家"]


@pytest.mark.parametrize(
    "line",
    ["", "# 010 |a1", "2023 年新书", "100 本好书", "A. |a 视图", "CNY 32.00", "馆藏 905", "200"],
)
def test_headings_and_prose_are_no_fields(line: str) -> None:
    assert row_tag(line) == ""


def test_a_file_without_worksheets_has_no_records(tmp_path: Path) -> None:
    assert read(tmp_path, "") == read(tmp_path, "# 馆藏\n\n100 本好书\n\n") == []


@given(st.text(alphabet="0129aA|■!@ \n\t家春#L", max_size=400))
def test_any_text_gives_units_counted_from_one(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    units = read(tmp_path_factory.getbasetemp(), f"{HOME}\n{text}\n\n{SPRING}")
    places = [unit[0] if isinstance(unit, tuple) else unit.ordinal for unit in units]
    assert places == [*range(1, len(units) + 1)]
    assert "家" in titles(units)[0] and "春" in titles(units)[-1]


@given(st.binary(max_size=2000), st.sampled_from(["utf-8", "gb18030", "utf-16-le"]))
def test_any_bytes_are_read_without_a_traceback(
    tmp_path_factory: pytest.TempPathFactory, content: bytes, encoding: str
) -> None:
    path = tmp_path_factory.getbasetemp() / "worksheets"
    path.write_bytes(content)
    assert isinstance(list(read_worksheets(path, encoding)), list)


@given(st.integers(min_value=0))
def test_a_cut_file_keeps_the_records_before_the_cut(
    tmp_path_factory: pytest.TempPathFactory, place: int
) -> None:
    text = f"{HOME}\n{SPRING}\n{HOME}"
    place %= len(text)
    found = titles(read(tmp_path_factory.getbasetemp(), text[:place]))
    whole = text[:place].count("\n\n")
    assert found[:whole] == ["家", "春"][:whole] and len(found) <= whole + 1


def test_the_seven_real_worksheets_are_read() -> None:
    if not REAL.exists():
        pytest.skip(f"no test data at {REAL}")
    units = list(read_worksheets(REAL, "utf-8"))
    records = [unit[1] for unit in units if isinstance(unit, tuple)]
    assert len(units) == len(records) == 7
    assert [_facts(record) for record in records] == [
        ("小王子", "978-7-5001-6208-7", "", []),
        ("评说 鼓励 鞭策", "978-988-19901-1-2", "ping shuo gu li bian ce", ["张脉峰"]),
        ("杜诗详注", "978-7-101-10528-5", "du shi xiang zhu", ["杜甫", "仇兆鳌"]),
        ("人工智能导论", "978-7-302-58350-9", "ren gong zhi neng dao lun", []),
        ("过程管理", "978-7-5047-3466-2", "guo cheng guan li", ["威斯纳"]),
        ("雕虫故事", "978-7-302-35456-7", "", []),
        ("中国现代史纲要", "978-7-04-045678-9", "", ["王顺生"]),
    ]
    assert [record.repaired for record in records if record.repaired] == [
        "106 字段丢了子字段标识，按 $a 读"
    ]
    assert {len(record.leader) for record in records} == {0, 24}


def _facts(record: MarcRecord) -> tuple[str, str, str, list[str]]:
    (title,), (isbn,) = record.all("200"), record.all("010")
    persons = [field.first("a") for tag in ("701", "702") for field in record.all(tag)]
    return title.first("a"), isbn.first("a"), title.first("9"), persons
