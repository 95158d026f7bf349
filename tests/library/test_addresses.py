"""The register of addresses: each has one claimant, and names that the site keeps are refused."""

from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path, PurePosixPath

import pytest

from plugins.library.exhibitions.reading import read_exhibitions
from plugins.library.kinds import KINDS
from plugins.library.site.addresses import OF_SITE, check_claims, claims
from plugins.library.site.moved import check_moved, read_moved

Write = Callable[[Mapping[str, str | bytes]], Path]
EVENT = "标题：讲座\n开始：2021-06-26\n类型：讲座\n\n文。"
SHOW = "标题：甲\n日期：2026\n类型：线上展\n"
NOTICE = "标题：通知\n日期：2026-01-01\n\n文。"
PAGE = "标题：页\n\n文。"
LIST = "标题：名著\n日期：2025-04-23\n\n- 《家》"
TALK = "标题：谈话\n日期：2026-05-20\n\n甲：好。"
TEXTS = {"events": EVENT, "news": NOTICE, "lists": LIST, "transcripts": TALK}
"""Folder of ``content/`` → a text of its kind that has no mistake."""
ITEMS = "编号,题名,类型,地点,系列\n"


def told(write_files: Write, files: Mapping[str, str]) -> list[str]:
    folder = write_files({f"content/{name}": text for name, text in files.items()})
    return [str(problem) for problem in check_claims(folder / "content")]


@pytest.mark.parametrize("folder", TEXTS)
def test_two_files_of_one_name_are_told_at_the_second_with_the_first(
    write_files: Write, folder: str
) -> None:
    names = (f"{folder}/2020/talk.md", f"{folder}/2021/talk.md")
    (message,) = told(write_files, dict.fromkeys(names, TEXTS[folder]))
    assert message.startswith(f"content/{names[1]}  这个地址已经有别的内容用了。读到的是“/")
    assert f"另一个是 content/{names[0]}，请给其中一个改名" in message


@pytest.mark.parametrize(
    ("file", "kept"),
    [
        *((f"events/{name}.md", name) for name in ("type", "series", "branch", "calendar", "2021")),
        *((f"exhibitions/{name}/index.md", name) for name in ("items", "labels", "2026")),
        ("exhibitions/timeline/index.md", "timeline"),
        ("exhibitions/series/index.md", "series"),
        ("news/index.md", "index"),
        ("news/2026/index.md", "index"),
        ("disclosure/by-date.md", "by-date"),
        ("disclosure/files.md", "files"),
    ],
)
def test_a_name_that_the_site_keeps_is_refused_once(
    write_files: Write, file: str, kept: str
) -> None:
    text = {"events": EVENT, "exhibitions": f"{SHOW}系列：甲\n\n前言。", "news": NOTICE}
    beside = {"exhibitions/展品.csv": f"{ITEMS}A1,信,,,\n"}
    messages = told(write_files, {file: text.get(file.split("/")[0], PAGE), **beside})
    assert messages == [f"content/{file}  这个名称是网站保留的。读到的是“{kept}”。请换一个名称。"]


def test_what_is_no_page_by_its_name_may_be_called_as_it_likes(write_files: Write) -> None:
    files = {
        "exhibitions/a/index.md": SHOW,
        "exhibitions/a/01.md": "替代文字：图\n\n文。",
        "exhibitions/a/01.jpg": "",
        "disclosure/index.md": PAGE,
    }
    assert told(write_files, files) == []


@pytest.mark.parametrize("place", ["events/talk", "catalog/help", "theme/x", "feeds/all"])
def test_a_page_in_a_folder_of_the_site_is_refused(write_files: Write, place: str) -> None:
    (message,) = told(write_files, {f"pages/{place}.md": PAGE})
    assert message.startswith(
        f"content/pages/{place}.md  这个地址的网页由网站自己生成。读到的是“/{place}/”。请换一个"
    )


@pytest.mark.parametrize("owed", ["services/hours", "about/site-map"])
def test_a_page_that_every_site_owes_its_readers_is_the_staffs_to_write(
    write_files: Write, owed: str
) -> None:
    assert told(write_files, {f"pages/{owed}.md": PAGE}) == []


def test_a_name_may_stand_as_often_as_it_likes(write_files: Write) -> None:
    files = {
        "events/a.md": EVENT.replace("\n\n", "\n系列：春晖\n\n"),
        "events/b.md": EVENT.replace("\n\n", "\n系列：春晖\n\n"),
        "exhibitions/a/index.md": f"{SHOW}系列：春晖\n",
        "exhibitions/b/index.md": f"{SHOW}系列：春晖\n",
        "exhibitions/展品.csv": f"{ITEMS}A1,信,信,,\nA2,信,信,春晖,春晖\n",
    }
    assert told(write_files, files) == []


