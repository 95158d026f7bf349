"""What an exhibition says of itself."""

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from plugins.library.exhibitions.pieces import Narration, Section
from plugins.library.exhibitions.slips import slip_lines
from plugins.library.reading.spans import Span
from plugins.library.sound import Sound
from tests.support.made import exhibition, panel, station

MARCH = Span(date(2026, 3, 1), date(2026, 3, 31))
MAY = Span(date(2026, 5, 1), date(2026, 5, 20))


def test_boards_are_counted_as_stated_else_as_they_lie_in_the_folder() -> None:
    two = (Section("", "", (panel(1), panel(2))),)
    assert exhibition(sections=two, stated_boards=24).boards == 24
    assert exhibition(sections=two).boards == 2
    assert exhibition().boards is None


@pytest.mark.parametrize(
    ("counts", "stated", "visitors"),
    [
        ((320, 80), None, 400),
        ((320, 0), None, 320),
        ((0,), None, 0),
        ((320, None), None, None),
        ((), None, None),
        ((320, 80), 500, 500),
        ((320, None), 0, 0),
    ],
)
def test_visitors_are_added_up_only_where_every_station_counted(
    counts: tuple[int | None, ...], stated: int | None, visitors: int | None
) -> None:
    stations = tuple(station(visitors=count) for count in counts)
    assert exhibition(stations=stations, stated_visitors=stated).visitors == visitors


def test_a_station_that_was_called_off_is_not_waited_for() -> None:
    stations = (station(visitors=320), station(status="取消"), station(status="延期", visitors=9))
    assert exhibition(stations=stations).visitors == 320


def test_the_days_are_those_of_the_stations_that_are_held_in_their_order() -> None:
    stations = (station(span=MAY), station(span=MARCH), station(span=None))
    assert exhibition(spans=(Span(date(2020, 1, 1)),), stations=stations).all_spans == (MARCH, MAY)
    assert exhibition(stations=stations).first_day == date(2026, 3, 1)
    assert exhibition(stations=stations).last_day == date(2026, 5, 20)
    off = (station(span=MARCH, status="取消"), station(span=MAY))
    assert exhibition(stations=off).all_spans == (MAY,)


def test_the_days_are_those_of_the_header_where_no_station_has_any() -> None:
    assert exhibition(spans=(MAY, MARCH), stations=(station(),)).all_spans == (MARCH, MAY)
    assert exhibition().first_day is exhibition().last_day is None


def test_an_exhibition_without_an_end_has_no_last_day() -> None:
    spans = (MARCH, Span(date(2026, 5, 1), None, open_ended=True))
    assert exhibition(spans=spans).last_day is None
    assert exhibition(spans=spans).first_day == date(2026, 3, 1)


def test_a_panel_knows_its_neighbours_across_sections() -> None:
    one, two, three = panel(1), panel(2), panel(3)
    found = exhibition(sections=(Section("甲", "", (one, two)), Section("乙", "", (three,))))
    assert [found.neighbours(p) for p in (one, two, three)] == [
        (None, two),
        (one, three),
        (two, None),
    ]


def test_a_panel_says_its_addresses_and_its_number() -> None:
    sound = Sound(Path("02-a.M4A"), 5, 9)
    two = panel(2, narration=Narration(sound, ""), video=Path("02-a.mp4"))
    assert (two.url, two.anchor, two.label) == ("exhibitions/a/02/", "panel-02", "二")
    assert two.sound_url == "exhibitions/a/02/narration.m4a"
    assert two.video_url == "exhibitions/a/02/video.mp4"
    assert (panel().sound_url, panel().video_url) == ("", "")


def test_only_panels_with_a_narration_are_stops_of_the_audio_guide() -> None:
    speaks = panel(2, narration=Narration(Sound(Path("a.mp3"), 5, 9), ""))
    found = exhibition(sections=(Section("", "", (panel(1), speaks)),))
    assert found.narrated == (speaks,)
    assert found.is_readable and not exhibition().is_readable


@pytest.mark.parametrize(
    ("types", "is_online"),
    [(("线上展",), True), (("微信展", "实景展"), True), (("巡展", "线上展"), False)],
)
def test_what_also_stands_somewhere_is_not_on_the_network_alone(
    types: tuple[str, ...], is_online: bool
) -> None:
    assert exhibition(types=types).is_online is is_online
    assert exhibition(types=types).kind == types[0]


@pytest.mark.parametrize(
    ("title", "columns"),
    [
        ("“寻访红色足迹·品味英雄事迹”巡回展", ("寻访红色足迹", "品味英雄事迹巡回展")),
        ("《网络书香过大年》", ("网络书香过大年",)),
        ("巾帼绽芳华 勇做追梦人——致敬新时代的中国女性", None),
        ("端午三件事", ("端午三件事",)),
        ("甲：乙：丙", ("甲", "乙", "丙")),
        (
            "传统节日线上实景展与各地民俗文化精品联展",
            ("传统节日线上", "实景展与各地", "民俗文化精品联展"),
        ),
        ("——", ("——",)),
        ("《》", ("《》",)),
    ],
)
def test_a_title_is_cut_into_columns_where_its_words_end(
    title: str, columns: tuple[str, ...] | None
) -> None:
    if columns:
        assert slip_lines(title) == columns
    assert exhibition(title=title).slip_lines == slip_lines(title)
    assert all(len(column) <= 10 for column in slip_lines(title))


@given(st.text(st.sampled_from("安居旧影展年·—：: “”《》a1"), min_size=1, max_size=60))
@example("一·二·三·四")
def test_a_slip_has_one_to_three_columns_and_every_sign_of_the_title(title: str) -> None:
    columns = slip_lines(title)
    assert 1 <= len(columns) <= 3
    assert all(columns)
    signs = re.sub(r"[“”《》\s·—:：]", "", title)
    assert "".join(columns) == (signs or title)
