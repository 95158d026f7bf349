"""A list of places in a sheet becomes entries that pass the check; nothing else is touched."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from plugins.branches.checks import check_branches
from plugins.branches.data import branches_table
from plugins.desk.new import make_new
from plugins.desk.new_branches import COLUMNS, HELP
from plugins.desk.settings import DeskError, DeskSettings
from plugins.library.places.branches import read_district
from plugins.library.places.places import Branch
from plugins.library.site.site import Site
from tests.conftest import write_project
from tests.support import district

HEAD = [names[0] for names in COLUMNS.values()]
EAST: Mapping[str, str] = {
    "机构名称": "东禅镇分馆",
    "种类": "分馆",
    "镇街": "东禅镇",
    "机构地址": "示例路 1 号“东楼”",
    "联系电话": "0825-1234567",
    "开放时间": "周一闭馆；周二至周日 9:00-12:00、14:00-18:00；节假日 10:00-16:00",
    "自助服务时间": "24小时",
    "能办什么": "借书、还书",
    "无台阶": "否",
    "经度": "105.45",
    "纬度": "30.31",
    "馆代码": "DC01",
}


@pytest.fixture
def office(desk: DeskSettings, tmp_path: Path) -> DeskSettings:
    """A project that knows its main library only, with a comment that must stay."""
    write_project(tmp_path, {"content/branches.toml": f"# 一句说明\n{district.MAIN}"})
    return replace(desk, root=tmp_path, folder=tmp_path)


def sheet(path: Path, rows: Iterable[Mapping[str, str]]) -> Path:
    book = Workbook()
    table = book.active
    assert table
    table.append(HEAD)
    table.append(HELP)
    for row in rows:
        table.append([row.get(name, "") for name in HEAD])
    book.save(path)
    return path


def add(office: DeskSettings, path: Path) -> str:
    return make_new(office, {"KIND": "branches", "FROM": str(path)})


def places(office: DeskSettings) -> tuple[Branch, ...]:
    found, problems = read_district(office.content)
    assert problems == ()
    return found.branches


def test_a_row_becomes_an_entry_without_a_mistake(office: DeskSettings, tmp_path: Path) -> None:
    before = (office.content / "branches.toml").read_text("utf-8")
    said = add(office, sheet(tmp_path / "名单.xlsx", [EAST]))
    assert "1 个写在 content/branches.toml 的末尾（分馆 1 个）" in said and "make check" in said
    assert (office.content / "branches.toml").read_text("utf-8").startswith(before)
    _, east = places(office)
    assert (east.slug, east.name, east.kind) == ("dong-chan-zhen-fen-guan", "东禅镇分馆", "branch")
    assert (east.address, east.step_free) == ("示例路 1 号“东楼”", False)
    assert (east.services, east.catalog_codes) == (("借书", "还书"), ("DC01",))
    assert east.hours.week[0] == () and len(east.hours.week[1]) == 2
    assert east.hours.on_holidays and east.self_service.week[3][0].is_whole_day
    site = Site(office.content, tmp_path, tmp_path, tmp_path, district.TODAY)
    assert [str(problem) for problem in check_branches(site) if "东禅" in str(problem)] == []


def test_the_site_s_own_list_is_read_back_as_it_was(office: DeskSettings, tmp_path: Path) -> None:
    write_project(tmp_path / "whole", dict(district.files()))
    whole = read_district(tmp_path / "whole/content")[0].branches
    (tmp_path / "branches.csv").write_bytes(branches_table(whole).csv())
    said = add(office, tmp_path / "branches.csv")
    assert "1 个已经有了" in said
    assert f"分馆 16 个、图书服务点 {district.POINTS} 个" in said
    read = places(office)[1:]
    plain = {one.slug: replace(one, line=0, stops=(), catalog_codes=()) for one in whole[1:]}
    assert [replace(one, line=0) for one in read] == [
        replace(plain[one.slug], hours=one.hours, self_service=one.self_service) for one in read
    ]
    for one in read:
        assert one.hours.week == plain[one.slug].hours.week
        assert one.hours.on_holidays == plain[one.slug].hours.on_holidays


def test_the_same_sheet_again_changes_nothing(office: DeskSettings, tmp_path: Path) -> None:
    path = sheet(tmp_path / "名单.xlsx", [EAST])
    add(office, path)
    before = (office.content / "branches.toml").read_bytes()
    said = add(office, path)
    assert "1 个已经有了，没有改动；0 个写在" in said
    assert (office.content / "branches.toml").read_bytes() == before


def test_names_that_sound_alike_get_addresses_of_their_own(
    office: DeskSettings, tmp_path: Path
) -> None:
    rows = [{"机构名称": name, "种类": "服务点"} for name in ("石村", "时村", "十村")]
    add(office, sheet(tmp_path / "名单.xlsx", rows))
    assert [place.slug for place in places(office)[1:]] == ["shi-cun", "shi-cun-2", "shi-cun-3"]


@pytest.mark.parametrize(
    ("column", "cell", "message"),
    [
        ("机构名称", "", "「机构名称」：空着"),
        ("种类", "分管", "是“分馆”吗？"),
        ("种类", "总馆", "「种类」：认不出来"),
        ("开放时间", "看情况", "从“看情况”起认不出来"),
        ("自助服务时间", "25:00-26:00", "没有这样的钟点"),
        ("无台阶", "也许", "写“是”或“否”"),
        ("经度", "东经105度", "只写数字"),
        ("代号", "Dong Chan", "不能作为地址"),
        ("代号", "main", "已经用过了"),
        ("代号", "1", "像是序号"),
        ("馆代码", "AJ00", "已经是别的馆的了"),
    ],
)
def test_mistakes_are_all_told_at_their_rows_and_nothing_is_written(
    office: DeskSettings, tmp_path: Path, column: str, cell: str, message: str
) -> None:
    before = (office.content / "branches.toml").read_bytes()
    path = sheet(
        tmp_path / "名单.xlsx", [EAST, {**EAST, "机构名称": "西馆", "馆代码": "X", column: cell}]
    )
    with pytest.raises(DeskError, match="一行也没有写进去") as told:
        add(office, path)
    assert message in str(told.value) and "名单.xlsx:4" in str(told.value)
    assert (office.content / "branches.toml").read_bytes() == before


def test_a_name_twice_in_a_sheet_is_told(office: DeskSettings, tmp_path: Path) -> None:
    with pytest.raises(DeskError, match="写了两次"):
        add(office, sheet(tmp_path / "名单.xlsx", [EAST, {**EAST, "馆代码": ""}]))


def test_a_sheet_that_is_not_there_is_made_with_its_columns(
    office: DeskSettings, tmp_path: Path
) -> None:
    path = tmp_path / "名单.xlsx"
    assert "做好了一张空表" in add(office, path)
    head, help_row = load_workbook(path).worksheets[0].iter_rows(values_only=True)
    assert list(head) == HEAD and len([cell for cell in help_row if cell]) > 10
    assert "0 个写在" in add(office, path)


@pytest.mark.parametrize("name", ["", "名单.docx", "没有.csv", "没有这个文件夹/名单.xlsx"])
def test_what_is_no_sheet_is_told(office: DeskSettings, tmp_path: Path, name: str) -> None:
    with pytest.raises(DeskError, match=r"例如 make new|请核对文件名"):
        make_new(office, {"KIND": "branches", "FROM": name and str(tmp_path / name)})


@pytest.mark.parametrize("name", ["序号", "编号", "No.", "ＮＯ"])
def test_a_column_that_counts_the_rows_is_left_out_and_told_once(
    office: DeskSettings, tmp_path: Path, name: str
) -> None:
    path = tmp_path / "名单.csv"
    others = {"机构名称": "横山镇分馆", "馆代码": "DC02"}
    places = (EAST, {**EAST, **others})
    body = [[str(n), *(place.get(head, "") for head in HEAD)] for n, place in enumerate(places, 1)]
    rows = [[name, *HEAD], *body]
    path.write_text("\n".join(",".join(row) for row in rows), "utf-8")
    assert add(office, path).count(f"“{name}”一列只是行号，没有读") == 1
    assert 'slug = "1"' not in (office.content / "branches.toml").read_text("utf-8")
