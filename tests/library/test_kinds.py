"""Laws that every kind of content keeps, whatever keys it declares."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from pelicanconf import PLUGINS
from plugins.feeds.generator import MAKERS
from plugins.library.chronicle.reading import ENTRY_KEYS
from plugins.library.disclosure import DISCLOSED_KEYS, Disclosed, read_disclosure
from plugins.library.events.keys import EVENT_KEYS
from plugins.library.events.nouns import Event
from plugins.library.exhibitions.keys import EXHIBITION_KEYS, PANEL_KEYS
from plugins.library.exhibitions.nouns import Exhibition
from plugins.library.exhibitions.pieces import Panel
from plugins.library.kinds import KINDS, check_first_lines, read_header
from plugins.library.lists import READING_LIST_KEYS, ReadingList
from plugins.library.messages import FOLDERS as WALL_FOLDERS
from plugins.library.messages import MessageWall
from plugins.library.pages import PAGE
from plugins.library.quizzes.nouns import Quiz
from plugins.library.quizzes.rows import FOLDERS as QUIZ_FOLDERS
from plugins.library.reading import persons, values
from plugins.library.reading.common_keys import OF_EVERY_KIND, TITLE
from plugins.library.reading.header import FORBIDDEN, HeaderKeys, Key, parse
from plugins.library.reading.kind import Collection, Kind, NewSheet, Skeleton
from plugins.library.reading.problems import Severity
from plugins.library.transcripts.nouns import Transcript
from plugins.library.transcripts.reading import TRANSCRIPT_KEYS
from tests.support.laws import examples

ROOT = Path(__file__).parents[2]
ALL = (
    *(
        keys
        for kind in KINDS
        for keys in (kind.header, *dict(kind.others).values())
        if keys and keys.keys
    ),
    ENTRY_KEYS,
)
"""Every header there is, and that of an entry of the chronicle."""
EACH = [(keys, key) for keys in ALL for key in keys]
NOUNS: tuple[tuple[HeaderKeys, type], ...] = (
    (EVENT_KEYS, Event),
    (EXHIBITION_KEYS, Exhibition),
    (PANEL_KEYS, Panel),
    (DISCLOSED_KEYS, Disclosed),
    (READING_LIST_KEYS, ReadingList),
    (QUIZ_FOLDERS.keys, Quiz),
    (WALL_FOLDERS.keys, MessageWall),
    (TRANSCRIPT_KEYS, Transcript),
)
LINE = st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=12)
"""Words as somebody may write them behind a colon, without a blank."""
WORD = st.text(st.characters(categories=["Lo"]), min_size=1, max_size=8)
"""Letters that have no case and are no digits: 汉字."""
NO_DAY = (
    WORD
    | st.builds("2026-{:02}-{:02}".format, st.integers(13, 99), st.integers(1, 31))
    | st.builds("2026-02-{:02}".format, st.integers(30, 99))
)
WRONG: dict[Callable[..., Any], st.SearchStrategy[str]] = {
    values.day: NO_DAY,
    values.days: NO_DAY,
    values.first_days: NO_DAY,
    values.hours_or_words: st.sampled_from(("两点", "16:00—14:00", "25:00", "上午15:00")),
    values.day_or_year: NO_DAY | st.just("0000"),
    values.flag: WORD.filter(lambda word: word not in (*values.YES, *values.NO)),
    values.flag_unless_no: WORD.filter(lambda word: word not in (*values.YES, *values.NO)),
    values.number: WORD | st.integers(10**9).map(str) | st.just("-1") | st.just("1.5"),
    values.link: LINE.filter(lambda word: not word.startswith("https://")),
    values.any_link: LINE.filter(lambda word: not word.startswith(("https://", "http://", "/"))),
    persons.yes_or_names: st.sampled_from(
        ("还没有签", "待定", "王小明等", "还有几个没问", "家长口头同意", "8岁", "未签")
    ),
    values.old_addresses: WORD
    | WORD.map("../{}".format)
    | st.sampled_from(("https://a.example/", "index.html", "/a/b/Index.html", "news/index.html/")),
}
"""What reads a key → what it can't read."""
CHOOSES = (values.choice, values.one_or_none, values.words)
"""These know a wrong word where the key has choices."""
TAKES_ALL = (values.text, values.sentences, values.yes_or_words, persons.names, values.words)


def is_typed(key: Key) -> bool:
    """Whether there is anything that it must not take."""
    return bool(key.choices) or key.read in WRONG


