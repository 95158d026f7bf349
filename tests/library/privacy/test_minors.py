"""Children are not named, whatever kind of text, sheet or file a name stands in."""

import re
from collections.abc import Mapping
from pathlib import Path
from random import Random
from shutil import rmtree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.library.kinds import KINDS
from plugins.library.privacy.minors import check_children
from plugins.library.reading.common_keys import CONSENT, MINORS, NOT_CHILDREN, OF_EVERY_KIND
from plugins.library.reading.csv_files import csv_of
from plugins.library.reading.header import HeaderKeys, Key
from plugins.library.reading.kind import Kind
from plugins.library.reading.problems import Problem, Severity
from tests.support.laws import examples, one_folder
from tests.support.texts_of_kinds import a_text_of

YEAR = 2026
SURNAMES = "王 李 张 刘 陈 杨 黄 赵 吴 周 蒲 覃 敬 苟 谭 罗 邓 唐 冯 尹 欧阳 司马 诸葛 上官".split()
GIVEN = "小明 雨桐 梓涵 一诺 子轩 浩宇 思远 佳怡 沐阳 欣然 可 悦 睿 晨曦 语嫣 家豪 诗琪 静".split()
FORMS = (
    "安居三小三年级{}同学",
    "五（2）班的{}",
    "五(2)班{}",
    "{}，8岁",
    "{}（安居三小）",
    "{}（八岁）",
    "今年9岁的{}",
    "六年级学生{}",
    "小读者{}（7岁）",
    "初一3班 {}",
    "作者：{}（横山镇小学四年级）",
    "就读于安居二小的{}今年十岁",
    "{}，女，2016年生",
    "学前班 {}",
    "“书香少年”：{}，高二（11）班",
    "{}小朋友，你预约的书到了，请带学生证来取",
)
ADULTS = (
    "安居三小校长{}",
    "{}老师带三年级学生来馆",
    "语文教师{}（安居三小）",
    "{}，72岁",
    "志愿者{}，28岁",
    "讲座主讲人{}副教授，给中学生讲诗",
    "馆员{}在一（3）班上课",
    "{}先生为小学生捐书",
)


def drawn(chance: Random, number: int, forms: tuple[str, ...] = FORMS) -> list[tuple[str, str]]:
    """Names, each with a sentence that has it."""
    named = [chance.choice(SURNAMES) + chance.choice(GIVEN) for _ in range(number)]
    return [(name, chance.choice(forms).format(name)) for name in named]


def fields_of(kind: Kind) -> int:
    """How many places :func:`filled` has for a kind."""
    keys = [key for key in kind.header if key not in OF_EVERY_KIND]
    return len(keys) + 4 + sum(len(sheet.columns) for sheet in kind.skeleton.sheets)


SEEDS = st.integers(0, 2**32)


def filled(kind: Kind, said: list[str]) -> tuple[dict[str, str], list[tuple[str, int]]]:
    """Files of a kind with a sentence in every place there is, and the places, in that order."""
    left = iter(said)
    text = a_text_of(kind)
    path = f"content/{text}"
    lines, places = [f"{MINORS.chinese}：否"] if kind.header.keys else [], list[tuple[str, int]]()
    for key in kind.header:
        if key not in OF_EVERY_KIND:
            lines.append(f"{key.chinese}：{next(left)}")
            places.append((path, len(lines)))
    for line in ("", "{}", "", "- {}", "", "| 一等奖 | {} |"):
        lines.append(line.format(next(left)) if "{" in line else line)
        if "{" in line:
            places.append((path, len(lines)))
    files = {path: "\n".join(lines)}
    folder = path.rpartition("/")[0]
    for sheet in kind.skeleton.sheets:
        columns = [names[0] for names in sheet.columns.values()]
        row = [["" for _ in columns] for _ in columns]
        for number, cells in enumerate(row):
            cells[number] = next(left)
            places.append((f"{folder}/{sheet.name}.csv", number + 2))
        files[f"{folder}/{sheet.name}.csv"] = csv_of([columns, *row])
    name = f"{folder}/01-{next(left)}.jpg"
    return files | {name: ""}, [*places, (name, 0)]


