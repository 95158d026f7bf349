"""Two months in one folder: what the newer file says is kept, whatever the files are called."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.catalog.reader.origins import month_in_name
from tests.support.exports import open_export

NAMES = ("单册{}.csv", "items-{}.csv", "{} 馆藏.csv", "城东{}导出.csv")
DATES = ("{0}{1:02}", "{0}-{1:02}", "{0}年{1}月", "{0}.{1:02}.07", "{0}{1:02}28", "{0}年{1}月3日")
HEAD = "条码号,记录号,题名,分馆,状态\n"


@given(st.data())
def test_the_newer_file_wins(data: st.DataObject) -> None:
    months = data.draw(st.lists(st.integers(0, 60), min_size=2, max_size=4, unique=True))
    files, newest = {}, max(months)
    for month in months:
        day = data.draw(st.sampled_from(DATES)).format(2021 + month // 12, month % 12 + 1)
        name = data.draw(st.sampled_from(NAMES)).format(day)
        word = "剔除" if month == newest else "在馆"
        files[name] = f"{HEAD}C1,B1,家,{'城东' if month == newest else '总馆'},{word}\n"
    with tempfile.TemporaryDirectory() as folder:
        opened = open_export(Path(folder), files)
        ((_, items),) = opened.good.store.walk()
        words = ("重复", "一字不差")
        told = [one for one in opened.problems if any(word in one.what for word in words)]
    assert [(item.branch_code, item.status.name) for item in items] == [("城东", "HIDDEN")]
    assert len(told) == len(files) - 1
    assert all("从这个文件夹里删去" in problem.remedy for problem in told)


@pytest.mark.parametrize(
    ("name", "month"),
    [
        ("单册202611.csv", "202611"),
        ("馆藏2026-11-28.csv", "20261128"),
        ("2026年9月.xlsx", "202609"),
        ("items_20261128_1530.csv", "20261128"),
        ("书目.iso", ""),
        ("B20261399.csv", ""),
        ("9787532740031.csv", ""),
    ],
)
def test_a_month_in_a_name(name: str, month: str) -> None:
    assert month_in_name(name) == month
