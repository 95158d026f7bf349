"""What waits to be published is nowhere in a published site, and is marked in any other."""

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path, PurePosixPath

import pytest

from plugins.library.kinds import KINDS
from plugins.library.reading.common_keys import STAGE
from plugins.library.reading.header import Key
from plugins.library.reading.kind import Kind
from tests.conftest import BASE_FILES, build_site, write_project
from tests.library.test_kinds import HEADERS, PLACES
from tests.support.exhibition import picture

TODAY = date(2026, 6, 1)
BODIES = {
    "transcript": "[00:00:00] 甲：",
    "list": "- 《家》\n\n",
    "chronicle": "## 事\n开始：{year}-01-02\n\n",
}
"""What a kind must say beside its word."""
WRITTEN = [kind for kind in KINDS if kind.header.keys]
"""Every kind whose texts can say how far they are."""


def word_of(kind: Kind) -> str:
    """A word that nothing else says, and that is an address too."""
    return f"zzq{kind.word}"


def path_of(kind: Kind) -> str:
    """Where its draft lies; what is a year's is that of a year of its own."""
    by_year = kind.is_by_year or kind.word == "report"
    lies = PurePosixPath(PLACES[kind.header.label][0])
    name = str(1900 + KINDS.index(kind)) if by_year else word_of(kind)
    is_folder = lies.name == "index.md"
    return f"content/{kind.folder}/{name}{'/index.md' if is_folder else '.md'}"


def line(kind: Kind, key: Key) -> str:
    """A line of its header that says its word, wherever words may stand."""
    second = {"title": word_of(kind), "series": word_of(kind), "summary": word_of(kind)}
    return f"{key.chinese}：{second.get(key.name) or HEADERS[key.name][0]}"


def draft_of(kind: Kind, stage: str) -> Iterator[tuple[str, str | bytes]]:
    """The files of a draft of a kind without a mistake, and what lies beside it."""
    shown = [key for key in kind.header if key.required or key.name in ("title", "series", "start")]
    head = "\n".join([f"稿件：{stage}", "未成年人：否", *(line(kind, key) for key in shown)])
    path = PurePosixPath(path_of(kind))
    text = BODIES.get(kind.word, "").format(year=path.stem)
    yield str(path), f"{head}\n\n{text}{word_of(kind)}\n"
    for name, words in PLACES[kind.header.label][2].items() if path.name == "index.md" else ():
        beside = path.parent / PurePosixPath(name).name
        yield str(beside), words.replace("问,", f"{word_of(kind)},") or picture(1200, 900, "JPEG")


def drafts() -> Mapping[str, str | bytes]:
    """One of every kind, in every word for it."""
    stages = ("草稿", "送审", "DRAFT", "Review")
    named = zip(WRITTEN, stages * len(WRITTEN), strict=False)
    files = {path: text for kind, stage in named for path, text in draft_of(kind, stage)}
    folder = PurePosixPath(path_of(report())).parent
    files |= {f"{folder}/{number}-x.md": "标题：章\n\nzzqreport\n" for number in range(1, 6)}
    files[f"{folder}/figures.csv"] = BASE_FILES["content/reports/2021/figures.csv"]
    return files | {
        "content/exhibitions/zzqbroken/index.md": "稿件：草稿\n标题：坏图\n类型：线上展\n\n文。\n",
        "content/exhibitions/zzqbroken/01.jpg": b"no picture",
        "content/events/zzqhalf.md": "稿件：草稿\n标题：\n开始：明天\n\n[没有](/nowhere/)\n",
        "content/news/zzqlink.md": (
            "稿件：草稿\n标题：坏链接\n日期：2026-05-01\n\n"
            "[没有](/nowhere/) ![没有]({attach}nothing.jpg) [也没有]({filename}/news/nothing.md)\n"
        ),
    }


def report() -> Kind:
    return next(kind for kind in KINDS if kind.word == "report")


