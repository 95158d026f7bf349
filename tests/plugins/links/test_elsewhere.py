"""What a text names reaches its article and its pack too, whatever it is called."""

import io
from pathlib import Path
from zipfile import ZipFile

from lxml import html

from plugins.desk.pack import make_pack
from plugins.typography.markdown import to_html
from plugins.wechat.prose import with_files
from tests.conftest import write_project
from tests.support.pack_example import picture, project

NAMES = ("合 影.png", "合影 (1).png", "合影&甲#2.png")
TEXT = "## 怎么看\n\n" + "\n\n".join(f"![图](<{{attach}}{name}>)" for name in NAMES)
LINKS = "[表](<{attach}表 (1).pdf>) [甲]({filename}../pages/about.md#short) [看](#怎么看)"


def test_an_article_has_the_pictures_and_leads_to_pages(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {f"content/news/{n}": picture(9, 9, "#123") for n in NAMES}
    files |= {"content/pages/about.md": "标题：关于\n\n文", "content/news/表 (1).pdf": b"%PDF"}
    content = write_project(tmp_path, files) / "content"
    source = content / "news/one.md"
    made, pictures = with_files(to_html(f"{TEXT}\n\n{LINKS}"), source, "news/one/", content)
    root = html.fragment_fromstring(made, create_parent="div")
    assert [pictures[image.get("src")].name for image in root.iter("img")] == list(NAMES)
    assert root.xpath("//a/@href") == ["/news/one/", "/about/#short", "#怎么看"]


def test_a_pack_has_the_pictures_the_places_and_the_facts(tmp_path: Path) -> None:
    head = "Title: 端午\nDate: 2026\nType: 线上展\n\n"
    folder = "content/exhibitions/duanwu"
    files: dict[str, str | bytes] = {f"{folder}/{n}": picture(9, 9, "#123") for n in NAMES}
    files[f"{folder}/index.md"] = f"{head}{TEXT}\n\n[看](#怎么看)、〔咨询电话〕"
    files[f"{folder}/01-a.png"] = picture(60, 90, "#803")
    files["content/library.toml"] = 'name = "某馆"\ntelephone = "0825-1234567"\n'
    settings = project(tmp_path, files)
    make_pack(settings, {"EXH": "duanwu"})
    (packed,) = tmp_path.rglob("duanwu.zip")
    with ZipFile(io.BytesIO(packed.read_bytes())) as archive:
        page = html.parse(archive.open("duanwu/index.html")).getroot()
        shown = page.xpath("//img[@alt='图']/@src")
        assert len(shown) == 3 and {f"duanwu/{one}" for one in shown} <= set(archive.namelist())
    assert page.xpath("//h2[.='怎么看']/@id") == ["怎么看"]
    assert "0825-1234567" in page.text_content()
