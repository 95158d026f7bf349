"""What nobody foresaw: a Chinese sentence for staff, the English whole in a file for engineers."""

import traceback
from contextlib import suppress
from pathlib import Path

from plugins.library.causes import cause_of

LOG = "error.log"


def crashed(mistake: Exception, build: Path) -> str:
    """Write the traceback into ``build/error.log``; the sentence that names it."""
    log = build / LOG
    cause = cause_of(mistake)
    with suppress(OSError):
        build.mkdir(parents=True, exist_ok=True)
        log.write_text("".join(traceback.format_exception(mistake)), encoding="utf-8")
        return f"没有做完：{cause.what}。英文的完整记录在 {log}，请把它交给维护程序的人。"
    return f"没有做完：{cause.what}。{cause.remedy}。"
