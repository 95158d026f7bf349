"""The take-away pack: what goes in, how it is told, that it is the same every time."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path, PurePosixPath
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

import pytest
from lxml import html
from lxml.html import HtmlElement
from markupsafe import Markup
from PIL import Image

from plugins.desk import pack as desk_pack
from plugins.desk.pack import make_pack
from plugins.desk.settings import DeskError, DeskSettings
from plugins.exhibitions.checks import check_exhibitions
from plugins.exhibitions.pack import make
from plugins.exhibitions.pack.archive import PackFile, write_zip
from plugins.exhibitions.pack.parts import PackPart, cut
from plugins.exhibitions.pack.words import LONGEST_CAPTION, caption
from plugins.library.exhibitions.reading import read_exhibitions
from tests.support import traced
from tests.support.made import MP3_FRAME, box
from tests.support.pack_example import ADDRESS, FILES, FOLDER, HOSTILE, picture, project

EXH = {"EXH": "duanwu"}
STRUCTURE = {"panel-index__item", "plate__words", "exhibits__title", "slide--short", "slide--wide"}
"""Classes without a look of their own."""


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> DeskSettings:
    """The example's project, of which the pack was made."""
    settings = project(tmp_path_factory.mktemp("project"))
    make_pack(settings, EXH)
    return settings


@pytest.fixture
def packed(desk: DeskSettings) -> Iterator[ZipFile]:
    """The pack of the example, whole."""
    with ZipFile(desk.build / "packs/duanwu.zip") as archive:
        yield archive


def read(archive: ZipFile, name: str) -> str:
    return archive.read(f"duanwu/{name}").decode()


def tree_of(archive: ZipFile, name: str) -> HtmlElement:
    tree: HtmlElement = html.fromstring(archive.read(name))
    return tree


def test_one_folder_holds_names_that_every_system_reads_but_for_the_one_to_open(
    packed: ZipFile,
) -> None:
    names = packed.namelist()
    assert names == sorted(names)
    assert {name.split("/")[0] for name in names} == {"duanwu"}
    assert [name for name in names if not name.isascii()] == ["duanwu/打开看展.html"]
    inside = {name.removeprefix("duanwu/") for name in names}
    assert inside >= {
        "index.html",
        "slideshow.html",
        "README.txt",
        "pictures/01.jpg",
        "pictures/03.jpg",
        "pictures/item-aj-001.jpg",
        "pictures/station-1.jpg",
        "sound/01.mp3",
        "files/slideshow.js",
    }
    assert not {name for name in inside if "tiles" in name or name.endswith((".webp", ".png"))}


def test_the_name_to_open_is_the_page_itself(packed: ZipFile) -> None:
    assert packed.getinfo("duanwu/打开看展.html").flag_bits & 0x800, "the names are UTF-8"
    assert read(packed, "打开看展.html") == read(packed, "index.html")


def test_what_is_small_already_is_stored_and_text_is_packed(packed: ZipFile) -> None:
    suffixes = {PurePosixPath(name).suffix for name in packed.namelist()}
    assert {".jpg", ".mp3", ".html"} <= suffixes
    for info in packed.infolist():
        is_media = PurePosixPath(info.filename).suffix in (".jpg", ".mp3")
        assert info.compress_type == (ZIP_STORED if is_media else ZIP_DEFLATED), info.filename
        assert info.date_time == (2026, 11, 22, 0, 0, 0)


@pytest.mark.soak
def test_the_same_exhibition_gives_the_same_bytes(desk: DeskSettings, tmp_path: Path) -> None:
    other = project(tmp_path / "elsewhere")
    make_pack(other, EXH)
    packs = (settings.build / "packs/duanwu.zip" for settings in (desk, other))
    first, second = (path.read_bytes() for path in packs)
    assert first == second


def references(archive: ZipFile, page: str) -> list[str]:
    return [link for _, _, link, _ in tree_of(archive, f"duanwu/{page}").iterlinks()]


@pytest.mark.parametrize("page", ["index.html", "slideshow.html"])
def test_every_address_of_a_page_is_a_file_of_the_pack(packed: ZipFile, page: str) -> None:
    found = references(packed, page)
    ids = set(tree_of(packed, f"duanwu/{page}").xpath("//@id"))
    assert len(found) > 8
    for link in found:
        if link.startswith("#"):
            assert link[1:] in ids, link
        else:
            assert not link.startswith(("/", ".")) and ":" not in link, link
            assert f"duanwu/{link}" in packed.namelist(), link


