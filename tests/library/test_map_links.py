"""Addresses that open a place in a map app."""

from urllib.parse import parse_qs, urlsplit

from hypothesis import given
from hypothesis import strategies as st

from plugins.library.places.map_links import MapLink, map_links, region_of

HERE = (105.5, 30.25)


def asked(link: MapLink) -> dict[str, list[str]]:
    return parse_qs(urlsplit(link.url).query, keep_blank_values=True)


@given(st.text(min_size=1, max_size=30).filter(lambda text: text.isprintable()))
def test_any_name_arrives_whole(name: str) -> None:
    amap, tencent, baidu = map_links(name, "", HERE, "示例馆")
    assert asked(amap)["name"] == [name] and asked(baidu)["title"] == [name]
    assert f";title:{name};" in asked(tencent)["marker"][0]
    for link in (*map_links(name, "", HERE, "馆"), *map_links(name, "安居区", None, "馆")):
        assert urlsplit(link.url).scheme == "https"
        assert " " not in link.url and "<" not in link.url


def test_a_place_without_a_position_is_searched_in_its_region() -> None:
    region = region_of("四川省遂宁市安居区遂安大道中段“凤凰文化中心”")
    assert region == "四川省遂宁市安居区"
    amap, *_ = map_links("正东社区", f"{region}正东社区", None, "示例馆")
    assert asked(amap)["keyword"] == ["四川省遂宁市安居区正东社区"]


def test_longitude_comes_first_for_one_app_and_last_for_the_others() -> None:
    amap, tencent, baidu = map_links("书院", "正东路 1 号", HERE, "示例馆")
    assert asked(amap)["position"] == ["105.5,30.25"]
    assert asked(tencent)["marker"] == ["coord:30.25,105.5;title:书院;addr:正东路 1 号"]
    assert asked(baidu)["location"] == ["30.25,105.5"] and asked(baidu)["coord_type"] == ["gcj02"]


def test_nothing_known_is_no_link() -> None:
    assert map_links("书院", "", None, "示例馆") == ()
