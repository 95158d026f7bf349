"""Ten years of events, exhibitions and reports, drawn by chance from one seed: nobody's."""

import csv
import io
import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

YEARS = range(2017, 2027)
EVENTS_A_YEAR, EXHIBITIONS_A_YEAR = 40, 17
_WORDS = "春风化雨悦读书香经典传承乡土记忆亲子共享诗词节气绘本科普手工健康法治少年老友夜读晨诵"
_TYPES = ("培训", "讲座", "阅读推广", "读书答题", "文字实录", "朗诵", "志愿服务")
_SERIES = ("悦读·阅美", "我们的节日", "")
_PARAGRAPHS = 4
_STATIONS, _EXHIBITS = 3, 4


def write_years(content: Path) -> None:
    """Write them beside what a content folder has; its newest report lends all reports' text."""
    chance = random.Random(1)
    report = max(path for path in (content / "reports").iterdir() if path.is_dir())
    lent = {file.name: file.read_text("utf-8") for file in sorted(report.iterdir())}
    for year in YEARS:
        for name, text in _year(chance, year, report.name, lent):
            path = content / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")


def _year(
    chance: random.Random, year: int, lender: str, report: dict[str, str]
) -> Iterator[tuple[str, str]]:
    for number in range(EVENTS_A_YEAR):
        yield f"events/{year}/e{year}-{number}.md", _event(chance, _day(chance, year), number)
    for number in range(EXHIBITIONS_A_YEAR):
        yield from _exhibition(chance, _day(chance, year), f"x{year}-{number}")
    for name, text in report.items():
        text = text.replace(f"/chronicle/{lender}/", f"/chronicle/{year}/")
        yield f"reports/{year}/{name}", text.replace(f"Date: {lender}", f"Date: {year}")


def _day(chance: random.Random, year: int) -> date:
    return date(year, 1, 1) + timedelta(days=chance.randrange(360))


def _event(chance: random.Random, day: date, number: int) -> str:
    end = f"End: {day + timedelta(days=chance.randrange(1, 9))}\n" if number % 5 == 0 else ""
    lends = "Chronicle: yes\n" if number % 3 == 0 else ""
    return (
        f"Title: {_title(chance)}\nStart: {day}\n{end}Type: {chance.choice(_TYPES)}\nVenue: main\n"
        f"Series: {chance.choice(_SERIES)}\nParticipants: {chance.randrange(10, 400)} 人\n"
        f"Summary: {_title(chance)}。\n{lends}\n{_prose(chance)}"
    )


def _exhibition(chance: random.Random, day: date, slug: str) -> Iterator[tuple[str, str]]:
    folder = f"exhibitions/{slug}"
    yield (
        f"{folder}/index.md",
        (
            f"Title: {_title(chance)}\nType: 巡展\nDate: {day.year}\nMinors: no\n"
            f"Series: {chance.choice(_SERIES)}\nSummary: {_title(chance)}。\n\n{_prose(chance)}"
        ),
    )
    stations = [day + timedelta(days=20 * n) for n in range(_STATIONS)]
    rows = [[_title(chance), f"{d}", f"{d + timedelta(days=14)}"] for d in stations]
    yield f"{folder}/巡展.csv", _sheet(["站点", "开始", "结束"], rows)
    exhibits = [[f"{slug}-{n}", _title(chance), "1937", "照片"] for n in range(_EXHIBITS)]
    yield f"{folder}/展品.csv", _sheet(["编号", "题名", "年代", "类型"], exhibits)


def _title(chance: random.Random) -> str:
    return "".join(chance.choices(_WORDS, k=chance.randrange(6, 18)))


def _prose(chance: random.Random) -> str:
    words = ("".join(chance.choices(_WORDS, k=120)) for _ in range(_PARAGRAPHS))
    return "".join(f"{paragraph}。\n\n" for paragraph in words)


def _sheet(head: list[str], rows: list[list[str]]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([head, *rows])
    return text.getvalue()
