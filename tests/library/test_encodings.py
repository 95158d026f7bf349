"""Texts in any encoding that an editor saves: read alike, told once, kept as they are."""

import ast
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest

from plugins.library.reading.files import append, read_text, read_toml, rewrite
from plugins.library.reading.problems import Severity
from plugins.library.site.encodings import check_encodings
from plugins.library.site.ledger import add_to_ledger, read_ledger
from plugins.library.site.site import Site
from plugins.library.site.wording import read_terms
from plugins.library.tables.units import UnreadableFile
from plugins.wechat.write_back import write_link

Write = Callable[[Mapping[str, str | bytes]], Path]
OTHERS = ("gb18030", "utf-16")
PLUGINS = Path(__file__).parents[2] / "plugins"
OPENS = ("open", "read_text", "read_bytes")
READERS = {"library/reading/files.py", "library/reading/head.py"}
"""The readers of texts that people write; all else goes through these."""
OTHER_FILES = {
    # what a program of ours wrote: kept stores, manifests, pages, marks, logs
    *("catalog/browse", "catalog/index", "catalog/generator.py", "catalog/checks.py"),
    *("reading/templates.py", "images/derive.py", "images/store.py", "offline", "page_search"),
    *("precompress", "security", "library/open_data.py", "library/locks.py", "exhibitions/pack"),
    *("desk/counts.py", "desk/swap.py", "desk/releases.py", "desk/catalog_report.py"),
    *("desk/published.py", "reading/waiting.py"),
    *("wechat/pusher", "wechat/paste.py", "wechat/pictures.py"),
    *("wechat/cards.py", "wechat/covers.py"),
    # what the program itself is made of
    *("assets", "wechat/looks.py", "desk/rebuild.py", "desk/guide.py", "desk/serve.py"),
    "library/people/lexicon.py",
    # what a library system exports, in its own encodings
    *("catalog/reader", "catalog/catalogue.py", "catalog/sample.py"),
    # sheets, each cell of which is mended by itself; pictures and recordings
    *("library/tables", "library/reading/sheets.py", "library/site/encodings.py"),
    *("library/reading/picture_kinds.py", "library/sound.py", "images", "catalog/covers.py"),
    # what stands in a TOML file that can't be read
    "library/reading/toml_mistakes.py",
    # of bytes, whatever they are, a digest
    "library/site/publication.py",
    # whatever lies in the folder or in the finished site, read for what must not leave it
    *("library/privacy/free_text.py", "privacy/gate.py", "library/privacy/texts.py"),
    # the mark of WeChat's own check, which is ASCII
    "wechat/verification.py",
}
"""Modules and folders that open files, none of them a text that people write."""


def site(folder: Path) -> Site:
    return Site(folder / "content", folder / "export", folder, folder, date(2026, 5, 1))


@pytest.mark.parametrize("encoding", OTHERS)
def test_a_text_is_read_and_its_encoding_told_once_as_a_hint(
    write_files: Write, encoding: str
) -> None:
    folder = write_files(
        {
            "content/news/a.md": "标题：甲\n\n正文\n".encode(encoding),
            "content/navigation.toml": 'label = "找书"\n'.encode(encoding),
            "content/terms.csv": "错,对\n甲,乙\n".encode(encoding),
            "content/addresses.txt": "# 地址\n/a/\n".encode(encoding),
            "export/fields.toml": 'label = "题名"\n'.encode(encoding),
            "content/pages/b.md": "标题：乙\n",
            "content/news/~$a.md": "标题：甲\n".encode(encoding),
        }
    )
    content = folder / "content"
    assert read_text(content / "news/a.md", "a") == ("标题：甲\n\n正文\n", ())
    assert read_toml(content / "navigation.toml", "a") == ({"label": "找书"}, ())
    assert read_terms(content) == ({"甲": ("乙", "")}, ())
    assert read_ledger(content)[0][0].address == "/a/"
    told = list(check_encodings(site(folder)))
    assert [problem.path for problem in told] == [
        "content/addresses.txt",
        "content/navigation.toml",
        "content/news/a.md",
        "content/terms.csv",
        "export/fields.toml",
    ]
    assert {problem.severity for problem in told} == {Severity.NOTICE}
    assert all("“编码”选 UTF-8" in problem.remedy for problem in told)
    assert "WPS" in told[3].remedy


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", *OTHERS])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_what_tools_write_into_a_text_keeps_its_encoding_and_its_line_ends(
    write_files: Write, encoding: str, end: str
) -> None:
    post, ledger = "标题：开馆\n日期：2026-05-01\n公众号：是\n\n正文。\n", "# 公开过的地址\n/a/\n"
    folder = write_files(
        {
            "content/news/a.md": post.replace("\n", end).encode(encoding),
            "content/addresses.txt": ledger.replace("\n", end).encode(encoding),
        }
    )
    content = folder / "content"
    write_link(content, "content/news/a.md", "https://mp.weixin.qq.com/s/x")
    written = (content / "news/a.md").read_bytes()
    lines = post.replace("\n\n", "\n链接：https://mp.weixin.qq.com/s/x\n\n")
    assert written == lines.replace("\n", end).encode(encoding)
    assert add_to_ledger(content, ["/a/", "/b/"]) == ("/b/",)
    added = f"{ledger}/b/\n".replace("\n", end).encode(encoding)
    assert (content / "addresses.txt").read_bytes() == added


def test_a_text_that_cannot_be_read_is_left_alone_by_tools(tmp_path: Path) -> None:
    path = tmp_path / "branches.toml"
    path.write_bytes(b"# \xff\n")
    told = r"branches\.toml：文件不是 UTF-8 编码，没有改动它"
    with pytest.raises(UnreadableFile, match=told):
        append(path, "x\n")
    with pytest.raises(UnreadableFile, match=told):
        rewrite(path, str.upper)
    assert path.read_bytes() == b"# \xff\n"


def opens_files(code: str) -> bool:
    """Whether a module opens files, or parses TOML or CSV, by itself."""
    for node in ast.walk(ast.parse(code)):
        match node:
            case ast.Call(func=ast.Attribute(attr=name)) if name in OPENS:
                return True
            case ast.Call(func=ast.Name(id="open")) | ast.Import(names=[ast.alias("tomllib")]):
                return True
            case ast.Attribute(value=ast.Name(id="csv"), attr="DictReader"):
                return True
    return False


def test_no_text_that_people_write_is_opened_by_anything_but_its_reader() -> None:
    known = READERS | OTHER_FILES
    modules = {path.relative_to(PLUGINS).as_posix(): path for path in PLUGINS.rglob("*.py")}
    strangers = [
        name
        for name, path in sorted(modules.items())
        if not any(name == one or name.startswith(f"{one}/") for one in known)
        and opens_files(path.read_text("utf-8"))
    ]
    assert strangers == []
    assert [one for one in known if not (PLUGINS / one).exists()] == []


@pytest.mark.parametrize(
    "code", ["path.read_text('utf-8')", "open(path)", "import tomllib", "csv.DictReader(lines)"]
)
def test_who_opens_a_file_is_seen(code: str) -> None:
    assert opens_files(code)
