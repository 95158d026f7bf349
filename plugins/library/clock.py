"""The one clock: the day of a build, in Asia/Shanghai."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

SHANGHAI = ZoneInfo("Asia/Shanghai")
EAST_EIGHT = timezone(timedelta(hours=8))
"""Of a day that is only named: Shanghai's clocks stood at +08:05:43 until 1901, which RFC 3339
can't say, and at +09:00 in some summers since."""

LATEST = 4_102_444_800
"""The year 2100, in seconds: beyond it somebody wrote milliseconds."""


def build_date(environment: Mapping[str, str]) -> date:
    """The day of ``SOURCE_DATE_EPOCH`` (seconds since 1970, reproducible-builds.org), else today.

    ValueError where the variable is set and is no number, or a day on which nobody builds a site.
    """
    epoch = environment.get("SOURCE_DATE_EPOCH", "").strip()
    if not epoch:
        return datetime.now(SHANGHAI).date()
    if not 0 <= int(epoch) < LATEST:
        raise ValueError(epoch)
    return datetime.fromtimestamp(int(epoch), SHANGHAI).date()
