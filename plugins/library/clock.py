"""The one clock: the day of a build, in Asia/Shanghai."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

SHANGHAI = ZoneInfo("Asia/Shanghai")


def build_date(environment: Mapping[str, str]) -> date:
    """The day of ``SOURCE_DATE_EPOCH`` (seconds since 1970, reproducible-builds.org), else today.

    ValueError where the variable is set and is no number.
    """
    epoch = environment.get("SOURCE_DATE_EPOCH")
    moment = datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)
    return moment.astimezone(SHANGHAI).date()
