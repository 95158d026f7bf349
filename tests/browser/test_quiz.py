"""A quiz, done by a reader with a phone; a transcript, listened to."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Witness, serve
from tests.conftest import Share, build_site, write_project
from tests.support.activities import QUIZ, TALK, WALL
from tests.support.axe import axe_finds_in_light_and_dark
from tests.support.soak_mark import brief

pytestmark = pytest.mark.browser
PAGES = (
    "/quizzes/",
    "/quizzes/small/",
    "/messages/",
    "/messages/wall/",
    "/transcripts/",
    "/transcripts/talk/",
)


@pytest.fixture(scope="module")
def activities(share: Share) -> Iterator[str]:
    """A small site with one of each."""
    files = {**QUIZ, **WALL, **TALK}
    made = share("activities", lambda to: build_site(write_project(to, files)))
    with serve(made / "output") as address:
        yield address


@pytest.fixture
def quiz(tab: Page, activities: str) -> Page:
    """The small quiz, its script at work."""
    tab.goto(f"{activities}/quizzes/small/")
    tab.wait_for_selector("[data-quiz-end]:visible")
    return tab


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name).click()


def said(page: Page) -> str:
    return page.get_by_role("status").inner_text()


def verdict(page: Page, number: int) -> str:
    return page.locator(f"#q{number} [data-quiz-verdict]").inner_text()


def test_what_is_right_counts_and_every_question_says_why(quiz: Page, witness: Witness) -> None:
    assert quiz.locator("details:visible").count() == 0
    quiz.get_by_role("radio", name="二").check()
    quiz.get_by_role("checkbox", name="《诗经》").check()
    press(quiz, "交卷")
    for words in ("5 分", "满分 6 分", "答对 1 题"):
        assert words in said(quiz)
    assert verdict(quiz, 1) == "答对了。"
    assert verdict(quiz, 2) == "答错了，选的是 A，应该选 A、C。"
    assert quiz.get_by_text("都在架上").first.is_visible()
    assert quiz.locator("[data-quiz-wrong] a").evaluate_all("all => all.map(a => a.hash)") == [
        "#q2"
    ]
    assert witness.console == []


@pytest.mark.soak
def test_open_questions_are_named_before_they_count_as_wrong(quiz: Page) -> None:
    quiz.get_by_role("radio", name="二").check()
    press(quiz, "交卷")
    assert said(quiz) == "第 2 题还没有答。再按一次就交卷。"
    assert not quiz.get_by_role("button", name="再做一遍").is_visible()
    press(quiz, "交卷")
    assert "5 分" in said(quiz)
    assert verdict(quiz, 2) == "没有答，应该选 A、C。"


def test_it_can_be_done_with_the_keyboard_alone_and_begun_again(quiz: Page) -> None:
    quiz.locator("#q1 input").first.focus()
    for key in ("ArrowDown", "Tab", "Space", "Tab", "Tab", "Space", "Tab", "Enter"):
        quiz.keyboard.press(key)
    assert "6 分" in said(quiz)
    assert quiz.evaluate("document.activeElement.textContent") == "做成绩图"
    quiz.keyboard.press("Tab")
    quiz.keyboard.press("Enter")
    assert said(quiz) == "" and quiz.locator("input:checked").count() == 0
    assert quiz.evaluate("document.activeElement.closest('fieldset').id") == "q1"


def test_the_picture_is_drawn_here_and_nothing_is_sent_or_stored(
    quiz: Page, witness: Witness
) -> None:
    before = len(witness.requests)
    quiz.get_by_role("radio", name="二").check()
    for name in ("交卷", "交卷", "做成绩图"):
        press(quiz, name)
    picture = quiz.get_by_role("img", name="成绩图：小测，5 分，满分 6 分")
    width = "async image => { await image.decode(); return image.naturalWidth }"
    assert picture.evaluate(width) == 900
    assert [url for url in witness.requests[before:] if not url.startswith("data:")] == []
    assert quiz.evaluate("localStorage.length + sessionStorage.length") == 0
    assert quiz.context.cookies() == [] and witness.console == []


def test_without_a_script_every_answer_opens_by_itself(scriptless: Page, activities: str) -> None:
    scriptless.goto(f"{activities}/quizzes/small/")
    assert scriptless.get_by_role("button", name="交卷").count() == 0
    scriptless.locator("#q1 summary").click()
    assert scriptless.get_by_text("数一数").first.is_visible()


@pytest.mark.soak
def test_on_paper_the_answers_have_a_page_of_their_own(quiz: Page) -> None:
    quiz.emulate_media(media="print")
    key = quiz.locator(".quiz__key")
    assert key.is_visible() and not quiz.locator("[data-quiz-end]").is_visible()
    assert quiz.locator("details:visible").count() == 0
    assert key.evaluate("one => getComputedStyle(one).breakBefore") == "page"


def test_a_time_mark_plays_the_recording_from_there(tab: Page, activities: str) -> None:
    tab.goto(f"{activities}/transcripts/talk/")
    tab.wait_for_selector("[data-transcript-hint]:visible")
    tab.get_by_role("link", name="00:00:02").click()
    tab.wait_for_selector("#t2[aria-current]")
    assert tab.locator("audio").evaluate("sound => sound.currentTime") >= 2
    tab.wait_for_url(lambda url: url.endswith("#t2"))


@pytest.mark.parametrize("path", brief(1, PAGES))
def test_axe_finds_nothing_and_no_page_scrolls_sideways(
    bare_tab: Page, activities: str, path: str
) -> None:
    bare_tab.set_viewport_size({"width": 320, "height": 640})
    bare_tab.goto(activities + path)
    if bare_tab.locator("[data-quiz-mark]").count():
        for name in ("交卷", "交卷", "做成绩图"):
            press(bare_tab, name)
    assert bare_tab.evaluate("document.documentElement.scrollWidth") <= 320
    assert axe_finds_in_light_and_dark(bare_tab) == []
