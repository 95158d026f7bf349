"""What stands between angles is a tag where HTML has one of that name; else it is words."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from plugins.library.html_names import is_html
from plugins.library.reading.problems import Severity
from tests.support.conserved import page, shown, told

NAMES = st.from_regex(r"[A-Za-z][A-Za-z0-9]{0,6}(-[A-Za-z0-9]{1,4})?", fullmatch=True)
FRAMES = st.sampled_from(("用{}纸", "{}", "甲 {} 乙", "- {}", "<p>见{}</p>", "甲\n{}\n乙", "> {}"))


@given(name=NAMES, frame=FRAMES, form=st.sampled_from(("<{}>", "</{}>", "<{} 2>", "<{}/>")))
def test_letters_and_figures_between_angles_are_words(name: str, frame: str, form: str) -> None:
    assume(not is_html(name))
    word = form.format(name)
    text = f"文。\n\n{frame.format(word)}"
    problems = told(text)
    is_shown = word.replace(" ", "") in shown(page(text))
    assert is_shown or any(
        one.severity is Severity.ERROR and name[0] in one.found for one in problems
    )
    for instead in ("＜", "&lt;"):
        mended = f"文。\n\n{frame.format(instead + word[1:].replace('>', '＞'))}"
        assert told(mended) == []


@pytest.mark.parametrize(
    "text",
    [
        "<font color=red>红</font>",
        "<center>甲</center>",
        "<o:p>甲</o:p>",
        "<u>甲</u>",
        "甲<wbr>乙",
        "<svg><path d='M0'/></svg>甲",
    ],
)
def test_a_tag_of_old_times_is_no_word(text: str) -> None:
    assert [str(one) for one in told(text)] == []
