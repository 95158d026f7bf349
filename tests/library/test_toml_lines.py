"""The line that a message names is the one that an editor shows, for whichever file it is."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.catalog.reader.field_table import read_field_table
from plugins.desk.facts import missing_facts
from plugins.library.hours.hours import WEEKDAYS
from plugins.library.places.branches import KEYS, read_district
from plugins.library.reading.files import UNCOUNTED_BREAKS
from plugins.library.reading.toml_lines import whole
from plugins.library.reading.toml_names import NAMES as CALLED

Write = Callable[[dict[str, str]], Path]
NAMES = st.lists(st.text("abcdefgh_", min_size=2, max_size=6), min_size=1, max_size=8, unique=True)
BETWEEN = st.sampled_from(["", "# 说明", "#", "  "])


@given(NAMES, st.data())
def test_every_key_and_table_begins_where_it_was_written(
    names: list[str], data: st.DataObject
) -> None:
    lines, written = list[str](), dict[str, int]()
    for name in names:
        lines += data.draw(st.lists(BETWEEN, max_size=3))
        lines.append(data.draw(st.sampled_from([f'{name} = "1"', f"[{name}]", f"[[x.{name}]]"])))
        written[name] = len(lines)
    file = whole("\n".join(lines))
    assert {name: file.begin(name) for name in names} == written
    assert file.begin("nowhere") == file.mention("nowhere") == 0
    assert file.line("nowhere") == 1


@given(st.integers(1, 9), st.integers(1, 9))
def test_words_are_looked_for_from_a_line_on(first: int, gap: int) -> None:
    lines = ["#"] * first + ["marc"] + ["#"] * gap + ["marc"]
    file = whole("\n".join(lines))
    assert file.mention("marc") == first + 1
    assert file.mention("marc", first + 2) == len(lines)
    assert file.mention("mar") == 0


@pytest.mark.parametrize("letter", UNCOUNTED_BREAKS, ids=lambda letter: f"U+{ord(letter):04X}")
def test_what_no_editor_counts_as_a_line_moves_no_message(write_files: Write, letter: str) -> None:
    pasted = f"# 从 Word 贴来的{letter}一行\n"
    folder = write_files(
        {
            "content/library.toml": f'{pasted}name = "馆"\ntelephone = ""\n',
            "catalog_export/fields.toml": f'{pasted}[record.titel]\nlabel = "题名"\n',
        }
    )
    _, (problem,) = read_field_table(folder / "catalog_export")
    assert problem.line == 2
    assert ("content/library.toml", 3, "咨询电话") in list(missing_facts(folder / "content"))


PLACE = '[[branch]]\nslug = "a"\nname = "甲"\nkind = "branch"\n'


def told(content: Path, lines: str) -> list[str]:
    (content / "branches.toml").write_text(PLACE + lines, "utf-8")
    return [str(problem) for problem in read_district(content)[1]]


@pytest.mark.parametrize("key", sorted(set(CALLED) & {*KEYS, *WEEKDAYS, "every_day", "holiday"}))
@pytest.mark.parametrize("form", ["{}", '"{}"'])
def test_a_chinese_key_is_told_with_the_one_that_is_read(
    tmp_path: Path, key: str, form: str
) -> None:
    head = "[branch.hours]\n" if key not in KEYS else ""
    (said,) = told(tmp_path, f'{head}{form.format(CALLED[key])} = "“甲”，乙"\n')
    assert said.startswith(f"{tmp_path.name}/branches.toml:{6 if head else 5}  ")
    assert f"键要用英文的：{CALLED[key]}（{key}）" in said and "引号" not in said


@pytest.mark.parametrize("form", ["{}", '"{}"', "'{}'"])
@given(word=st.text("夏秋冬季月至上下", min_size=1, max_size=4))
def test_words_that_are_no_key_are_told_with_all_of_them(
    tmp_path_factory: pytest.TempPathFactory, form: str, word: str
) -> None:
    content = tmp_path_factory.getbasetemp()
    (said,) = told(content, f'[branch.hours]\n{form.format(word)} = "8:00—12:00，2:00"\n')
    assert "every_day" in said and "[[branch.season]]" in said and "引号" not in said


@pytest.mark.parametrize("key", ["hours", "self_service"])
def test_a_sentence_below_the_head_that_it_replaces_is_told_and_then_read(
    tmp_path: Path, key: str
) -> None:
    (said,) = told(tmp_path, f'[branch.{key}]\n{key} = "每天 9:00-17:00"\n')
    assert f"请删去 [branch.{key}] 这一行" in said
    assert told(tmp_path, f'{key} = "每天 9:00-17:00"\n') == []


@pytest.mark.parametrize("key", ["telephone", "address", "township", "access"])
def test_a_key_below_the_wrong_head_is_told_with_its_place(tmp_path: Path, key: str) -> None:
    (said,) = told(tmp_path, f'[branch.hours]\nmonday = ["09:00-17:00"]\n{key} = "x"\n')
    assert "branches.toml:7" in said and "请移到 [branch.hours] 的上面" in said
    assert told(tmp_path, f'{key} = "x"\n[branch.hours]\nmonday = ["09:00-17:00"]\n') == []


DAYS = st.dates(date(2000, 1, 1), date(2099, 12, 31))
FORMS = tuple(
    f"{{0.year}}{year}{{0.month}}{month}{{0.day}}{end}"
    for year, month, end in ("年月日", "年月号", ("-", "-", ""), ("/", "/", ""), (".", ".", ""))
)


@given(DAYS, st.sampled_from(FORMS))
def test_a_day_without_marks_is_told_as_it_is_read(
    tmp_path_factory: pytest.TempPathFactory, day: date, form: str
) -> None:
    content = tmp_path_factory.getbasetemp()
    closure = '[[closure]]\nfrom = {}\nreason = "检修"\npublished = 2000-01-01\n'
    for said in told(content, closure.format(form.format(day))):
        assert f"日期写作 {day}，" in said and "电话" not in said
    assert told(content, closure.format(day)) == []


@pytest.mark.parametrize("named", ["a", "甲"])
def test_a_closure_names_its_places_by_slug_or_by_name(tmp_path: Path, named: str) -> None:
    closure = '[[closure]]\nfrom = 2026-01-01\nreason = "检修"\nbranches = ["{}"]\n'
    assert told(tmp_path, closure.format(named)) == []
    (place,) = read_district(tmp_path)[0].branches
    assert [one.slugs for one in place.hours.closures] == [("a",)]
    (said,) = told(tmp_path, closure.format("别处"))
    assert "写馆的代号（slug）或名称（name）" in said
