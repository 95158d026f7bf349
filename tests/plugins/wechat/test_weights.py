"""A library may make more or less of a finding; what WeChat refuses stays refused."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from plugins.library.facts import read_facts
from plugins.library.reading.problems import Severity
from plugins.wechat.judge import Candidates, read_candidates
from plugins.wechat.lint import Weight

Write = Callable[[Mapping[str, str | bytes]], Path]
SITE = "https://example.org"
HALF_WIDTH = "Title: 题\nDate: 2026-04-01\nSummary: 一句。\n\n你好,世界\n"
TOO_LONG = f"Title: {'长' * 70}\nDate: 2026-04-01\nSummary: 一句。\n\n文。\n"


@pytest.fixture
def judged(write_files: Write) -> Callable[[str, str], Candidates]:
    """A notice, and the table of weights."""

    def run(text: str, table: str) -> Candidates:
        facts = f'name = "某图书馆"\n{table}'
        files = {"content/news/a.md": text, "content/library.toml": facts}
        content = write_files(files) / "content"
        assert read_facts(content)[1] == ()
        return read_candidates(content, SITE)

    return run


Judge = Callable[[str, str], Candidates]


def weights(candidates: Candidates, code: str) -> list[Weight]:
    return [f.weight for one in candidates.judged() for f in one.findings if f.code == code]


def test_without_a_table_a_finding_weighs_what_the_rule_says(judged: Judge) -> None:
    assert weights(judged(HALF_WIDTH, ""), "WX023") == [Weight.TELLS]


def test_a_library_that_wants_it_strict_keeps_the_article_out(judged: Judge) -> None:
    candidates = judged(HALF_WIDTH, '[wechat.weights]\nWX023 = "错误"\n')
    assert weights(candidates, "WX023") == [Weight.STOPS]
    assert [one.enters for one in candidates.judged()] == [False]


def test_what_wechat_refuses_no_wish_lets_in(judged: Judge) -> None:
    candidates = judged(TOO_LONG, '[wechat.weights]\nWX001 = "提示"\n')
    assert candidates.problems == ()
    assert weights(candidates, "WX001") == [Weight.STOPS]


@pytest.mark.parametrize(
    ("table", "words"),
    [
        ('[wechat.weights]\nWX32 = "提示"\n', ("没有这个代号", "WX32", "WX001")),
        ('[wechat.weights]\nWX022 = "提示"\n', ("没有这个代号", "WX022")),
        (
            '[wechat.weights]\nWX023 = "严重"\n',
            ("WX023 写得不对", "严重", "错误", "提示"),
        ),
        ("[wechat.weights]\nWX023 = 3\n", ("WX023 写得不对", "3")),
        ('[wechat.weights]\nWX023 = ["错误"]\n', ("WX023 写得不对",)),
        ('[wechat]\nWX023 = "错误"\n', ("[wechat] 的写法不对", "[wechat.weights]")),
        ('wechat = "否"\n', ("[wechat] 的写法不对", "否")),
        ('[wechat]\nweights = "错误"\n', ("[wechat] 的写法不对",)),
    ],
)
def test_a_wrong_table_is_told_and_the_rules_hold(
    judged: Judge, table: str, words: tuple[str, ...]
) -> None:
    candidates = judged(HALF_WIDTH, table)
    (problem,) = candidates.problems
    assert (problem.path, problem.severity) == ("content/library.toml", Severity.ERROR)
    assert [word for word in words if word not in str(problem)] == []
    assert weights(candidates, "WX023") == [Weight.TELLS]
