"""The lunar date of a day (Chinese calendar, 1900–2099), by the library lunardate."""

from datetime import date

from lunardate import LunarDate

from plugins.library.chinese import chinese_number

_MONTHS = ("正", "二", "三", "四", "五", "六", "七", "八", "九", "十", "冬", "腊")


def lunar_day(day: date) -> str:
    """``正月初一``, ``闰六月廿三``."""
    lunar = LunarDate.from_solar_date(day.year, day.month, day.day)
    leap = "闰" if lunar.is_leap_month else ""
    return f"{leap}{_MONTHS[lunar.month - 1]}月{_day(lunar.day)}"


def _day(number: int) -> str:
    """A day of the month: 初八, 十五, 廿三, 三十."""
    if number <= 10:
        return f"初{chinese_number(number)}"
    if 20 < number < 30:
        return f"廿{chinese_number(number - 20)}"
    return chinese_number(number)
