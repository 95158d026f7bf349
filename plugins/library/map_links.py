"""Links that open a place in a map app: nothing is loaded until a reader taps.

Sources: 高德 lbs.amap.com/api/uri-api, 腾讯 lbs.qq.com/webApi/uriV1, 百度
lbsyun.baidu.com/index.php?title=uri. Positions are GCJ-02, which 百度 is told.
"""

import re
from dataclasses import dataclass
from urllib.parse import quote

_REGION = re.compile(r".+?[区县]")


@dataclass(frozen=True, slots=True)
class MapLink:
    """An app and the address that it opens."""

    app: str
    url: str


def region_of(address: str) -> str:
    """The province, city and district that an address begins with; empty where it has none."""
    match = _REGION.match(address)
    return match[0] if match else ""


def map_links(
    place: str, region: str, longitude: float | None = None, latitude: float | None = None
) -> tuple[MapLink, ...]:
    """A marker where the position is known, else a search for the place in its region."""
    name, words = quote(place), quote(f"{region}{place}")
    if longitude is None or latitude is None:
        return (
            MapLink("高德", f"https://uri.amap.com/search?keyword={words}"),
            MapLink(
                "腾讯", f"https://apis.map.qq.com/uri/v1/search?keyword={words}&referer=library"
            ),
            MapLink("百度", f"https://api.map.baidu.com/geocoder?address={words}&output=html"),
        )
    marker = f"coord:{latitude},{longitude};title:{name};addr:{name}"
    spot = f"location={latitude},{longitude}&title={name}&content={name}"
    return (
        MapLink("高德", f"https://uri.amap.com/marker?position={longitude},{latitude}&name={name}"),
        MapLink("腾讯", f"https://apis.map.qq.com/uri/v1/marker?marker={marker}&referer=library"),
        MapLink("百度", f"https://api.map.baidu.com/marker?{spot}&coord_type=gcj02&output=html"),
    )
