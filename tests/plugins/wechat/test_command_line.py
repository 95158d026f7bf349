"""A command line answers in Chinese, whatever is wrong with it."""

import re

import pytest

from plugins.wechat.__main__ import main

ENGLISH = re.compile(r"[A-Za-z]{2,}(?: [a-z]{2,}){2}")


@pytest.mark.parametrize("given", [[], ["psuh"], ["link", "a"], ["push", "--hlep"]])
def test_it_says_how_it_is_written(given: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(given)
    said = capsys.readouterr().err
    assert "不认识的词" in said and "写法" in said
    assert not ENGLISH.search(said)


def test_help_has_chinese_headings(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["push", "--help"])
    said = capsys.readouterr().out
    assert "可以加的" in said and "显示这些说明" in said
    assert not ENGLISH.search(said)
