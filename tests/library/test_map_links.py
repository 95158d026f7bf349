"""Addresses that open a place in a map app."""

from urllib.parse import parse_qs, urlsplit

from hypothesis import given
from hypothesis import strategies as st

from plugins.library.map_links import map_links, region_of


@given(st.text(min_size=1, max_size=30).filter(lambda text: text.isprintable()))
def test_any_name_arrives_whole(name: str) -> None:
    amap, *_ = map_links(name, "", 105.5, 30.5)
    assert parse_qs(urlsplit(amap.url).query, keep_blank_values=True)["name"] == [name]
    for link in (*map_links(name, "", 105.5, 30.5), *map_links(name, "安居区")):
        assert urlsplit(link.url).scheme == "https"
        assert " " not in link.url and "<" not in link.url


def test_a_place_without_a_position_is_searched_in_its_region() -> None:
    region = region_of("四川省遂宁市安居区遂安大道中段“凤凰文化中心”")
    assert region == "四川省遂宁市安居区"
    amap, *_ = map_links("正东社区", region)
    assert parse_qs(urlsplit(amap.url).query)["keyword"] == ["四川省遂宁市安居区正东社区"]


def test_longitude_comes_first_for_one_app_and_last_for_the_others() -> None:
    amap, tencent, baidu = map_links("书院", "", 105.5, 30.25)
    assert "position=105.5,30.25" in amap.url
    assert "coord:30.25,105.5" in tencent.url
    assert "location=30.25,105.5" in baidu.url and "coord_type=gcj02" in baidu.url
