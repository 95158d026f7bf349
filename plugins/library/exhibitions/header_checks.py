"""What can be wrong with the header of ``index.md``."""

from collections.abc import Iterable

from plugins.library.exhibitions.keys import PANEL_KEYS
from plugins.library.exhibitions.nouns import Station
from plugins.library.exhibitions.pieces import Exhibit, Panel, Section
from plugins.library.reading.header import Header
from plugins.library.reading.pieces import Text
from plugins.library.reading.problems import Problem, error, warning
from plugins.library.reading.spans import Span


def check_spans(
    header: Header, spans: tuple[Span, ...], stations: tuple[Station, ...]
) -> Iterable[Problem]:
    """Days of the header are not shown where a sheet has days; those beyond it would be lost."""
    held = [s.span for s in stations if s.span and s.is_held]
    if not (spans and held):
        return
    first, last = min(span.start for span in held), max(span.last_day for span in held)
    is_open = any(span.open_ended for span in held)
    if any(s.start < first or (s.last_day > last and not is_open) for s in spans):
        what = "文件头的展期比巡展表长，网站只认巡展表"
        found = f"{header.get('start')}—{header.get('end')}".removesuffix("—")
        keys = header.keys
        days = f"{keys['start'].label}和{keys['end'].label}"
        remedy = f"表里少了一站就补上；不少，就删去{days}"
        yield warning(header.path, header.line("start"), what, found, remedy)


def check_minors(
    text: Text, sections: Iterable[Section], exhibits: Iterable[Exhibit]
) -> Iterable[Problem]:
    """With pictures of children somebody agrees, or a picture says how the child is named.

    What children drew shows no child: whose work it is must be said (著作权法第十条), and the
    guardians be asked only where photographs hang there too. Which of them it is, only staff know.
    """
    minors, (agreed, _) = text.values["minors"], text.values["consent"]
    panels = [panel for section in sections for panel in section.panels]
    pictured = [exhibit for exhibit in exhibits if exhibit.picture]
    shown: list[Panel | Exhibit] = [*panels, *pictured]
    if minors and not agreed and shown and not any(one.credit for one in shown):
        what = "写了有未成年人，没有一处写公开署名，也没有监护人同意"
        credit, consent = PANEL_KEYS["credit"], text.header.keys["consent"]
        remedy = (
            f"孩子的作品，在展板的 .md 文件头写{credit.written('儿童甲，7岁')}，"
            f"在展品表写{credit.label}；"
            f"孩子的照片，监护人都同意公开以后，在 index.md 的文件头写{consent.written('是')}"
        )
        yield error(shown[0].path, 0, what, "", remedy)
