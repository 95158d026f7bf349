"""The Chinese paper on set-up, hosting and settings names what its English sisters name."""

import re
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.support.english_words import HAN

SISTER = ROOT / "docs/README.zh.md"
TEXT = SISTER.read_text("utf-8")
ENGLISH = {name: (ROOT / name).read_text("utf-8") for name in ("README.md", "docs/hosting.md")}
SETTINGS = (ROOT / "docs/settings.md").read_text("utf-8")


def table(text: str, heading: str) -> list[list[str]]:
    """The cells of the first table behind a heading, without its head."""
    pattern = rf"^{heading}\n(?:[^#|].*\n|\n)*\|.*\n\|---.*\n((?:\|.*\n)+)"
    (rows,) = re.findall(pattern, text, re.M)
    return [[cell.strip() for cell in row.strip("|\n").split(" | ")] for row in rows.splitlines()]


def codes(cell: str) -> list[str]:
    return re.findall("`([^`]+)`", cell)


def plain(cell: str) -> list[str]:
    """The codes of a cell, with ``…`` for what stands for something."""
    return [re.sub("<[^>]+>", "…", code) for code in codes(cell)]


def test_the_commands_are_the_same() -> None:
    english, chinese = table(ENGLISH["README.md"], "## Commands"), table(TEXT, "## 命令")
    assert [plain(row[0]) for row in chinese] == [plain(row[0]) for row in english]
    assert all(HAN.search(row[1]) for row in chinese)


def test_the_settings_and_what_holds_without_them_are_the_same() -> None:
    english, chinese = table(SETTINGS, "# Settings"), table(TEXT, "## 设置")
    assert [codes(row[0]) for row in chinese] == [codes(row[0]) for row in english]
    for ours, theirs in zip(chinese, english, strict=True):
        assert sorted(codes(ours[1])) == sorted(codes(theirs[1]))
        assert HAN.search(ours[2])


def anchors(text: str) -> set[str]:
    """The headings of a paper as GitHub links to them."""
    found = re.findall(r"^#+ (.+)$", re.sub(r"^```.*?^```", "", text, flags=re.M | re.S), re.M)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in found}


def linked(name: str) -> set[str]:
    """The sections of a paper to which the Chinese one leads."""
    path = {"README.md": r"\.\./README\.md"}.get(name, Path(name).name.replace(".", r"\."))
    return set(re.findall(rf"\({path}#([^)]+)\)", TEXT))


@pytest.mark.parametrize("name", ["README.md", "docs/hosting.md", "docs/settings.md"])
def test_every_section_has_its_sister_and_every_link_its_section(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    (title,) = re.findall(r"\A# (.+)\n", text)
    own = anchors(f"# {title}\n")
    assert linked(name) | own == anchors(text)


def test_every_command_that_it_prints_is_in_a_sister() -> None:
    printed = [
        line.partition("  #")[0].rstrip()
        for block in re.findall(r"^```\n(.*?)^```", TEXT, re.M | re.S)
        for line in block.splitlines()
    ]
    english = "\n".join(ENGLISH.values())
    assert len(printed) > 6
    assert [line for line in printed if line not in english] == []


def test_its_fields_for_programs_are_those_of_the_settings() -> None:
    fields = re.findall(r"^\| (?:… )?(`\w+`(?:, `\w+`)*) \|", SETTINGS, re.M)
    names = {name for cell in fields for name in codes(cell) if name.islower()}
    said = re.findall(r"### 检查的结果给程序读\n(.*?)\n#", TEXT, re.S)[0]
    assert len(names) > 9
    assert [name for name in names if f"`{name}`" not in said] == []


def test_its_links_lead_somewhere_and_the_readme_names_it() -> None:
    links = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", TEXT)
    assert len(links) > 10
    assert [link for link in links if not (SISTER.parent / link).exists()] == []
    assert "(docs/README.zh.md)" in ENGLISH["README.md"]
