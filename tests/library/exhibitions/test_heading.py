"""The header of ``index.md`` and all parts as one exhibition."""

from datetime import date

import pytest

from plugins.library.exhibitions.nouns import Loan
from plugins.library.reading.spans import Span
from tests.support.made import Read, ReadOne

LEAST = "Title: 甲\nDate: 2026\nType: 巡展\n"
TOUR = "站点,开始,结束,状态\n甲镇,2026-03-05,2026-03-31,\n乙镇,2026-05-01,2026-05-20,\n"


def test_everything_that_a_header_says_is_kept(read_one: ReadOne) -> None:
    header = (
        "标题：安居旧影\n日期：2026-02-01\n开始：2026年3月5日\n结束：2026.5.31\n类型：实体展、线上展\n"
        "系列：地方记忆\n地点：main、渡口社区\n合办：甲校；乙馆\n主办：丙馆\n策展：丁\n来源：借展\n"
        "权利：公有领域\n对象：少儿\n联系：0825-1234567\n状态：延期\n原因：天气\n"
        "展板数：24 块\n参观人次：1，200\n"
        "可借展：是\n尺寸：120 × 80 厘米\n运输：自取\n摘要：老街。\n链接：https://example.org/a\n"
        "未成年人：是\n大事记：是\n旧地址：/exhibitions/old/、jiu-ying\n"
    )
    found, told = read_one({"index.md": f"{header}\n前言。\n\n第二段。\n"})
    assert told == []
    assert (found.title, found.year, found.text) == ("安居旧影", 2026, "前言。\n\n第二段。")
    assert found.spans == (Span(date(2026, 3, 5), date(2026, 5, 31)),)
    assert (found.types, found.series, found.source) == (("实体展", "线上展"), "地方记忆", "借展")
    assert [(s.place, s.branch_url) for s in found.stations] == [
        ("总馆", "branches/main/"),
        ("渡口社区", ""),
    ]
    assert (found.partners, found.organizer, found.curator) == (("甲校", "乙馆"), "丙馆", "丁")
    assert (found.rights, found.audience, found.contact) == ("公有领域", "少儿", "0825-1234567")
    assert (found.status, found.reason) == ("延期", "天气")
    assert (found.stated_boards, found.stated_visitors) == (24, 1200)
    assert found.loan == Loan(24, "120 × 80 厘米", "自取", "0825-1234567")
    assert (found.summary, found.link) == ("老街。", "https://example.org/a")
    assert (found.has_minors, found.in_chronicle, found.chronicle_text) == (True, True, "")


def test_a_title_a_type_and_a_year_are_enough(read_one: ReadOne) -> None:
    found, told = read_one({"index.md": LEAST})
    assert told == []
    assert (found.status, found.source, found.stations, found.spans) == ("正常", "", (), ())
    assert (found.has_minors, found.in_chronicle, found.loan) == (False, False, None)


