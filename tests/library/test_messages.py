"""Message walls: what may be shown, and what must not."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from plugins.library.messages import COLUMNS, NAMELESS, MessageWall, read_messages, read_walls
from plugins.library.reading.sheets import SheetRow

Write = Callable[[Mapping[str, str | bytes]], Path]
INDEX = "Title: 写给图书馆\nDate: 2026-04-23\n\n谢谢大家。\n"
HEAD = "寄语,署名,日期,同意公开,精选\n"
PLACE = "content/messages/to-us/"


def read(write_files: Write, rows: str, index: str = INDEX) -> tuple[MessageWall | None, list[str]]:
    files = {f"{PLACE}index.md": index, f"{PLACE}寄语.csv": HEAD + rows}
    walls, problems = read_walls(write_files(files) / "content")
    return next(iter(walls), None), [str(one).removeprefix(f"{PLACE}寄语.csv:") for one in problems]


def test_only_what_its_writer_agreed_to_is_shown_and_the_chosen_comes_first(
    write_files: Write,
) -> None:
    rows = (
        "灯亮着,小陈,2026-04-23,是,\n不要公开,甲,,否,是\n没有问过,乙,,,\n"
        "书香,,2026年4月24日,是,是\n"
    )
    wall, problems = read(write_files, rows)
    assert wall and problems == []
    assert (wall.url, wall.text) == ("messages/to-us/", "谢谢大家。")
    assert [(one.text, one.name, one.day, one.is_chosen) for one in wall.messages] == [
        ("书香", NAMELESS, date(2026, 4, 24), True),
        ("灯亮着", "小陈", date(2026, 4, 23), False),
    ]


def test_every_mistake_is_told_at_once_with_its_row_and_column(write_files: Write) -> None:
    rows = ",甲,,是,\n好,乙,,也许,\n好书,丙,四月,是,\n"
    wall, problems = read(write_files, rows)
    assert wall is None
    assert [message.partition("。")[0] for message in problems] == [
        "2  「寄语」：没有写寄语",
        "3  「同意公开」：只能写“是”或“否”",
        "4  「日期」：日期认不出来",
    ]


def test_a_long_message_and_a_doubled_one_are_warnings(write_files: Write) -> None:
    wall, (long, doubled) = read(
        write_files, f"{'好' * 121},甲,,是,\n好书,乙,,是,\n好书！,乙,,是,\n"
    )
    assert wall and len(wall.messages) == 3
    assert "太长（121 个字）" in long and "和第 3 行的寄语一样" in doubled


def test_nothing_to_show_gives_no_page_and_says_why(write_files: Write) -> None:
    wall, (message,) = read(write_files, "好书,甲,,否,\n")
    assert wall is None and "还没有可以公开的寄语" in message
    wall, (message,) = read(write_files, "")
    assert wall is None and "表里还没有寄语" in message


CELL = st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=12)


@given(
    st.lists(
        st.fixed_dictionaries(
            {**dict.fromkeys(COLUMNS, CELL), "consent": st.sampled_from("是 否 y 也许".split())}
        ),
        max_size=4,
    ),
)
def test_whatever_the_cells_nothing_is_shown_without_consent(
    cells: list[dict[str, str]],
) -> None:
    rows = tuple(
        SheetRow("t.csv", "", number, one, {key: names[0] for key, names in COLUMNS.items()})
        for number, one in enumerate(cells)
    )
    for message in read_messages(rows)[0]:
        assert cells[message.line]["consent"] in ("是", "y")
        assert message.text and message.name
