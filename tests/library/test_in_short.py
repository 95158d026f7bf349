"""一看就懂: a few short sentences, and a hint where they are neither."""

from hypothesis import given
from hypothesis import strategies as st

from plugins.library.pages import PAGE_KEYS
from plugins.library.reading.header import parse
from plugins.library.reading.problems import Problem, Severity
from plugins.library.reading.values import FEW, SHORT, sentences

SENTENCES = st.lists(st.text("甲乙丙，、", min_size=1, max_size=30), max_size=7)


def read(written: str) -> tuple[tuple[str, ...], tuple[Problem, ...]]:
    header = parse(f"Title: 甲\n一看就懂：{written}\n", "page.md", PAGE_KEYS)[0]
    return sentences(header, PAGE_KEYS["一看就懂"])


@given(SENTENCES)
def test_each_sentence_is_kept_and_what_is_long_or_not_a_few_is_hinted_at(words: list[str]) -> None:
    found, hints = read("".join(f"{one}。" for one in words))
    assert found == tuple(f"{one}。" for one in words)
    long = sum(len(one) > SHORT for one in words)
    assert len(hints) == long + (bool(words) and len(words) not in FEW)
    assert {hint.severity for hint in hints} <= {Severity.NOTICE}


def test_a_last_sentence_without_its_sign_and_questions_are_sentences_too() -> None:
    assert read("要钱吗？不要。来就行")[0] == ("要钱吗？", "不要。", "来就行")
