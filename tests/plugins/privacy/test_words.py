"""The last look at words: what is private in a file of a finished site keeps the site back."""

import gzip
import json
from collections.abc import Callable
from html import escape
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pelican import signals

from plugins.privacy import gate
from plugins.privacy.gate import leaks
from plugins.privacy.generator import PrivateError
from tests.conftest import Build
from tests.support.drawn_numbers import (
    IDENTITY_FORMS,
    MOBILE_FORMS,
    PLACES,
    a_mobile,
    an_identity,
)
from tests.support.handed_out import HANDED_OUT
from tests.support.laws import examples, one_folder
from tests.support.zips import zip_of

PAGE = "<!doctype html><title>甲</title><main><p>{}</p></main>"
FEED = '<?xml version="1.0"?><feed><entry><content type="html">{}</content></entry></feed>'
FOLDED = "BEGIN:VEVENT\r\nDESCRIPTION:{}\r\nEND:VEVENT\r\n"
SECRET = "AppSecret：" + "0123456789abcdef" * 2


def folded(words: str) -> str:
    """As a calendar breaks long lines."""
    return "\r\n ".join(words[at : at + 7] for at in range(0, len(words), 7))


FILES: dict[str, Callable[[str], bytes]] = {
    "a/index.html": lambda w: PAGE.format(w).encode(),
    "alt/index.html": lambda w: f'<img alt="{escape(w)}" src="a.png">'.encode(),
    "meta/index.html": lambda w: f'<meta name="description" content="{escape(w)}">'.encode(),
    "cells/index.html": lambda w: f"<table><tr><td>1</td><td>{w}</td></tr></table>".encode(),
    "linked/index.html": lambda w: (
        f'<script type="application/ld+json">{json.dumps({"name": w})}</script>'.encode()
    ),
    "feeds/a.atom.xml": lambda w: FEED.format(escape(w)).encode(),
    "feeds/a.rss.xml": lambda w: f"<rss><description><![CDATA[{w}]]></description></rss>".encode(),
    "feeds/a.json": lambda w: json.dumps({"items": [{"title": w}]}, ensure_ascii=False).encode(),
    "feeds/ascii.json": lambda w: json.dumps([w]).encode(),
    "feeds/a.ics": lambda w: FOLDED.format(folded(w)).encode(),
    "a.csv": lambda w: f'\ufeff编号,话\r\n1,"{w.replace(chr(34), chr(34) * 2)}"\r\n'.encode(),
    "a.txt": str.encode,
    "a.md": str.encode,
    "a.svg": lambda w: f"<svg><title>{w}</title><path d='M1.2'/></svg>".encode(),
    "catalog/data/a.jsonl.gz": lambda w: gzip.compress(
        (json.dumps({"title": w}, ensure_ascii=False) + "\n").encode()
    ),
    "catalog/a.json.gz": lambda w: gzip.compress(json.dumps([w]).encode()),
    "pagefind/a.pf_fragment": lambda w: gzip.compress(
        b"pagefind_dcd" + json.dumps({"content": w}).encode()
    ),
    "files/a.zip": lambda w: zip_of({"a": w.encode()}),
    "files/a.docx": lambda w: zip_of(
        {"word/document.xml": f"<w:p><w:r><w:t>{escape(w)}</w:t></w:r></w:p>".encode()}
    ),
}


PLAIN = ("alt/index.html", "meta/index.html", "files/a.docx")
"""Where tags and references stand as they were typed."""


def drawn(draw: Random, is_plain: bool) -> str:
    """A number of nobody, in words."""
    make, forms = draw.choice([(a_mobile, MOBILE_FORMS), (an_identity, IDENTITY_FORMS)])
    fit = [form for form in forms.values() if not (is_plain and {"<", "&"} & set(form("0" * 18)))]
    return draw.choice(PLACES).format(draw.choice(fit)(make(draw)))


def found(folder: Path, *declared: str) -> list[str]:
    return [str(one) for one in leaks(folder, declared)]


@pytest.mark.parametrize("name", FILES)
@settings(one_folder(), max_examples=examples(15))
@given(draw=st.randoms(use_true_random=False))
def test_a_number_in_a_file_of_whatever_kind_is_found_and_shown_masked(
    name: str, draw: Random, tmp_path: Path
) -> None:
    path = tmp_path / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(FILES[name](drawn(draw, name in PLAIN)))
    one, *more = found(tmp_path)
    assert one.startswith(f"{name}  像是") and "***" in one and more == []


@pytest.mark.parametrize("name", HANDED_OUT)
@pytest.mark.parametrize("form", ["in one", "by ' '", "by '-'"])
def test_so_it_is_in_what_is_handed_out(name: str, form: str, tmp_path: Path) -> None:
    words = f"电话：{MOBILE_FORMS[form]('13812345678')}，王老师"
    (tmp_path / name).write_bytes(HANDED_OUT[name](words))
    assert found(tmp_path) == [f"{name}  像是个人的手机号，不能公开：138****5678"]


