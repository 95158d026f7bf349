"""``make new KIND=report YEAR=2025``: the files of a year's report, its five chapters empty.

The figures of the year before give the new file its rows, each without its value: the same keys
year after year are what lets the site compare them.
"""

import csv
import shutil
from collections.abc import Mapping
from io import StringIO
from pathlib import Path

from plugins.desk.settings import DeskError, DeskSettings
from plugins.library.reading.common_keys import DRAFT, READY, STAGE
from plugins.library.reading.files import read_rows

PUBLISH_IT = (
    f"\n现在是草稿：make html 看得到，make publish 不发布。"
    f"写好以后把文件头的“{STAGE.chinese}：{DRAFT}”改成“{STAGE.chinese}：{READY}”。"
)
"""What is said of everything new."""
FOLDER = "reports"
COLUMNS = ("key", "chapter", "table", "label", "value", "unit", "note", "part_of")
CHAPTERS = {
    "1-plan-and-review": "工作计划与总结",
    "2-chronicle": "大事记",
    "3-organisation-and-staff": "机构与人员",
    "4-finance": "经费",
    "5-statistics": "业务数据",
}
_KEPT = ("key", "chapter", "table", "label", "unit", "part_of")


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
    before = _before(target)
    (making / "figures.csv").write_text(_figures(before), encoding="utf-8-sig", newline="")
    making.rename(target)
    rows = f"figures.csv 的行照 {before.parent.name} 年，数字（value）待填。\n" if before else ""
    return (
        f"做好了：{named}/\n{rows}"
        "下一步：写五章和编者按，在 figures.csv 里填数字，没有的行删去，然后 make check。"
        f"{PUBLISH_IT}"
    )


def asked_year(environment: Mapping[str, str], unless: str) -> str:
    """The four digits of ``YEAR=``; ``unless`` where it is not given."""
    year = environment.get("YEAR", "").strip() or unless
    if not (len(year) == 4 and year.isascii() and year.isdecimal()):
        raise DeskError(f"YEAR={year} 不是年份。请写四位数字，例如 YEAR=2025")
    return year


def _before(target: Path) -> Path | None:
    """The figures of the last year that has some."""
    years = (path for path in target.parent.glob("[0-9]*/figures.csv"))
    return max((path for path in years if path.parent.name < target.name), default=None)


def _figures(before: Path | None) -> str:
    text = StringIO()
    writer = csv.DictWriter(text, COLUMNS, lineterminator="\r\n")
    writer.writeheader()
    if before:
        for _, row in read_rows(before, before.name)[0]:
            writer.writerow({key: row.get(key, "") for key in _KEPT})
    return text.getvalue()