def wrong(key: Key) -> st.SearchStrategy[str]:
    """Values that a key must not take."""
    if key.choices:
        return WORD.filter(lambda word: word not in key.choices)
    return WRONG[key.read]


@st.composite
def any_case(draw: st.DrawFn, word: str) -> str:
    """A word whose letters are large or small."""
    return "".join(draw(st.sampled_from((one.lower(), one.upper()))) for one in word)


DECLARED: dict[str, Any] = {
    **{"word": "story", "label": "读者故事", "folder": "stories"},
    **{"header": PAGE.header, "read": lambda content: ((), ())},
}


@pytest.mark.parametrize(
    ("declared", "said"),
    [
        ({"address": "stories/{slug}/"}, "need a collection or a room"),
        ({"list_address": "stories/"}, "need a collection or a room"),
        ({"feed": "读者故事"}, "need a collection or a room"),
        ({"address": "s/{slug}/", "room": "s", "collection": Collection("s")}, "is no room"),
        ({"channel": "读者故事"}, "plugins.wechat reads"),
        ({"address": "stories/{slug}/", "collection": Collection("s")}, "list_address"),
        ({"list_address": "stories/", "collection": Collection("s")}, "template"),
        ({"list_address": "s/", "collection": Collection("s", template=""), "channel": "s"}, "ch"),
        ({"list_address": "s/", "collection": Collection("s", template=""), "feed": "s"}, "Date"),
        ({"header": HeaderKeys("故事", (TITLE,))}, "OF_EVERY_KIND"),
    ],
)
def test_a_kind_declares_nothing_that_nothing_does(declared: dict[str, Any], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        Kind(**(DECLARED | declared))


def test_the_room_that_a_kind_names_is_there() -> None:
    assert {f"plugins.{kind.room}" for kind in KINDS if kind.room} <= set(PLUGINS)


def test_what_is_declared_for_feeds_and_the_channel_is_made_by_somebody() -> None:
    assert {kind.folder for kind in KINDS if kind.feed} == set(MAKERS)
    makes = "news events exhibitions lists".split()  # plugins/wechat/read_posts.py
    assert {kind.folder for kind in KINDS if kind.channel} == set(makes)


def test_a_sheet_that_make_new_makes_is_used_in_either_format() -> None:
    sheet = NewSheet("名单", {"name": ("姓名",)}, ("# 谁",))
    kind = Kind(**DECLARED, skeleton=Skeleton("文。", sheets=(sheet,)))
    files = ("a/名单.xlsx", "a/名单.csv", "a/名单.XLSX", "a/别的.xlsx", "a/名单.pdf")
    assert [kind.uses(Path(file)) for file in files] == [True, True, True, False, False]


@pytest.mark.parametrize("keys", ALL, ids=lambda keys: keys.label)
@settings(max_examples=examples(4))
@given(data=st.data())
def test_a_key_is_read_by_both_its_names_in_any_case_behind_either_colon(
    data: st.DataObject, keys: HeaderKeys
) -> None:
    colon, value = data.draw(st.sampled_from((":", "：", " : ", "： "))), data.draw(LINE)
    english = [data.draw(any_case(key.english)) for key in keys]
    for names in (english, [key.chinese for key in keys]):
        lines = [f"{name}{colon}{value}" for name in names]
        header, problems = parse("\n".join(lines) + "\n\n文。", "a.md", keys)
        assert problems == ()
        assert [(one.key, one.value, one.line) for one in header.fields] == [
            (key.name, value, line) for line, key in enumerate(keys, 1)
        ]


def test_each_reader_of_a_value_is_known_to_take_all_or_not() -> None:
    known = {*WRONG, *CHOOSES, *TAKES_ALL}
    assert {key.english for _, key in EACH if key.read not in known} == set()
    assert {key.english for _, key in EACH if key.choices and key.read not in CHOOSES} == set()


@pytest.mark.parametrize("keys", ALL, ids=lambda keys: keys.label)
@settings(max_examples=examples(4))
@given(data=st.data())
def test_a_wrong_value_is_one_mistake_at_its_line(data: st.DataObject, keys: HeaderKeys) -> None:
    free = [key for key in keys if key.read is values.text and key.name != "end"]
    for key in filter(is_typed, keys):
        written = data.draw(wrong(key))
        before = free[: data.draw(st.integers(0, 3))]
        lines = [*(f"{one.chinese}：文" for one in before), f"{key.english}: {written}"]
        header, mistakes = parse("\n".join(lines), "a.md", keys)
        found, problems = values.read_values(header)
        told = [problem for problem in problems if not problem.what.startswith("缺少")]
        assert mistakes == () and set(found) == {one.name for one in keys}
        assert [(one.path, one.line, one.severity) for one in told] == [
            ("a.md", len(lines), Severity.ERROR)
        ]
        assert written in told[0].found and told[0].remedy


@pytest.mark.parametrize("keys", ALL, ids=lambda keys: keys.label)
@settings(max_examples=examples(4))
@given(data=st.data())
def test_whatever_stands_behind_the_keys_nothing_breaks(
    data: st.DataObject, keys: HeaderKeys
) -> None:
    anything = st.text(st.characters(exclude_characters="\r\n"), max_size=20)
    lines = [f"{key.chinese}：{data.draw(anything)}" for key in keys]
    found, problems = values.read_values(parse("\n".join(lines), "a.md", keys)[0])
    assert set(found) == {key.name for key in keys}
    assert all(one.remedy for one in problems)


@pytest.mark.parametrize("keys", ALL, ids=lambda keys: keys.label)
@settings(max_examples=examples(4))
@given(data=st.data())
def test_a_slip_in_a_name_is_told_with_the_nearest(data: st.DataObject, keys: HeaderKeys) -> None:
    """Two letters in the wrong order, in whatever case."""
    key = data.draw(st.sampled_from([key for key in keys if len(key.english) > 3]))
    name = data.draw(any_case(key.english))
    at = data.draw(st.integers(1, len(name) - 2))
    slip = name[:at] + name[at + 1] + name[at] + name[at + 2 :]
    assume(keys.find(slip) is None)
    header, (problem,) = parse(f"{slip}: 甲", "a.md", keys)
    near = re.search("是“(.+?)”吗", problem.remedy)
    assert near is not None, problem
    found = keys[near[1]]
    assert near[1] == found.chinese and header.fields == ()
    assert likeness(slip, found.english) >= likeness(slip, key.english)
    assert problem.line == 1 and keys.label in problem.what and slip in problem.what


def likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, other.lower(), one.lower()).ratio()


