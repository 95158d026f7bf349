"""``make new KIND=report YEAR=2025``: the files of a year's report, its five chapters empty.

The figures of the year before give the new file its rows, each without its value: the same keys
year after year are what lets the site compare them.
"""

import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path

from plugins.desk.settings import DeskError, DeskSettings
from plugins.library.reading.common_keys import DRAFT, READY, STAGE
from plugins.library.reading.csv_files import BOM, csv_of
from plugins.library.reading.sheets import SheetRow, find_sheet, read_sheet
from plugins.library.reports.figures import COLUMNS, STEM

PUBLISH_IT = (
    f"\n现在是草稿：make html 看得到，make publish 不发布。"
    f"写好以后把文件头的“{STAGE.chinese}：{DRAFT}”改成“{STAGE.chinese}：{READY}”。"
)
"""What is said of everything new."""
FOLDER = "reports"
CHAPTERS = {
    "1-plan-and-review": "工作计划与总结",
    "2-chronicle": "大事记",
    "3-organisation-and-staff": "机构与人员",
    "4-finance": "经费",
    "5-statistics": "业务数据",
}
_LEFT_EMPTY = ("value", "note")
"""What every year has its own of."""


def new_report(settings: DeskSettings, environment: Mapping[str, str]) -> str:
    """Make the folder; return what was made and what comes next. Raises :class:`DeskError`."""
    year = asked_year(environment, str(settings.build_date.year - 1))
    target = settings.content / FOLDER / year
    named = target.relative_to(settings.folder)
    if target.exists():
        raise DeskError(f"{named} 已经有了，没有改动。")
    making = target.with_name(f".{year}.new")
    shutil.rmtree(making, ignore_errors=True)
    making.mkdir(parents=True)
    head = f"{STAGE.chinese}：{DRAFT}\n标题：{year} 年年报\n摘要：\n\n"
    (making / "index.md").write_text(head, encoding="utf-8")
    for name, title in CHAPTERS.items():
        (making / f"{name}.md").write_text(f"标题：{title}\n\n", encoding="utf-8")
    before = _before(target, settings.content)
    rows = read_sheet(before, before.name, COLUMNS, ("key",))[0] if before else ()
    (making / f"{STEM}.csv").write_bytes(_figures(rows).encode())
    making.rename(target)
    value = COLUMNS["value"][0]
    told = f"{STEM}.csv 的行照 {before.parent.name} 年，「{value}」待填。\n" if before else ""
    return (
        f"做好了：{named}/\n{told}"
        f"下一步：写五章和编者按，在 {STEM}.csv 里填数字，没有的行删去，然后 make check。"
        f"{PUBLISH_IT}"
    )


def asked_year(environment: Mapping[str, str], unless: str) -> str:
    """The four digits of ``YEAR=``; ``unless`` where it is not given."""
    year = environment.get("YEAR", "").strip() or unless
    if not (len(year) == 4 and year.isascii() and year.isdecimal()):
        raise DeskError(f"YEAR={year} 不是年份。请写四位数字，例如 YEAR=2025")
    return year


def _before(target: Path, content: Path) -> Path | None:
    """The figures of the last year that has some."""
    years = sorted(path for path in target.parent.glob("[0-9]*") if path.name < target.name)
    sheets = (find_sheet(year, (STEM,), content)[0] for year in reversed(years))
    return next((sheet for sheet in sheets if sheet), None)


def _figures(before: Iterable[SheetRow]) -> str:
    """The sheet of a new year: the rows of another, without what every year has its own of."""
    head = [names[0] for names in COLUMNS.values()]
    rows = (["" if key in _LEFT_EMPTY else row.get(key) for key in COLUMNS] for row in before)
    return BOM + csv_of([head, *rows])
