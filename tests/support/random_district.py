"""Random districts as staff would write them: ``branches.toml`` and ``holidays.toml`` as texts."""

from datetime import date, timedelta

from hypothesis import strategies as st

from plugins.library.hours.hours import WEEKDAYS

TODAY = date(2026, 9, 25)
SLUGS = ("main", "east", "west")


def _clock(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"


@st.composite
def intervals(draw: st.DrawFn) -> str:
    """A list of intervals of one day, none, one or two; some touch, some end at midnight."""
    cuts = sorted(draw(st.sets(st.integers(0, 96), min_size=0, max_size=4)))
    pairs = list(zip(cuts[::2], cuts[1::2], strict=False))
    return "[" + ", ".join(f'"{_clock(a * 15)}-{_clock(b * 15)}"' for a, b in pairs) + "]"


@st.composite
def week(draw: st.DrawFn, holidays: bool) -> str:
    """The lines of ``[branch.hours]``; none = not given."""
    days = draw(st.sets(st.sampled_from(WEEKDAYS)))
    lines = [f"{day} = {draw(intervals())}" for day in sorted(days)]
    is_only_closed = 0 < len(days) < len(WEEKDAYS) and not any('"' in line for line in lines)
    if is_only_closed or draw(st.booleans()):  # which is asked about without the other days
        lines.append(f"every_day = {draw(intervals())}")
    if holidays and draw(st.booleans()):
        lines.append(f"holiday = {draw(intervals())}")
    return "\n".join(lines)


@st.composite
def closure(draw: st.DrawFn, head: str) -> str:
    """One closure or change of hours, mostly in the weeks around the build."""
    start = TODAY + timedelta(days=draw(st.integers(-20, 40)))
    end = start + timedelta(days=draw(st.integers(0, 9)))
    lines = [head, f"from = {start}", f"to = {end}"]
    lines.append(f'reason = "事由{draw(st.integers(0, 99))}"')
    if draw(st.booleans()):
        lines.append(f"published = {start - timedelta(days=draw(st.integers(1, 30)))}")
    if draw(st.integers(0, 3)) == 0:
        lines.append(f"hours = {draw(intervals())}")
    if draw(st.integers(0, 4)) == 0:
        lines.append("keeps_self_service = true")
    if draw(st.integers(0, 5)) == 0:
        lines.append("cancelled = true")
    if head == "[[closure]]" and draw(st.booleans()):
        lines.append(f'branches = ["{draw(st.sampled_from(SLUGS))}"]')
    return "\n".join(lines)


@st.composite
def season(draw: st.DrawFn) -> str:
    """A season, which may run over New Year; its week is written day by day."""
    first, last = (draw(st.dates(date(2028, 1, 1), date(2028, 12, 31))) for _ in range(2))
    lines = [
        "[[branch.season]]",
        'name = "一季"',
        f'from = "{first:%m-%d}"',
        f'to = "{last:%m-%d}"',
    ]
    return "\n".join([*lines, "[branch.season.hours]", f"every_day = {draw(intervals())}"])


@st.composite
def branch(draw: st.DrawFn, slug: str) -> str:
    """One place."""
    kind = "main" if slug == "main" else "branch"
    parts = [f'[[branch]]\nslug = "{slug}"\nname = "{slug}馆"\nkind = "{kind}"']
    hours = draw(week(holidays=True))
    parts.append(f"[branch.hours]\n{hours}")
    if draw(st.booleans()):
        parts.append(f"[branch.self_service]\n{draw(week(holidays=False))}")
    if any(day in hours for day in (*WEEKDAYS, "every_day")) and draw(st.booleans()):
        parts.append(draw(season()))
    parts += draw(st.lists(closure("[[branch.closure]]"), max_size=2))
    return "\n".join(parts)


@st.composite
def districts(draw: st.DrawFn) -> dict[str, str]:
    """The two files."""
    common = draw(st.lists(closure("[[closure]]"), max_size=2))
    places = [draw(branch(slug)) for slug in SLUGS]
    start = TODAY + timedelta(days=draw(st.integers(-10, 30)))
    end = start + timedelta(days=draw(st.integers(0, 8)))
    holiday = (
        f'[[year]]\nyear = 2026\n[[year.holiday]]\nname = "节日"\nfrom = {start}\nto = {end}\n'
    )
    return {
        "content/branches.toml": "\n".join([*common, *places]),
        "content/holidays.toml": draw(st.sampled_from((holiday, ""))),
    }
