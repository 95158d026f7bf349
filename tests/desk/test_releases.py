"""Deploy puts whole releases side by side and switches one link."""

import os
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from plugins.desk import releases
from plugins.desk.releases import KEPT, deploy, rollback, tree_hash
from plugins.desk.settings import DeskError, DeskSettings
from plugins.desk.swap import Marker, write_marker
from plugins.library.site.ledger import read_ledger

Published = Callable[[str], DeskSettings]


def served(desk: DeskSettings) -> str:
    assert desk.deploy_to is not None
    return (desk.deploy_to / "current" / "index.html").read_text(encoding="utf-8")


def test_deploy_names_release_by_day_and_hash(published: Published) -> None:
    desk = published("one")
    said = deploy(desk)
    assert desk.deploy_to is not None
    (release,) = (desk.deploy_to / "releases").iterdir()
    assert release.name == f"2026-11-22-{tree_hash(desk.output)[:12]}"
    assert release.name in said
    assert served(desk) == "one"
    assert not (desk.deploy_to / "current").readlink().is_absolute()


def test_rollback_goes_back_one_and_then_says_there_is_no_more(published: Published) -> None:
    deploy(published("one"))
    desk = published("two")
    deploy(desk)
    assert served(desk) == "two"
    rollback(desk)
    assert served(desk) == "one"
    with pytest.raises(DeskError, match="没有比现在更早的版本"):
        rollback(desk)
    assert served(desk) == "one"


def test_rollback_after_a_mended_deploy_skips_the_bad_release(published: Published) -> None:
    deploy(published("good"))
    desk = published("bad")
    deploy(desk)
    rollback(desk)
    deploy(published("mended"))
    rollback(desk)
    assert served(desk) == "good"


def test_a_deploy_adds_new_addresses_to_the_ledger_and_says_so(published: Published) -> None:
    desk = published("one")
    said = deploy(desk)
    kept = [one.address for one in read_ledger(desk.content)[0]]
    assert "/hours/" in kept and "/branches/main/" in kept
    assert f"content/addresses.txt 添了 {len(kept)} 个公开过的地址" in said
    assert "addresses.txt" not in deploy(desk)


def test_the_same_site_twice_is_one_release(published: Published) -> None:
    desk = published("one")
    deploy(desk)
    deploy(desk)
    assert desk.deploy_to is not None
    assert len(list((desk.deploy_to / "releases").iterdir())) == 1
    assert (desk.deploy_to / "history.txt").read_text().count("\n") == 1


def test_only_the_last_releases_are_kept_and_strangers_folders_stay(published: Published) -> None:
    desk = published("0")
    assert desk.deploy_to is not None
    (desk.deploy_to / "releases" / "my-notes").mkdir(parents=True)
    for number in range(KEPT + 3):
        deploy(published(str(number)))
    names = [path.name for path in (desk.deploy_to / "releases").iterdir()]
    assert len(names) == KEPT + 1
    assert "my-notes" in names
    assert served(desk) == str(KEPT + 2)


@pytest.mark.parametrize("step", ["copytree", "rename", "replace"])
def test_an_interruption_at_any_step_leaves_the_old_site_served(
    published: Published, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    deploy(published("old"))
    desk = published("new")
    place = {"copytree": shutil, "rename": Path, "replace": os}[step]
    real = getattr(place, step)

    def interrupted(*args: object, **kwargs: object) -> None:
        if step == "copytree":
            real(*args, **kwargs)
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(place, step, interrupted)
        with pytest.raises(KeyboardInterrupt):
            deploy(desk)
    assert served(desk) == "old"
    deploy(desk)
    assert served(desk) == "new"
    rollback(desk)
    assert served(desk) == "old"


def test_an_interruption_before_the_switch_leaves_the_old_site_served(
    published: Published, monkeypatch: pytest.MonkeyPatch
) -> None:
    deploy(published("older"))
    deploy(published("old"))
    desk = published("new")
    with monkeypatch.context() as patch:
        patch.setattr(releases, "_switch", lambda *args: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            deploy(desk)
    assert served(desk) == "old"
    rollback(desk)
    assert served(desk) == "older"


def test_a_release_that_someone_changed_is_not_switched_to(published: Published) -> None:
    desk = published("one")
    deploy(desk)
    assert desk.deploy_to is not None
    (release,) = (desk.deploy_to / "releases").iterdir()
    (release / "index.html").write_text("changed", encoding="utf-8")
    with pytest.raises(DeskError, match="已被人改动"):
        deploy(desk)


def test_only_a_publish_is_deployed(desk: DeskSettings) -> None:
    desk.output.mkdir()
    write_marker(desk.output, Marker("html", date(2026, 11, 22), ""))
    with pytest.raises(DeskError, match="make publish"):
        deploy(desk)


def test_a_folder_in_the_place_of_the_link_is_left_alone(published: Published) -> None:
    desk = published("one")
    assert desk.deploy_to is not None
    (desk.deploy_to / "current").mkdir(parents=True)
    with pytest.raises(DeskError, match="不是链接"):
        deploy(desk)


def test_without_a_place_it_says_how_to_give_one(published: Published) -> None:
    with pytest.raises(DeskError, match="DEPLOY_TO="):
        deploy(replace(published("one"), deploy_to=None))
