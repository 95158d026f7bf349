"""Links that open a place in a map app. Plain links: nothing of a map is ever loaded here.

Sources: 高德 URI API (lbs.amap.com/api/uri-api), 腾讯位置服务 地图调起 (lbs.qq.com/webApi/uriV1),
百度地图 URI API (lbsyun.baidu.com, ``coord_type=gcj02``). Positions are GCJ-02. Where
none is known, the app searches for the address.
"""

import re
from dataclasses import dataclass
from urllib.parse import urlencode

_REGION = re.compile(r".+?[区县]")


@dataclass(frozen=True, slots=True)
class MapLink:
    """A map app and the address that opens it."""

    name: str
    url: str


def region_of(address: str) -> str:
    """The province, city and district that an address begins with; empty where it has none."""
    match = _REGION.match(address)
    return match[0] if match else ""


def map_links(
    title: str, address: str, position: tuple[float, float] | None, library: str
) -> tuple[MapLink, ...]:
    """The three map apps; none where neither address nor position is known.

    ``position``: longitude and latitude in degrees; ``library``: who sends the reader, which the
    apps ask for.
    """
    if position:
        return _marked(title, address, *position, library)
    return _searched(address, library) if address else ()


def _marked(
    title: str, address: str, longitude: float, latitude: float, library: str
) -> tuple[MapLink, ...]:
    there, here = f"{longitude},{latitude}", f"{latitude},{longitude}"
    amap = {"position": there, "name": title, "callnative": "1"}
    tencent = {"marker": f"coord:{here};title:{title};addr:{address}", "referer": library}
    baidu = {"location": here, "title": title, "content": address or title}
    baidu |= {"coord_type": "gcj02", "output": "html", "src": library}
    return (
        MapLink("高德地图", f"https://uri.amap.com/marker?{urlencode(amap)}"),
        MapLink("腾讯地图", f"https://apis.map.qq.com/uri/v1/marker?{urlencode(tencent)}"),
        MapLink("百度地图", f"https://api.map.baidu.com/marker?{urlencode(baidu)}"),
    )


def _searched(address: str, library: str) -> tuple[MapLink, ...]:
    amap = {"keyword": address, "callnative": "1"}
    tencent = {"keyword": address, "referer": library}
    baidu = {"address": address, "output": "html", "src": library}
    return (
        MapLink("高德地图", f"https://uri.amap.com/search?{urlencode(amap)}"),
        MapLink("腾讯地图", f"https://apis.map.qq.com/uri/v1/search?{urlencode(tencent)}"),
        MapLink("百度地图", f"https://api.map.baidu.com/geocoder?{urlencode(baidu)}"),
    )
