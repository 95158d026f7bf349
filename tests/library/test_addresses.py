"""The register of addresses: each has one claimant, and names that the site keeps are refused."""

from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path, PurePosixPath

import pytest

from plugins.library.exhibitions.reading import read_exhibitions
from plugins.library.kinds import KINDS
from plugins.library.reading.problems import Severity
from plugins.library.site.addresses import OF_SITE, check_claims
from plugins.library.site.ledger import check_ledger
from plugins.library.site.moved import addresses, check_moved, read_moved
from plugins.links.checks import check_links
from plugins.links.files import file_claims
from tests.support.activities import QUIZ
from tests.support.soak_mark import brief

Write = Callable[[Mapping[str, str | bytes]], Path]
EVENT = "标题：讲座\n开始：2021-06-26\n类型：讲座\n\n文。"
SHOW = "标题：甲\n日期：2026\n类型：线上展\n"
NOTICE = "标题：通知\n日期：2026-01-01\n\n文。"
PAGE = "标题：页\n\n文。"
LIST = "标题：名著\n日期：2025-04-23\n\n- 《家》"
TALK = "标题：谈话\n日期：2026-05-20\n\n甲：好。"
TEXTS = {"events": EVENT, "news": NOTICE, "lists": LIST, "transcripts": TALK}
"""Folder of ``content/`` → a text of its kind that has no mistake."""
SHEETS = {
    "quizzes/a/题目.csv": QUIZ["content/quizzes/small/题目.csv"],
    "messages/a/寄语.csv": "寄语,同意公开\n好,是\n",
}
WHOLE = {
    **{f"{folder}/a.md": text for folder, text in TEXTS.items()},
    "exhibitions/a/index.md": SHOW,
    "quizzes/a/index.md": NOTICE,
    "messages/a/index.md": NOTICE,
}
"""A text of each kind whose page is not there without a day."""
UNSHOWN = {
    "quizzes/a/index.md": {"quizzes/a/题目.csv": "题目,选项A,选项B,答案,解析\n"},
    "messages/a/index.md": {"messages/a/寄语.csv": "寄语,同意公开\n好,否\n"},
    "transcripts/a.md": {},
    "chronicle/2020.md": {},
}
"""A text that has no page yet → what lies beside it."""
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
    (kind,) = (kind for kind in KINDS if kind.folder == folder)
    page = f"/{kind.address.format(slug='talk')}"
    assert message.startswith(f"content/{names[1]}  这个地址已经有别的内容用了。读到的是“{page}”")
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
    assert message.startswith("content/events/b.md:3  活动类型“讲做”的地址")
    assert "活动类型“讲座”" in message
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
    assert ":4  系列“" in message


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
def test_a_name_that_nobody_can_spell_is_told_once_where_it_stands(
    write_files: Write, file: str, text: str, owner: str
) -> None:
    (message,) = told(write_files, {file: text})
    word = owner.partition("“")[2][:-1]
    line = next(n for n, line in enumerate(text.splitlines(), 1) if word in line)
    assert message.startswith(f"content/{file}:{line}  {owner}不能作为地址。请用汉字、字母或")


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
    assert [str(problem) for problem in check_moved(content)] == [
        "content/exhibitions/b/index.md:4  旧地址不是旧的。读到的是“exhibitions/a/”。"
        "用着它的是 content/exhibitions/a/index.md，请删去这个旧地址。",
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


def of_addresses(folder: Path) -> list[str]:
    """What is said of links, old addresses and published ones."""
    content = folder / "content"
    known = addresses(content)
    moved = check_moved(content, file_claims(content))
    found = (*check_links(content, known), *moved, *check_ledger(content, known))
    return [str(problem) for problem in found]


@pytest.mark.parametrize("file", UNSHOWN)
def test_an_old_address_of_what_is_not_shown_yet_is_told(write_files: Write, file: str) -> None:
    head = "标题：甲\n日期：2026-01-01\n" if "chronicle" not in file else "标题：甲\n"
    files = {file: f"{head}旧地址：old/z/\n\n", **UNSHOWN[file]}
    folder = write_files({f"content/{name}": text for name, text in files.items()})
    problems = [problem for kind in KINDS for problem in kind.read(folder / "content")[1]]
    assert [one for one in problems if one.severity is Severity.ERROR] == []
    (message,) = of_addresses(folder)
    line = head.count("\n") + 1
    assert message.startswith(f"content/{file}:{line}  旧地址会把读者带到一个还没有的网页")


@pytest.mark.parametrize("file", brief(3, WHOLE))
def test_what_has_a_mistake_is_neither_gone_nor_moved(write_files: Write, file: str) -> None:
    """Who believes that it were would withdraw the page for a slip in its day."""
    day = next(line for line in WHOLE[file].splitlines() if line[:2] in ("日期", "开始"))
    (kind,) = (kind for kind in KINDS if kind.folder == file.split("/")[0])
    address = kind.address.format(slug="a")
    files = {f"content/{name}": text for name, text in {**SHEETS, **WHOLE}.items()}
    files["content/pages/b.md"] = f"标题：页\n\n[去](/{address})"
    files["content/addresses.txt"] = f"/{address}\n"
    assert of_addresses(write_files(files)) == []
    wrong = f"{day[:3]}2025-13-40\n旧地址：old/z/"
    files[f"content/{file}"] = WHOLE[file].replace(day, wrong)
    folder = write_files(files)
    assert Severity.ERROR in {one.severity for one in kind.read(folder / "content")[1]}
    assert of_addresses(folder) == []


@pytest.mark.parametrize(
    ("first", "second"),
    [("old/z", "/old/z/"), ("OLD/x", "old/X/"), ("a.b", "A.B")],
)
def test_an_old_address_is_one_however_it_is_written(
    write_files: Write, first: str, second: str
) -> None:
    head = NOTICE.partition("\n\n")[0]
    for files, said in (
        ({"a": f"{first}、{second}"}, "content/news/a.md:3  旧地址写了两次"),
        ({"a": first, "b": second}, "content/news/b.md:3  旧地址已被另一页占用"),
    ):
        texts = {f"content/news/{n}.md": f"{head}\n旧地址：{a}\n\n文" for n, a in files.items()}
        (message,) = of_addresses(write_files(texts))
        assert message.startswith(said)


@pytest.mark.parametrize(
    ("old", "user"),
    [
        *(
            (address, "网站自己")
            for address in (
                *("Events/", "catalog/summary.json", "catalog/data/branches.csv", "catalog/x/y"),
                *("feeds/opds/new.xml", "feeds/new-books/a.xml", "MP_verify_abcDEF0123456789.txt"),
                *("robots.txt", "index.html/x"),
            )
        ),
        ("events/type/jiang-zuo", "活动类型“讲座”（content/events/b.md）"),
        ("news/a", " content/news/a.md"),
        ("news/a/form.txt", "文件“news/form.txt”（content/news/a.md）"),
        ("news/A/form.txt/x", "文件“news/form.txt”（content/news/a.md）"),
    ],
)
def test_an_old_address_that_is_not_old_is_told_with_who_has_it(
    write_files: Write, old: str, user: str
) -> None:
    files = {
        "content/pages/x.md": f"标题：页\n旧地址：{old}\n\n文",
        "content/news/a.md": f"{NOTICE}[表]({{attach}}form.txt)",
        "content/news/form.txt": "表",
        "content/events/b.md": EVENT,
    }
    (message,) = of_addresses(write_files(files))
    assert message.startswith("content/pages/x.md:2  旧地址不是旧的。读到的是")
    assert message.endswith(f"用着它的是{user}，请删去这个旧地址。")


@pytest.mark.parametrize(
    ("text", "file"),
    [
        ("content/events/a.md", "event.ics"),
        ("content/events/a/index.md", "Event.ics"),
        ("content/pages/branches.md", "branches.csv"),
    ],
)
def test_a_file_that_a_text_hands_out_has_an_address_of_its_own(
    write_files: Write, text: str, file: str
) -> None:
    head = EVENT if "events" in text else PAGE
    beside = f"{text.rpartition('/')[0]}/{file}"
    content = write_files({text: f"{head}\n[一]({{attach}}{file})", beside: "文"}) / "content"
    line = head.count("\n") + 2
    told = [str(problem) for problem in check_claims(content, file_claims(content))]
    assert [one for one in told if one.startswith(f"{text}:{line}  ")]


def test_a_file_may_have_any_name_and_be_handed_out_twice(write_files: Write) -> None:
    text = f"{NOTICE}\n[一]({{attach}}表 一.pdf) [二](<{{attach}}表 一.pdf>)"
    files = {"content/news/a.md": text, "content/news/b.md": text, "content/news/表 一.pdf": ""}
    content = write_files(files) / "content"
    assert list(check_claims(content, file_claims(content))) == []


def test_a_reading_list_may_have_moved_within_the_catalogue(write_files: Write) -> None:
    text = LIST.replace("\n\n", "\n旧地址：catalog/lists/old/\n\n")
    assert of_addresses(write_files({"content/lists/a.md": text})) == []