@pytest.mark.parametrize("name", FILES)
def test_so_is_a_secret(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(FILES[name](SECRET))
    assert found(tmp_path) == [f"{name}  像是密码或密钥，不能公开：AppSecret"]


def test_telephones_that_the_library_declares_may_stand_anywhere(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(PAGE.format("138 1234 5678"), "utf-8")
    assert len(found(tmp_path)) == 1
    assert found(tmp_path, "13812345678") == []


def test_a_barcode_that_the_catalogue_knows_is_no_telephone(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(PAGE.format("15100012345"), "utf-8")
    assert len(found(tmp_path)) == 1
    assert list(leaks(tmp_path, (), lambda figures: figures in "15100012345")) == []


def test_paths_of_drawings_programs_and_addresses_are_nobodys(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(
        '<svg viewBox="0 0 138 12345678"><path d="M138.1234.5678 138 1234 5678"/></svg>'
        '<a href="/catalog/record/?id=13812345678">甲</a><script>var a=13812345678</script>'
        '<img src="/pictures/13812345678.webp">',
        "utf-8",
    )
    (tmp_path / "a.json").write_text('{"at": [138.12345678, 13812345678]}', "utf-8")
    assert found(tmp_path) == []


@one_folder()
@given(draw=st.randoms(use_true_random=False))
def test_a_digest_of_the_page_search_is_nobodys_and_what_it_names_is_read(
    draw: Random, tmp_path: Path
) -> None:
    digest, written = f"und_{a_mobile(draw)}", MOBILE_FORMS["in one"](a_mobile(draw))
    index = tmp_path / "search" / "pagefind"
    (index / "fragment").mkdir(parents=True, exist_ok=True)
    entry = {"version": "1", "languages": {"und": {"hash": digest, "page_count": 2}}}
    (index / "pagefind-entry.json").write_text(json.dumps(entry), "utf-8")
    fragment = index / "fragment" / f"{digest}.pf_fragment"
    for words in ("一句话。", f"电话：{written}"):
        text = json.dumps({"content": words})
        fragment.write_bytes(gzip.compress(f"pagefind_dcd{text}".encode()))
        is_told = found(tmp_path) != []
        assert is_told is (written in words)
    fragment.unlink()


@pytest.fixture
def small() -> dict[str, Any]:
    """Settings of a site without rooms."""
    return {"PLUGINS": ["plugins.reading", "plugins.privacy"], "DIRECT_TEMPLATES": []}


def test_the_build_stops_and_names_the_file_and_where_it_was_written(
    build: Build, small: dict[str, Any]
) -> None:
    """Whatever slipped through, a plugin's own words too."""

    def plant(pelican: Any) -> None:
        page = Path(pelican.output_path) / "about" / "index.html"
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(PAGE.format("13812345678"), "utf-8")

    signals.finalized.connect(plant)
    with pytest.raises(PrivateError) as stopped:
        build(
            {"content/pages/about.md": "标题：甲\n\n乙\n"}, ARTICLE_PATHS=[], PAGE_PATHS=[], **small
        )
    message = str(stopped.value)
    assert "about/index.html  像是个人的手机号，不能公开：138****5678" in message
    assert "写在 content/pages/about.md" in message and "13812345678" not in message


def test_more_than_a_sentence_holds_is_counted_and_shown_where_it_is_asked_for(
    build: Build, small: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    def plant(pelican: Any) -> None:
        words = "".join(f"<p>电话 138123400{n}</p>" for n in range(10, 40))
        page = Path(pelican.output_path) / "a.html"
        page.parent.mkdir(exist_ok=True)
        page.write_text(PAGE.format(words), "utf-8")

    signals.finalized.connect(plant)
    told = []
    for asked in ("", "1"):
        monkeypatch.setenv("ALL", asked)
        with pytest.raises(PrivateError) as stopped:
            build({}, ARTICLE_PATHS=[], PAGE_PATHS=[], **small)
        told.append(str(stopped.value))
    assert told[0].count("a.html") == 20 and "共 30 处；在命令后面加上 ALL=1" in told[0]
    assert told[1].count("a.html") == 30 and "ALL=1" not in told[1]


@pytest.mark.parametrize("name", ["catalog/new.xml", "catalog/new.json", "catalog/a/index.html"])
def test_a_title_about_passwords_in_lists_and_feeds_of_the_catalogue_is_none(
    name: str, tmp_path: Path
) -> None:
    (tmp_path / name).parent.mkdir(parents=True)
    for title in (
        "密码 : 1945 / 甲",
        "破解密码Office2010版",
        "密码：AES-256",
        "密码学 978-7-02-000220-7",
    ):
        words = json.dumps([title]) if name.endswith(".json") else f"<a><title>{title}</title></a>"
        (tmp_path / name).write_text(words, "utf-8")
        assert found(tmp_path) == []


def test_a_large_site_is_shared_out_and_gives_the_same_in_the_same_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(5):
        (tmp_path / f"{number}.html").write_text(PAGE.format(f"1381234567{number}"), "utf-8")
    alone = found(tmp_path, "13812345673")
    monkeypatch.setattr(gate, "PARALLEL_FROM", 0)
    monkeypatch.setattr(gate, "_SHARE", 2)
    assert found(tmp_path, "13812345673") == alone
    assert [one.partition(".")[0] for one in alone] == ["0", "1", "2", "4"]
