"""What can be wrong with the catalogue."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from plugins.catalog.browse.reading_lists import list_problems
from plugins.catalog.browse.titles import open_titles
from plugins.catalog.catalogue import Catalogue, open_catalogue
from plugins.catalog.covers import make_covers
from plugins.catalog.reader.export_files import EXPORT
from plugins.catalog.sample import check_sample
from plugins.library.catalogue.local import read_local_rule
from plugins.library.lists import read_lists
from plugins.library.places.branches import FILE, branch_of_code, read_branches
from plugins.library.reading.files import is_broken
from plugins.library.reading.problems import Problem, error, notice, warning
from plugins.library.site.deployed import FILE as FILE_OF_DEPLOYED
from plugins.library.site.deployed import read_deployed
from plugins.library.site.site import Site

SHRINK_LIMIT = 0.02
"""Share of the records that may be missing against the catalogue that is replaced."""
_ALLOW = (
    "这一次的命令后面都加 CATALOG_ALLOW_SHRINK=1（检查、预览、发布和 make deploy 都要加，"
    "开着的 make serve 先停下）"
)
SUMMARY = "catalog/summary.json"
"""In a published site: how many records its catalogue has."""


def check_catalogue(site: Site) -> Iterable[Problem]:
    """Everything about the export: what can't be read, what was skipped, and the guards."""
    catalogue, problems = open_catalogue(site.export, site.build, site.build_date)
    yield from problems
    yield from make_covers(site.export, site.build)[1]
    yield from read_local_rule(site.content)[1]
    yield from check_lists(site.content, catalogue)
    if catalogue:
        yield from guard(catalogue, site)
        yield from cut_files(catalogue, site)
        yield from unknown_branches(catalogue, site)
        yield from unknown_day(catalogue, site)
        yield from check_sample(site, catalogue.sample)


def check_lists(content: Path, catalogue: Catalogue | None) -> Iterator[Problem]:
    """Books of reading lists that the catalogue has not, or has several of."""
    lists = read_lists(content)[0]
    if catalogue and lists:
        titles = open_titles(catalogue.store)
        for reading_list in lists:
            yield from list_problems(reading_list, titles)


def guard(catalogue: Catalogue, site: Site) -> Iterator[Problem]:
    """An error where the catalogue is too small, or much smaller than the one it replaces."""
    name, found = site.export.name, f"{catalogue.records:,} 条书目"
    if site.allow_shrink:
        return
    if catalogue.records < site.minimum_records:
        remedy = f"若确实如此，请把 CATALOG_MINIMUM_RECORDS 改小，或{_ALLOW}"
        what = f"书目少于规定的 {site.minimum_records:,} 条"
        yield error(name, 0, what, found, remedy)
    before = records_before(site.output)
    if before and catalogue.records < before * (1 - SHRINK_LIMIT):
        remedy = f"请检查导出是否完整；若确实如此，{_ALLOW}"
        yield error(name, 0, f"书目比现有网站的 {before:,} 条少了 2% 以上", found, remedy)
        return
    most = read_deployed(site.deployed).most if site.deployed else 0
    if catalogue.records < most * (1 - SHRINK_LIMIT):
        remedy = f"请检查这些天的导出是不是一次比一次少；若确实如此，{_ALLOW}"
        what = f"书目比发布过的最多的 {most:,} 条（{FILE_OF_DEPLOYED}）少了 2% 以上"
        yield error(name, 0, what, found, remedy)


def cut_files(catalogue: Catalogue, site: Site) -> Iterator[Problem]:
    """An error for each file that ends in the middle: nobody knows what stood behind the cut."""
    for file in () if site.allow_shrink else catalogue.store.files:
        if file.cut:
            found = f"读到 {file.read:,} 条（行）"
            remedy = f"请重新导出、重新复制这个文件；若确实只有这些，{_ALLOW}"
            yield error(file.path, 0, file.cut, found, remedy)


def records_before(output: Path) -> int:
    """How many records the site in a folder has; 0 where there is no site."""
    try:
        return int(json.loads((output / SUMMARY).read_text(encoding="utf-8"))["records"])
    except (OSError, ValueError, KeyError, TypeError):
        return 0


def unknown_branches(catalogue: Catalogue, site: Site) -> Iterator[Problem]:
    """A warning for each branch code that ``branches.toml`` doesn't know, where it can be read."""
    if is_broken(site.content / FILE):
        return
    known = branch_of_code(read_branches(site.content)[0])
    for code, (name, count) in catalogue.store.branches().items():
        if code not in known:
            label = f"{name}（{code}）" if name != code else code
            yield warning(
                "content/branches.toml",
                0,
                f"馆代码 {label} 的 {count:,} 册没有登记分馆，只在书目里显示",
                remedy=f'若是本馆的分馆，请给它写 [[branch]] 和 catalog_codes = ["{code}"]',
            )


def unknown_day(catalogue: Catalogue, site: Site) -> Iterator[Problem]:
    """A notice where nobody stated the day of the export: no page then says what is in."""
    if catalogue.updated is None and not is_broken(site.export / EXPORT):
        what = "看不出书目是哪一天导出的，网页只能说“数据日期不详”，不说书在不在架"
        remedy = f"请写 date = {site.build_date}（导出的那一天），或者把那一天写进文件名"
        yield notice(f"{site.export.name}/{EXPORT}", 0, what, "", remedy)
