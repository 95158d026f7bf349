"""The library's own facts, its menu and its branches."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest

from plugins.branches.check_hours import check_closures
from plugins.library.facts import read_facts, read_navigation
from plugins.library.hours.closures import Closure, announced, banner_of
from plugins.library.hours.holidays import Holidays, HolidayYear, read_holidays
from plugins.library.places.branches import branch_of_code, read_branches, read_district

Write = Callable[[Mapping[str, str | bytes]], Path]
BRANCHES = "content/branches.toml"
MAIN = '[[branch]]\nslug = "main"\nname = "总馆"\nkind = "main"\n'


def told(write_files: Write, name: str, text: str) -> str:
    content = write_files({name: text}) / "content"
    found = (*read_branches(content)[1], *read_facts(content)[1], *read_navigation(content)[1])
    return "\n".join(str(problem) for problem in found)


@pytest.mark.parametrize(
    ("given", "awaited"),
    [
        ("", ("咨询电话", "ICP 备案号", "公安备案号", "事业单位网站标识")),
        ('telephone = "0825-1234567"\n', ("ICP 备案号", "公安备案号", "事业单位网站标识")),
        (
            'telephone = "1"\nicp_number = "2"\npolice_number = "3"\ninstitution_mark = "4"\n',
            (),
        ),
    ],
)
def test_what_the_library_has_not_given_is_awaited_and_not_made_up(
    write_files: Write, given: str, awaited: tuple[str, ...]
) -> None:
    folder = write_files({"content/library.toml": f'name = "甲"\naddress = "乙"\n{given}'})
    facts, problems = read_facts(folder / "content")
    assert (problems, facts.awaited) == ((), awaited)


def test_a_broken_toml_file_is_told_with_its_line(write_files: Write) -> None:
    message = told(write_files, "content/library.toml", 'name = "甲"\naddress = \n')
    assert message.startswith("content/library.toml:2  TOML 写法不对")


def test_an_unknown_fact_is_told_with_the_nearest_known_one(write_files: Write) -> None:
    message = told(write_files, "content/library.toml", 'name = "甲"\ntelefone = "1"\n')
    assert "不认识的键“telefone”。是“telephone”吗？" in message


@pytest.mark.parametrize("url", ["https://example.com/", "//example.com/", "mailto:a@b.cn"])
def test_a_menu_that_leads_out_of_the_site_is_told(write_files: Write, url: str) -> None:
    text = f'[[footer]]\nlabel = "外"\nurl = "{url}"\n'
    assert "菜单项的地址（url）不是站内地址" in told(write_files, "content/navigation.toml", text)
    own = text.replace(url, "/about/")
    assert "菜单项" not in told(write_files, "content/navigation.toml", own)


def test_hours_and_closures_are_read(write_files: Write) -> None:
    text = MAIN + (
        '[branch.hours]\nmonday = ["08:30-20:00"]\nsunday = []\n'
        '[[branch.closure]]\nfrom = 2026-10-01\nto = 2026-10-03\nreason = "检修"\n'
    )
    ((branch,), problems) = read_branches(write_files({BRANCHES: text}) / "content")
    assert problems == ()
    assert branch.hours.week[0][0].words == "上午 8:30 至晚上 8:00"
    assert branch.hours.closures[0].reason == "检修"


def test_mistakes_in_hours_and_closures_are_told(write_files: Write) -> None:
    text = MAIN + (
        '[branch.hours]\nsunday = ["20:00-08:30"]\nmoonday = []\n'
        '[[branch.closure]]\nfrom = "2026-02-30"\n'
    )
    message = told(write_files, BRANCHES, text)
    assert "关门早于开门" in message
    assert "是“monday”吗？" in message
    assert "闭馆日期不对" in message


def test_a_code_of_the_library_system_belongs_to_one_branch(write_files: Write) -> None:
    other = '[[branch]]\nslug = "east"\nname = "东馆"\ncatalog_codes = ["AJ00"]\n'
    text = MAIN + 'catalog_codes = ["AJ00"]\n' + other
    assert "同一个名称用了两次。读到的是“馆代码 AJ00”" in told(write_files, BRANCHES, text)
    branches, _ = read_branches(
        write_files({BRANCHES: MAIN + 'catalog_codes = ["A"]\n'}) / "content"
    )
    assert {code: b.slug for code, b in branch_of_code(branches).items()} == {"A": "main"}


def test_a_menu_item_without_address_is_told(write_files: Write) -> None:
    message = told(write_files, "content/navigation.toml", '[[main]]\nlabel = "找书"\n')
    assert "菜单项缺少名称（label）或地址（url）" in message


@pytest.mark.parametrize(
    ("more", "line", "told"),
    [
        ("[closure]\nfrom = 2026-12-01\n", 6, "“文件”的闭馆（closure）少了一层方括号"),
        ("[branch.closure]\nfrom = 2026-12-01\n", 6, "“总馆”的闭馆（closure）少了一层方括号"),
        ('services = "借书"\n', 6, "“总馆”的能办什么（services）不是一串"),
    ],
)
def test_a_table_with_one_bracket_and_a_word_for_a_list_are_told_with_their_line(
    tmp_path: Path, more: str, line: int, told: str
) -> None:
    content = tmp_path / "content"
    content.mkdir()
    head = '# 馆点\n[[branch]]\nslug = "main"\nname = "总馆"\nkind = "main"\n'
    (content / "branches.toml").write_text(head + more, "utf-8")
    problems = [p for p in read_district(content)[1] if told in str(p)]
    assert [problem.line for problem in problems] == [line]


@pytest.mark.parametrize(
    ("more", "line", "told"),
    [
        ("[[closure]]\nfrom = 2026-12-01\nbranches = ['mian']\n", 8, "不认识的馆"),
        ("[[branch.closure]]\nfrom = 2026-12-02\nto = 2026-12-01\n", 7, "“总馆”的闭馆日期"),
        (
            "[[branch.closure]]\nfrom = 2026-12-01\n" * 2 + "published = 1\n",
            10,
            "公告的日子（published）不是",
        ),
        ('[[branch.season]]\nto = "08-31"\nfrom = "六月"\n', 8, "第一天（from）不是月和日"),
        (
            '[[branch.stop]]\nplace = "村口"\nhours = "9点"\ndays = [2026-12-01]\n',
            8,
            "停靠“村口”的开放时间（hours）",
        ),
        ("[totals]\nbranch = '16'\n", 7, "“总数（totals）”的馆点（branch）不是数"),
        ("[[totals]]\nbranch = 16\n", 6, "总数（totals）要写成一段"),
    ],
)
def test_a_mistake_in_a_table_below_is_told_where_it_stands(
    tmp_path: Path, more: str, line: int, told: str
) -> None:
    content = tmp_path / "content"
    content.mkdir()
    head = '# 馆点\u2028的名单\n[[branch]]\nslug = "main"\nname = "总馆"\nkind = "main"\n'
    (content / "branches.toml").write_text(head + more, "utf-8")
    problems = [p for p in read_district(content)[1] if told in str(p)]
    assert [problem.line for problem in problems] == [line]


def test_what_is_asked_about_a_closure_is_told_at_its_line(tmp_path: Path) -> None:
    content = tmp_path / "content"
    content.mkdir()
    closures = (
        "[[closure]]\nfrom = 2026-12-01\npublished = 2026-11-30\n"
        "[[branch.closure]]\nfrom = 2026-12-24\nto = 2027-12-24\n"
    )
    (content / "branches.toml").write_text(MAIN + closures, "utf-8")
    district, _ = read_district(content)
    found = {p.line: p.what for p in check_closures(district, (), date(2026, 11, 24))}
    first = MAIN.count("\n") + 1
    assert set(found) == {first, first + 3}


def test_mistakes_in_holidays_are_told_at_their_lines(tmp_path: Path) -> None:
    content = tmp_path / "content"
    content.mkdir()
    text = (
        "# 节假日\n[[year]]\nyear = 2027\nworkdays = [2027-01-01]\nconfirmed = '昨天'\n"
        '[[year.holiday]]\nname = "元旦"\nfrom = 2027-01-02\nto = 2027-01-01\n'
        '[[year.holiday]]\nname = "国庆节"\nfrom = 2028-10-01\nuntil = 2028-10-07\n'
        "[[year]]\nyear = 2027\n[[year]]\nyear = '2028'\n"
    )
    (content / "holidays.toml").write_text(text, "utf-8")
    assert sorted((one.line, one.what) for one in read_holidays(content)[1]) == [
        (4, "“2027 年”的上班的周末（workdays）不对"),
        (5, "“2027 年”的核对的日子（confirmed）不是日期"),
        (8, "“元旦”的日子不对"),
        (12, "“国庆节”不在 2027 年"),
        (13, "“国庆节”有不认识的键“until”"),
        (14, "同一年写了两段"),
        (16, "“2028 年”没有年份"),
    ]


def test_the_banner_tells_what_holds_before_what_comes() -> None:
    today = date(2026, 11, 24)
    days = [date(2026, 12, day) for day in (1, 2, 3, 4)]
    coming = [announced(Closure(day, day, "", ()), (), today) for day in days]
    now = announced(Closure(today, today, "停电", ("east",)), (("east", "东馆"),), today)
    banner = banner_of([*coming, now], today)
    assert [line.announced for line in banner.lines if not line.is_hidden] == [now, *coming[:2]]
    assert banner.more == 2


def test_holidays_are_known_to_the_end_of_the_last_year_without_a_gap() -> None:
    holidays = Holidays(tuple(HolidayYear(year, (), (), "", None) for year in (2026, 2028)))
    assert holidays.known_until(date(2026, 11, 24)) == date(2026, 12, 31)
    assert holidays.known_until(date(2027, 1, 1)) is None
    assert holidays.unknown_years(date(2026, 10, 31)) == ()
    assert holidays.unknown_years(date(2026, 11, 1)) == (2027,)
    assert holidays.unknown_years(date(2027, 12, 1)) == (2027,)


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ("to = 2062-12-09\nreason = '修'\n", "闭馆长达 13158 天"),
        ("", "闭馆没有写原因"),
    ],
)
def test_a_closure_of_years_and_one_without_a_reason_are_asked_about(
    tmp_path: Path, more: str, told: str
) -> None:
    content = tmp_path / "content"
    content.mkdir()
    closure = f"[[closure]]\nfrom = 2026-12-01\npublished = 2026-11-01\n{more}"
    (content / "branches.toml").write_text(f"{MAIN}{closure}", "utf-8")
    district = read_district(content)[0]
    (problem,) = check_closures(district, (), date(2026, 11, 24))
    assert problem.what == told


def test_a_code_of_a_place_that_is_no_address_is_told_at_its_line(write_files: Write) -> None:
    folder = write_files({"content/branches.toml": MAIN.replace('"main"\nname', '"东馆"\nname')})
    found = [str(one) for one in read_branches(folder / "content")[1] if "地址" in one.what]
    assert found[0].startswith("content/branches.toml:2  “总馆”的代号（slug）不能作为地址。")