@pytest.mark.parametrize("keys", ALL, ids=lambda keys: keys.label)
def test_a_key_of_other_kinds_alone_is_refused_and_said_to_be_needless(keys: HeaderKeys) -> None:
    for key in {key.name: key for _, key in EACH if keys.find(key.name) is None}.values():
        for name in (key.english, key.chinese):
            header, (problem,) = parse(f"{name}：是", "a.md", keys)
            assert header.fields == () and "删去" in problem.remedy
            assert (problem.line, problem.severity) == (1, Severity.ERROR)


def test_one_english_name_is_one_chinese_name_in_every_kind() -> None:
    chinese, english = defaultdict(set), defaultdict(set)
    for _, key in EACH:
        chinese[key.name].add(key.chinese)
        english[key.chinese].add(key.name)
    assert [names for names in (*chinese.values(), *english.values()) if len(names) > 1] == []


@pytest.mark.parametrize("keys", ALL, ids=lambda keys: keys.label)
def test_no_two_keys_of_a_kind_share_a_name_and_none_is_forbidden(keys: HeaderKeys) -> None:
    names = [name.lower() for name in keys.names]
    assert len(names) == len(set(names))
    assert not set(names) & set(FORBIDDEN)
    assert [name for name in names if re.search(r"[:：\s]", name)] == []
    assert [key.english for key in keys if not key.help] == []


def test_every_key_is_in_a_paper_for_staff_by_both_its_names() -> None:
    papers = [path.read_text(encoding="utf-8") for path in (ROOT / "docs").glob("*.md")]
    assert {
        (key.english, key.chinese)
        for _, key in EACH
        if not any(
            re.search(rf"\b{key.english}\b", text) and key.chinese in text for text in papers
        )
    } == set()


def test_a_name_that_a_key_gives_a_field_is_a_field_of_the_noun() -> None:
    strange = {
        (keys.label, key.field)
        for keys, noun in NOUNS
        for key in keys
        if key.field and key.field not in {field.name for field in fields(noun)}
    }
    assert strange == {
        ("答题", "has_minors"),
        ("寄语", "has_minors"),
        ("文字实录", "has_minors"),
        ("信息公开", "has_minors"),
        ("书单", "has_minors"),
    }, "whether there are children is asked by the checks of these kinds alone"


