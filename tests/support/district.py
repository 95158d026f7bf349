"""A district that nobody lives in: a main library, 16 branches, service points. All made up."""

from datetime import date

TODAY = date(2026, 9, 25)
TOWNSHIPS = 16
POINTS = 32
"""Service points of the site that most tests look at: two in each township."""
ALL_POINTS = 250
"""As many as Anju has; each is a page to build, so one long test has them all."""
PLACES = 1 + TOWNSHIPS + POINTS
WEEK = (
    'monday = []\ntuesday = ["08:30-12:00", "14:00-20:00"]\nwednesday = ["08:30-20:00"]\n'
    'thursday = ["08:30-20:00"]\nfriday = ["08:30-20:00"]\nsaturday = ["09:00-21:00"]\n'
    'sunday = ["09:00-18:00"]\nholiday = ["10:00-16:00"]\n'
)
HOLIDAYS = (
    "[[year]]\nyear = 2026\nconfirmed = 2026-01-05\nworkdays = [2026-10-10]\n"
    '[[year.holiday]]\nname = "国庆节"\nfrom = 2026-10-01\nto = 2026-10-07\n'
)
CLOSURE = """
[[closure]]
from = 2026-10-01
to = 2026-10-02
reason = "馆舍检修"
published = 2026-09-20
keeps_self_service = true
"""
MAIN = f"""
[[branch]]
slug = "main"
name = "总馆"
kind = "main"
address = "示例路一号"
telephone = "0825-0000001"
services = ["借书", "还书", "办证"]
step_free = true
longitude = 105.45
latitude = 30.35
catalog_codes = ["AJ00"]
[branch.hours]
{WEEK}
[branch.self_service]
every_day = ["00:00-24:00"]
"""
_NAMES = tuple(f"示例{sign}镇" for sign in "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳")


def place(number: int, kind: str, word: str, hours: str) -> str:
    """One entry with everything that is required."""
    township = _NAMES[number % TOWNSHIPS]
    x, y = 105.3 + (number * 37 % 100) / 300, 30.2 + (number * 61 % 100) / 300
    return f"""
[[branch]]
slug = "{kind.replace("_", "-")}-{number}"
name = "{township}{word}"
kind = "{kind}"
township = "{township}"
address = "{township}示例村{number}组{number}号"
telephone = "0825-{1000000 + number}"
services = ["借书", "还书"]
step_free = {"true" if number % 2 else "false"}
longitude = {x:.4f}
latitude = {y:.4f}
[branch.hours]
{hours}
"""


def district(closures: str = "", points: int = POINTS) -> str:
    """The whole ``branches.toml``: a main library, 16 branches and so many service points."""
    totals = f'[totals]\nbranch = 16\nservice_point = {points}\nsource = "示例年报"\n'
    week = 'every_day = ["09:00-17:00"]\nmonday = []\n'
    branches = [place(n, "branch", "分馆", week) for n in range(TOWNSHIPS)]
    served = [
        place(n, "service_point", f"第{n}服务点", f'every_day = ["{8 + n % 3:02}:00-17:00"]\n')
        for n in range(points)
    ]
    return "".join((totals, closures, MAIN, *branches, *served))


def files(closures: str = "", points: int = POINTS) -> dict[str, str | bytes]:
    """The files of a site of that district."""
    return {
        "content/branches.toml": district(closures, points),
        "content/holidays.toml": HOLIDAYS,
        "content/pages/services/hours.md": "Title: 开放时间\n\n文。\n",
    }