def told(folder: Path, files: Mapping[str, str]) -> list[Problem]:
    """What is told of these files, and of no others that lay there."""
    rmtree(folder / "content", ignore_errors=True)
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return list(check_children(folder / "content", YEAR))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.word)
@settings(one_folder(), max_examples=examples(4))
@given(seed=SEEDS)
def test_a_childs_name_in_any_form_is_told_in_every_field_of_every_kind(
    tmp_path: Path, kind: Kind, seed: int
) -> None:
    said = drawn(Random(seed), fields_of(kind))
    files, places = filled(kind, [sentence for _, sentence in said])
    problems = told(tmp_path, files)
    found = {(problem.path, problem.line, problem.found) for problem in problems}
    pairs = zip(places, said, strict=True)
    assert [pair for pair in pairs if (*pair[0], pair[1][0]) not in found] == []
    assert {problem.severity for problem in problems} == {Severity.ERROR}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.word)
@settings(one_folder(), max_examples=examples(4))
@given(seed=SEEDS)
def test_an_adults_name_is_told_in_none(tmp_path: Path, kind: Kind, seed: int) -> None:
    said = drawn(Random(seed), fields_of(kind), ADULTS)
    files, _ = filled(kind, [sentence for _, sentence in said])
    assert told(tmp_path, files) == []


OTHERS = [(kind, shape, keys) for kind in KINDS for shape, keys in kind.others if keys]


@pytest.mark.parametrize(
    ("kind", "shape", "keys"), OTHERS, ids=lambda one: getattr(one, "word", "")
)
@settings(one_folder(), max_examples=examples(4))
@given(seed=SEEDS)
def test_panels_chapters_and_guides_are_read_too_and_their_index_may_speak_for_them(
    tmp_path: Path, kind: Kind, shape: str, keys: HeaderKeys, seed: int
) -> None:
    own = [key for key in keys if key not in OF_EVERY_KIND]
    said = drawn(Random(seed), len(own) + 1)
    lines = [f"{key.chinese}：{sentence}" for key, (_, sentence) in zip(own, said, strict=False)]
    name = re.sub(r"\[[^]]*\]", "1", shape).replace("*", "a")
    path = f"content/{kind.folder}/{name}"
    files = {path: "\n".join([*lines, "", said[-1][1]])}
    found = {(problem.line, problem.found) for problem in told(tmp_path, files)}
    places = [*range(1, len(own) + 1), len(own) + 2]
    wanted = {(line, name) for line, (name, _) in zip(places, said, strict=True)}
    assert wanted - found == set()
    index = f"{path.rpartition('/')[0]}/index.md"
    head = CONSENT.written("、".join(name for _, name in found)).strip("“”")
    files[index] = f"{head}\n{files[index] if index == path else ''}"
    assert told(tmp_path, files) == []


WITH_HEADER = [kind for kind in KINDS if kind.header.keys]


@pytest.mark.parametrize("key", [CONSENT, NOT_CHILDREN], ids=lambda key: key.name)
@pytest.mark.parametrize("kind", WITH_HEADER, ids=lambda kind: kind.word)
def test_what_the_remedy_says_works_in_every_kind(tmp_path: Path, kind: Kind, key: Key) -> None:
    said = drawn(Random(kind.word), fields_of(kind))
    files, _ = filled(kind, [sentence for _, sentence in said])
    text = f"content/{a_text_of(kind)}"
    if not text.endswith("index.md"):
        del files[next(name for name in files if name.endswith(".jpg"))]
    problems = told(tmp_path, files)
    wanted = {f"在 {text} 的文件头写“{CONSENT.chinese}：{p.found}" for p in problems}
    assert all(any(remedy in problem.remedy for remedy in wanted) for problem in problems)
    names = "、".join(sorted({problem.found for problem in problems}))
    assert f"“{key.chinese}：{problems[0].found}" in problems[0].remedy
    files[text] = f"{key.chinese}：{names}\n{files[text]}"
    assert told(tmp_path, files) == []


