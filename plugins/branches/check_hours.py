"""Whether hours and closures are as the law has them, and whether anybody is told too late.

Source: 公共图书馆法第三十八条 (公休日应当开放，国家法定节假日应当有开放时间；闭馆或者变更
开放时间，除不可抗力外，应当提前公告).
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from plugins.library.events.nouns import Event
from plugins.library.hours.closures import Closure
from plugins.library.hours.holidays import FILE as HOLIDAYS_FILE
from plugins.library.places.places import District
from plugins.library.reading.problems import Problem, error, notice, warning
from plugins.library.reading.toml_names import named

FILE = "content/branches.toml"
BEFOREHAND = timedelta(days=3)
"""How long before its first day readers should know; the law names no number, some provinces do."""
DAWN = 5 * 60
"""The minute of the day before which nobody opens a door: 2:30 is more often half past two."""
LONG_DAYS = 180
"""More than that is asked about."""
UNSTAFFED = ("machine", "travelling")
"""Kinds of places that may be open all day without anybody."""
_LAW = "公共图书馆法第三十八条"
_WRITE = '在 [branch.hours] 里写 holiday = ["09:00-17:00"]'
_ADD = "国务院办公厅的通知发布以后，照着添一段 [[year]]；在此以前，网页只知道法律定下的那几天"


def check_law(district: District, today: date) -> Iterator[Problem]:
    """The main library is open on weekends, and for some time of every statutory holiday."""
    main = district.main
    if main is None or not main.hours.known:
        return
    for week in (main.hours.week, *(season.week for season in main.hours.seasons)):
        if not any(week.get(day) for day in (5, 6)):
            remedy = f"{_LAW}：公休日应当开放"
            yield error(FILE, main.line, f"“{main.name}”星期六、星期日都不开", remedy=remedy)
    for holiday in district.holidays.since(today):
        if not any(main.hours.on(day, day).is_open for day in holiday.days):
            what = f"“{main.name}”在{holiday.name}（{holiday.start.year} 年）没有开放时间"
            yield error(FILE, main.line, what, remedy=f"{_LAW}：法定节假日应当有开放时间。{_WRITE}")


def check_staffed(district: District) -> Iterator[Problem]:
    """A warning for each place with people that is open day and night, or before dawn."""
    for branch in district.branches:
        weeks = (branch.hours.week, *(season.week for season in branch.hours.seasons))
        days = {one for week in weeks for hours in week.values() for one in hours}
        if branch.kind not in UNSTAFFED and any(one.is_whole_day for one in days):
            what = f"“{branch.name}”全天有人值守"
            remedy = "自助的时间请写在 [branch.self_service]；真是全天有人，就不用改"
            yield warning(FILE, branch.line, what, "00:00-24:00", remedy)
        for one in sorted(days):
            if branch.kind not in UNSTAFFED and 0 < one.minutes[0] < DAWN:
                what = f"“{branch.name}”半夜 {one.open_text} 就有人值守"
                remedy = "下午的钟点写作 14:30-17:30 这样；真是半夜开，就不用改"
                yield warning(FILE, branch.line, what, f"{one.open_text}-{one.close_text}", remedy)


def check_holidays(district: District, today: date) -> Iterator[Problem]:
    """The holidays of this year are known and confirmed, and those of the next in time."""
    name = f"content/{HOLIDAYS_FILE}"
    for year in district.holidays.unknown_years(today):
        yield warning(name, 0, f"缺{year}年放假安排", remedy=_ADD)
    for one in district.holidays.years:
        if one.year >= today.year and one.confirmed is None:
            remedy = "与通知逐日核对以后，写 confirmed = 核对的日子"
            yield warning(name, one.line, f"{one.year} 年放假安排还没有人核对", remedy=remedy)


def check_closures(district: District, events: Iterable[Event], today: date) -> Iterator[Problem]:
    """Closures are announced beforehand; the events of their days are looked after."""
    held = [e for e in events if e.venue_url and e.status == "正常"]
    for one in (a for a in district.known_on(today) if a.closure.end >= today):
        yield from _check_announced(one.closure, one.sentence)
        yield from _check_sense(one.closure, one.sentence)
        for event in held:
            if one.concerns(event.venue_url, event.spans):
                remedy = "请改期、取消（状态：取消），或确认照常举行"
                yield warning(event.path, 1, "活动的日子里闭馆或改时", one.sentence, remedy)
        if (one.closure.published or today) > today:
            what = f"{one.closure.published} 才公告的闭馆，通知到那天再显示"
            yield notice(FILE, one.closure.line, what, one.sentence, "那天请再生成一次")


def _check_sense(closure: Closure, sentence: str) -> Iterator[Problem]:
    """Readers ask why; and a closure of half a year is more often a slip in the year."""
    days = (closure.end - closure.start).days + 1
    if not closure.reason:
        yield warning(FILE, closure.line, "闭馆没有写原因", sentence, '写 reason = "馆舍检修"')
    if days > LONG_DAYS:
        remedy = f"请核对{named('from')}和{named('to')}的年份"
        yield warning(FILE, closure.line, f"闭馆长达 {days} 天", sentence, remedy)


def _check_announced(closure: Closure, sentence: str) -> Iterator[Problem]:
    if closure.force_majeure or closure.cancelled:
        return
    if closure.published is None:
        yield warning(
            FILE, closure.line, "闭馆没有写公告的日子", sentence, "写 published = 2026-09-20"
        )
    elif closure.published >= closure.start:
        remedy = f"{_LAW}：应当提前公告。若是不可抗力，写 force_majeure = true"
        yield error(FILE, closure.line, "闭馆没有提前公告", sentence, remedy)
    elif closure.start - closure.published < BEFOREHAND:
        days = (closure.start - closure.published).days
        yield warning(FILE, closure.line, f"闭馆只提前 {days} 天公告", sentence, "最好提前三天以上")
