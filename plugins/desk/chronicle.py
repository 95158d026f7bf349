"""``make chronicle YEAR=2021``: a draft of what the year's chronicle does not have yet."""

from collections.abc import Mapping
from itertools import chain

from plugins.desk.settings import DeskError, DeskSettings
from plugins.library.chronicle.reading import read_chronicle
from plugins.library.chronicle_draft import candidates, draft
from plugins.library.events.reading import read_events
from plugins.library.exhibitions.reading import read_exhibitions
from plugins.library.reading.common_keys import CHRONICLE
from plugins.library.reading.files import write_whole
from plugins.library.site.stages import published


def draft_chronicle(settings: DeskSettings, environment: Mapping[str, str]) -> str:
    """Write ``build/chronicle/<year>.md``; return what was done and what comes next."""
    year = _year(environment)
    content = settings.content
    files, mistakes = read_chronicle(content)
    own = chain.from_iterable(file.entries for file in files if file.year == year)
    with published(content, settings.build_date):
        events, exhibitions = read_events(content)[0], read_exhibitions(content)[0]
    entries = candidates(year, own, events, exhibitions)
    if mistakes:
        raise DeskError("大事记里有错，先改好再起草：\n" + "\n".join(map(str, mistakes)))
    if not entries:
        return f"{year} 年有日期的活动和展览都已进大事记，没有要补的。"
    path = settings.build / "chronicle" / f"{year}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, draft(year, entries))
    return (
        f"{year} 年还没有进大事记的活动和展览有 {len(entries)} 条，草稿写在 {path}\n"
        f"下一步：挑要留的条目贴进 content/chronicle/{year}.md，改好文字；"
        f"或在那个活动、展览的文件头写{CHRONICLE.written('是')}，它就自己进大事记。"
    )


def _year(environment: Mapping[str, str]) -> int:
    text = environment.get("YEAR", "").strip()
    if not (text.isdecimal() and len(text) == 4):
        raise DeskError(f"请写明年份，例如 make chronicle YEAR=2021。读到的是“{text}”。")
    return int(text)
