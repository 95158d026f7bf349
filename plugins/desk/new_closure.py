"""``make new KIND=closure TITLE=馆舍检修 FROM=2026-10-01 TO=2026-10-02``: one more closure.

It is added at the end of ``content/branches.toml``, for all places; nothing that stands there is
touched.
"""

import json
from collections.abc import Mapping
from datetime import date

from plugins.desk.settings import DeskError, DeskSettings
from plugins.library.causes import said
from plugins.library.reading.files import append
from plugins.library.reading.spans import read_moment

FILE = "branches.toml"
_EXAMPLE = "make new KIND=closure TITLE=馆舍检修 FROM=2026-10-01 TO=2026-10-02"


def new_closure(settings: DeskSettings, environment: Mapping[str, str]) -> str:
    """Add the closure; return what was done and what comes next. Raises :class:`DeskError`."""
    title = environment.get("TITLE", "").strip()
    if not title:
        raise DeskError(f"请写原因，例如 {_EXAMPLE}")
    first = _day(environment, "FROM")
    last = _day(environment, "TO") if environment.get("TO", "").strip() else first
    if last < first:
        raise DeskError(f"TO={last} 早于 FROM={first}。请核对日期")
    path = settings.content / FILE
    append(path, _entry(title, first, last, settings.build_date))
    return (
        f"写在 {path.relative_to(settings.folder)} 的末尾：全部馆点 {first}—{last} 闭馆。\n"
        '只有几个馆，加一行 branches = ["main"]；只改时间，加一行 hours = ["09:00-12:00"]。'
        "写法见 docs/branches.md。\n"
        "下一步：make check，然后生成网站；每一页上方、首页、分馆页、日历都会有。"
    )


def _day(environment: Mapping[str, str], name: str) -> date:
    text = environment.get(name, "").strip()
    try:
        return read_moment(text).day
    except ValueError as mistake:
        raise DeskError(f"{name}={text}：{said(mistake)}。例如 {_EXAMPLE}") from None


def _entry(title: str, first: date, last: date, today: date) -> str:
    reason = json.dumps(title, ensure_ascii=False)
    return f"\n[[closure]]\nfrom = {first}\nto = {last}\nreason = {reason}\npublished = {today}\n"