def test_sheets_and_script_ask_nobody(packed: ZipFile) -> None:
    for name in packed.namelist():
        if name.endswith((".css", ".js")):
            text = packed.read(name).decode()
            assert not re.search(r"url\(|@import|https?:|\bfetch\(|^\s*(im|ex)port ", text, re.M)
    page = tree_of(packed, "duanwu/index.html")
    (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none'; ") and "http" not in policy


def test_a_title_that_looks_like_a_script_is_only_words(packed: ZipFile) -> None:
    for page in ("index.html", "slideshow.html"):
        text = read(packed, page)
        assert "alert(1)" in text and "<script>alert" not in text
        assert HOSTILE in tree_of(packed, f"duanwu/{page}").text_content()


def test_links_of_a_text_are_spelt_out_and_exhibits_stand_below(packed: ZipFile) -> None:
    text = read(packed, "index.html")
    assert "去年的文章（https://example.com/old）和大事记。" in text
    assert '<a href="#item-aj-001">一只粽子</a>' in text
    assert "见 https://example.com/x。" in text
    assert text.count(ADDRESS) == 1


def test_a_picture_in_a_text_lies_in_the_pack_and_a_lost_one_keeps_its_words(
    packed: ZipFile,
) -> None:
    text = read(packed, "index.html")
    assert '<img alt="合影" src="pictures/item-aj-001.jpg">' in text, "one file, one name"
    assert "丢了的图" in text and "nowhere" not in text


def test_the_page_has_preface_sections_panels_narration_tour_and_exhibits(packed: ZipFile) -> None:
    tree = tree_of(packed, "duanwu/index.html")
    assert tree.xpath("//*[@data-panel]/@data-panel") == ["01", "02", "03", "04", "05"]
    headings = [" ".join(h.text_content().split()) for h in tree.xpath("//h2")]
    assert headings == ["目录", "前言", "吃的", "别的", "巡展", "展品"]
    assert tree.xpath("//audio/@src") == ["sound/01.mp3", "sound/02.mp3"]
    assert "船上有鼓。" in tree.xpath("//details")[0].text_content()
    words = tree.text_content()
    assert "正东社区" in words and "取消" in words
    assert "这块展板的文字稿还没有录入。" in words
    assert "CC BY 4.0" in words


def test_every_class_of_the_page_is_known_to_its_sheets(packed: ZipFile) -> None:
    for page in ("index", "slideshow"):
        sheet = read(packed, f"files/{page}.css")
        used = tree_of(packed, f"duanwu/{page}.html").xpath("//body//@class")
        names = {name for value in used for name in value.split()} - {"segno", "qrline"}
        unknown = {name for name in names if f".{name}" not in sheet}
        assert unknown <= STRUCTURE


def test_the_readme_opens_in_an_old_editor_and_says_whose_it_is(packed: ZipFile) -> None:
    content = packed.read("duanwu/README.txt")
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.count(b"\n") == content.count(b"\r\n") > 20
    text = content.decode("utf-8-sig")
    for words in ("端午三件事", "打开看展.html", "CC BY 4.0", "2026年11月22日", "示例区图书馆"):
        assert words in text
    assert "https://example.org/exhibitions/duanwu/" in text


def test_without_an_address_and_rights_nothing_is_made_up(tmp_path: Path) -> None:
    bare = {name: text for name, text in FILES.items() if not name.endswith(("展.csv", "品.csv"))}
    bare[f"{FOLDER}/index.md"] = "Title: 端午\nDate: 2026\nType: 线上展\n\n前言。\n"
    desk = replace(project(tmp_path, bare), siteurl="")
    said = make_pack(desk, EXH)
    with ZipFile(desk.build / "packs/duanwu.zip") as archive:
        assert 'class="corner"' not in read(archive, "slideshow.html")
        assert "example.org" not in read(archive, "index.html")
        assert "这个展览没有写明版权" in read(archive, "README.txt")
    assert "5 块展板，2 段解说" in said and "展品" not in said


def test_what_was_made_is_told_with_its_size_and_the_next_step(desk: DeskSettings) -> None:
    said = make_pack(desk, {"EXH": "content/exhibitions/duanwu/"})
    assert "做好了“端午三件事”：5 块展板，2 段解说，1 件展品" in said
    assert re.search(r"build/packs/duanwu\.zip（0\.\d MB）", said)
    assert "下一步：" in said and "超过" not in said


def test_a_title_does_for_a_slug(desk: DeskSettings) -> None:
    assert "duanwu.zip" in make_pack(desk, {"EXH": "端午三件事"})


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (
            {"EXH": "duanwo"},
            "没有展览“duanwo”。是“duanwu”吗？可以带走的展览：\n  duanwu（端午三件事）",
        ),
        ({}, "请写明哪个展览，例如 make pack EXH=文件夹名。"),
        ({"EXH": "empty"}, "“只有一句话”还没有展板，没有东西可以带走。"),
        ({"EXH": "duanwu", "WIDTH": "900"}, "可以是 480、800、1280、1920。读到的是“900”。"),
    ],
)
def test_an_order_that_cannot_be_filled_is_answered_in_a_sentence(
    desk: DeskSettings, given: dict[str, str], told: str
) -> None:
    with pytest.raises(DeskError) as mistake:
        make_pack(desk, given)
    assert told in str(mistake.value)


