"""Scripts and sheets without comments and white space: the same, but shorter."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from plugins.assets.strip import CAN_STRIP, UnstrippableError, strip_script, strip_sheet
from tests.conftest import ROOT

STATIC = ROOT / "theme" / "static"


needs_library = pytest.mark.skipif(not CAN_STRIP, reason="no wheel of tdewolff-minify here")


@needs_library
@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("/** Doc. */\nexport function a(own) {\n  return own; // why\n}",
         "export function a(e){return e}"),
        ('import { a, b } from "./c.js"; a(b);', 'import{a,b}from"./c.js";a(b)'),
        ("const late = await import( './d.js' );", 'const late=await import("./d.js")'),
        ("const t = `a  ${ b }  // c`;", "const t=`a  ${b}  // c`"),
        ("f(`a ${b ? `c ${d} e` : ''} f`);", 'f(`a ${b?`c ${d} e`:""} f`)'),
        ("const f = (own) => /b  c/.test(own);", "const f=e=>/b  c/.test(e)"),
        ("const r = /[\\p{Script=Han} `'\"]  \\/+/gu;", "const r=/[\\p{Script=Han} `'\"]  \\/+/gu"),
        ("x ||= 1; y ??= 2 ** 3;", "x||=1,y??=2**3"),
        ("for await (const own of b()) c(...own);", "for await(const e of b())c(...e)"),
    ],
)  # fmt: skip
def test_scripts_of_today_keep_their_meaning(source: str, expected: str) -> None:
    assert strip_script(source, "js/a.js") == expected + "\n"


@needs_library
@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("/* a */ .b { color : red ; }", ".b{color:red}"),
        ("a { width: calc( 1px + ( 2em - var( --b ) ) ) }",
         "a{width:calc( 1px + ( 2em - var( --b ) ) )}"),
        (".a { & .b { x: y } &:hover { x: z } }", ".a{& .b{x:y}&:hover{x:z}}"),
        ("@layer a , b ; @layer a { b { x: y } }", "@layer a,b;@layer a{b{x:y}}"),
        ("@media (min-width: 40em) and (max-width: 60em) { a { x: y } }",
         "@media(min-width:40em) and (max-width:60em){a{x:y}}"),
        ('a::after { content: "（  " attr( href ) "/* */" }',
         'a::after{content:"（  " attr( href )"/* */"}'),
        ("a { inset: 0 auto 0 -5.7rem; grid-area: 1 / -1 }",
         "a{inset:0 auto 0 -5.7rem;grid-area:1/-1}"),
    ],
)  # fmt: skip
def test_sheets_of_today_keep_their_meaning(source: str, expected: str) -> None:
    assert strip_sheet(source, "css/a.css") == expected + "\n"


@needs_library
def test_what_is_no_script_is_refused_with_its_file() -> None:
    with pytest.raises(UnstrippableError, match=r"theme/static/js/a\.js  发布时压缩不了，语法有错"):
        strip_script("function f( { first", "js/a.js")


PARSE = """
import { readFileSync } from "node:fs";
import { SourceTextModule } from "node:vm";
const paths = process.argv.slice(1);
for (const path of paths) new SourceTextModule(readFileSync(path, "utf8"), { identifier: path });
console.log(`${paths.length} parsed`);
"""
"""Parses scripts as modules without running them: one Node for all, not one for each."""

RUN = "for (const path of process.argv.slice(1)) await import(path);"
"""Runs files of unit tests in one Node; ``node --test`` starts one for each."""


@pytest.fixture
def stripped(tmp_path: Path) -> Path:
    """A project of the scripts, stripped, and of their unit tests."""
    shutil.copytree(ROOT / "tests" / "js", tmp_path / "tests" / "js")
    (tmp_path / "package.json").write_text('{"type": "module"}', encoding="utf-8")
    for path in STATIC.rglob("*.js"):
        name = path.relative_to(STATIC).as_posix()
        target = tmp_path / "theme" / "static" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(strip_script(path.read_text("utf-8"), name), encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("value", ["(p.e)", "/** @type {X} */ (p.e)"])
def test_what_the_library_would_move_is_refused_with_file_and_line(value: str) -> None:
    with pytest.raises(UnstrippableError, match=r"theme/static/js/a\.js:2 .*请先存成一个常量"):
        strip_script(f"const p = g();\nconst {{ q }} = {value};\n", "js/a.js")


def test_a_count_that_the_library_would_put_behind_an_answer_is_refused() -> None:
    with pytest.raises(UnstrippableError, match=r"theme/static/js/a\.js:2 .*请先存成一个常量"):
        strip_script("const mine = ++turn;\nconst [found] = await ask();\n", "js/a.js")


def node(*arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run Node; without it the test is skipped, and fails where ``CI=true``."""
    found = shutil.which("node")
    if not found:
        message = "没有 Node：没有检查压缩以后的脚本"
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(message)
    command = [str(found), *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def test_every_script_of_the_theme_still_parses(stripped: Path) -> None:
    paths = [str(path) for path in sorted((stripped / "theme").rglob("*.js"))]
    assert len(paths) > 50
    options = ("--experimental-vm-modules", "--no-warnings", "--input-type=module", "-e", PARSE)
    done = node(*options, *paths, folder=stripped)
    assert (done.returncode, done.stdout) == (0, f"{len(paths)} parsed\n"), done.stderr


@pytest.mark.soak
def test_the_scripts_pass_their_unit_tests_stripped(stripped: Path) -> None:
    files = [str(path) for path in sorted((stripped / "tests/js").rglob("*.test.js"))]
    assert len(files) > 20
    done = node("--input-type=module", "-e", RUN, *files, folder=stripped)
    assert done.returncode == 0, done.stdout[-5000:] + done.stderr[-2000:]
    passed = re.search(r"^# pass (\d+)$", done.stdout, re.MULTILINE)
    assert passed and int(passed[1]) > 200
