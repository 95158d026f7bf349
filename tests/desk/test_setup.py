"""The files that a fresh machine starts from say what they do and name no place of download."""

import os
import re
import shlex
import subprocess
import sys
from importlib.metadata import distribution
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.desk.__main__ import COMMANDS
from plugins.desk.loose_words import refuse_loose_words
from plugins.desk.settings import DeskError

ROOT = Path(__file__).parents[2]
LOCKS = ("requirements.txt", "requirements-dev.txt", "package-lock.json")
TARGET = re.compile(r"^([a-z]+):(.*)$", re.MULTILINE)


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", LOCKS)
def test_lock_files_name_no_address(name: str) -> None:
    assert not re.search(r"https?:|file:|--(extra-)?index|--find-links|\"resolved\"", read(name))


@pytest.mark.parametrize("name", LOCKS[:2])
def test_every_locked_package_has_a_version_and_a_hash(name: str) -> None:
    entries = read(name).replace("\\\n", " ").splitlines()
    assert entries
    for entry in entries:
        assert re.match(r"[\w.-]+(\[[\w,]+\])?==\S+ .*--hash=sha256:[0-9a-f]{64}", entry), entry


def test_tests_run_with_the_packages_that_build_the_site() -> None:
    building = set(re.findall(r"^\S+==\S+", read("requirements.txt"), re.MULTILINE))
    assert building <= set(re.findall(r"^\S+==\S+", read("requirements-dev.txt"), re.MULTILINE))


def test_every_dependency_has_its_reason() -> None:
    blocks = re.findall(
        r"^(?:dependencies|test) = \[\n(.*?)^\]", read("pyproject.toml"), re.M | re.S
    )
    lines = "".join(blocks).splitlines()
    assert len(lines) > 20
    assert [line for line in lines if not re.search(r'",\s+# \w', line)] == []


def test_every_make_target_says_what_it_does() -> None:
    makefile = read("Makefile")
    targets = dict(TARGET.findall(makefile))
    assert [name for name, rest in targets.items() if "## " not in rest] == []
    assert set(COMMANDS) <= targets.keys()
    assert len(makefile.splitlines()) <= 60


def test_every_variable_and_command_is_documented() -> None:
    names = set(re.findall(r'"([A-Z_]{4,})"', read("plugins/desk/settings.py")))
    assert [name for name in names if f"`{name}`" not in read("docs/settings.md")] == []
    assert [name for name in COMMANDS if f"make {name}" not in read("README.md")] == []


@pytest.mark.parametrize(
    "given", [(["SITE=examples/district"], {}), ([], {"SITE": "examples/district"})]
)
def test_make_hands_the_folder_of_a_library_on_as_it_was_given(
    given: tuple[list[str], dict[str, str]],
) -> None:
    arguments, environment = given
    command = ["make", "--no-print-directory", "--eval", "show: ; @echo $$SITE", *arguments, "show"]
    done = subprocess.run(
        command, cwd=ROOT, env=os.environ | environment, capture_output=True, text=True, check=True
    )
    assert done.stdout == "examples/district\n"


def test_a_title_without_marks_makes_nothing_and_is_told_with_them() -> None:
    desk = f"DESK={sys.executable} -m plugins.desk"
    command = ["make", "--no-print-directory", "INSTALLED=", desk, "new", "KIND=通知"]
    done = subprocess.run(
        [*command, "TITLE=春节", "放假", "test"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode and 'make new KIND=通知 TITLE="春节 放假 test"' in done.stdout
    assert "No rule" not in done.stderr and not list(ROOT.rglob("content/news/chun-jie.md"))


@given(st.sampled_from(("new", "chronicle", "pack")), st.lists(st.text("放假甲a1", min_size=1)))
def test_the_command_is_shown_with_all_that_was_written(command: str, words: list[str]) -> None:
    asked = {"GOALS": " ".join((command, *words)), "KIND": "通知", "TITLE": "春节"}
    if not words:
        refuse_loose_words(command, asked)
        return
    with pytest.raises(DeskError) as told:
        refuse_loose_words(command, asked)
    line = str(told.value).rpartition("：")[2]
    assert shlex.split(line)[2:] == ["KIND=通知", f"TITLE={' '.join(('春节', *words))}"]


def test_links_between_the_documents_lead_somewhere() -> None:
    for name in (
        "README.md",
        "examples/README.md",
        *(f"docs/{path.name}" for path in (ROOT / "docs").glob("*.md")),
    ):
        prose = re.sub(r"^```.*?^```|`[^`\n]*`", "", read(name), flags=re.MULTILINE | re.DOTALL)
        for link in re.findall(r"\]\((?!https?:|#)([^)#]+)", prose):
            assert ((ROOT / name).parent / link).exists(), f"{name}: {link}"


def test_the_libraries_inside_the_wheel_that_reads_heic_are_named_with_their_licences() -> None:
    wheel = distribution("pillow-heif")
    (bundled,) = (file for file in wheel.files or () if file.name == "LICENSES_bundled.txt")
    names = re.findall(r"^Name: ([\w-]+)", bundled.read_text("utf-8"), re.MULTILINE)
    assert names and [name for name in names if name not in read("NOTICE")] == []
