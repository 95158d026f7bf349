"""Addresses that were published end nowhere: the ledger, and old addresses in headers."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.library.pages import read_notices
from plugins.library.site.ledger import (
    FILE,
    PublishedAddress,
    add_to_ledger,
    check_ledger,
    lasting,
    read_ledger,
)
from plugins.library.site.moved import addresses, check_moved, read_moved

Write = Callable[[Mapping[str, str | bytes]], Path]
KNOWN = frozenset({"/", "/events/", "/news/new/"})
words = st.from_regex(r"[a-z0-9][a-z0-9-]{0,12}", fullmatch=True)


def told(write_files: Write, ledger: str) -> list[str]:
    content = write_files({f"content/{FILE}": ledger}) / "content"
    return [str(problem) for problem in check_ledger(content, KNOWN)]


def test_what_moved_and_what_was_withdrawn_is_kept_with_its_line(write_files: Write) -> None:
    ledger = "# 公开过的地址\n/events/\n/news/old/ → /news/new/\n\n/lockers/ 撤下：设备停用\n"
    folder = write_files({f"content/{FILE}": ledger})
    assert read_ledger(folder / "content") == (
        (
            PublishedAddress("/events/", 2),
            PublishedAddress("/news/old/", 3, "/news/new/"),
            PublishedAddress("/lockers/", 5, "", "设备停用"),
        ),
        (),
    )
    assert told(write_files, ledger) == []


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("/news/old/", "公开过的地址没有了。读到的是“/news/old/”。网页改了名，在新网页的文件头写"),
        ("/news/old/ → /news/nwe/", "搬去的网页不存在。读到的是“/news/nwe/”。是“/news/new/”吗？"),
        ("/events/ 撤下：没有了", "这个地址又有网页了。读到的是“/events/”。请删去它后面的字。"),
        ("news/old/", "这一行看不懂。读到的是“news/old/”。写“/旧地址/”"),
        ("/../x/ 撤下：没有了", "这一行看不懂"),
        ("/events/ 撤下：", "这一行看不懂"),
    ],
)
def test_a_mistake_is_told_with_its_line_and_its_remedy(
    write_files: Write, line: str, message: str
) -> None:
    (said,) = told(write_files, f"# 地址\n{line}\n")
    assert said.startswith(f"content/{FILE}:2  {message}")


@given(old=st.sets(words), new=st.sets(words))
def test_what_is_added_once_stays_and_is_not_added_again(
    old: set[str], new: set[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    content = tmp_path_factory.mktemp("ledger")
    for names in (old, new):
        before = {kept.address for kept in read_ledger(content)[0]}
        added = add_to_ledger(content, [f"/news/{name}/" for name in names])
        assert set(added) == {f"/news/{name}/" for name in names} - before
    kept, problems = read_ledger(content)
    assert sorted(one.address for one in kept) == sorted(f"/news/{name}/" for name in old | new)
    assert problems == ()


def test_only_pages_that_somebody_wrote_are_kept() -> None:
    assert lasting(
        [
            "/reports/2021/", "/reports/2021/statistics.csv", "/events/calendar/2021-05/",
            "/events/type/jiang-zuo/", "/events/2021/", "/exhibitions/a/poster/",
            "/exhibitions/a/02/",
        ]
    ) == ("/events/2021/", "/exhibitions/a/02/", "/reports/2021/")  # fmt: skip


def test_old_addresses_of_every_kind_lead_to_the_page_that_names_them(write_files: Write) -> None:
    folder = write_files(
        {
            "content/pages/services/card.md": "标题：办证\n旧地址：/card/\n\n文",
            "content/news/new.md": "标题：通知\n旧地址：news/old/、notices/1/\n\n文",
            "content/events/2026/talk/index.md": "标题：讲座\n旧地址：talk/\n\n文",
            "content/reports/2021/index.md": "标题：年报\n旧地址：nianbao/\n\n文",
            "content/disclosure/budget.md": "标题：预算\n旧地址：yusuan/\n\n文",
        }
    )
    moved = {one.old: one.target for one in read_moved(folder / "content")}
    assert moved == {
        "card/": "services/card/",
        "news/old/": "news/new/",
        "notices/1/": "news/new/",
        "talk/": "events/talk/",
        "nianbao/": "reports/2021/",
        "yusuan/": "disclosure/budget/",
    }
    assert list(check_moved(folder / "content")) == []
    assert "/notices/1/" in addresses(folder / "content")


def test_an_old_address_that_leads_out_of_the_site_or_in_a_circle_is_refused(
    write_files: Write,
) -> None:
    header = "标题：通知\n日期：2026-01-01\n旧地址："
    folder = write_files(
        {
            "content/news/a.md": f"{header}../x\n\n文",
            "content/news/b.md": f"{header}news/b/\n\n文",
            "content/news/c.md": f"{header}news/d/\n\n文",
            "content/pages/e.md": "标题：页\n旧地址：news/d/\n\n文",
        }
    )
    content = folder / "content"
    told = (*read_notices(content)[1], *check_moved(content))
    assert sorted(str(problem) for problem in told) == [
        "content/news/a.md:3  旧地址不对。读到的是“../x”。"
        "写网站里的路径，不带 index.html，例如 news/old-name/。",
        "content/news/b.md:3  旧地址不是旧的。读到的是“news/b/”。"
        "用着它的是 content/news/b.md，请删去这个旧地址。",
        "content/pages/e.md:2  旧地址已被另一页占用。读到的是“news/d/”。"
        "用着它的是 content/news/c.md，请改其中一个。",
    ]