HEADERS: dict[str, tuple[str, str]] = {
    "title": ("甲", "乙"),
    "date": ("2026-04-23", "2025-04-24"),
    "start": ("2026-04-23", "2026-04-22"),
    "end": ("2026-04-25", "2026-04-26"),
    "times": ("上午", "下午"),
    "type": ("线上展", "实体展"),
    "series": ("悦读", "阅美"),
    "venue": ("凤凰广场", "渡口社区"),
    "organizer": ("丙馆", "丁馆"),
    "partners": ("甲校、乙馆", "甲校"),
    "participants": ("50 余人", "60 人"),
    "audience": ("少儿", "成年人"),
    "join": ("直接来", "打电话"),
    "capacity": ("60 人", "70 人"),
    "fee": ("免费", "全免"),
    "access": ("有坡道", "有电梯"),
    "contact": ("0825-1234567", "0825-1234568"),
    "status": ("延期", "取消"),
    "reason": ("天气", "停电"),
    "formerly": ("2026-04-20", "2026-04-19"),
    "chronicle": ("老街进了校园。", "是"),
    "wechat": ("是", "否"),
    "minors": ("是", "否"),
    "consent": ("是", "否"),
    "stage": ("草稿", "可发"),
    "until": ("2026-05-01", "2026-05-02"),
    "notchildren": ("王建国", "李红"),
    "summary": ("一句话。", "两句话。"),
    "cover": ("封面.jpg", "02-街.jpg"),
    "focus": ("左上", "中"),
    "tone": ("墨", "素"),
    "aliases": ("old/a/", "old/b/"),
    "link": ("https://a.example/1", "https://a.example/2"),
    "curator": ("戊", "己"),
    "source": ("自办", "借展"),
    "rights": ("公有领域", "作者所有"),
    "boards": ("24", "25"),
    "visitors": ("1200", "1300"),
    "loanable": ("是", "否"),
    "size": ("80×180 厘米", "80×200 厘米"),
    "transport": ("自取", "送到"),
    "category": ("其他", "人事信息"),
    "number": ("A-1", "A-2"),
    "files": ("a.pdf", "b.pdf"),
    "alt": ("一条街", "一座桥"),
    "section": ("单元一", "单元二"),
    "panorama": ("是", "否"),
    "rubbing": ("是", "否"),
    "zoom": ("否", "是"),
    "changed": ("2026-05-02", "2026-05-03"),
    "credit": ("儿童甲，7岁", "儿童乙，8岁"),
}
"""Key → two things that may stand behind it in any kind."""
PICTURES = {"封面.jpg": "", "01-孩子们.jpg": "", "02-街.jpg": ""}
PLACES: dict[str, tuple[str, str, dict[str, str]]] = {
    "页面": ("pages/a.md", "文。", {}),
    "通知": ("news/a.md", "文。", {}),
    "活动": ("events/a/index.md", "文。", {f"events/a/{name}": "" for name in PICTURES}),
    "大事记": ("chronicle/2026.md", "按。", {}),
    "大事记条目": ("chronicle/2026.md", "文。", {}),
    "展览": (
        "exhibitions/a/index.md",
        "文。",
        {f"exhibitions/a/{name}": "" for name in PICTURES},
    ),
    "展板": (
        "exhibitions/a/01-孩子们.md",
        "文。",
        {
            "exhibitions/a/01-孩子们.jpg": "",
            "exhibitions/a/index.md": "标题：甲\n日期：2026\n类型：线上展\n",
        },
    ),
    "年报": ("reports/2026/index.md", "按。", {}),
    "年报的一章": ("reports/2026/1-a.md", "文。", {"reports/2026/index.md": "标题：甲\n"}),
    "信息公开": (
        "disclosure/a.md",
        "文。",
        {
            "disclosure/index.md": "标题：指南\n\n文。",
            "disclosure/files/a.pdf": "",
            "disclosure/files/b.pdf": "",
        },
    ),
    "信息公开指南": ("disclosure/index.md", "文。", {}),
    "书单": ("lists/a.md", "- 《家》", {}),
    "答题": (
        "quizzes/a/index.md",
        "文。",
        {"quizzes/a/题目.csv": "题目,选项A,选项B,答案,解析\n问,甲,乙,A,因为\n"},
    ),
    "寄语": ("messages/a/index.md", "文。", {"messages/a/寄语.csv": "寄语,同意公开\n好,是\n"}),
    "文字实录": ("transcripts/a.md", "王小明：好。", {}),
}
"""Header → where such a file may lie, its body, and what lies beside it."""
WITHOUT = {("展览", "date"): ("start", "end")}
"""A key that says something only where others don't."""
ON_PURPOSE = {
    "wechat": "the channel reads it (plugins/wechat)",
    "focus": "the channel reads it (plugins/wechat)",
    "aliases": "the register of addresses reads it (site/moved.py)",
}
"""Key → why what a kind's reader returns may be the same whatever stands behind it."""
DATED = {("活动", "date"): "what dates feeds and pages reads it (site/publication.py)"}
"""The same of a key of one header."""
PRIVATE = {key.name for key in OF_EVERY_KIND}
"""The walk over all texts reads these, and of some kinds the reader too."""


