"""The imitation of WeChat: it drops, refuses and forgets as the real one is said to."""

import json
import shlex
import subprocess
import sys
from typing import Any

import pytest

from tests.support.wechat_api.__main__ import told
from tests.support.wechat_api.account import Account
from tests.support.wechat_api.faults import Fault, Kind
from tests.support.wechat_api.server import Imitation
from tests.support.wechat_api.stored import kept
from tests.support.wechat_api.verdict import judge_body, judge_upload


@pytest.mark.parametrize("secret", ["0" * 32, "a b'c", '$HOME`id`"', "密；rm", "-n\\x"])
def test_what_it_prints_can_be_pasted_into_a_shell(secret: str) -> None:
    lines = told("http://127.0.0.1:1", Account(secret=secret))
    names = ("WECHAT_API_BASE", "WECHAT_APPID", "WECHAT_APPSECRET")
    python = shlex.join(
        [sys.executable, "-c", f"import os;print([os.environ[n] for n in {names}])"]
    )
    run = subprocess.run(["sh", "-eu"], input=f"{lines}\n{python}", capture_output=True, text=True)
    assert run.stdout == f"{['http://127.0.0.1:1', Account().appid, secret]}\n", run.stderr


PICTURE = "http://mmbiz.qpic.cn/mmbiz_jpg/1/0"
JPEG = b"\xff\xd8\xff" + bytes(10)


@pytest.mark.parametrize(
    ("given", "left"),
    [
        ("<p>文<script>alert(1)</script>字</p>", "<p>文字</p>"),
        ("<style>p{}</style><p class='a' id=b onclick=c>文</p>", "<p>文</p>"),
        ('<a href="https://example.org/">看</a>', "看"),
        ('<a href="http://mp.weixin.qq.com/s/a">看</a>', "看"),
        (
            '<a href="https://mp.weixin.qq.com/s/a">看</a>',
            '<a href="https://mp.weixin.qq.com/s/a">看</a>',
        ),
        ('<img src="https://example.org/a.jpg">', ""),
        (f'<img src="{PICTURE}">', f'<img src="{PICTURE}">'),
        ('<p style="position:fixed;color:red">文</p>', '<p style="color:red">文</p>'),
        ('<p style="color:var(--a)">文</p>', "<p>文</p>"),
        ("<!-- x --><p>一&nbsp;二&#65;</p>", "<p>一&nbsp;二&#65;</p>"),
        ("<iframe src='https://v.example'>x</iframe>文", "文"),
        (
            '<a href="https://evil@mp.weixin.qq.com/">一<a href="tel:1">二</a></a>',
            '一<a href="tel:1">二</a>',
        ),
    ],
)
def test_what_is_kept(given: str, left: str) -> None:
    assert kept(given, {PICTURE}) == left


@pytest.mark.parametrize(
    ("name", "content", "is_material", "code"),
    [
        ("a.jpg", JPEG, False, 0),
        ("a.png", b"\x89PNG\r\n\x1a\n", False, 0),
        ("a.gif", b"GIF89a", False, 40005),
        ("a.gif", b"GIF89a", True, 0),
        ("a.webp", b"RIFF0000WEBP", True, 40005),
        ("a.jpg", JPEG + bytes(1024 * 1024), False, 40009),
        ("a.jpg", JPEG + bytes(1024 * 1024), True, 0),
        ("a.jpg", JPEG + bytes(11_000_000), True, 40009),
        ("图.jpg", JPEG, False, 41005),
        ("jpg", JPEG, False, 41005),
        ("", JPEG, False, 41005),
        ("a.jpg", b"", False, 41005),
    ],
)
def test_uploads_are_judged_by_their_first_bytes(
    name: str, content: bytes, is_material: bool, code: int
) -> None:
    assert judge_upload(name, content, is_material) == code


def test_escaped_characters_are_refused_and_written_backslashes_are_not() -> None:
    assert judge_body(json.dumps({"title": "题"}).encode()) == 47001
    assert judge_body(json.dumps({"title": "题\\u9898"}, ensure_ascii=False).encode()) == 0
    assert judge_body(b'"\xff"') == 47001