@pytest.mark.parametrize("venue", ["main", "总馆"])
def test_a_branch_is_known_by_its_slug_and_by_its_name(read_one: ReadOne, venue: str) -> None:
    found, told = read_one({"index.md": f"{LEAST}Venue: {venue}\n"})
    assert told == []
    assert [(s.place, s.branch_url) for s in found.stations] == [("总馆", "branches/main/")]


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        (
            "Type: 大展",
            "2  “类型”不认识。读到的是“大展”。是“巡展”吗？"
            "可用：线上展、巡展、实体展、微信展、实景展。",
        ),
        (
            "Type: 、",
            "2  “类型”不认识。读到的是“、”。可用：线上展、巡展、实体展、微信展、实景展。",
        ),
        ("Type: ", "2  缺少“类型”。请写在这一行的冒号后面。"),
        ("Source: 买的", "2  “来源”不认识。读到的是“买的”。可用：自办、借展、上级配送。"),
        (
            "Source: 自办、借展",
            "2  “来源”不认识。读到的是“自办、借展”。是“自办”吗？可用：自办、借展、上级配送。",
        ),
        ("Status: 推迟", "2  “状态”不认识。读到的是“推迟”。可用：正常、延期、取消。"),
        (
            "Status: 延期、取消",
            "2  “状态”不认识。读到的是“延期、取消”。是“延期”吗？可用：正常、延期、取消。",
        ),
        (
            "Boards: 二十四",
            "2  “展板数”要写数字。读到的是“二十四”。例如 1200；不知道就不写这一行。",
        ),
        (
            "Visitors: 约3000",
            "2  “参观人次”要写数字。读到的是“约3000”。例如 1200；不知道就不写这一行。",
        ),
        ("Minors: 也许", "2  “未成年人”只能是“是”或“否”。读到的是“也许”。请改正。"),
        ("Loanable: 可以", "2  “可借展”只能是“是”或“否”。读到的是“可以”。请改正。"),
        ("Link: http://x.cn", "2  链接要写完整。读到的是“http://x.cn”。以 https:// 开头。"),
        (
            "Aliases: ../x",
            "2  旧地址不对。读到的是“../x”。写网站里的路径，不带 index.html，例如 news/old-name/。",
        ),
        ("Cover: 封画.jpg", "2  找不到封面。读到的是“封画.jpg”。是“封面.jpg”吗？"),
        (
            "Cover: index.md",
            "2  找不到封面。读到的是“index.md”。写展览文件夹里一张图的文件名，例如 封面.jpg。",
        ),
        ("Start: 3月5日", "2  日期没有写年份。读到的是“3月5日”。写作 "),
        (
            "Start: 2026-03-05\nEnd: 2026-03-01",
            "2  结束早于开始。读到的是“2026-03-05—2026-03-01”。",
        ),
        ("End: 2026-03-01", "1  缺少“开始”。请在文件头加一行“开始：…”。"),
        ("Date: 二〇二六年春", "2  日期认不出来。读到的是“二〇二六年春”。"),
        ("Date: 0000", "2  没有这个年份。读到的是“0000”。请改正。"),
        ("Panorama: 是", "2  展览不用“Panorama”这个键。读到的是“是”。不用的请删去"),
        ("Loanable: 是", "2  可以借展，没有写展板数。请加一行“展板数：…”。"),
    ],
)
def test_what_stands_wrong_in_a_header_is_told_with_its_line(
    read: Read, lines: str, message: str
) -> None:
    given = {line.partition(":")[0] for line in lines.splitlines()}
    rest = [line for line in LEAST.splitlines()[1:] if line.partition(":")[0] not in given]
    text = "\n".join(["Title: 甲", lines, *rest])
    _, told = read({"a/index.md": f"{text}\n", "a/封面.jpg": b""})
    (found,) = told
    assert found.split(" ", 1)[1].startswith(f"content/exhibitions/a/index.md:{message}")


def test_a_name_of_a_cover_that_no_system_could_have_is_told(read_one: ReadOne) -> None:
    _, (message,) = read_one({"index.md": f"{LEAST}Cover: {'长' * 300}.jpg\n"})
    assert message.startswith("index.md:4  找不到封面。")


@pytest.mark.parametrize(
    ("word", "lends", "text"),
    [
        ("", False, ""),
        ("no", False, ""),
        ("否", False, ""),
        ("YES", True, ""),
        ("是", True, ""),
        ("老街进了校园。", True, "老街进了校园。"),
    ],
)
def test_the_chronicle_takes_yes_or_no_or_words_of_its_own(
    read_one: ReadOne, word: str, lends: bool, text: str
) -> None:
    found, _ = read_one({"index.md": f"{LEAST}Chronicle: {word}\n"})
    assert (found.in_chronicle, found.chronicle_text) == (lends, text)


@pytest.mark.parametrize(
    ("lines", "tour", "year"),
    [
        ("Date: 2020-05-01", "", 2020),
        ("Date: ２０２０", "", 2020),
        ("Date: 2020\nStart: 2026-03-05", "", 2026),
        ("Start: 2026-03-05、2025-12-01", "", 2025),
        ("Date: 2020", TOUR, 2026),
        ("Date: 2020", "站点,开始,状态\n甲镇,2025-12-05,取消\n乙镇,2026-01-05,\n", 2026),
        ("Date: 2020", "站点,开始,状态\n甲镇,2025-12-05,取消\n", 2025),
        ("Date: 2020", "站点\n甲镇\n", 2020),
        ("Start: 2025-12-05\nEnd: 2026-12-31", TOUR, 2026),
    ],
)
def test_the_year_is_that_of_the_first_day_else_of_the_date(
    read_one: ReadOne, lines: str, tour: str, year: int
) -> None:
    files = {"index.md": f"Title: 甲\nType: 巡展\n{lines}\n"}
    found, _ = read_one(files | ({"巡展.csv": tour} if tour else {}))
    assert found.year == year
    assert not found.first_day or found.first_day.year == year


def test_without_title_type_or_year_there_is_no_exhibition(read: Read) -> None:
    found, told = read({"a/index.md": "Summary: 甲\n\n前言。\n"})
    assert found.exhibitions == ()
    assert told == [
        f"错误 content/exhibitions/a/index.md:1  缺少{name}。请在文件头加一行“{key}：…”。"
        for name, key in (
            ("“标题”", "标题"),
            ("“类型”", "类型"),
            ("“日期”", "日期"),
        )
    ]


