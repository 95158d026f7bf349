"""Whoever does as a message about a link says has no mistake any more, and no new one."""

import re
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.library.reading.once import reading_once
from plugins.library.reading.problems import Problem
from plugins.library.site.moved import addresses
from plugins.links.checks import check_links
from plugins.links.files import file_claims
from tests.conftest import write_project
from tests.support import traced
from tests.support.laws import one_folder

PICTURE, PDF = traced.CLEAN["JPEG"](), b"%PDF-1.4\n"
TEXTS = {
    "news/one.md": "标题：试\n日期：2026-11-20\n\n",
    "pages/one.md": "标题：试\n\n",
    "events/one.md": "标题：试\n开始：2026-11-29\n类型：培训\n\n",
    "lists/one.md": "标题：试\n日期：2026-11-20\n\n- 《家》\n\n",
    "exhibitions/one/index.md": "标题：试\n日期：2025\n类型：线上展\n\n",
    "disclosure/one.md": "标题：试\n日期：2026-01-02\n类别：其他\n摘要：一句\n\n",
}
BESIDE = {"表.pdf": PDF, "a b.jpg": PICTURE, "图.JPG": PICTURE}
NAMES = (
    "表.pdf",
    "a b.jpg",
    "图.JPG",
    "没有.pdf",
    "没有.png",
    "two.md",
    "three.md",
    "about.md",
    "",
)
FORMS = ("{attach}", "{static}", "{filename}", "{Attach}", "|attach|", "%7Battach%7D", "{文件}", "")
FOLDERS = (
    "",
    "../",
    "/news/",
    "/pages/",
    "./",
    "news/",
    "C:\\照片\\",
    "file:///D:/",
    "/content/news/",
)
PAGES = (
    "/about/",
    "/news/two/",
    "/about",
    "/news/two/index.html",
    "/abuot/",
    "about/",
    "../about/",
)
STARTS = (
    *("", "/", "//", "http://", "https://", "htp://", "http:/", "https//", "http：//", "hhtps://"),
    *("https:// ", "http:\\\\", "http://https://", "http:", "ftp://", "weixin://", "javascript:"),
)
HOSTS = (
    *("www.x.cn", "x.gov.cn/a?b=1", "127.0.0.1:8000", "localhost/about/", "192.168.1.2/a", "nas/"),
    *("x.local", "www.x。cn", "x.cn/a。", "[::1]/", "[abc", "x.cn:99999", "10.0.0.1", "例子.cn/路"),
)
PLACES = (
    "#开放时间",
    "#一、费用元",
    "#一费用元",
    "#一、费用(元)",
    "#开放",
    "#没有",
    "#top",
    "#",
    "?a=1",
)
OTHERS = ("lib@x.cn", "mailto:lib", "mailto:lib@x.cn", "0825-8660000", "tel:电话", "tel:0825-1", "")
TARGETS = st.one_of(
    st.builds(
        "{}{}{}".format, st.sampled_from(FORMS), st.sampled_from(FOLDERS), st.sampled_from(NAMES)
    ),
    st.builds("{}{}".format, st.sampled_from(STARTS), st.sampled_from(HOSTS)),
    st.builds("{}{}".format, st.sampled_from((*PAGES, "")), st.sampled_from((*PLACES, ""))),
    st.sampled_from(OTHERS),
)
WAYS = ("[文](<{}>)", "![图](<{}>)", '<a href="{}">文</a>', "[文][{n}]\n\n[{n}]: <{}>")
LINKS = st.lists(st.tuples(st.sampled_from(WAYS), TARGETS), min_size=1, max_size=4)
_WRITE = re.compile(r"(?:写成 |是“)(?P<words>[^”]+?)(?:”吗？)?$")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site in which some pages and files are."""
    files: dict[str, str | bytes] = {
        "content/news/two.md": "标题：乙\n日期：2026-11-20\n\n文。\n",
        "content/news/three.md": "标题：丙\n日期：2026-11-20\n\n文。\n",
        "content/pages/about.md": "标题：关于\n\n## 开放时间\n\n## 一、费用(元)\n\n文。\n",
    }
    for name in TEXTS:
        files |= {f"content/{Path(name).parent}/{one}": made for one, made in BESIDE.items()}
    return write_project(tmp_path_factory.mktemp("remedies"), files)


def told(content: Path, name: str, links: Sequence[tuple[str, str]]) -> list[Problem]:
    text = "\n\n".join(way.format(target, n=n) for n, (way, target) in enumerate(links))
    (content / name).write_text(f"{TEXTS[name]}## 开放时间\n\n{text}\n", "utf-8")
    with reading_once():
        known = addresses(content) | {f"/{claim.address}" for claim in file_claims(content)}
        return [one for one in check_links(content, known) if one.path == f"content/{name}"]


def followed(problem: Problem, text: Path) -> str:
    """What is to be written instead; a file that is to lie beside the text is put there."""
    match = _WRITE.search(problem.remedy)
    if match is None:
        return ""
    words = match["words"]
    if problem.remedy.startswith("请把文件放在这个文件旁边") and not words.endswith("文件名"):
        beside = text.with_name(words.removeprefix("{attach}"))
        if not beside.exists():
            is_picture = PurePosixPath(beside.name).suffix.lower() in (".jpg", ".png")
            beside.write_bytes(PICTURE if is_picture else PDF)
    return "" if words.endswith("文件名") else words


@one_folder()
@given(name=st.sampled_from(tuple(TEXTS)), links=LINKS)
def test_a_remedy_that_is_followed_leaves_nothing_to_tell(
    folder: Path, name: str, links: list[tuple[str, str]]
) -> None:
    content = folder / "content"
    before = {path for path in content.rglob("*") if path.is_file()}
    try:
        for way, target in links:
            problems = told(content, name, [(way, target)])
            assert len(problems) < 2 or "{n}" in way, "a link is told once"
            for problem in problems:
                if written := followed(problem, content / name):
                    assert told(content, name, [(way, written)]) == []
    finally:
        for path in set(content.rglob("*")) - before:
            if path.is_file():
                path.unlink()