def article(**changes: Any) -> dict[str, Any]:
    """An article that is taken, but for the changes."""
    crops = {"pic_crop_235_1": "0_0_1_1", "pic_crop_1_1": "0.25_0_0.75_1"}
    return {"title": "题", "content": "<p>文</p>", "thumb_media_id": "m", **crops, **changes}


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({}, 0),
        ({"title": "长" * 33}, 45003),
        ({"title": ""}, 45003),
        ({"author": "名" * 17}, 45110),
        ({"digest": "摘" * 129}, 45004),
        ({"content": ""}, 44004),
        ({"content": "文" * 20_000}, 45002),
        ({"content": "文" * 19_999}, 0),
        ({"content": "文\x0b"}, 45166),
        ({"content_source_url": "u" * 1025}, 45005),
        ({"thumb_media_id": "other"}, 40007),
        ({"pic_crop_1_1": ""}, 53402),
        ({"pic_crop_1_1": "0.5_0_0.2_1"}, 53402),
        ({"article_type": "newspic", "image_info": {"image_list": []}}, 45008),
        (
            {"article_type": "newspic", "image_info": {"image_list": [{"image_media_id": "x"}]}},
            40007,
        ),
        (
            {
                "article_type": "newspic",
                "content": "文",
                "image_info": {"image_list": [{"image_media_id": "m"}]},
            },
            0,
        ),
    ],
)
def test_an_article_is_judged_by_the_documents_limits(changes: dict[str, Any], code: int) -> None:
    account = Account(materials={"m": JPEG})
    assert account.add({"articles": [article(**changes)]}).get("errcode", 0) == code


@pytest.mark.parametrize(("count", "code"), [(0, 44003), (8, 0), (9, 45008)])
def test_an_issue_has_one_to_eight_articles(count: int, code: int) -> None:
    account = Account(materials={"m": JPEG})
    assert account.add({"articles": [article()] * count}).get("errcode", 0) == code


def test_a_draft_leaves_the_box_when_it_is_published() -> None:
    account = Account(materials={"m": JPEG})
    media_id = account.add({"articles": [article()]})["media_id"]
    assert account.publish({"media_id": media_id})["errcode"] == 0
    assert account.update({"media_id": media_id, "articles": article()})["errcode"] == 40007
    (row,) = account.batch_published({})["item"]
    assert row["content"]["news_item"][0]["url"].startswith("https://mp.weixin.qq.com/s/")


def test_drafts_come_twenty_at_a_time() -> None:
    account = Account(materials={"m": JPEG})
    for _ in range(25):
        account.add({"articles": [article()]})
    first, rest = account.batch({"count": 50}), account.batch({"offset": 20, "no_content": 1})
    assert (first["total_count"], first["item_count"], rest["item_count"]) == (25, 20, 5)
    assert "content" not in rest["item"][0]["content"]["news_item"][0]


def test_a_quota_ends() -> None:
    imitation = Imitation(Account(quotas={"stable_token": 1}))
    body = json.dumps({"appid": imitation.account.appid, "secret": imitation.account.secret})
    codes = [imitation.answer("stable_token", {}, body.encode(), "") for _ in range(2)]
    assert codes[0] and "access_token" in codes[0]
    assert codes[1] and codes[1]["errcode"] == 45009


def test_a_lost_request_is_not_done_and_an_unanswered_one_is() -> None:
    for kind, made in ((Kind.LOST, 0), (Kind.UNANSWERED, 1)):
        imitation = Imitation(Account(materials={"m": JPEG}))
        imitation.faults.waiting = [Fault(kind, at=1)]
        body = json.dumps({"articles": [article()]}, ensure_ascii=False).encode()
        query = {"access_token": imitation.account.token}
        assert imitation.answer("draft/add", query, body, "application/json") is None
        assert len(imitation.account.drafts) == made
