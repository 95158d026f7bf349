"""What a newcomer's tools read is true: the hooks are the lints, the forms can be filled in."""

import json
import re
from pathlib import Path

import pytest
import yaml

from tests.conftest import ROOT

FORMS = sorted((ROOT / ".github/ISSUE_TEMPLATE").glob("*.yml"))


def test_the_hooks_before_a_commit_are_the_lints_that_need_no_network() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    recipe = makefile.partition("\nlint: ")[2].partition(" && bash .ci/scripts.sh")[0]
    lints = [
        command.removeprefix("@").strip()
        for line in recipe.splitlines()[1:]
        for command in line.strip().split(" && ")
    ]
    (repository,) = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text("utf-8"))["repos"]
    assert repository["repo"] == "local"
    assert [hook["entry"].removeprefix("env ") for hook in repository["hooks"]] == lints
    assert {hook["language"] for hook in repository["hooks"]} == {"system"}
    assert not any(hook["pass_filenames"] for hook in repository["hooks"])


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.stem)
def test_a_form_asks_what_can_be_answered(form: Path) -> None:
    read = yaml.safe_load(form.read_text("utf-8"))
    assert read["name"] and read["description"]
    ids = [part["id"] for part in read["body"]]
    assert len(ids) == len(set(ids))
    assert all(part["type"] in {"input", "textarea"} for part in read["body"])
    assert all(part["attributes"]["label"] for part in read["body"])
    assert any(part.get("validations", {}).get("required") for part in read["body"])


def test_staff_are_asked_in_chinese() -> None:
    form = yaml.safe_load((ROOT / ".github/ISSUE_TEMPLATE/content.yml").read_text("utf-8"))
    asked = [form["name"], form["description"]]
    asked += [words for part in form["body"] for words in part["attributes"].values()]
    assert len(asked) > 4
    assert [words for words in asked if re.search("[A-Za-z]", words)] == []


def test_the_container_is_made_by_a_command_that_there_is() -> None:
    made = json.loads((ROOT / ".devcontainer/devcontainer.json").read_text("utf-8"))
    target = made["postCreateCommand"].removeprefix("make ")
    assert f"\n{target}: " in (ROOT / "Makefile").read_text("utf-8")
    version = re.search(r"python:(\d\.\d+)-", made["image"])
    workflow = (ROOT / ".github/workflows/publish.yml").read_text("utf-8")
    assert version and f'python-version: "{version[1]}"' in workflow


def test_editors_keep_the_length_of_line_that_ruff_asks_for() -> None:
    editors = (ROOT / ".editorconfig").read_text("utf-8")
    (length,) = re.findall(r"^max_line_length = (\d+)$", editors, re.MULTILINE)
    assert f"\nline-length = {length}\n" in (ROOT / "pyproject.toml").read_text("utf-8")
