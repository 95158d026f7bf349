"""The library's own facts, its menu and its branches."""

from collections.abc import Callable, Mapping
from pathlib import Path

from plugins.library.branches import branch_of_code, read_branches
from plugins.library.facts import read_facts, read_navigation

Write = Callable[[Mapping[str, str | bytes]], Path]
BRANCHES = "content/branches.toml"
MAIN = '[[branch]]\nslug = "main"\nname = "总馆"\nkind = "main"\n'


def told(write_files: Write, name: str, text: str) -> str:
    content = write_files({name: text}) / "content"
    found = (*read_branches(content)[1], *read_facts(content)[1], *read_navigation(content)[1])
    return "\n".join(str(problem) for problem in found)


def test_what_the_library_has_not_given_is_awaited_and_not_made_up() -> None:
    facts, problems = read_facts(Path(__file__).parents[2] / "content")
    assert problems == ()
    assert facts.name == "遂宁市安居区图书馆"
    assert facts.awaited == ("咨询电话", "ICP 备案号", "公安备案号", "事业单位网站标识")


def test_a_broken_toml_file_is_told_with_its_line(write_files: Write) -> None:
    message = told(write_files, "content/library.toml", 'name = "甲"\naddress = \n')
    assert message.startswith("content/library.toml:2  TOML 写法不对")


def test_an_unknown_fact_is_told_with_the_nearest_known_one(write_files: Write) -> None:
    message = told(write_files, "content/library.toml", 'name = "甲"\ntelefone = "1"\n')
    assert "不认识的键“telefone”。是“telephone”吗？" in message


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
        '[branch.hours]\nmonday = ["20:00-08:30"]\nmoonday = []\n'
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
    assert "菜单项缺少 label 或 url" in message
