"""What ``make check`` finds nothing wrong with is built, and no address is written twice."""

import re
import tempfile
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from lxml import html
from lxml.html import HtmlElement

from plugins.desk.build import run_checks
from plugins.desk.registry import CHECKS
from plugins.library.reading.problems import Severity
from plugins.library.site.site import Site
from tests.conftest import build_site, write_project
from tests.support.activities import QUIZ
from tests.support.laws import examples
from tests.support.soak_mark import brief

Files = dict[str, str]
Write = Callable[[Mapping[str, str | bytes]], Path]
TODAY = date(2026, 11, 29)
BASE = {
    "content/branches.toml": (
        '[[branch]]\nslug = "main"\nname = "总馆"\nkind = "main"\naddress = "示例路"\n'
        'services = ["借书"]\nstep_free = true\ncatalog_codes = ["AJ00"]\n'
    )
}
"""A place of which nothing is missing."""
FIGURES = (
    *("opening_days", "opening_hours_daily", "new_machines", "computers"),
    *("branches", "service_points"),
)
"""Keys that pages ask a report for."""


def errors(folder: Path) -> list[str]:
    """What ``make check`` stops at."""
    content, build = folder / "content", folder / "build"
    site = Site(content, folder / "catalog_export", build, folder / "output", TODAY)
    problems = run_checks(site, CHECKS)
    return [str(problem) for problem in problems if problem.severity is Severity.ERROR]


def read(file: Path) -> HtmlElement:
    return html.fromstring(file.read_text("utf-8"))


def event(venue: str = "总馆", **more: str) -> str:
    lines = {"标题": "讲座", "开始": "2026-12-01", "类型": "讲座", "地点": venue, **more}
    return "".join(f"{key}：{value}\n" for key, value in lines.items()) + "\n文。\n"


def notice(title: str = "通知", **more: str) -> str:
    lines = {"标题": title, "日期": "2026-11-01", **more}
    return "".join(f"{key}：{value}\n" for key, value in lines.items()) + "\n文。\n"


def page(title: str = "页", **more: str) -> str:
    return "".join(f"{k}：{v}\n" for k, v in {"标题": title, **more}.items()) + "\n文。\n"


def figures(keys: Iterable[str]) -> str:
    rows = (f"{key},1,服务,{key},7,个,\n" for key in keys)
    return "key,chapter,table,label,value,unit,note\n" + "".join(rows)


def test_places_inside_a_branch_have_one_list_with_its_own(write_files: Write) -> None:
    folder = write_files(
        {
            **BASE,
            "content/events/2026/a.md": event("总馆三楼报告厅", 标题="甲"),
            "content/events/2026/b.md": event("总馆", 标题="乙"),
            "content/events/2026/c.md": event("main", 标题="丙"),
        }
    )
    assert errors(folder) == []
    listed = read(build_site(folder) / "events/branch/main/index.html")
    assert [heading.text_content().strip() for heading in listed.iter("h1")] == ["总馆"]
    links = {link.get("href", "").strip("/").rpartition("/")[2] for link in listed.iter("a")}
    assert {"a", "b", "c"} <= links


@pytest.mark.parametrize(
    ("files", "told"),
    [
        (
            {"news/2025/x.md": notice(), "news/2026/x.md": notice()},
            "content/news/2026/x.md  这个地址已经有别的内容用了。读到的是“/news/x/”。"
            "另一个是 content/news/2025/x.md，请给其中一个改名。",
        ),
        ({"news/2025/index.md": notice()}, "content/news/2025/index.md  这个名称是网站保留的"),
        *brief(
            2,
            [
                (
                    {f"pages/{place}.md": page()},
                    f"content/pages/{place}.md  这个地址的网页由网站自己生成",
                )
                for place in (
                    "events/2026",
                    "catalog/clc/i",
                    "events",
                    "search",
                    "about/kiosk",
                    "elder",
                )
            ],
        ),
        ({"pages/about/index.md": page()}, "请改名为 about.md"),
        ({"pages/About/x.md": page()}, "文件名不能作为地址。读到的是“About”"),
        ({"pages/服务/x.md": page()}, "文件名不能作为地址。读到的是“服务”"),
        ({"pages/a b/x.md": page()}, "文件名不能作为地址。读到的是“a b”"),
        ({"pages/100%.md": page()}, "文件名不能作为地址。读到的是“100%”"),
        ({"events/2026/calendar.md": event()}, "这个名称是网站保留的"),
        *brief(
            4,
            [
                (
                    {"pages/x.md": page(旧地址=alias), "news/y.md": notice()},
                    f"content/pages/x.md:2  旧地址不是旧的。读到的是“{alias}”",
                )
                for alias in (
                    *("news/y/", "branches/main/", "robots.txt/", "catalog/clc/i/", "events/"),
                    *("feeds/all.json/", "index.html/x/", "events/calendar/"),
                )
            ],
        ),
        (
            {"events/2026/a.md": event(旧地址="news/y/"), "news/y.md": notice()},
            "content/events/2026/a.md:5  旧地址不是旧的",
        ),
        (
            {"addresses.txt": "/a/ 撤下：旧\n/a/ → /news/\n"},
            "content/addresses.txt:2  这个地址写了两次。读到的是“/a/”。第 1 行已经有它",
        ),
        ({"addresses.txt": "/catalog/clc/i/ 撤下：旧\n"}, "这个地址又有网页了"),
    ],
)
def test_two_things_at_one_address_are_told(write_files: Write, files: Files, told: str) -> None:
    folder = write_files({**BASE, **{f"content/{name}": text for name, text in files.items()}})
    assert [one for one in errors(folder) if told in one]


