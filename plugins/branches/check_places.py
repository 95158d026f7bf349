"""Whether the entries of places say what a public library must tell of each.

Sources: 公共图书馆法第三十一条、第三十九条 (总分馆、自助设施), 第三十八条 (开放时间);
基层政务公开标准目录 公共文化服务 (机构名称、开放时间、机构地址、联系电话、临时停止开放信息). What
an entry with ``as_of`` does not have is 年报未写明: a report of the past told no more.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date

from plugins.library.places.places import KINDS, MAIN, Branch, District
from plugins.library.reading.problems import Problem, error, notice, warning
from plugins.library.reading.toml_names import named

FILE = "content/branches.toml"
CHINA = (73.0, 3.0, 136.0, 54.0)
"""Bounds where the file names none; who mixes up longitude and latitude is outside."""
_TELEPHONE = re.compile(r"0\d{2,3}-\d{7,8}(?:-\d{1,5})?|400-?\d{3}-?\d{4}|\d{5}")
_MOBILE = re.compile(r"1[3-9]\d{9}")
_UNTIL = "；若只知道某年年报里的内容，写 as_of = 那一年"
REQUIRED: tuple[tuple[str, str, Callable[[Branch], object]], ...] = (
    ("township", named("township"), lambda b: b.township or b.kind == MAIN),
    ("address", named("address"), lambda b: b.address or b.stops),
    ("telephone", named("telephone"), lambda b: b.telephone or b.kind == MAIN),
    ("hours", named("hours"), lambda b: b.hours.known or b.self_service.known or b.kind == MAIN),
    ("services", named("services"), lambda b: b.services),
    ("step_free", named("step_free"), lambda b: b.step_free is not None),
)
"""Key, name and whether an entry has it. What only the library can give of its main building,
telephone and hours, is asked for by ``plugins/desk/facts.py``."""


def check_entries(district: District) -> Iterator[Problem]:
    """What entries lack, and what can't be true of them."""
    bounds = district.bounds or CHINA
    for branch in district.branches:
        yield from _check_required(branch)
        yield from _check_telephone(branch)
        yield from _check_position(branch, bounds)
    yield from _check_doubles(district.branches)


def _check_required(branch: Branch) -> Iterator[Problem]:
    if branch.as_of or branch.ended:
        return
    for _, label, has in REQUIRED:
        if not has(branch):
            what = f"“{branch.name}”缺少{label}"
            yield error(FILE, branch.line, what, remedy=f"请填写{_UNTIL}")


def _check_telephone(branch: Branch) -> Iterator[Problem]:
    number = branch.telephone
    if not number or _TELEPHONE.fullmatch(number):
        return
    if _MOBILE.fullmatch(number):
        what = f"“{branch.name}”的电话是手机号，会写在网页上"
        yield notice(FILE, branch.line, what, remedy="本人同意对外公布的，不用改；有座机的请写座机")
        return
    remedy = "写法如 0825-1234567；对外公布的手机号 11 位连着写"
    yield error(FILE, branch.line, f"“{branch.name}”的电话不对", number, remedy)


def _check_position(branch: Branch, bounds: tuple[float, float, float, float]) -> Iterator[Problem]:
    longitude, latitude = branch.longitude, branch.latitude
    if (longitude is None) != (latitude is None):
        what = f"“{branch.name}”只有经度或只有纬度"
        yield error(FILE, branch.line, what, remedy="两个都写，或都不写")
    if longitude is None or latitude is None:
        return
    west, south, east, north = bounds
    if not (west <= longitude <= east and south <= latitude <= north):
        remedy = f"{named('longitude')}在前，是大的那个数；请核对（范围见 [bounds]）"
        what = f"“{branch.name}”的坐标在范围以外"
        yield error(FILE, branch.line, what, f"{longitude}, {latitude}", remedy)


def _check_doubles(branches: Iterable[Branch]) -> Iterator[Problem]:
    """The same name twice is one place written twice; an address may be shared by two kinds."""
    names: dict[tuple[str, str], Branch] = {}
    addresses: dict[tuple[str, str], Branch] = {}
    for branch in branches:
        other = names.setdefault((branch.name, branch.township), branch)
        if other is not branch:
            remedy = f"第 {other.line} 行已有一个，请删去一个或改名"
            yield error(FILE, branch.line, "同名的馆点写了两次", branch.name, remedy)
        elif branch.address:
            other = addresses.setdefault((branch.address, branch.kind), branch)
            if other is not branch:
                remedy = f"与“{other.name}”（第 {other.line} 行）相同，请核对"
                yield warning(FILE, branch.line, "两处的地址相同", branch.address, remedy)


def check_totals(district: District, today: date) -> Iterator[Problem]:
    """Announced numbers against written rows."""
    for kind, missing in district.missing_on(today).items():
        total, source = district.totals[kind], district.source or "公布的数目"
        what = f"{source}有 {total} 个{KINDS[kind]}，写了 {total - missing} 个"
        remedy = f"还差 {missing} 个，名单待补" if missing > 0 else "多出来的，请核对数目或名单"
        yield warning(FILE, 0, what, remedy=remedy)
