"""The text of ``index.md``: preface, sections, texts of panels."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from plugins.library.exhibitions.preface import Preface, read_preface


def preface(body: str) -> Preface:
    found, problems = read_preface(body, "index.md", 1)
    assert problems == ()
    return found


def told(body: str) -> list[str]:
    return [str(problem) for problem in read_preface(body, "index.md", 5)[1]]


def test_the_text_is_taken_apart_at_its_headings() -> None:
    found = preface(
        "前言。\n\n## 岁首（01—06）\n\n岁首的话。\n\n## 02 年画\n\n文。\n\n## 后记\n\n完。"
    )
    assert found.text == "前言。\n\n## 后记\n\n完。"
    (section,) = found.sections
    assert (section.title, section.first, section.last) == ("岁首", 1, 6)
    assert (section.text, section.line) == ("岁首的话。", 3)
    assert found.panels["02"].title == "年画"
    assert (found.panels["02"].text, found.panels["02"].line) == ("文。", 7)


@pytest.mark.parametrize(
    "heading",
    [
        "## 岁首（01—06）",
        "## 岁首 (1-6)",
        "##岁首（01－06）",
        "##　岁首　（１～６）　",
        "## 岁首（01至06）",
        "## 岁首（01到06）",
    ],
)
def test_a_section_is_read_as_input_methods_write_it(heading: str) -> None:
    (section,) = preface(heading).sections
    assert (section.title, section.first, section.last) == ("岁首", 1, 6)


def test_a_section_may_have_one_panel() -> None:
    (section,) = preface("## 尾声（07）").sections
    assert (section.first, section.last) == (7, 7)


@pytest.mark.parametrize(
    ("heading", "number", "title"),
    [
        ("## 02", "02", ""),
        ("## 2", "02", ""),
        ("##02", "02", ""),
        ("## 02 安居旧影", "02", "安居旧影"),
        ("## 02安居旧影", "02", "安居旧影"),
        ("## 12、安居旧影", "12", "安居旧影"),
        ("## 02—安居旧影", "02", "安居旧影"),
    ],
)
def test_a_heading_that_begins_with_a_number_is_a_panels(
    heading: str, number: str, title: str
) -> None:
    found = preface(f"{heading}\n\n文。").panels
    assert list(found) == [number]
    assert (found[number].title, found[number].text) == (title, "文。")


@pytest.mark.parametrize(
    "heading",
    [
        "## 后记",
        "## 20世纪的安居",
        "## 60年代",
        "## 3月的渡口",
        "## 1937 年",
        "## 红军过安居（1935）",
        "### 02 小标题",
        "# 岁首（01—06）",
        "#02",
    ],
)
def test_any_other_heading_belongs_to_the_preface(heading: str) -> None:
    found = preface(f"前言。\n\n{heading}\n\n文。")
    assert found.text == f"前言。\n\n{heading}\n\n文。"
    assert found.sections == ()
    assert found.panels == {}


def test_sections_may_stand_in_any_order() -> None:
    found = preface("## 乙（07—12）\n\n## 甲（01—06）")
    assert [section.title for section in found.sections] == ["乙", "甲"]


def test_sections_that_share_panels_are_told_though_others_stand_between() -> None:
    assert told("## 甲（01—10）\n\n## 乙（02—03）\n\n## 丙（05—06）\n\n## 丁（11）") == [
        "index.md:7  两个单元的展板重叠。读到的是“甲 01—10、乙 02—03”。请改号码。",
        "index.md:9  两个单元的展板重叠。读到的是“甲 01—10、丙 05—06”。请改号码。",
    ]


def test_a_section_that_runs_backwards_and_a_text_written_twice_are_told() -> None:
    assert told("## 甲（06—01）\n\n## 02\n\n文。\n\n## 2 又\n\n文。") == [
        "index.md:11  同一块展板写了两次。读到的是“## 2 又”。请合成一段。",
        "index.md:5  单元的展板号码前后颠倒。读到的是“6—1”。小的号码写在前面。",
    ]


lines = st.one_of(
    st.sampled_from(
        ["## 甲（01—03）", "## 乙（4）", "## 02 丙", "##03", "## 丁", "文。", "", "- 项"]
    ),
    st.text(max_size=20),
)


@given(st.lists(lines, max_size=12).map("\n".join))
@example("## ")
@example("##\u3000")
def test_no_line_of_a_text_is_lost(body: str) -> None:
    found, problems = read_preface(body, "index.md", 1)
    kept = [found.text, *(s.text for s in found.sections), *(p.text for p in found.panels.values())]
    kept += [s.title for s in found.sections] + [p.title for p in found.panels.values()]
    told_lines = {problem.line for problem in problems}
    for number, line in enumerate(body.splitlines(), 1):
        if line.strip() and not line.startswith("##") and not told_lines:
            assert any(line.strip() in part for part in kept), (number, line)
