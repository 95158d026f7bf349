"""Stations of a tour, and what can't be true of them."""

import tempfile
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from plugins.library.exhibitions.nouns import Station
from plugins.library.exhibitions.tour import COLUMNS, read_tour
from plugins.library.hours.hours import OpeningHours
from plugins.library.places.places import Branch
from plugins.library.reading.problems import Problem
from plugins.library.reading.spans import Span
from tests.support.made import ReadOne, workbook

INDEX = "Title: 甲\nDate: 2026\nType: 巡展\n\n前言。\n"
HEAD = ["站点", "开始", "结束", "套别", "参观人次", "状态"]
MARCH = Span(date(2026, 3, 5), date(2026, 3, 31))
BRANCHES = {
    slug: Branch(slug, name, "branch", "", "", (), OpeningHours({}, ()))
    for slug, name in (("main", "总馆"), ("mocun", "磨溪分馆"), ("kiosk", "K24"))
}


def tour(*rows: list[object], head: list[str] = HEAD) -> tuple[list[Station], list[str]]:
    stations, problems = read_sheet(workbook([head, *rows]), "xlsx")
    sheet = "content/exhibitions/a/巡展.xlsx"
    return stations, [str(p).replace(sheet, "").replace("工作表“Sheet1”", "") for p in problems]


def read_sheet(data: bytes, suffix: str) -> tuple[list[Station], tuple[Problem, ...]]:
    """In a folder of its own: a test may read many sheets."""
    with tempfile.TemporaryDirectory() as temporary:
        content = Path(temporary, "content")
        folder = content / "exhibitions" / "a"
        folder.mkdir(parents=True)
        (folder / f"巡展.{suffix}").write_bytes(data)
        pictures = {"甲.jpg": folder / "甲.jpg"}
        stations, problems = read_tour(folder, BRANCHES, pictures, content)
        return list(stations), problems


def test_a_folder_without_a_sheet_has_no_tour(tmp_path: Path) -> None:
    assert read_tour(tmp_path, {}, {}, tmp_path) == ((), ())


def test_no_two_columns_have_a_name_in_common() -> None:
    names = [name for names in COLUMNS.values() for name in names]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("2026-03-05", "2026-03-31"),
        ("2026年3月5日", "2026年3月31日"),
        ("2026.3.5", "2026.3.31"),
        ("2026/3/5", "2026/03/31"),
        ("２０２６－３－５", "２０２６年３月３１日"),
        ("20260305", "20260331"),
        (46086, 46112),
        ("46086", "46112.0"),
        (date(2026, 3, 5), datetime(2026, 3, 31, 17, 0)),
        ("2026-03-05—2026-03-31", ""),
        ("2026年3月5日至2026年3月31日", None),
        ("2026.3.5 ～ 2026.3.31", None),
        ("2026-03-05—3月31日", None),
        ("2026-03-05", "3月31日"),
        ("二〇二六年三月五日（星期四）至三十一日", None),
    ],
)
def test_days_are_read_as_staff_and_excel_write_them(start: object, end: object) -> None:
    (station,), told = tour(["总馆", start, end])
    assert told == []
    assert station.span == MARCH


def test_a_station_may_last_a_day_or_have_no_end_or_no_days_at_all() -> None:
    stations, told = tour(
        ["甲镇", "2026-03-05"], ["乙镇", "2026-03-05 起", None, "B"], ["丙镇", None, None, "C"]
    )
    assert told == []
    assert [station.span for station in stations] == [
        Span(date(2026, 3, 5)),
        Span(date(2026, 3, 5), None, open_ended=True),
        None,
    ]


GUESSED = "写作 2027-03-05，并请核对年份。"
START = "写作 2026-03-05；没有结束的写 2026-03-05 起。"
END = "写作 2026-03-31；还没有定就空着，在开始的日期后面加“起”。"


