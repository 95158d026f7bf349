"""Who mistypes a command reads in Chinese what is wrong and how it is written."""

import re

import pytest

from plugins.library.arguments import Arguments


def parser() -> Arguments:
    parser = Arguments(prog="python -m x")
    commands = parser.add_subparsers(required=True, metavar="命令")
    push = commands.add_parser("push", help="推")
    push.add_argument("folder", help="文件夹")
    push.add_argument("--format", choices=("text", "json"), help="形式")
    push.add_argument("--feed-a", type=int, help="甲")
    push.add_argument("--feed-b", action="store_true", help="乙")
    return parser


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("", "少写了 命令。"),
        ("pull", "命令 不能写 'pull'，可以写："),
        ("push", "少写了 folder。"),
        ("push a b", "多写了 b。"),
        ("push a --format", "--format 后面要写一个值。"),
        ("push a --format xml", "--format 不能写 'xml'，可以写："),
        ("push a --feed-a x", "--feed-a 不能写 'x'。"),
        ("push a --feed", "--feed 可以是好几个：--feed-a, --feed-b，请写全。"),
        ("push a --feed-b=1", "--feed-b 后面不写 '1'。"),
    ],
)
def test_a_mistake_is_told_with_how_it_is_written(
    given: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit, match="2"):
        parser().parse_args(given.split())
    told = capsys.readouterr().err
    assert told.startswith(said) and "\n写法：python -m x" in told
    assert not re.search("usage|error|argument|choose", told)


def test_the_help_is_chinese(capsys: pytest.CaptureFixture[str]) -> None:
    for given in (["--help"], ["push", "-h"]):
        with pytest.raises(SystemExit, match="0"):
            parser().parse_args(given)
        told = capsys.readouterr().out
        assert told.startswith("写法：") and "参数：" in told and "列出这些写法" in told
        assert not re.search("usage|options:|arguments|show this", told)
