"""The pictures of a build are made once, and linked into whatever output asks for them."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from plugins.images.store import PARALLEL_FROM, Picture, PictureStore, Wanted
from tests.support.soak_mark import brief


def noise(path: Path, size: tuple[int, int]) -> Path:
    """A picture file."""
    Image.effect_noise(size, 40).save(path)
    return path


def test_two_names_of_one_picture_are_made_once(tmp_path: Path) -> None:
    first = noise(tmp_path / "a.png", (600, 300))
    second = tmp_path / "b.png"
    second.write_bytes(first.read_bytes())
    made = PictureStore(tmp_path / "build").make([Wanted(first), Wanted(second)])
    assert made[first] == made[second]
    assert len([path for path in (tmp_path / "build/pictures").iterdir() if path.is_dir()]) == 1


def test_a_warm_build_makes_nothing_anew(tmp_path: Path) -> None:
    source = noise(tmp_path / "a.png", (600, 300))
    (first,) = PictureStore(tmp_path / "build").make([Wanted(source)]).values()
    copy = tmp_path / "build/pictures" / first.made.key / first.made.address(480, "webp")
    copy.write_bytes(b"untouched")
    PictureStore(tmp_path / "build").make([Wanted(source)])
    assert copy.read_bytes() == b"untouched"


@pytest.mark.soak
def test_pictures_made_one_by_one_are_those_made_side_by_side(tmp_path: Path) -> None:
    sources = [noise(tmp_path / f"{n}.png", (500 + n, 300)) for n in range(PARALLEL_FROM)]
    PictureStore(tmp_path / "many").make([Wanted(source) for source in sources])
    for source in sources:
        PictureStore(tmp_path / "one").make([Wanted(source)])
    many, one = (
        {path.relative_to(folder): path.read_bytes() for path in folder.rglob("default.*")}
        for folder in (tmp_path / "many/pictures", tmp_path / "one/pictures")
    )
    assert len(many) >= 3 * PARALLEL_FROM
    assert many == one


def test_a_picture_that_changed_has_another_address(tmp_path: Path) -> None:
    source = noise(tmp_path / "a.png", (600, 300))
    store = PictureStore(tmp_path / "build")
    (first,) = store.make([Wanted(source)]).values()
    noise(source, (640, 300))
    (second,) = store.make([Wanted(source)]).values()
    assert first.url != second.url


def test_published_pictures_have_what_their_addresses_say(tmp_path: Path) -> None:
    source = noise(tmp_path / "a.png", (2600, 900))
    store = PictureStore(tmp_path / "build")
    (picture,) = store.make([Wanted(source, zooms=True)]).values()
    store.link([picture], tmp_path / "out")
    assert (tmp_path / "out" / picture.url).is_file()
    for entry in picture.srcset("", "webp").split(", "):
        address, width = entry.split(" ")
        with Image.open(tmp_path / "out" / address.lstrip("/")) as copy:
            assert f"{copy.width}w" == width
    for address in addresses(picture):
        assert (tmp_path / "out" / picture.folder / address).is_file(), address
    assert not list((tmp_path / "out").rglob("*.json"))


SIZES = [((2600, 600),), ((2100, 300),), ((90, 60),), ((2500, 2000),), ((600, 300),)]


def addresses(picture: Picture) -> Iterator[str]:
    """What another viewer may ask for, by the picture's ``info.json`` alone."""
    info = picture.information("")
    yield "full/max/0/default.jpg"
    yield from (f"full/{one['width']},{one['height']}/0/default.jpg" for one in info["sizes"])
    (tiles,) = info["tiles"]
    side, width, height = tiles["width"], info["width"], info["height"]
    for factor in tiles["scaleFactors"]:
        step = side * factor
        for x in range(0, width, step):
            for y in range(0, height, step):
                across, down = min(step, width - x), min(step, height - y)
                size = f"{-(-across // factor)},{-(-down // factor)}"
                region = f"{x},{y},{across},{down}"
                one = (across, down) == (width, height)
                is_max = one and factor == 1
                yield f"{'full' if one else region}/{'max' if is_max else size}/0/default.jpg"


@pytest.mark.parametrize("size", brief(3, SIZES))
def test_whatever_info_json_promises_is_there(tmp_path: Path, size: tuple[int, int]) -> None:
    source = noise(tmp_path / "a.png", size)
    store = PictureStore(tmp_path / "build")
    (picture,) = store.make([Wanted(source, zooms=True)]).values()
    asked = set(addresses(picture))
    for address in asked:
        path = tmp_path / "build/pictures" / picture.made.key / address
        with Image.open(path) as copy:
            said = address.split("/")[1]
            assert said in ("max", f"{copy.width},{copy.height}")
    info = picture.information("https://example.org/library")
    levels = len(info["tiles"][0]["scaleFactors"])
    assert info["sizes"] == [] or len(info["sizes"]) not in (levels, levels - 1)
    assert info["id"] == f"https://example.org/library/{picture.folder[:-1]}"
    with Image.open(
        tmp_path / "build/pictures" / picture.made.key / "full/max/0/default.jpg"
    ) as largest:
        assert largest.width == info.get("maxWidth", info["width"])
        assert largest.height == info.get("maxHeight", info["height"])


def test_small_pictures_and_those_that_do_not_zoom_have_no_tiles(tmp_path: Path) -> None:
    small, large = noise(tmp_path / "a.png", (900, 600)), noise(tmp_path / "b.png", (2600, 600))
    made = PictureStore(tmp_path / "build").make([Wanted(small, zooms=True), Wanted(large)])
    assert [made[path].tile_size for path in (small, large)] == [0, 0]


def test_a_check_tells_a_warning_every_time_and_looks_once_at_what_is_good(tmp_path: Path) -> None:
    small, large = noise(tmp_path / "a.png", (900, 600)), noise(tmp_path / "b.png", (1700, 600))
    for _ in range(2):
        store = PictureStore(tmp_path / "build")
        store.make([Wanted(small)])
        assert "图片太小" in str(store.check(small, "a.png", 1600)[0])
        assert store.check(large, "b.png", 1600) == ()
        store.save()
    seen = json.loads((tmp_path / "build/pictures/seen.json").read_text())
    assert seen[str(large)][3] == 1600


def test_a_memory_that_was_cut_short_is_forgotten(tmp_path: Path) -> None:
    source = noise(tmp_path / "a.png", (600, 300))
    PictureStore(tmp_path / "build").make([Wanted(source)])
    (tmp_path / "build/pictures/seen.json").write_text('{"a": [1, ')
    assert PictureStore(tmp_path / "build").make([Wanted(source)])[source].width == 600
