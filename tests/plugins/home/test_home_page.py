"""The home page says of the house what the newest report says, and nothing more."""

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from pelican import signals

from plugins.branches.views import today_of
from plugins.home.generator import HomeGenerator
from plugins.home.views import home_of, house_facts
from plugins.library.reports.figures import Figure
from plugins.library.reports.reports import Report
from tests.conftest import build_site, write_project

DAY = date(2026, 11, 22)
FIGURES = (
    Figure("opening_days", 1, "服务", "全年免费开放", Decimal(351), "天", "以上"),
    Figure("opening_hours_daily", 1, "服务", "每天开放", Decimal(11), "小时", "以上"),
    Figure("new_machines", 1, "服务", "新增 24 小时图书借阅设备", Decimal(3), "台", ""),
    Figure("computers", 3, "馆舍", "计算机终端", Decimal(19), "台", ""),
    Figure("branches", 3, "馆舍", "分馆", Decimal(17), "个", ""),
    Figure("service_points", 3, "馆舍", "服务点", Decimal(1250), "个", "余"),
)
WORDS = {
    "opening_days": ("全年 351 天以上", "全年开放 351 天以上"),
    "opening_hours_daily": ("每天 11 小时以上",),
    "new_machines": ("2021 年新增 3 台借阅设备",),
    "computers": ("电脑 19 台",),
    "branches": ("17 个分馆",),
    "service_points": ("1,250 余个服务点",),
}
QUALIFIERS = ("以上", "余", "免费", "无线")
Build = Callable[..., Path]
Render = Callable[[Report | None], str]


def report_of(figures: Collection[Figure]) -> Report:
    return Report(2021, "content/reports/2021/index.md", "年报", "", "", (), tuple(figures))


@pytest.fixture(scope="module")
def render(tmp_path_factory: pytest.TempPathFactory) -> Render:
    """The home page of a library that has given no hours, with another report than it was built."""
    contexts: list[Mapping[str, Any]] = []
    rooms: list[HomeGenerator] = []

    def keep(generators: list[Any]) -> None:
        rooms.extend(one for one in generators if isinstance(one, HomeGenerator))
        contexts.extend(one.context for one in rooms)

    signals.all_generators_finalized.connect(keep)
    build_site(write_project(tmp_path_factory.mktemp("home"), {}), BUILD_DATE=DAY)
    (room,), (context,) = rooms, contexts

    def page(report: Report | None) -> str:
        main = context["district"].main
        now = {**context, "latest_report": report, "canonical": ""}
        now |= {"home": home_of(now), "told": (), "today": today_of(main, context["days"], report)}
        root: html.HtmlElement = html.fromstring(room.get_template("index").render(now))
        return " ".join(
            one.text_content()
            for name in ("facts", "today__known")
            for one in root.find_class(name)
        )

    return page


def test_every_figure_stands_in_the_words_of_the_report(render: Render) -> None:
    said = render(report_of(FIGURES))
    assert [words for forms in WORDS.values() for words in forms if words not in said] == []
    assert "2021 年年报：全年开放 351 天以上，每天 11 小时以上，免费。" in said
    assert "出处2021 年年报" in re.sub(r"\s*\n\s*", "", said), "a figure is of its year"


@pytest.mark.parametrize("given", range(len(FIGURES)))
def test_a_figure_that_is_missing_leaves_only_its_own_words_out(render: Render, given: int) -> None:
    for figures in combinations(FIGURES, given):
        said, keys = render(report_of(figures)), {figure.key for figure in figures}
        for key, forms in WORDS.items():
            assert all((words in said) == (key in keys) for words in forms), (key, keys)
        assert ("2021" in said) == bool(figures)
        assert ("免费" in said) == ("opening_days" in keys)


def test_today_is_the_main_library_s_by_whatever_name(build: Build) -> None:
    place = '[[branch]]\nslug = "city"\nname = "总馆"\nkind = "main"\n'
    home = html.fromstring((build({"content/branches.toml": place}) / "index.html").read_bytes())
    assert home.xpath("//@data-today") == ["city"]


def test_without_a_report_nothing_is_said_of_the_house(render: Render) -> None:
    assert render(None) == ""


@given(
    st.lists(
        st.builds(
            replace,
            st.sampled_from(FIGURES),
            value=st.integers(0, 99999).map(Decimal),
            unit=st.sampled_from(("天", "周", "台", "万个", "")),
            note=st.sampled_from(("", "以上", "余", "不含分馆", "全馆有无线网")),
            label=st.sampled_from(("开放", "全年免费开放")),
        ),
        unique_by=lambda figure: figure.key,
    )
)
def test_nothing_is_claimed_that_no_figure_says(figures: list[Figure]) -> None:
    report = report_of(figures)
    said = "".join((report.opening, *(fact.words for fact in house_facts(report))))
    written = "".join(figure.note + figure.label for figure in figures)
    assert [word for word in QUALIFIERS if word in said and word not in written] == []
    for figure in figures:
        assert figure.number in said and figure.unit.removeprefix("万") in said
        assert figure.note in said, "a limit that the report sets is told"