@pytest.mark.parametrize("kept", brief(1, [((),), (FIGURES,)]))
def test_a_report_needs_no_figure_for_the_site_to_be_built(
    write_files: Write, kept: Iterable[str]
) -> None:
    folder = write_files({**BASE, "content/reports/2021/figures.csv": figures(kept)})
    assert errors(folder) == []
    assert (build_site(folder) / "index.html").is_file()


NAMES = ("x", "events", "index", "type", "2026", "by-date", "main", "X", "y.z", "items")
ALIASES = (
    *(
        "",
        "",
        "old/",
        "news/x/",
        "events/x/",
        "x/",
        "events/",
        "feeds/all.json",
        "OLD",
        "/old、old/",
    ),
    *("old/index.html", "news/x/form.txt"),
    *("catalog/summary.json", "catalog/data/branches.csv"),
)
"""As they may stand behind 旧地址."""
BESIDE = ("form.txt", "event.ics", "form.html", "form.markdown")
"""Files that a notice or an event may hand out."""
LEDGERS = ("", "/old/ 撤下：旧\n", "/x/ → /news/\n", "/events/ \n/x/ 撤下：旧\n")
KINDS = (
    *("news", "pages", "events", "exhibitions", "lists", "transcripts", "quizzes", "disclosure"),
    *("news", "pages", "events"),
)
VENUES = ("总馆", "main", "总馆三楼报告厅", "总馆 二楼", "公园", "")


@st.composite
def trees(draw: st.DrawFn) -> Files:
    """A content folder of a few files whose names, places and old addresses may clash."""
    files: Files = {"addresses.txt": draw(st.sampled_from(LEDGERS))}
    for _ in range(draw(st.integers(1, 8))):
        name, alias = draw(st.sampled_from(NAMES)), draw(st.sampled_from(ALIASES))
        more = {"旧地址": alias} if alias else {}
        folder = draw(st.sampled_from(("2025", "2026", "a", "events")))
        series = draw(st.sampled_from(("", "甲", "乙", "假")))
        match draw(st.sampled_from(KINDS)):
            case "news":
                handed = draw(st.sampled_from(BESIDE))
                files[f"news/{folder}/{name}.md"] = f"{notice(**more)}[表]({{attach}}{handed})"
                files[f"news/{folder}/{handed}"] = "文"
            case "pages":
                place = draw(st.sampled_from((name, f"{folder}/{name}", f"about/{name}")))
                files[f"pages/{place}.md"] = page(**more)
            case "events":
                venue = draw(st.sampled_from(VENUES))
                file = draw(st.sampled_from((f"{folder}/{name}.md", f"{folder}/{name}/index.md")))
                handed = draw(st.sampled_from(BESIDE))
                link = f"[表]({{attach}}{handed})"
                files[f"events/{file}"] = event(venue, 系列=series, **more) + link
                files[f"events/{file.rpartition('/')[0]}/{handed}"] = "文"
            case "exhibitions":
                text = page("展", 日期="2026", 类型="线上展", 系列=series, **more)
                files[f"exhibitions/{name}/index.md"] = text
            case "lists":
                files[f"lists/{folder}/{name}.md"] = f"{notice()}- 《红楼梦》\n"
            case "transcripts":
                files[f"transcripts/{name}.md"] = f"{notice()}[00:00:01] 甲：好。\n"
            case "quizzes":
                sheet = QUIZ["content/quizzes/small/题目.csv"]
                rows = draw(st.sampled_from((sheet, sheet.partition("\n")[0])))
                files[f"quizzes/{name}/index.md"] = notice(**more)
                files[f"quizzes/{name}/题目.csv"] = rows
            case _:
                files["disclosure/index.md"] = page("指南")
                files[f"disclosure/{folder}/{name}.md"] = notice(类别="机构概况", 摘要="文")
    return files


# each runs make check on a whole site
@settings(max_examples=examples(1), suppress_health_check=list(HealthCheck))
@given(trees())
@example(
    {
        "pages/about/card.md": page(),
        "pages/services/card.md": page(),
        "pages/card.md": page(旧地址="old/card/"),
        "news/2026/card.md": notice(旧地址="news/2025/card/"),
        "events/2026/card.md": event("main", 系列="甲"),
        "events/2026/card-2/index.md": event("总馆三楼报告厅", 系列="甲"),
        "addresses.txt": "/news/card/\n/gone/ 撤下：旧\n",
    }
)
def test_what_check_finds_no_error_in_is_built(files: Files) -> None:
    with tempfile.TemporaryDirectory() as name:
        content = {f"content/{path}": text for path, text in files.items()}
        folder = write_project(Path(name), {**BASE, **content})
        while told := errors(folder):
            blamed = {re.split(r":|  ", one)[0].removesuffix("index.md") for one in told}
            named = [path for path in content if path.startswith(tuple(blamed))]
            assert named, told
            for path in named:
                del content[path]
                (folder / path).unlink()
                if not any((folder / path).parent.iterdir()):
                    (folder / path).parent.rmdir()
        assert (build_site(folder) / "index.html").is_file()