@pytest.mark.parametrize(
    ("start", "end", "message"),
    [
        ("3月5日", "", f"「开始」：日期没有写年份。读到的是“3月5日”。{GUESSED}"),
        ("3.5", "", f"「开始」：日期没有写年份。读到的是“3.5”。{GUESSED}"),
        (
            "2026-03-05",
            "3月1日",
            "「结束」：结束早于开始。读到的是“3月1日”。写作 2027-03-01，并请核对结束的年份。",
        ),
        (
            "2026-03-05—3月1日",
            "",
            "「开始」：结束早于开始。读到的是“2026-03-05—3月1日”。"
            "写作 2026-03-05—2027-03-01，并请核对结束的年份。",
        ),
        ("春天", "", f"「开始」：日期认不出来。读到的是“春天”。{START}"),
        ("2026-03", "", f"「开始」：日期认不出来。读到的是“2026-03”。{START}"),
        ("2026-03-05", "待定", f"「结束」：日期认不出来。读到的是“待定”。{END}"),
        ("2026-02-30", "", f"「开始」：没有这样的日期或钟点。读到的是“2026-02-30”。{START}"),
        ("", "2026-03-31", f"「开始」：有结束，没有开始。读到的是“2026-03-31”。{START}"),
        (
            "2026-03-31",
            "2026-03-05",
            "「结束」：结束早于开始。读到的是“2026-03-31—2026-03-05”。"
            "请改其中一个；没有结束就空着那一格。",
        ),
        (
            "2026-03-05 起",
            "2026-03-31",
            "「结束」：写了结束，开始就只能是一个日子。读到的是“2026-03-05 起—2026-03-31”。"
            "请改其中一个；没有结束就空着那一格。",
        ),
        (
            "2026-03-05",
            "2026-03-31 起",
            f"「结束」：结束的日子不能带“起”。读到的是“2026-03-31 起”。{END}",
        ),
        (
            "2026-03-05、2026-03-07",
            "",
            "「开始」：一行只写一段日子，别的日子另起一行。"
            f"读到的是“2026-03-05、2026-03-07”。{START}",
        ),
        ("、", "", f"「开始」：一行只写一段日子，别的日子另起一行。读到的是“、”。{START}"),
    ],
)
def test_a_day_that_is_none_is_told_with_its_column(
    start: str, end: str, message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795881600")  # 2026-11-28
    (station,), told = tour(["总馆", start, end])
    assert station.span is None
    assert told == [f":2  {message}"]


days = st.text(
    st.sampled_from("0123456789-./年月日号起至到—～、 2026T:时")
    | st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Co", "Cn"]),
    max_size=14,
)


def is_blank(cell: str) -> bool:
    """Whether a reader sees nothing in it.

    Excel puts an apostrophe before text; a pair of quotes is how a sheet writes an empty cell.
    """
    return cell.strip() == '""' or not cell.strip().strip("'").strip()


@given(st.lists(st.tuples(days, days), min_size=1, max_size=20))
@example([("", "\xa0")])
@example([("", '""')])
def test_whatever_stands_in_the_cells_is_a_span_or_told_or_nothing(
    pairs: list[tuple[str, str]],
) -> None:
    text = "站点\t开始\t结束\n" + "".join(f"总馆{n}\t{s}\t{e}\n" for n, (s, e) in enumerate(pairs))
    stations, problems = read_sheet(text.encode(), "csv")
    told = {problem.line for problem in problems}
    for station in stations:
        start, end = pairs[station.line - 2]
        assert station.span or station.line in told or (is_blank(start) and is_blank(end))
        assert not station.span or station.span.start <= station.span.last_day


@pytest.mark.parametrize(
    ("word", "place", "url"),
    [
        ("mocun", "磨溪分馆", "branches/mocun/"),
        ("磨溪分馆", "磨溪分馆", "branches/mocun/"),
        ("K24", "K24", "branches/kiosk/"),
        ("渡口社区", "渡口社区", ""),
    ],
)
def test_a_place_is_a_branch_by_its_slug_or_its_name_or_free(
    word: str, place: str, url: str
) -> None:
    (station,), told = tour([word, "2026-03-05", "2026-03-31"])
    assert told == []
    assert (station.place, station.branch_url, station.span) == (place, url, MARCH)


def test_a_word_that_looks_like_a_branch_and_is_none_is_told() -> None:
    assert tour(["mocum"], ["xyz"])[1] == [
        ":2  「站点」：没有这个分馆。读到的是“mocum”。是“mocun”吗？",
        ":3  「站点」：没有这个分馆。读到的是“xyz”。"
        "写分馆在 branches.toml 里的代号，或地方的中文名字。",
    ]


@pytest.mark.parametrize("word", ["", "正常", "计划", "进行", "结束", "延期", "取消"])
def test_a_station_is_held_unless_it_was_put_off_or_called_off(word: str) -> None:
    (station,), told = tour(["总馆", "2026-03-05", "", "", "", word])
    assert told == []
    assert station.is_held == (word not in ("延期", "取消"))
    assert station.status == ("正常" if station.is_held else word)


@pytest.mark.parametrize(
    ("cell", "visitors"),
    [
        *(
            (cell, 1200)
            for cell in (1200, 1200.0, "1,200", "1，200", "１２００", "1200 人次", "1200人")
        ),
        (0, 0),
        ("", None),
    ],
)
def test_visitors_are_read_as_people_write_numbers(cell: object, visitors: int | None) -> None:
    (station,), told = tour(["总馆", "", "", "", cell])
    assert told == []
    assert station.visitors == visitors


@pytest.mark.parametrize("cell", ["约1200", "一千", -5, 12.5, "9" * 5000])
def test_visitors_that_are_no_number_are_told(cell: object) -> None:
    (station,), (message,) = tour(["总馆", "", "", "", cell])
    assert station.visitors is None
    assert message == (f":2  「参观人次」：要写数字。读到的是“{cell}”。例如 1200；不知道就空着。")


def test_everything_else_that_a_row_lacks_or_has_wrong_is_told() -> None:
    head = [*HEAD, "照片", "备注"]
    rows: list[list[object]] = [
        ["", "2026-03-05"],
        ["甲镇", "", "", "", "", "已结束", "乙.jpg", "在二楼"],
    ]
    (station,), told = tour(*rows, head=head)
    assert (station.status, station.picture) == ("正常", None)
    assert told == [
        ":2  「站点」：没有写站点。写分馆的名字，或地方的名字。",
        ":3  「照片」：找不到这张图。读到的是“乙.jpg”。文件夹里有相近的，是“甲.jpg”吗？",
        ":3  「状态」：状态不认识。读到的是“已结束”。可用：正常、计划、进行、结束、延期、取消。",
    ]


def test_a_station_has_its_picture_note_and_contact() -> None:
    head = ["站点", "照片", "备注", "联系人"]
    (station,), told = tour(["甲镇", "甲.JPG", "在二楼\n大厅", "张某 13812345678"], head=head)
    assert told == []
    assert station.picture and station.picture.name == "甲.jpg"
    assert (station.note, station.contact) == ("在二楼\n大厅", "张某 13812345678")


def test_stations_stand_by_their_first_days_and_those_without_behind() -> None:
    rows: list[list[object]] = [["丁镇"], ["乙镇", "2026-05-01"], ["丙镇"], ["甲镇", "2026-03-01"]]
    stations, _ = tour(*rows)
    assert [station.place for station in stations] == ["甲镇", "乙镇", "丁镇", "丙镇"]


FIRST = date(2026, 1, 1)


@st.composite
def rows_of_a_tour(draw: st.DrawFn) -> tuple[str, int, int | None, str, str]:
    """Place, first day, last day (None: open), set of boards, status."""
    start = draw(st.integers(0, 60))
    length = draw(st.one_of(st.integers(0, 15), st.none()))
    boards = draw(st.sampled_from(["", "A", "B"]))
    status = draw(st.sampled_from(["", "", "取消", "延期"]))
    place = draw(st.sampled_from(["甲镇", "乙镇", "丙镇"]))
    return place, start, None if length is None else start + length, boards, status


@given(st.lists(rows_of_a_tour(), max_size=8))
def test_a_clash_is_told_exactly_where_two_held_stations_of_a_set_share_a_day(
    rows: list[tuple[str, int, int | None, str, str]],
) -> None:
    text = "站点,开始,结束,套别,状态\n"
    for place, first, last, boards, status in rows:
        start = (FIRST + timedelta(days=first)).isoformat() + (" 起" if last is None else "")
        end = "" if last is None else (FIRST + timedelta(days=last)).isoformat()
        text += f"{place},{start},{end},{boards},{status}\n"
    _, problems = read_sheet(text.encode(), "csv")
    told = {problem.line for problem in problems if "同时在两个地方" in problem.what}
    # the model: each day of a year on its own
    days = [
        set(range(first, 400 if last is None else last + 1)) if not status else set()
        for _, first, last, _, status in rows
    ]
    expected = set()
    for one, (_, first, _, boards, _) in enumerate(rows):
        for other, (_, other_first, _, other_boards, _) in enumerate(rows):
            is_later = (other_first, other) < (first, one)
            if is_later and boards == other_boards and days[one] & days[other]:
                expected.add(one + 2)
    assert told == expected


def test_a_clash_names_both_rows_both_places_and_the_set() -> None:
    _, told = tour(
        ["甲镇", "2026-03-05", "2026-03-31", "A套"],
        ["乙镇", "2026-03-31", "2026-04-10", "ａ 套"],
        ["丙镇", "2026-03-31", "2026-04-10", "b"],
        ["丁镇", "2026-03-01", "2026-03-05"],
        ["戊镇", "2026-03-05", "2026-03-06"],
    )
    remedy = "请改日期；展板有几套，就写明套别。"
    assert told == [
        f":6  同一套展板同时在两个地方（第 5 行和第 6 行）。读到的是“丁镇、戊镇”。{remedy}",
        f":3  套别“A”的展板同时在两个地方（第 2 行和第 3 行）。读到的是“甲镇、乙镇”。{remedy}",
    ]


def test_a_long_station_clashes_with_all_that_begin_while_it_stands() -> None:
    rows: list[list[object]] = [
        ["2026-03-01", "2026-03-31"],
        ["2026-03-05", "2026-03-06"],
        ["2026-03-20", ""],
    ]
    told = tour(*([f"{n} 镇", *row] for n, row in enumerate(rows)))[1]
    assert [message.partition("（")[2].partition("）")[0] for message in told] == [
        "第 2 行和第 3 行",
        "第 2 行和第 4 行",
    ]


def test_a_station_that_is_not_held_keeps_no_boards() -> None:
    row = ["2026-03-05", "2026-03-31", "A", ""]
    assert tour(["甲镇", *row], ["乙镇", *row, "取消"], ["丙镇", *row, "延期"])[1] == []


def test_ten_thousand_stations_on_one_day_are_told_in_a_moment() -> None:
    text = "站点,开始\n" + "甲镇,2026-03-05\n" * 10_000
    stations, problems = read_sheet(text.encode(), "csv")
    assert len(stations) == 10_000
    assert len(problems) == 9_999


@pytest.mark.parametrize(
    ("rows", "messages"),
    [
        ([["甲镇", "2026-03-05", "2026-03-31"], ["乙镇", "2026-05-30"]], []),
        (
            [["甲镇", "2026-03-05", "2026-03-31"], ["乙镇", "2026-05-31"]],
            [":3  和上一站相隔 61 天。读到的是“甲镇、乙镇”。中间若还有站点，请补上。"],
        ),
        # while another set stands elsewhere, nothing is missing
        (
            [
                ["甲镇", "2026-03-05", "2026-12-31", "A"],
                ["乙镇", "2026-03-10", "2026-03-12", "B"],
                ["丙镇", "2026-12-01", "2026-12-05", "B"],
            ],
            [],
        ),
        ([["甲镇", "2026-03-05 起", "", "A"], ["乙镇", "2026-12-01", "", "B"]], []),
        # a station that was called off fills no gap
        (
            [
                ["甲镇", "2026-03-05"],
                ["乙镇", "2026-04-05", "", "", "", "取消"],
                ["丙镇", "2026-06-05"],
            ],
            [":4  和上一站相隔 92 天。读到的是“甲镇、丙镇”。中间若还有站点，请补上。"],
        ),
    ],
)
def test_a_long_time_in_which_the_boards_stand_nowhere_is_noticed(
    rows: list[list[object]], messages: list[str]
) -> None:
    assert tour(*rows)[1] == messages


def test_a_tour_is_read_from_its_folder_with_the_branches_of_the_library(
    read_one: ReadOne,
) -> None:
    rows: list[list[object]] = [["place", "start", "end"], ["main", date(2026, 3, 5), "2026-03-31"]]
    exhibition, told = read_one({"index.md": INDEX, "tour.xlsx": workbook(rows)})
    assert told == []
    assert [(s.place, s.branch_url, s.span) for s in exhibition.stations] == [
        ("总馆", "branches/main/", MARCH)
    ]
