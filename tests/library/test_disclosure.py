"""Information disclosure: the catalogue, its mistakes, what is overdue."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest

from plugins.library.disclosure import overdue, read_disclosure

Write = Callable[[Mapping[str, str | bytes]], Path]
GUIDE = "Title: 指南\n\n文。\n"
HEAD = "Title: 预算\nDate: 2025-02-20\nCategory: 财政预决算\nSummary: 收支。\nNumber: A-1\n"
DUTY = '[[duty]]\nname = "预算"\ncategory = "财政预决算"\ndue = "03-10"\n'
FOLDER = "content/disclosure/"


def told(write_files: Write, files: Mapping[str, str | bytes]) -> str:
    folder = write_files({f"{FOLDER}index.md": GUIDE, **files})
    return "\n".join(str(problem) for problem in read_disclosure(folder / "content")[1])


def test_what_is_disclosed_stands_by_category_newest_first(write_files: Write) -> None:
    files = {f"{FOLDER}index.md": GUIDE, f"{FOLDER}budget.md": f"{HEAD}\n文。\n"}
    later = HEAD.replace("2025-02-20", "2026-02-20").replace("A-1", "A-2")
    files[f"{FOLDER}budget-2026.md"] = f"{later}\n文。\n"
    found, problems = read_disclosure(write_files(files) / "content")
    assert found and problems == ()
    ((category, rows),) = found.by_category
    assert (category, [one.year for one in rows]) == ("财政预决算", [2026, 2025])


def test_files_are_told_with_their_kind_and_size(write_files: Write) -> None:
    files: dict[str, str | bytes] = {f"{FOLDER}index.md": GUIDE}
    files[f"{FOLDER}budget.md"] = f"{HEAD}Files: budget.pdf\n\n文。\n"
    files[f"{FOLDER}files/budget.pdf"] = b"%PDF" + bytes(1_199_996)
    found, problems = read_disclosure(write_files(files) / "content")
    assert found and problems == ()
    assert found.disclosed[0].files[0].words == "PDF，1.2 MB"


@pytest.mark.parametrize("link", ["/reports/2021/", "https://example.com/"])
def test_what_stands_elsewhere_leads_there(write_files: Write, link: str) -> None:
    assert told(write_files, {f"{FOLDER}a.md": f"{HEAD}Link: {link}\n"}) == ""


@pytest.mark.parametrize("link", ["reports/2021/", "www.example.com", "//example.com/", "年报"])
def test_a_link_that_leads_nowhere_is_told(write_files: Write, link: str) -> None:
    said = told(write_files, {f"{FOLDER}a.md": f"{HEAD}Link: {link}\n"})
    assert "a.md:6  链接的写法不对" in said


def test_every_mistake_is_told_at_once(write_files: Write) -> None:
    said = told(
        write_files,
        {
            f"{FOLDER}a.md": f"{HEAD}Files: plan.pdf\n\n文。\n",
            f"{FOLDER}b.md": f"{HEAD}\n",
            f"{FOLDER}c.md": "Title: 丙\nDate: 去年\nCategory: 预决算\nSummary: 丙。\n\n文。\n",
            f"{FOLDER}files/plans.pdf": b"%PDF",
            f"{FOLDER}duties.toml": '[[duty]]\nname = "甲"\ncategory = "其他"\ndue = "三月"\n',
        },
    )
    for sentence in (
        "a.md:6  找不到附件。读到的是“plan.pdf”。是“plans.pdf”吗？",
        "b.md:1  没有正文。先写成网页，附件放在后面",
        "b.md:1  两条信息用了同一个索引号。读到的是“A-1”。另一条是",
        "c.md:3  “类别”不认识。读到的是“预决算”。是“财政预决算”吗？",
        "c.md:1  待馆方填写：索引号",
        "duties.toml:4  “甲”没有到期的日子。读到的是“三月”",
    ):
        assert sentence in said, said


def test_a_folder_without_a_guide_is_told(write_files: Write) -> None:
    folder = write_files({f"{FOLDER}a.md": f"{HEAD}\n文。\n"})
    assert "缺少信息公开指南" in str(read_disclosure(folder / "content")[1][0])


def test_a_site_without_the_folder_discloses_nothing(write_files: Write) -> None:
    assert read_disclosure(write_files({}) / "content") == (None, ())


def test_a_budget_is_due_twenty_days_after_it_was_approved(write_files: Write) -> None:
    duty = '[[duty]]\nname = "部门预算"\ncategory = "财政预决算"\napproved = 2027-02-10\n'
    files = {f"{FOLDER}index.md": GUIDE, f"{FOLDER}duties.toml": f"# 到期\n{duty}"}
    files[f"{FOLDER}budget.md"] = f"{HEAD}\n文。\n"  # the budget of 2025
    found, problems = read_disclosure(write_files(files) / "content")
    assert found and problems == ()
    assert [*overdue(found, date(2027, 3, 2), "d")] == []
    (late,) = overdue(found, date(2027, 3, 3), "d")
    assert str(late).startswith("d:2  2027 年的“部门预算”应在 3月2日前公开")
    files[f"{FOLDER}budget.md"] = f"{HEAD}\n文。\n".replace("2025", "2027")
    done, _ = read_disclosure(write_files(files) / "content")
    assert done and [*overdue(done, date(2028, 1, 1), "d")] == []


@pytest.mark.parametrize(
    ("duty", "message"),
    [
        ("[duty]\nname = '甲'\n", "duties.toml:1  “文件”的应当公开的（duty）少了一层方括号"),
        ("\n[[duty]]\nname = '甲'\n", "duties.toml:2  “甲”的类别不认识"),
        ("[[duty]]\napproved = '昨天'\n", "duties.toml:2  “?”的批复的日子（approved）不是日期"),
        ("[[duty]]\nyears_back = true\n", "duties.toml:2  “?”的公开往年的几年（years_back）不是数"),
        ("[[duty]]\nyear_back = 1\n", "是“years_back”吗？"),
    ],
)
def test_mistakes_in_duties_are_told_at_their_lines(
    write_files: Write, duty: str, message: str
) -> None:
    assert message in told(write_files, {f"{FOLDER}duties.toml": duty})


def test_a_duty_is_overdue_from_the_day_after_until_it_is_done(write_files: Write) -> None:
    files = {f"{FOLDER}index.md": GUIDE, f"{FOLDER}duties.toml": DUTY}
    files[f"{FOLDER}budget.md"] = f"{HEAD}\n文。\n"
    found, _ = read_disclosure(write_files(files) / "content")
    assert found
    assert [*overdue(found, date(2026, 3, 10), "d")] == []
    (late,) = overdue(found, date(2026, 3, 11), "d")
    assert "2026 年的“预算”应在 3月10日前公开" in str(late)
    assert [*overdue(found, date(2025, 12, 31), "d")] == []


@pytest.mark.parametrize(
    ("title", "day", "is_done"),
    [
        ("2024 年年报", "2025-03-20", True),
        ("二〇二四年的年报", "2024", True),
        ("年报（2024年）", "2025-03-20", True),
        ("2023 年年报", "2024-03-20", False),
        ("年报", "2025-03-20", False),
    ],
)
def test_a_duty_of_last_year_is_done_by_what_names_that_year_whenever_it_is_disclosed(
    write_files: Write, title: str, day: str, is_done: bool
) -> None:
    files = {
        f"{FOLDER}index.md": GUIDE,
        f"{FOLDER}duties.toml": f"{DUTY}years_back = 1\n",
        f"{FOLDER}report.md": HEAD.replace("预算", title, 1).replace("2025-02-20", day),
    }
    found = read_disclosure(write_files(files) / "content")[0]
    assert found
    assert ([*overdue(found, date(2025, 4, 1), "d")] == []) is is_done


def test_an_attachment_of_another_kind_is_told_with_the_endings_that_are_allowed(
    write_files: Write,
) -> None:
    files = {f"{FOLDER}a.md": f"{HEAD}Files: form.doc\n\n文。\n", f"{FOLDER}files/form.doc": "…"}
    said = told(write_files, files)
    assert "附件不能这样公开。读到的是“form.doc”" in said
    assert "Word（.docx）" in said and "PDF（.pdf）" in said


def test_an_attachment_that_cannot_be_handed_out_is_not_proposed(write_files: Write) -> None:
    files: dict[str, str | bytes] = {
        f"{FOLDER}index.md": GUIDE,
        f"{FOLDER}a.md": f"{HEAD}Files: plan.pdf\n\n文。\n",
        f"{FOLDER}files/plan.png": b"x",
    }
    said = told(write_files, files)
    assert "找不到附件。读到的是“plan.pdf”。请放进 content/disclosure/files/。" in said