def test_two_types_of_one_sound_are_told_with_both_files(write_files: Write) -> None:
    other = EVENT.replace("类型：讲座", "类型：讲做").replace("2021", "2020")
    (message,) = told(write_files, {"events/a.md": EVENT, "events/b.md": other})
    assert "活动类型“讲座”" in message and "活动类型“讲做”" in message
    assert "content/events/a.md" in message and "content/events/b.md" in message
    assert "/events/type/jiang-zuo/" in message


@pytest.mark.parametrize("folder", ["events/{}.md", "exhibitions/{}/index.md"])
def test_two_series_of_one_sound_are_told_once(write_files: Write, folder: str) -> None:
    head = {"events": "标题：讲座\n开始：2021-06-26\n类型：讲座\n", "exhibitions": SHOW}
    text = head[folder.split("/")[0]]
    names = {folder.format("a"): "春晖", folder.format("b"): "春回"}
    files = {file: f"{text}系列：{name}\n\n文。" for file, name in names.items()}
    (message,) = told(write_files, files)
    assert "系列“春晖”" in message and "系列“春回”" in message


def test_two_names_of_exhibits_of_one_sound_are_told_where_the_second_stands(
    write_files: Write,
) -> None:
    rows = "A1,信,画,安居,春晖\nA2,信,话,安 居,春回\n"
    messages = told(write_files, {"exhibitions/展品.csv": ITEMS + rows})
    for message, (first, second) in zip(
        messages,
        (
            ("展品类型“画”", "展品类型“话”"),
            ("展品地点“安居”", "展品地点“安 居”"),
            ("展品系列“春晖”", "展品系列“春回”"),
        ),
        strict=True,
    ):
        assert message.startswith(f"content/exhibitions/展品.csv:3  {second}的地址")
        assert f"另一个是{first}（content/exhibitions/展品.csv）" in message


@pytest.mark.parametrize(
    ("file", "text", "owner"),
    [
        ("events/a.md", EVENT.replace("\n\n", "\n系列：！！\n\n"), "系列“！！”"),
        ("events/a.md", EVENT.replace("类型：讲座", "类型：★"), "活动类型“★”"),
        ("exhibitions/a/index.md", f"{SHOW}系列：★\n", "系列“★”"),
        ("exhibitions/展品.csv", f"{ITEMS}A1,信,★,,\n", "展品类型“★”"),
    ],
)
def test_a_name_that_nobody_can_spell_is_told_once(
    write_files: Write, file: str, text: str, owner: str
) -> None:
    (message,) = told(write_files, {file: text})
    assert f"  {owner}不能作为地址。请用汉字、字母或数字起名。" in message
    assert message.startswith(f"content/{file}")


def test_nothing_of_the_site_is_claimed_by_two(write_files: Write) -> None:
    assert [one for one, times in Counter(OF_SITE).items() if times > 1] == []
    folder = write_files({})
    assert list(check_claims(folder / "content")) == []


def test_an_old_address_that_is_taken_is_told_with_its_line(write_files: Write) -> None:
    files = {
        "content/exhibitions/a/index.md": f"{SHOW}旧地址：exhibitions/old/、/x/\n",
        "content/exhibitions/b/index.md": f"{SHOW}旧地址：/exhibitions/a、x、/y/\n",
    }
    content = write_files(files) / "content"
    assert read_exhibitions(content)[1] == ()
    standing = {f"/{claim.address}" for claim in claims(content)}
    assert [str(problem) for problem in check_moved(content, standing)] == [
        "content/exhibitions/b/index.md:4  旧地址不是旧的。读到的是“exhibitions/a/”。"
        "这个地址上有网页或文件，请删去这个旧地址。",
        "content/exhibitions/b/index.md:4  旧地址已被另一页占用。读到的是“x/”。"
        "用着它的是 content/exhibitions/a/index.md，请改其中一个。",
    ]


def test_every_kind_with_a_page_of_its_own_may_have_moved(write_files: Write) -> None:
    paged = [kind for kind in KINDS if kind.address]
    assert [kind.word for kind in paged if kind.header.find("aliases") is None] == []
    files = {}
    for kind in paged:
        is_file = kind.keys_of(PurePosixPath("new.md")) is kind.header
        name = "new.md" if is_file else "new/index.md"
        files[f"content/{kind.folder}/{name}"] = f"旧地址：old/{kind.word}/\n\n文。"
    moved = {one.old: one.target for one in read_moved(write_files(files) / "content")}
    assert moved == {
        f"old/{kind.word}/": kind.address.format(slug="new", place="new") for kind in paged
    }