@dataclass(frozen=True)
class Filled:
    """A file with every key of its header."""

    keys: HeaderKeys
    folder: Path

    def read(self, key: Key, written: str) -> object:
        """All that is read and told of it when one key says something else."""
        name, body, beside = PLACES[self.keys.label]
        for other, text in beside.items():
            self._write(other, text)
        left_out = WITHOUT.get((self.keys.label, key.name), ())
        lines = [
            f"{one.chinese}：{written if one is key else HEADERS[one.name][0]}"
            for one in self.keys
            if one.name not in left_out
        ]
        head = "标题：甲\n\n## 事\n" if self.keys is ENTRY_KEYS else ""
        self._write(name, head + "\n".join(lines) + f"\n\n{body}\n")
        return list(self._all())

    def _write(self, name: str, text: str) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")

    def _all(self) -> Iterator[object]:
        yield read_disclosure(self.folder)
        for kind in KINDS:
            if kind.word not in ("page", "post"):
                yield kind.read(self.folder)


@pytest.mark.parametrize(
    "keys",
    [keys for keys in ALL if keys.label not in ("页面", "通知")],
    ids=lambda keys: keys.label,
)
def test_every_key_says_something(tmp_path: Path, keys: HeaderKeys) -> None:
    """Another value makes another noun, or a problem.

    Pages and notices are Pelican's to read; ``tests/plugins/pages`` looks for their keys.
    """
    filled = Filled(keys, tmp_path / "content")
    idle = set()
    for key in keys:
        first, second = HEADERS[key.name]
        if filled.read(key, first) == filled.read(key, second):
            idle.add(key.name)
    elsewhere = {*ON_PURPOSE, *(name for label, name in DATED if label == keys.label)}
    assert idle - PRIVATE == {key.name for key in keys} & elsewhere


OF_OTHERS = sorted(
    {key.chinese for keys in ALL[:-1] for key in keys if PANEL_KEYS.find(key.chinese) is None}
)


def told_of_panel(folder: Path, text: str) -> list[str]:
    """What is said of the keys of a panel whose file holds this."""
    file = folder / "content/exhibitions/a/01-街.md"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.with_name("index.md").write_text("标题：甲\n日期：2026\n类型：线上展\n", "utf-8")
    file.write_text(text, "utf-8")
    (shows,) = (kind for kind in KINDS if kind.word == "exhibition")
    found = (*shows.read(folder / "content")[1], *check_first_lines(folder / "content"))
    return [str(problem) for problem in found if "这个键" in problem.what]


@pytest.mark.parametrize("name", [*OF_OTHERS, "替代文", "替代文本", "公开署"])
@pytest.mark.parametrize("beside", ["", "标题：街\n"])
def test_a_panel_that_begins_with_a_key_it_has_not_is_told(
    tmp_path: Path, name: str, beside: str
) -> None:
    """Its words would stand on the page as its text."""
    (message,) = told_of_panel(tmp_path, f"{name}：是\n{beside}\n文。")
    assert message.startswith(f"content/exhibitions/a/01-街.md:1  展板不用“{name}”这个键")
    assert message.endswith("若是正文，请在它前面空一行。")
    assert told_of_panel(tmp_path, f"\n{name}：是\n{beside}\n文。") == []


@pytest.mark.parametrize(
    "first",
    ["老街：一条石板路", "街景：早晨", "图题：桥", "单位：米", "注意：这里", "他说：“好”"],
)
def test_prose_with_a_colon_is_the_text_of_a_panel(tmp_path: Path, first: str) -> None:
    assert told_of_panel(tmp_path, f"{first}\n\n文。") == []
    file = tmp_path / "content/exhibitions/a/01-街.md"
    assert read_header(file, tmp_path / "content").body == f"{first}\n\n文。"