LINKS = "\n\n".join(
    f"[{kind.label}的链接](/{kind.address_of(PurePosixPath(*PurePosixPath(path_of(kind)).parts[2:]))})"
    f" 和[{kind.label}的文件]({{filename}}/{path_of(kind).removeprefix('content/')})。"
    for kind in WRITTEN
    if kind.address
)
AROUND = {
    "content/news/now.md": f"标题：现在\n日期：2026-05-01\n\n{LINKS}\n",
    "content/news/later.md": "标题：zzqlater\n日期：2026-06-02\n\nzzqlater\n",
    "content/navigation.toml": (
        '[[main]]\nlabel = "找书"\nurl = "/catalog/"\nkey = "catalog"\n'
        '[[footer]]\nlabel = "菜单里的"\nurl = "/zzqpage/"\n'
    ),
    "content/news/gone.md": "稿件：草稿\n标题：又改了\n日期：2026-05-01\n\n文。\n",
    "content/addresses.txt": "/news/now/\n/news/gone/ 撤下：不再办了\n",
    "content/disclosure/index.md": "标题：指南\n\n文。\n",
}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_project(tmp_path_factory.mktemp("stage"), {**AROUND, **drafts()})


@pytest.fixture(scope="module")
def published(project: Path) -> Path:
    site = {"SITEURL": "https://example.org/lib", "SITE_ROOT": "/lib"}
    return build_site(project, "publishconf.py", BUILD_DATE=TODAY, **site)


@pytest.fixture(scope="module")
def shown(project: Path) -> Path:
    build_site(project, BUILD_DATE=TODAY, OUTPUT_PATH=str(project / "shown"))
    return project / "shown"


def said(output: Path, word: str) -> Iterator[str]:
    """The files of a site that have a word in them or in their name."""
    for path in sorted(output.rglob("*")):
        name = path.relative_to(output).as_posix()
        if word in name or (path.is_file() and word.encode() in path.read_bytes()):
            yield name


def test_nothing_that_waits_is_anywhere_in_a_published_site(published: Path) -> None:
    assert list(said(published, "zzq")) == []
    years = [PurePosixPath(path_of(kind)).stem for kind in WRITTEN if kind.is_by_year]
    assert not [year for year in years if (published / "chronicle" / year).exists()]


def test_a_link_to_what_waits_is_printed_as_text(published: Path) -> None:
    page = (published / "news/now/index.html").read_text("utf-8")
    for kind in WRITTEN:
        if kind.address:
            assert f"<p>{kind.label}的链接 和{kind.label}的文件。</p>" in page
    assert "菜单里的" in page


def test_a_draft_that_was_withdrawn_is_shown_as_one_and_published_as_the_other(
    published: Path, shown: Path
) -> None:
    gone, draft = (
        (site / "news/gone/index.html").read_text("utf-8") for site in (published, shown)
    )
    assert "不再办了" in gone and "又改了" not in gone
    assert "又改了" in draft and 'class="stage-band"' in draft


@pytest.mark.parametrize("kind", [k for k in WRITTEN if k.address], ids=lambda kind: kind.word)
def test_a_page_of_what_waits_says_so(shown: Path, kind: Kind) -> None:
    below = PurePosixPath(*PurePosixPath(path_of(kind)).parts[2:])
    page = (shown / kind.address_of(below) / "index.html").read_text("utf-8")
    assert 'class="stage-band"' in page
    assert path_of(kind) in page
    assert word_of(kind) in page


def test_a_notice_of_a_later_day_says_for_which_day_it_waits(shown: Path) -> None:
    page = (shown / "news/later/index.html").read_text("utf-8")
    assert '等到 <time datetime="2026-06-02">' in page


def test_what_is_published_has_no_band(published: Path, shown: Path) -> None:
    assert not [name for name in said(published, "stage-band") if name.endswith(".html")]
    assert "stage-band" not in (shown / "news/now/index.html").read_text("utf-8")


def test_every_kind_says_how_far_it_is() -> None:
    assert all(kind.header.find(STAGE.name) for kind in WRITTEN)


def test_a_draft_of_which_no_page_can_be_made_is_left_out(shown: Path) -> None:
    assert not (shown / "exhibitions/zzqbroken").exists()
    assert not (shown / "events/zzqhalf").exists()


def test_a_draft_with_dead_links_is_shown_with_their_words(shown: Path) -> None:
    page = (shown / "news/zzqlink/index.html").read_text("utf-8")
    assert "也没有</p>" in page and "nothing." not in page
