"""A page that staff wrote marks the word of the menu under which it stands."""

import pytest
from lxml import html

from plugins.pages.views import menu_key
from tests.conftest import Build

NAVIGATION = """\
[[main]]
label = "概况"
url = "about/"
key = "about"
"""


@pytest.mark.parametrize(
    ("place", "key"),
    [
        ("about", "about"),
        ("about/history", "about"),
        ("about/history/old", "about"),
        ("aboutness", ""),
        ("services/about", ""),
        ("children", ""),
    ],
)
def test_what_lies_below_about_belongs_to_it(place: str, key: str) -> None:
    assert menu_key(place) == key


def test_the_menu_of_a_page_marks_the_word_and_that_of_another_none(build: Build) -> None:
    output = build(
        {
            "content/navigation.toml": NAVIGATION,
            "content/pages/about.md": "标题：概况\n\n本馆。\n",
            "content/pages/about/history.md": "标题：馆史\n\n从前。\n",
            "content/pages/aboutness.md": "标题：别的\n\n别的。\n",
        }
    )

    def marked(url: str) -> str:
        page = html.fromstring((output / url / "index.html").read_bytes().decode())
        return str(page.xpath("string(//header//a[@aria-current='true'])"))

    assert marked("about") == marked("about/history") == "概况"
    assert marked("aboutness") == ""
