"""Lint: every limit of WeChat is told with file, line and remedy, and nothing stops the site."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from plugins.library.reading.files import UNCOUNTED_BREAKS
from plugins.library.reading.problems import Severity
from plugins.wechat.contrast import faint, ground_in_dark, rgb, text_in_dark
from plugins.wechat.judge import Judged, judge_draft, read_candidates
from plugins.wechat.lint import Finding, Weight
from plugins.wechat.looks import LOOKS, PLAIN
from tests.conftest import ROOT
from tests.plugins.wechat.judging import judge
from tests.plugins.wechat.test_pictures import moving

Write = Callable[[Mapping[str, str | bytes]], Path]
SITE = "https://example.org"
HEAD = "Title: 通知\nDate: 2026-04-01\nSummary: 一句话。\n"


def png(width: int = 1000, height: int = 600, mode: str = "RGB") -> bytes:
    content = BytesIO()
    Image.new(mode, (width, height)).save(content, "PNG")
    return content.getvalue()


@pytest.fixture
def judged(write_files: Write) -> Callable[..., tuple[Judged, ...]]:
    """Judge a notice and the files beside it."""

    def run(text: str, **files: bytes) -> tuple[Judged, ...]:
        beside = {f"content/news/{name.replace('_', '.')}": data for name, data in files.items()}
        return judge(write_files({"content/news/a.md": text, **beside}) / "content", SITE)

    return run


def found(judgement: tuple[Judged, ...], code: str) -> Finding:
    (one,) = (f for j in judgement for f in j.findings if f.code == code)
    return one


def codes(judgement: tuple[Judged, ...]) -> set[str]:
    return {finding.code for one in judgement for finding in one.findings}


Judge = Callable[..., tuple[Judged, ...]]


@pytest.mark.parametrize(
    ("code", "text", "line", "weight"),
    [
        ("WX001", f"Title: {'长' * 70}\nDate: 2026-04-01\n\n文\n", 1, Weight.STOPS),
        ("WX001", f"Title: {'长' * 33}\nDate: 2026-04-01\n\n文\n", 1, Weight.WARNS),
        ("WX002", f"Title: 题\nDate: 2026-04-01\nSummary: {'句。' * 70}\n\n文\n", 3, Weight.WARNS),
        ("WX002", "Title: 题\nDate: 2026-04-01\n\n文\n", 1, Weight.TELLS),
        ("WX025", "Title: 题\nDate: 2026-04-01\nSummary: 开馆了。\n\n开馆了。\n", 3, Weight.TELLS),
        ("WX004", f"{HEAD}\n{('字' * 100 + chr(10) * 2) * 300}", 5, Weight.STOPS),
        ("WX006", f"{HEAD}\n![图](https://elsewhere.example/a.png)\n", 5, Weight.STOPS),
        ("WX006", f"{HEAD}\n![图]({{attach}}none.png)\n", 5, Weight.STOPS),
        ("WX008", f"{HEAD}Cover: none.jpg\n\n文\n", 4, Weight.WARNS),
        ("WX010", f"{HEAD}\n[关于](/about/)\n", 5, Weight.TELLS),
        ("WX011", f"{HEAD}\n文\n\n<script>alert(1)</script>\n", 7, Weight.WARNS),
        ("WX012", f"{HEAD}\n<p style='color:red'>文</p>\n", 5, Weight.WARNS),
        ("WX013", f"{HEAD}\n- 一\n    - 二\n        - 三\n", 7, Weight.WARNS),
        ("WX014", f"{HEAD}\n|{'甲|' * 9}\n|{'-|' * 9}\n", 5, Weight.WARNS),
        ("WX017", f"{HEAD}\n![](https://elsewhere.example/a.png)\n", 5, Weight.WARNS),
        ("WX018", f"{HEAD}\n文\n\n欢迎转发有奖。\n", 7, Weight.WARNS),
        ("WX019", f"{HEAD}\n文\n控\x08制\n", 6, Weight.WARNS),
        ("WX019", "Title: 题\u200b\nDate: 2026-04-01\n\n文\n", 1, Weight.WARNS),
        ("WX023", f"{HEAD}\n你好,世界\n", 5, Weight.TELLS),
        ("WX024", f"{HEAD}\n<audio src='a.mp3'></audio>\n", 0, Weight.TELLS),
        ("WX021", f"{HEAD}WeChat: 贴图\n\n文\n", 4, Weight.STOPS),
    ],
)
def test_a_mistake_is_told_with_its_place_and_a_remedy(
    judged: Judge, code: str, text: str, line: int, weight: Weight
) -> None:
    finding = found(judged(text), code)
    assert (finding.path, finding.line) == ("content/news/a.md", line)
    assert finding.weight is weight
    assert finding.remedy


def test_an_empty_picture_is_told_on_its_line(judged: Judge) -> None:
    finding = found(judged(f"{HEAD}\n![图]({{attach}}a.png)\n", a_png=b""), "WX006")
    assert (finding.path, finding.line) == ("content/news/a.md", 5)
    assert "a.png，0 字节" in str(finding.problem)


def test_a_drawing_that_pillow_cannot_read_is_told(judged: Judge) -> None:
    finding = found(judged(f"{HEAD}\n![图]({{attach}}a.svg)\n", a_svg=b"<svg/>"), "WX006")
    assert "JPEG" in finding.remedy


def test_a_picture_beyond_every_limit_of_pixels_is_told(judged: Judge) -> None:
    judgement = judged(f"{HEAD}\n![图]({{attach}}a.png)\n", a_png=png(12_000, 11_000, "1"))
    assert found(judgement, "WX007").weight is Weight.STOPS


def test_a_moving_picture_of_twelve_megabytes_is_told(judged: Judge) -> None:
    content = moving(2) + bytes(12_000_000)
    finding = found(judged(f"{HEAD}\n![图]({{attach}}a.gif)\n", a_gif=content), "WX007")
    assert (finding.weight, finding.line) == (Weight.WARNS, 5)


def test_a_transparent_picture_enters_and_is_told(judged: Judge) -> None:
    judgement = judged(f"{HEAD}\n![图]({{attach}}a.png)\n", a_png=png(mode="RGBA"))
    assert found(judgement, "WX016").weight is Weight.TELLS
    assert judgement[0].enters


def test_a_good_post_with_a_large_picture_has_nothing_to_be_told(judged: Judge) -> None:
    assert codes(judged(f"{HEAD}\n正文在此。\n\n![图]({{attach}}a.png)\n", a_png=png())) == set()


@pytest.mark.parametrize("text", ["😀𠮷", "- 一\n    - 二", "a" * 500, "<b>粗</b>"])
def test_what_is_merely_odd_enters(judged: Judge, text: str) -> None:
    assert judged(f"{HEAD}\n{text}\n")[0].enters


def test_an_address_that_is_not_ascii_is_told(write_files: Write) -> None:
    folder = write_files({"content/news/开馆.md": f"{HEAD}\n文\n"})
    finding = found(judge(folder / "content", SITE), "WX009")
    assert (finding.path, finding.weight) == ("content/news/开馆.md", Weight.STOPS)


def test_a_megabyte_is_told_whatever_it_counts_in_characters(judged: Judge) -> None:
    draft = judged(f"{HEAD}\n文\n")[0].draft
    heavy = replace(draft, rendered=replace(draft.rendered, html="文" * 333_334))
    assert [f.weight for f in judge_draft(heavy) if f.code == "WX005"] == [Weight.STOPS]


def test_the_guide_names_every_rule() -> None:
    guide = (ROOT / "docs/wechat.md").read_text("utf-8")
    assert [f"WX{n:03}" for n in range(1, 26) if f"WX{n:03}" not in guide] == []


def test_a_long_article_is_set_in_the_plain_look_before_it_is_refused(judged: Judge) -> None:
    judgement = judged(f"{HEAD}\n" + "## 题\n\n文\n\n" * 140)
    (one,) = judgement
    assert one.draft.look is PLAIN and one.enters
    assert "精简样式" in found(judgement, "WX004").what


def test_an_invisible_character_is_found_among_all_others(judged: Judge) -> None:
    controls = {chr(code) for code in (*range(0x20), *range(0x7F, 0xA0))} - {"\t", "\r", "\n"}
    invisible = sorted(controls - set(UNCOUNTED_BREAKS)) + list(
        "\xad\u200b\u200d\u202e\u2060\uffff"
    )
    text = "".join(f"文{letter}字 a-Z《１２》。\n" for letter in invisible)
    (one,) = judged(f"{HEAD}\n{text}")
    assert len([f for f in one.findings if f.code == "WX019"]) == len(invisible)
    assert not set(invisible) & set(one.draft.rendered.html)


def test_the_joiner_inside_an_emoji_is_no_invisible_character(judged: Judge) -> None:
    family = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
    (one,) = judged(f"{HEAD}\n{family}\n")
    assert "WX019" not in codes((one,)) and family in one.draft.rendered.html


def test_what_every_text_consists_of_is_not_suspect(judged: Judge) -> None:
    assert "WX019" not in codes(judged(f"{HEAD}\n“文”——·…① é 😀\tABC，。《字》\n"))


def test_a_post_may_stay_out(judged: Judge) -> None:
    assert judged(f"{HEAD}公众号：否\n\n文\n") == ()


def test_an_unknown_wish_is_an_error_with_its_line(write_files: Write) -> None:
    folder = write_files({"content/news/a.md": f"{HEAD}公众号：也许\n\n文\n"})
    (problem,) = read_candidates(folder / "content", SITE).problems
    assert (problem.line, problem.severity) == (4, Severity.ERROR)


def test_the_same_title_within_a_month_is_told_once(write_files: Write) -> None:
    one, other = HEAD, HEAD.replace("04-01", "04-20")
    folder = write_files(
        {"content/news/a.md": f"{one}\n文\n", "content/news/b.md": f"{other}\n文\n"}
    )
    judgement = judge(folder / "content", SITE)
    assert found(judgement, "WX020").path == "content/news/b.md"


def test_the_authors_name_is_the_librarys(write_files: Write) -> None:
    files = {
        "content/library.toml": f'name = "{"馆" * 17}"\n',
        "content/news/a.md": f"{HEAD}\n文\n",
    }
    assert (
        found(judge(write_files(files) / "content", SITE), "WX003").path == "content/library.toml"
    )


def test_only_findings_for_people_stand_in_the_check_and_none_is_an_error(judged: Judge) -> None:
    judgement = judged(f"Title: {'长' * 70}\nDate: 2026-04-01\n\n文,字\n")
    (one,) = judgement
    severities = {f.problem.severity for f in one.findings}
    assert severities and severities <= {Severity.WARNING, Severity.NOTICE}


@pytest.mark.parametrize("look", [*LOOKS.values(), PLAIN], ids=lambda look: look.key)
def test_the_colours_of_a_look_can_be_read_in_light_and_dark(look: object) -> None:
    assert list(faint(look.css)) == []  # type: ignore[attr-defined]


def test_white_turns_to_wechats_dark_and_black_to_a_readable_grey() -> None:
    dark = ground_in_dark(rgb("#ffffff"))
    assert [round(value) for value in dark] == [25, 25, 25]
    assert min(text_in_dark(rgb("#3f3f3f"), dark)) > 90


@given(body=st.text(max_size=300), title=st.text(max_size=40))
def test_lint_never_raises(tmp_path_factory: pytest.TempPathFactory, body: str, title: str) -> None:
    folder = tmp_path_factory.mktemp("lint") / "content"
    (folder / "news").mkdir(parents=True)
    text = f"Title: {title}\nDate: 2026-04-01\n\n{body}"
    (folder / "news" / "a.md").write_bytes(text.encode("utf-8", "replace"))
    for one in judge(folder, SITE):
        assert all(finding.what for finding in one.findings)