def test_mistakes_of_the_exhibition_and_broken_pictures_stop_the_pack(tmp_path: Path) -> None:
    desk = project(tmp_path, {**FILES, f"{FOLDER}/06-f.png": b"no picture", f"{FOLDER}/a.pdf": b""})
    with pytest.raises(DeskError) as mistake:
        make_pack(desk, EXH)
    assert "先改好再打包" in str(mistake.value)
    assert "不是 JPEG、PNG、WebP、HEIC 或 AVIF 图片" in str(mistake.value)
    assert "展览文件夹里用不上这个文件" in str(mistake.value)
    assert not (desk.build / "packs").exists()


def test_a_number_of_a_person_stops_the_pack(tmp_path: Path) -> None:
    panel = str(FILES[f"{FOLDER}/01-a.md"])
    desk = project(tmp_path, {**FILES, f"{FOLDER}/01-a.md": f"{panel}\n请打 138 1234 5678。\n"})
    with pytest.raises(DeskError, match=r"01-a\.md:.*像是个人的手机号"):
        make_pack(desk, EXH)


def test_a_picture_with_traces_in_place_of_a_film_stops_the_pack_and_the_check(
    tmp_path: Path,
) -> None:
    desk = project(tmp_path, {**FILES, f"{FOLDER}/06-f.mp4": traced.MADE["HEIC EXIF"]()})
    with pytest.raises(DeskError) as mistake:
        make_pack(desk, EXH)
    assert "EXIF" in str(mistake.value)
    assert "另存为 PNG" in str(mistake.value)
    assert [*(desk.build / "packs").iterdir()] == []
    assert [
        str(one)
        for one in check_exhibitions(desk.site)
        if one.path.endswith("06-f.mp4") and "HEIC" in one.found
    ]


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("06-f.mp4", box(b"ftyp", b"mp42") + box(b"moov", b"\xa9xyz+30.3+105.6/"), "拍摄的地点"),
        ("01-a.mp3", traced.with_cover(traced.MADE["JPEG EXIF"]()) + MP3_FRAME * 9, "封面：EXIF"),
    ],
    ids=["film", "narration"],
)
def test_a_film_that_says_where_it_was_taken_stops_pack_and_check(
    tmp_path: Path, name: str, content: bytes, told: str
) -> None:
    desk = project(tmp_path, {**FILES, f"{FOLDER}/{name}": content})
    found = [str(one) for one in check_exhibitions(desk.site) if one.path.endswith(name)]
    assert [one for one in found if told in one and "重新导出" in one]
    with pytest.raises(DeskError, match=told):
        make_pack(desk, EXH)


def test_a_mistake_of_another_exhibition_stops_nothing(tmp_path: Path) -> None:
    desk = project(tmp_path, {**FILES, "content/exhibitions/empty/a.pdf": b""})
    assert "做好了" in make_pack(desk, EXH)


def test_a_pack_that_fails_leaves_the_old_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = project(tmp_path)
    make_pack(desk, EXH)
    before = (desk.build / "packs/duanwu.zip").read_bytes()

    def full(target: Path, *rest: object) -> None:
        target.write_bytes(b"half")
        raise OSError("No space left on device")

    monkeypatch.setattr(make, "write_zip", full)
    with pytest.raises(OSError, match="No space"):
        make_pack(desk, EXH)
    assert [path.name for path in (desk.build / "packs").iterdir()] == ["duanwu.zip"]
    assert (desk.build / "packs/duanwu.zip").read_bytes() == before


