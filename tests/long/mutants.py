"""Changes one thing in a module, runs the nearest tests, and says whether any of them noticed.

``python -m tests.long.mutants --seed N --tell FILE``, a row of ``make soak``. A mutant that
survives shows what no test asks for: a hole, or a change that makes no difference.

mutmut makes the mutants, and we run them: mutmut would put all of a module into one file behind
wrappers, and run the whole suite once to learn which tests reach what. cosmic-ray was the other
choice; it brings twenty packages for a database and workers that we don't need.
"""

import argparse
import difflib
import random
import re
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from tests.long.copies import copy_project, run_in_copies, seconds_of
from tests.long.nearest import imports_of, nearest_tests
from tests.long.tell import tell

if TYPE_CHECKING:  # to load them takes longer than most tests: who draws mutants does
    import libcst as cst
    from mutmut.mutation.file_mutation import Mutation

ROOT = Path(__file__).parents[2]
MUTATED = ("typography/*.py", "library/reading/*.py", "catalog/reader/*.py")
"""Of ``plugins``: what reads the files that people and foreign systems write."""
SAMPLE = 60
BOUND = 12 * 60
"""Seconds after which no further mutant begins."""
NEAR = 8
"""Files of tests for a mutant at most, and"""
PATIENCE = 15.0
"""seconds that they may take together where nothing is mutated."""
LEAST_SHARE = 0.6
"""Fewer killed than this, and the row fails: then tests went missing."""
SENTENCE = re.compile(r"[\u4e00-\u9fff]{4}")


@dataclass(frozen=True, slots=True)
class Mutant:
    """A module with one change."""

    path: Path
    """Relative to the project."""
    code: str
    diff: str


def mutated_modules(root: Path) -> list[Path]:
    """The modules whose tests are asked."""
    plugins = root / "plugins"
    return sorted(path.relative_to(root) for glob in MUTATED for path in plugins.glob(glob))


def draw_mutants(root: Path, seed: int, number: int) -> list[Mutant]:
    """So many mutants of all that could be made, the same ones for the same seed."""
    every = [mutant for path in mutated_modules(root) for mutant in mutants_of(root, path)]
    chosen = random.Random(seed).sample(every, min(number, len(every)))
    return [make() for make in chosen]


def mutants_of(root: Path, path: Path) -> Iterator[Callable[[], Mutant]]:
    """Every mutant of a module, not made yet."""
    from mutmut.mutation.file_mutation import create_mutations

    code = (root / path).read_text(encoding="utf-8")
    module, mutations, *_ = create_mutations(str(path), code)
    for mutation in mutations:
        if not _is_wording(mutation.original_node):
            yield lambda mutation=mutation: _mutant(path, code, module, mutation)  # type: ignore[misc]


def _is_wording(node: "cst.CSTNode") -> bool:
    """A sentence for staff: a test holds what it says, not each sign of it."""
    import libcst as cst

    return (
        isinstance(node, cst.SimpleString)
        and "r" not in node.prefix
        and SENTENCE.search(node.value) is not None
    )


def _mutant(path: Path, code: str, module: "cst.Module", mutation: "Mutation") -> Mutant:
    import libcst as cst

    changed = module.deep_replace(mutation.original_node, mutation.mutated_node)
    assert isinstance(changed, cst.Module)
    lines = difflib.unified_diff(
        code.splitlines(), changed.code.splitlines(), str(path), str(path), lineterm="", n=2
    )
    return Mutant(path, changed.code, "\n".join(lines))


def main() -> int:
    """Draw, run, tell; 1 where the tests fail without any mutant, or notice too little."""
    parser = argparse.ArgumentParser(prog="python -m tests.long.mutants")
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--tell", type=Path, required=True)
    given = parser.parse_args()
    return try_mutants(ROOT, draw_mutants(ROOT, given.seed, SAMPLE), given.tell)


def try_mutants(root: Path, mutants: Sequence[Mutant], told: Path) -> int:
    """Run the nearest tests of each in copies of a project."""
    imports = imports_of(root)
    near = {m.path: nearest_tests(m.path, imports)[:NEAR] for m in mutants}
    with TemporaryDirectory(prefix="mutants-") as folder:
        copy = copy_project(root, Path(folder) / "0")
        failed, seconds = seconds_of(
            copy, sorted({test for tests in near.values() for test in tests})
        )
        if failed:
            tell(told, {"case": "没有改动时测试就失败", "failure": failed})
            return 1
        tests = {path: _affordable(tests, seconds) for path, tests in near.items()}
        return _report(told, list(_judge(copy, mutants, tests, seconds, told)))


def _affordable(tests: Sequence[Path], seconds: dict[Path, float]) -> list[Path]:
    """As many of the nearest as there is patience for, and at least one."""
    chosen: list[Path] = []
    for test in tests:
        if not chosen or sum(seconds[t] for t in (*chosen, test)) <= PATIENCE:
            chosen.append(test)
    return chosen


def _judge(
    copy: Path,
    mutants: Sequence[Mutant],
    tests: dict[Path, list[Path]],
    seconds: dict[Path, float],
    told: Path,
) -> Iterator[bool]:
    end = time.monotonic() + BOUND
    jobs = [
        (m.path, m.code, tests[m.path], 20 + 4 * sum(seconds[t] for t in tests[m.path]))
        for m in mutants
    ]
    for number, killed in run_in_copies(copy, jobs, end):
        mutant = mutants[number]
        case = f"{mutant.path}#{number}"
        if killed:
            tell(told, {"case": case})
        else:
            names = "、".join(map(str, tests[mutant.path]))
            tell(
                told,
                {"case": case, "note": f"\n没有测试看出：{case}（跑了 {names}）\n{mutant.diff}"},
            )
        yield killed


def _report(told: Path, killed: list[bool]) -> int:
    share = sum(killed) / len(killed) if killed else 0
    said = f"{len(killed)} 处改动，测试看出 {sum(killed)} 处（{share:.0%}）"
    if share < LEAST_SHARE:
        tell(told, {"case": "看出的太少", "failure": f"{said}，应不少于 {LEAST_SHARE:.0%}"})
        return 1
    tell(told, {"case": "mutants", "note": said})
    return 0


if __name__ == "__main__":
    sys.exit(main())