@one_folder()
@given(
    names=st.lists(
        st.builds(str.__add__, st.sampled_from(SURNAMES), st.sampled_from(GIVEN)),
        min_size=2,
        max_size=5,
        unique=True,
    ),
    key=st.sampled_from((CONSENT, NOT_CHILDREN)),
    has_one=st.booleans(),
    sign=st.sampled_from(("、", "，", ",", " ", "　", "; ")),
)
def test_every_remedy_of_a_text_says_the_one_line_in_which_all_of_its_children_stand(
    tmp_path: Path, names: list[str], key: Key, has_one: bool, sign: str
) -> None:
    before = f"{key.chinese}：{names[0]}\n" if has_one else ""
    body = "\n\n".join(f"安居三小三年级{name}同学来了。" for name in names)
    text = "标题：甲\n日期：2026-05-01\n{}\n" + body
    problems = told(tmp_path, {"content/news/a.md": text.format(before)})
    lines = {re.search(f"“({key.chinese}：[^”]*)”", one.remedy)[1] for one in problems}  # type: ignore[index]
    (line,) = lines
    for written in (line, line.replace("、", sign)):
        assert told(tmp_path, {"content/news/a.md": text.format(f"{written}\n")}) == []


def test_yes_alone_lets_pictures_be_shown_and_nobody_be_named(tmp_path: Path) -> None:
    text = "标题：甲\n未成年人：是\n监护人同意：是\n\n王小明来了。\n"
    (problem,) = told(tmp_path, {"content/pages/a.md": text})
    assert (problem.place, problem.found) == ("content/pages/a.md:5", "王小明")
    assert "只写“是”管的是照片" in problem.remedy


def test_a_file_that_no_header_speaks_of_gets_another_name(tmp_path: Path) -> None:
    (problem,) = told(tmp_path, {"content/news/王小明（三年级）.jpg": ""})
    assert problem.place == "content/news/王小明（三年级）.jpg"
    assert "请给文件换个名字" in problem.remedy


def test_where_nothing_has_a_header_a_title_behind_the_name_helps(tmp_path: Path) -> None:
    said = 'name = "安居三小三年级 王小明"\n'
    (problem,) = told(tmp_path, {"content/notes.toml": said})
    assert "在名字后面写“老师”“先生”" in problem.remedy
    assert told(tmp_path, {"content/notes.toml": said.replace("小明", "小明老师")}) == []


def test_a_header_that_speaks_of_children_holds_for_all_that_lies_beside(tmp_path: Path) -> None:
    files = {
        "content/messages/a/index.md": "标题：甲\n日期：2026-01-01\n未成年人：是\n\n文。\n",
        "content/messages/a/寄语.csv": "寄语,署名,同意公开\n好,王小明,是\n好,小宇,是\n",
        "content/messages/a/李小红.jpg": "",
    }
    assert [(p.place, p.found) for p in told(tmp_path, files)] == [
        ("content/messages/a/寄语.csv:2", "王小明"),
        ("content/messages/a/李小红.jpg", "李小红"),
    ]
    files["content/messages/a/index.md"] = "标题：甲\n日期：2026-01-01\n未成年人：否\n\n文。\n"
    assert told(tmp_path, files) == []


@pytest.mark.parametrize(
    "body",
    [
        "## 三年级一班\n\n- 李四\n- 王小明",
        "获奖的同学有：\n\n1. 王小明",
        "| 姓名 | 年级 |\n|---|---|\n| 王小明 | 三 |",
        "我叫王小明。我在安居三小上学。",
    ],
)
def test_what_stands_above_a_list_or_a_table_says_whose_the_names_are(
    tmp_path: Path, body: str
) -> None:
    problems = told(tmp_path, {"content/pages/a.md": f"标题：甲\n\n{body}\n"})
    assert "王小明" in [problem.found for problem in problems]


def test_cells_of_a_row_say_whose_the_name_beside_them_is(tmp_path: Path) -> None:
    sheet = "编号,题名,责任者,说明\nA1,《家》,王小明,三年级\nA2,《家》,李小红,安居三小教师\n"
    sheet += "A3,《家》,齐白石,民国\nA4,《家》,张三丰,\n"
    problems = told(tmp_path, {"content/exhibitions/a/展品.csv": sheet})
    assert [(p.place, p.found, p.what[:5]) for p in problems] == [
        ("content/exhibitions/a/展品.csv:2", "王小明", "「责任者」")
    ]


def test_who_is_called_an_adult_once_is_one_in_the_whole_text(tmp_path: Path) -> None:
    text = "标题：甲\n未成年人：是\n\n[00:01] 王建国（馆长）：好。\n[00:02] 王建国：再见。\n"
    assert told(tmp_path, {"content/transcripts/a.md": text}) == []