def test_a_large_pack_says_how_it_gets_smaller(
    desk: DeskSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk_pack, "LIMIT", 1000)
    said = make_pack(desk, EXH)
    assert "微信传不了，优盘可以" in said
    assert "SPLIT=1" in said and "WIDTH=800" in said


def test_split_packs_open_alone_and_take_the_place_of_the_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk_pack, "LIMIT", 2_050_000)  # two million are kept for the pages
    desk = project(tmp_path)
    make_pack(desk, EXH)
    said = make_pack(desk, {**EXH, "SPLIT": "1"})
    packs = sorted(path.name for path in (desk.build / "packs").iterdir())
    assert packs == [f"duanwu.{number}.zip" for number in range(1, len(packs) + 1)]
    assert len(packs) > 1 and all(name in said for name in packs)
    panels: list[str] = []
    for number, name in enumerate(packs, 1):
        with ZipFile(desk.build / "packs" / name) as archive:
            folder = f"duanwu-{number}"
            tree = tree_of(archive, f"{folder}/index.html")
            panels += tree.xpath("//*[@data-panel]/@data-panel")
            assert f"第 {number} 份，共 {len(packs)} 份" in tree.text_content()
            for _, _, link, _ in tree.iterlinks():
                assert link.startswith("#") or f"{folder}/{link}" in archive.namelist(), link
    assert panels == ["01", "02", "03", "04", "05"]
    make_pack(desk, EXH)
    assert [path.name for path in (desk.build / "packs").iterdir()] == ["duanwu.zip"]


def test_parts_stay_below_the_limit_unless_one_panel_is_larger(tmp_path: Path) -> None:
    content = project(tmp_path).content
    (exhibition,) = [e for e in read_exhibitions(content)[0] if e.slug == "duanwu"]
    sizes = {"01": 10, "02": 50, "03": 200, "04": 40, "05": 60}
    parts = cut(PackPart(exhibition, exhibition.exhibits), lambda p: sizes[p.number], 30, limit=100)
    assert [[panel.number for panel in part.exhibition.panels] for part in parts] == [
        ["01", "02"],
        ["03"],
        ["04", "05"],
    ]
    assert [len(part.exhibits) for part in parts] == [1, 0, 0]
    assert parts[0].zip_name == "duanwu.1.zip"
    assert [section.title for section in parts[1].exhibition.sections] == ["别的"]


def test_pictures_are_as_wide_as_was_asked_and_never_wider_than_they_were(tmp_path: Path) -> None:
    files = {**FILES, f"{FOLDER}/03-c.png": picture(1500, 600, "#083")}
    desk = project(tmp_path, files)
    widths = {}
    for width in ("", "800"):
        make_pack(desk, {**EXH, "WIDTH": width})
        with ZipFile(desk.build / "packs/duanwu.zip") as archive:
            for number in ("03", "05"):
                with archive.open(f"duanwu/pictures/{number}.jpg") as file, Image.open(file) as one:
                    widths[width, number] = one.size
    assert widths == {
        ("", "03"): (1280, 512),
        ("", "05"): (64, 64),
        ("800", "03"): (800, 320),
        ("800", "05"): (64, 64),
    }


def test_a_day_before_all_zips_is_the_first_they_know(tmp_path: Path) -> None:
    write_zip(tmp_path / "a.zip", "a", [PackFile("b.txt", b"c")], date(1970, 3, 4))
    with ZipFile(tmp_path / "a.zip") as archive:
        assert archive.getinfo("a/b.txt").date_time == (1980, 3, 4, 0, 0, 0)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("<p>一句。两句！</p><p>另一段。</p>", "一句。两句！"),
        ("<blockquote><p>诗</p></blockquote><p>正文。</p>", "正文。"),
        ("", ""),
        ("<p>" + "长" * 60 + "。" + "久" * 60 + "。</p>", "长" * 60 + "。"),
        ("<p>" + "长" * 60 + "，" + "久" * 90 + "。</p>", "长" * 60 + "……"),
    ],
)
def test_a_caption_is_whole_sentences_of_the_first_paragraph(text: str, words: str) -> None:
    assert caption(Markup(text)) == words
    assert len(words) <= LONGEST_CAPTION + 2
