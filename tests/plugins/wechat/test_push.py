"""The pusher against the imitation: one draft an article, whatever happens on the way."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest

from plugins.wechat.__main__ import main
from plugins.wechat.pusher.errors import PushError
from plugins.wechat.pusher.transport import check_base
from tests.browser.conftest import serve
from tests.conftest import ROOT
from tests.plugins.wechat.small_site import SITE, build_channel, picture
from tests.plugins.wechat.test_pictures import moving
from tests.support.wechat_api.account import Account
from tests.support.wechat_api.faults import Fault, Kind
from tests.support.wechat_api.server import Imitation, running

ALL = 11
"""Articles of the feed that do not stand in WeChat yet."""
ISSUE = """标题：四月馆讯
日期：2026-04-20

- [开馆通知](/news/opening/)
- [读书会](/events/reading/)
"""
CARDS = """Title: 新书
Date: 2026-01-20
WeChat: 贴图

三本新书。

![甲]({attach}one.png)
![乙]({attach}two.png)
"""
SECRET = "5ec0e7" * 5 + "ab"


@dataclass
class Desk:
    """A library's box: its settings, its state file, WeChat beside it."""

    folder: Path
    feed: Path
    imitation: Imitation
    base: str

    @property
    def environment(self) -> dict[str, str]:
        account = self.imitation.account
        return {
            "WECHAT_APPID": account.appid,
            "WECHAT_APPSECRET": account.secret,
            "WECHAT_API_BASE": self.base,
        }

    @property
    def arguments(self) -> list[str]:
        return ["push", "--feed", str(self.feed), "--state", str(self.folder / "state.json")]

    @property
    def drafts(self) -> list[dict[str, Any]]:
        found = self.imitation.account.drafts.values()
        return [item for draft in found for item in draft["content"]["news_item"]]

    def state(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads((self.folder / "state.json").read_text())
        return found

    def push(self, *more: str) -> int:
        self.imitation.requests.clear()
        return main([*self.arguments, *more])


@pytest.fixture(scope="module")
def channel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("channel")
    text = "Title: 动图\nDate: 2026-02-01\n\n![动]({attach}moving.gif)\n"
    (folder / "content/news").mkdir(parents=True)
    (folder / "content/news/moving.gif").write_bytes(moving(3))
    more = {f"n{n}": f"Title: 第{n}条\nDate: 2026-01-0{n}\n\n文。\n" for n in range(1, 7)}
    (folder / "content/issues").mkdir()
    (folder / "content/issues/2026-18.md").write_text(ISSUE)
    for name, height in (("one", 1440), ("two", 1400)):
        (folder / f"content/news/{name}.png").write_bytes(picture(1080, height))
    return build_channel(folder, moving=text, cards=CARDS, **more)


@pytest.fixture
def desk(channel: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    imitation = Imitation(Account(secret=SECRET))
    with running(imitation) as base:
        made = Desk(tmp_path, channel / "feeds/wechat.json", imitation, base)
        for name, value in made.environment.items():
            monkeypatch.setenv(name, value)
        yield made


def items(desk: Desk) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(desk.feed.read_text())["items"]
    return found


def changed(desk: Desk, letter: str = "。", but: str = "") -> None:
    """Another feed, in which every article says a little more, all but one of a slug."""
    feed = json.loads(desk.feed.read_text())
    for item in feed["items"]:
        if item["slug"] == but:
            continue
        item["content_html"] = item["content_html"].replace("文", f"文{letter}")
        item["sha256"] = f"{ord(letter):064x}"
    copy = desk.folder / "site/feeds/wechat.json"
    copy.parent.mkdir(parents=True, exist_ok=True)
    copy.write_text(json.dumps(feed))
    if not (desk.folder / "site/wechat").exists():
        (desk.folder / "site/wechat").symlink_to(desk.feed.parents[1] / "wechat")
    desk.feed = copy


def test_every_article_becomes_a_draft_and_wechat_keeps_all_of_it(desk: Desk) -> None:
    assert desk.push() == 0
    images = desk.state()["accounts"][desk.imitation.account.appid]["images"]
    unpublished = [item for item in items(desk) if not item["article_url"]]
    assert len(desk.drafts) == len(unpublished) == ALL
    by_url = {draft["content_source_url"]: draft for draft in desk.drafts}
    for item in unpublished:
        draft = by_url[item["source_url"]]
        if item["type"] == "newspic":
            continue
        sent = item["content_html"]
        for image in item["images"]:
            sent = sent.replace(image["url"], images[image["sha256"]])
        assert draft["content"] == sent
        assert SITE + "/wechat/" not in draft["content"]
        assert (draft["title"], draft["digest"]) == (item["title"], item["digest"])


def test_a_run_ends_with_what_it_did_and_what_comes_next(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    desk.push()
    first = capsys.readouterr().out
    desk.push()
    second = capsys.readouterr().out
    changed(desk, but="opening")
    desk.imitation.faults.waiting = [Fault(Kind.CODE, path="draft/update", code=45166)]
    desk.push()
    third = capsys.readouterr().out
    assert f"建了草稿 {ALL} 篇" in first and "下一步：到公众号后台的草稿箱里预览" in first
    assert f"没有变化 {ALL} 篇" in second and "下一步" not in second
    assert "没有成功 1 篇" in third and "更新了草稿 9 篇" in third
    assert "下一步：照上面说的改好，再运行一次" in third


def test_the_imitated_box_shows_titles_and_leads_to_each_draft(desk: Desk) -> None:
    desk.push("--only", "opening")
    (media_id,) = desk.imitation.account.drafts
    with urlopen(f"{desk.base}/drafts/") as answer:
        box = answer.read().decode()
    assert f"<a href='/drafts/{media_id}'>开馆通知</a>" in box
    with urlopen(f"{desk.base}/drafts/{media_id}") as answer:
        assert desk.drafts[0]["content"] in answer.read().decode()


def test_a_second_run_asks_wechat_for_nothing(desk: Desk) -> None:
    desk.push()
    assert desk.push() == 0
    assert desk.imitation.requests == []


def test_ten_articles_that_changed_are_ten_updates_and_no_new_draft(desk: Desk) -> None:
    desk.push()
    changed(desk, but="opening")
    desk.push()
    calls = desk.imitation.requests
    assert calls.count("draft/update") == 10
    assert "draft/add" not in calls and "media/uploadimg" not in calls
    assert len(desk.drafts) == ALL
    assert any("文。" in draft["content"] for draft in desk.drafts)


def test_without_its_state_a_draft_is_found_again_by_its_source(desk: Desk) -> None:
    desk.push()
    (desk.folder / "state.json").unlink()
    desk.push()
    assert len(desk.drafts) == ALL
    assert "draft/add" not in desk.imitation.requests


def test_a_draft_that_was_published_is_not_made_again(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    desk.push()
    for media_id in list(desk.imitation.account.drafts):
        desk.imitation.account.publish({"media_id": media_id})
    changed(desk)
    desk.push()
    assert desk.drafts == []
    assert "已发表或已删除" in capsys.readouterr().out
    desk.push("--force")
    assert len(desk.drafts) == ALL


def test_a_cover_that_somebody_deleted_is_uploaded_again(desk: Desk) -> None:
    desk.push()
    desk.imitation.account.materials.clear()
    changed(desk)
    assert desk.push() == 0
    assert len(desk.drafts) == ALL


def test_a_moving_picture_goes_by_the_library_of_materials(desk: Desk) -> None:
    desk.push("--only", "moving")
    assert "media/uploadimg" not in desk.imitation.requests
    assert desk.imitation.requests.count("material/add_material") == 2


def test_a_token_that_ran_out_is_asked_for_anew(desk: Desk) -> None:
    desk.imitation.faults.after = lambda number, path: (
        desk.imitation.account.expire() if number == 3 else None
    )
    assert desk.push() == 0
    assert len(desk.drafts) == ALL
    assert desk.imitation.requests.count("stable_token") == 2


def test_busy_is_waited_for(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    slept: list[float] = []
    monkeypatch.setattr("time.sleep", slept.append)
    desk.imitation.faults.waiting = [Fault(Kind.CODE, path="draft/add", code=-1)]
    assert desk.push("--only", "reading") == 0
    assert len(desk.drafts) == 1


@pytest.mark.parametrize(
    ("code", "words"), [(45009, "明天"), (48001, "权限"), (45166, "不收"), (12345, "错误码 12345")]
)
def test_an_error_of_wechat_is_told_in_chinese(
    desk: Desk, code: int, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    desk.imitation.faults.once = False
    desk.imitation.faults.waiting = [Fault(Kind.CODE, path="draft/add", code=code)]
    assert desk.push() == 1
    assert words in capsys.readouterr().out


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"is_listed": False}, "白名单"),
        ({"secret": "x" * 32}, "AppSecret 不对"),
        ({"appid": "wxother"}, "AppID 不对"),
    ],
)
def test_a_refused_box_learns_what_to_do(
    desk: Desk, change: dict[str, Any], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, value in change.items():
        setattr(desk.imitation.account, name, value)
    assert desk.push() == 1
    captured = capsys.readouterr()
    assert words in captured.out + captured.err


def test_the_feed_of_a_published_site_will_do(desk: Desk, channel: Path) -> None:
    with serve(channel) as site:
        assert main([*desk.arguments, "--feed", f"{site}/feeds/wechat.json"]) == 0
    assert len(desk.drafts) == ALL


def test_a_dry_run_asks_wechat_for_nothing(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    assert desk.push("--dry-run") == 0
    assert desk.imitation.requests == []
    assert "要建草稿：开馆通知" in capsys.readouterr().out


def test_a_picture_that_is_not_the_feeds_stops_the_run(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    changed(desk)
    feed = json.loads(desk.feed.read_text())
    for item in feed["items"]:
        item["cover"]["sha256"] = "0" * 64
    desk.feed.write_text(json.dumps(feed))
    assert desk.push() == 1
    assert "不一样" in capsys.readouterr().err
    assert desk.drafts == []


def test_the_secret_and_the_token_are_written_nowhere(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    account = desk.imitation.account
    for kind in Kind:
        for number in range(1, 5):
            desk.imitation.faults.waiting = [Fault(kind, at=number, code=45166)]
            desk.push("--force")
    captured = capsys.readouterr()
    written = [path.read_text() for path in desk.folder.rglob("*") if path.is_file()]
    for text in (captured.out, captured.err, *written):
        assert SECRET not in text and account.token not in text and "access_token=" not in text
    assert (desk.folder / "state.json").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    "base",
    [
        "http://api.weixin.qq.com",
        "https://api.weixin.qq.com.evil.example",
        "https://api.weixin.qq.com@evil.example",
        "https://evil.example/api.weixin.qq.com",
        "http://127.0.0.1@evil.example",
        "http://localhost.evil.example",
        "http://10.0.0.1",
        "https://api.weixin.qq.com:444",
        "https://api.weixin.qq.com/?x=",
        "",
    ],
)
def test_no_other_place_is_ever_called(base: str) -> None:
    with pytest.raises(PushError, match="WECHAT_API_BASE 只能是"):
        check_base(base)


@pytest.mark.parametrize(
    "base", ["https://api.weixin.qq.com", "http://127.0.0.1:8", "http://[::1]:8"]
)
def test_wechat_and_this_machine_are(base: str) -> None:
    assert check_base(base) == base


def test_without_a_secret_the_way_is_told(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("WECHAT_APPSECRET")
    assert desk.push() == 1
    assert "WECHAT_APPSECRET" in capsys.readouterr().err


def test_the_secret_may_come_from_systemd(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    (desk.folder / "credentials").mkdir()
    (desk.folder / "credentials/wechat-appsecret").write_text(f"{SECRET}\n")
    monkeypatch.delenv("WECHAT_APPSECRET")
    monkeypatch.setenv("CREDENTIALS_DIRECTORY", str(desk.folder / "credentials"))
    assert desk.push("--only", "reading") == 0


def test_cards_are_pictures_with_plain_words(desk: Desk) -> None:
    assert desk.push("--only", "cards") == 0
    (draft,) = desk.drafts
    assert draft["article_type"] == "newspic"
    assert draft["content"] == "三本新书。"
    assert len(draft["image_info"]["image_list"]) == 2


def test_an_issue_is_one_draft_of_several_articles_the_head_first(desk: Desk) -> None:
    assert desk.push("--issue", "2026-18") == 0
    (draft,) = desk.imitation.account.drafts.values()
    titles = [item["title"] for item in draft["content"]["news_item"]]
    assert titles == ["开馆通知", "读书会"]


def test_an_issue_is_found_again_and_updated_in_its_places(desk: Desk) -> None:
    desk.push("--issue", "2026-18")
    (desk.folder / "state.json").unlink()
    changed(desk)
    assert desk.push("--issue", "2026-18") == 0
    assert desk.imitation.requests.count("draft/update") == 2
    assert len(desk.imitation.account.drafts) == 1
    assert desk.push("--issue", "2026-18") == 0
    assert desk.imitation.requests == []


def test_an_issue_that_is_not_in_the_feed_is_told(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    assert desk.push("--issue", "2026-19") == 1
    assert "2026-19" in capsys.readouterr().err


def requests_of_one_article(desk: Desk) -> int:
    """How many requests a whole run makes; the account is fresh afterwards."""
    assert desk.push("--only", "opening") == 0
    count = len(desk.imitation.requests)
    desk.imitation.account = Account(secret=SECRET)
    (desk.folder / "state.json").unlink()
    return count


@pytest.mark.parametrize("kind", [Kind.LOST, Kind.UNANSWERED])
def test_a_connection_that_breaks_at_any_request_leaves_one_draft(desk: Desk, kind: Kind) -> None:
    count = requests_of_one_article(desk)
    assert count == 6
    for number in range(1, count + 1):
        desk.imitation.account = Account(secret=SECRET)
        (desk.folder / "state.json").unlink(missing_ok=True)
        desk.imitation.faults.waiting = [Fault(kind, at=number)]
        assert desk.push("--only", "opening") == 1
        assert desk.push("--only", "opening") == 0
        assert len(desk.imitation.account.drafts) == 1, number
        changed(desk, chr(0x4E00 + number))
        assert desk.push("--only", "opening") == 0
        assert len(desk.imitation.account.drafts) == 1, number


def killed(desk: Desk, number: int, moment: str) -> int:
    """Run the pusher as a process and kill it at a request; its exit code."""
    command = [sys.executable, "-m", "plugins.wechat", *desk.arguments, "--only", "opening"]
    desk.imitation.requests.clear()
    process = subprocess.Popen(
        command, cwd=ROOT, env=os.environ | desk.environment, stdout=subprocess.DEVNULL
    )

    def kill(at: int, path: str) -> None:
        if at == number:
            process.send_signal(signal.SIGKILL)
            process.wait()

    setattr(desk.imitation.faults, moment, kill)
    code = process.wait()
    setattr(desk.imitation.faults, moment, lambda at, path: None)
    return code


@pytest.mark.parametrize("moment", ["before", "after"])
def test_a_process_that_is_killed_at_any_request_leaves_one_draft(desk: Desk, moment: str) -> None:
    count = requests_of_one_article(desk)
    for number in range(1, count + 1):
        desk.imitation.account = Account(secret=SECRET)
        (desk.folder / "state.json").unlink(missing_ok=True)
        assert killed(desk, number, moment) == -signal.SIGKILL, number
        assert desk.push("--only", "opening") == 0
        assert len(desk.imitation.account.drafts) == 1, number


def test_a_feed_that_is_not_there_is_told_with_what_to_do(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["pages", str(tmp_path / "out"), "--feed", str(tmp_path / "wechat.json")]) == 1
    assert "wechat.json。请先运行 make html" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()