@pytest.mark.parametrize(
    ("slug", "what"),
    [
        ("Duan-Wu", "文件名不能作为地址"),
        ("端午", "文件名不能作为地址"),
    ],
)
def test_a_folder_that_can_be_no_address_is_told(read: Read, slug: str, what: str) -> None:
    _, (message,) = read({f"{slug}/index.md": LEAST})
    assert message.startswith(f"错误 content/exhibitions/{slug}/index.md  {what}。读到的是“{slug}”")


def test_days_of_the_header_that_the_sheet_has_not_are_told(read_one: ReadOne) -> None:
    longer = f"{LEAST}Start: 2026-02-01\nEnd: 2026-05-20\n"
    found, told = read_one({"index.md": longer, "巡展.csv": TOUR})
    assert found.first_day == date(2026, 3, 5)
    assert told == [
        "警告 index.md:4  文件头的展期比巡展表长，网站只认巡展表。"
        "读到的是“2026-02-01—2026-05-20”。"
        "表里少了一站就补上；不少，就删去“开始”和“结束”。"
    ]


@pytest.mark.parametrize(
    ("lines", "tour"),
    [
        ("Start: 2026-03-05\nEnd: 2026-05-20", TOUR),
        ("Start: 2026-03-05\nEnd: 2026-12-31", f"{TOUR}丙镇,2026-06-01 起,,\n"),
        ("Start: 2026-02-01", "站点\n甲镇\n"),
        ("Start: 2026-02-01", "站点,开始,状态\n甲镇,2026-03-05,取消\n"),
    ],
)
def test_days_of_the_header_within_those_of_the_sheet_are_no_mistake(
    read_one: ReadOne, lines: str, tour: str
) -> None:
    assert read_one({"index.md": f"{LEAST}{lines}\n", "巡展.csv": tour})[1] == []


def test_the_cover_is_the_one_that_is_named_else_the_one_that_is_called_so(
    read_one: ReadOne,
) -> None:
    pictures = {"封面.jpg": b"", "01.png": b"", "01.md": "Alt: 甲\n\n文。"}
    found, told = read_one({"index.md": LEAST, **pictures})
    assert found.cover and found.cover.name == "封面.jpg"
    assert told == []
    found, told = read_one({"index.md": f"{LEAST}Cover: 01.png\n", **pictures})
    assert found.cover and found.cover.name == "01.png"


def test_what_came_of_it_is_read_from_a_file_of_its_own(read_one: ReadOne) -> None:
    found, told = read_one({"index.md": LEAST, "回顾.md": "来了很多人。\n"})
    assert (found.results, told) == ("来了很多人。", [])
    found, told = read_one({"index.md": LEAST, "回顾.md": b"\xff"})
    assert (found.results, told) == ("", ["回顾.md:1  文件不是 UTF-8 编码。请另存为 UTF-8。"])


MINORS = f"{LEAST}Minors: yes\n"
NOBODY_NAMED = (
    "写了有未成年人，没有一处写公开署名，也没有监护人同意。"
    "孩子的作品，在展板的 .md 文件头写“公开署名：儿童甲，7岁”，在展品表写“公开署名”；"
    "孩子的照片，监护人都同意公开以后，在 index.md 的文件头写“监护人同意：是”。"
)


def test_with_children_somebody_is_named_in_public(read_one: ReadOne) -> None:
    panel = {"01.jpg": b"", "01.md": "Alt: 画\n\n文。"}
    assert read_one({"index.md": MINORS, **panel})[1] == [f"01.md  {NOBODY_NAMED}"]


def test_with_children_an_exhibits_picture_needs_a_name_as_well(read_one: ReadOne) -> None:
    files = {"index.md": MINORS, "p.jpg": b""}
    sheet = "编号,题名,图片,替代文字,公开署名\nA1,画,p.jpg,一幅画,"
    assert read_one({**files, "展品.csv": f"{sheet}\n"})[1] == [f"展品.csv  {NOBODY_NAMED}"]
    assert read_one({**files, "展品.csv": f'{sheet}"儿童甲，7岁"\n'})[1] == []


def test_with_children_a_panel_that_names_one_is_enough(read_one: ReadOne) -> None:
    panel = {"01.jpg": b"", "01.md": "Alt: 画\nCredit: 儿童甲，7岁\n\n文。"}
    assert read_one({"index.md": MINORS, **panel})[1] == []
    assert read_one({"index.md": MINORS})[1] == []  # nothing of them is shown


def test_with_children_the_consent_of_their_guardians_is_enough(read_one: ReadOne) -> None:
    panel = {"01.jpg": b"", "01.md": "Alt: 照片\n\n文。"}
    assert read_one({"index.md": f"{MINORS}Consent: yes\n", **panel})[1] == []
