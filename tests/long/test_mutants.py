"""Mutants are judged by the tests next to them, in a copy."""

import subprocess
from pathlib import Path

import pytest

from tests.long.mutants import MUTATED, ROOT, draw_mutants, mutated_modules, try_mutants
from tests.long.nearest import imports_of, nearest_tests
from tests.long.tell import read_cases

FILES = {
    "plugins/typography/sums.py": "def double(number):\n    return number * 2\n",
    "plugins/typography/signs.py": (
        "from plugins.typography.sums import double\n\n\n"
        "def dash(number):\n    return '-' * double(number)\n"
    ),
    "tests/plugins/typography/test_signs.py": (
        "from plugins.typography.signs import dash\n\n\n"
        "def test_dash():\n    assert dash(1) + dash(0) == '--'\n"
    ),
    "tests/plugins/feeds/test_other.py": (
        "import plugins.typography.signs\n\n\ndef test_other():\n    pass\n"
    ),
    "tests/plugins/typography/deep/test_direct.py": "from plugins.typography.sums import double\n",
    "tests/browser/test_page.py": "from plugins.typography.sums import double\n",
    "plugins/feeds/named.py": 'EXTENSIONS = ["plugins.typography.alone"]\n',
    "plugins/typography/alone.py": "def spare(number):\n    return number + 1\n",
    "tests/plugins/feeds/test_named.py": (
        "from plugins.feeds.named import EXTENSIONS\n\n\ndef test_named():\n    assert EXTENSIONS\n"
    ),
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project of four modules and their tests, known to git."""
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "pytest.ini").write_text("[pytest]\naddopts = --import-mode=importlib\n")
    subprocess.run(("git", "init", "-q"), cwd=tmp_path, check=True)
    return tmp_path


def test_the_nearest_tests_are_of_its_name_then_of_its_room_then_of_its_importers(
    project: Path,
) -> None:
    imports = imports_of(project)

    def nearest(name: str) -> list[str]:
        return [path.stem for path in nearest_tests(Path(f"plugins/typography/{name}.py"), imports)]

    assert nearest("signs") == ["test_signs", "test_other"]
    assert nearest("sums") == ["test_signs", "test_direct", "test_other"], "the browser is far"
    assert nearest("alone") == ["test_named"], "Markdown's extensions are named, not imported"


@pytest.mark.soak
def test_the_modules_that_are_mutated_are_there_and_have_tests() -> None:
    modules = mutated_modules(ROOT)
    for glob in MUTATED:
        assert [path for path in modules if path.match(glob)]
    imports = imports_of(ROOT)
    assert [
        module
        for module in modules
        if module.stem != "__init__" and not nearest_tests(module, imports)
    ] == []


def test_the_same_seed_draws_the_same_mutants_and_leaves_sentences_alone(project: Path) -> None:
    sentence = 'def told():\n    return "这一行写法不对", "XX"\n'
    (project / "plugins/typography/told.py").write_text(sentence, encoding="utf-8")
    drawn = draw_mutants(project, 1, 5)
    assert drawn == draw_mutants(project, 1, 5) != draw_mutants(project, 2, 5)
    every = draw_mutants(project, 1, 1000)
    assert len({mutant.code for mutant in every}) == len(every) > 8
    assert [mutant for mutant in every if "XX这一行" in mutant.code] == []


@pytest.mark.soak  # starts pytest for each mutant
def test_what_no_test_notices_is_told_with_its_change(project: Path) -> None:
    told = project / "told.jsonl"
    mutants = draw_mutants(project, 1, 1000)
    assert try_mutants(project, mutants, told) in (0, 1)
    cases = [case for case in read_cases(told) if "#" in case["case"]]
    assert len(cases) == len(mutants)
    survived = {case["case"].split("#")[0] for case in cases if "note" in case}
    assert survived == {"plugins/typography/alone.py"}
    assert any("+    return number - 1" in case.get("note", "") for case in cases)
    assert {name: (project / name).read_text(encoding="utf-8") for name in FILES} == FILES
