"""A panel of its files: picture, text, sound or film."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from plugins.library.causes import said
from plugins.library.exhibitions.folder import PanelFiles
from plugins.library.exhibitions.keys import PANEL_KEYS
from plugins.library.exhibitions.pieces import Narration, Panel, Section
from plugins.library.exhibitions.preface import PanelText, Preface
from plugins.library.reading.files import name_of, read_text
from plugins.library.reading.header import Header, is_bare, parse, without_header
from plugins.library.reading.problems import Problem, error, warning
from plugins.library.reading.values import for_noun, read_values
from plugins.library.sound import read_sound


def read_panel(
    files: PanelFiles, texts: Mapping[str, PanelText], url: str, content: Path
) -> tuple[Panel, tuple[Problem, ...]]:
    """Make a panel of what lies in the folder; what is missing is told and never invented."""
    header, problems = _header(files, content)
    is_unreadable = bool(problems) and not (header.fields or header.body)
    written = texts.get(files.number)
    first = files.text or files.picture or files.video or files.sound or files.sound_text
    name = name_of(first, content) if first else ""
    text = header.body.strip() or (written.text if written else "")
    title = header.get("title") or (written.title if written else "") or files.title
    problems = (*problems, *_check_names(header, written))
    narration, sound_problems = _narration(files, text, content)
    values, value_problems = read_values(header)
    if header.body.strip() and written and written.text:
        remedy = f"另一处是 index.md 第 {written.line} 行的“## {files.number}”，请合成一处"
        problems = (*problems, error(name, 0, "同一块展板的文字写在两处", title, remedy))
    panel = Panel(
        **for_noun(Panel, header, values) | {"title": title or f"第 {int(files.number)} 块"},
        number=files.number,
        exhibition_url=url,
        text=text,
        picture=files.picture,
        path=name,
        video=files.video,
        narration=narration,
    )
    return panel, (
        *problems,
        *value_problems,
        *sound_problems,
        *(() if is_unreadable else _missing(panel, name)),
    )


def _header(files: PanelFiles, content: Path) -> tuple[Header, tuple[Problem, ...]]:
    """The header of the panel's text. Words without any header are all text."""
    if files.text is None:
        return without_header("", "", PANEL_KEYS), ()
    name = name_of(files.text, content)
    text, unreadable = read_text(files.text, name)
    if is_bare(text, PANEL_KEYS):
        return without_header(text, name, PANEL_KEYS), unreadable
    header, problems = parse(text, name, PANEL_KEYS)
    return header, unreadable or problems


def _check_names(header: Header, written: PanelText | None) -> Iterable[Problem]:
    """A warning where a panel has one name here and another one in ``index.md``."""
    name, other = header.get("title"), written.title if written else ""
    if written and name and other and name != other:
        remedy = f"index.md 第 {written.line} 行写的是“{other}”，网页上没有它；请留一个"
        yield header.problem("title", "同一块展板有两个名字", remedy, report=warning)


def _narration(
    files: PanelFiles, text: str, content: Path
) -> tuple[Narration | None, tuple[Problem, ...]]:
    if files.sound is None:
        if files.sound_text is None:
            return None, ()
        name = name_of(files.sound_text, content)
        remedy = f"请补上 {files.number}-….mp3，或把文字放进展板的 .md"
        return None, (warning(name, 0, "有解说词，没有声音文件", files.sound_text.name, remedy),)
    transcript, problems = text, tuple[Problem, ...]()
    if files.sound_text is not None:
        transcript, problems = read_text(files.sound_text, name_of(files.sound_text, content))
    name = name_of(files.sound, content)
    try:
        sound = read_sound(files.sound)
    except ValueError as mistake:
        return None, (*problems, error(name, 0, said(mistake), files.sound.name, "请重新导出"))
    if not transcript.strip():
        what, remedy = "解说没有文字稿", "听不见的读者靠它：请写进展板的 .md"
        problems = (*problems, warning(name, 0, what, files.sound.name, remedy))
    return Narration(sound, transcript.strip()), problems


def _missing(panel: Panel, name: str) -> Iterable[Problem]:
    has_picture = panel.picture is not None
    if not (has_picture or panel.video or panel.link):
        remedy = f"请补上 {panel.number}-….jpg，或写{PANEL_KEYS['link'].written()}"
        yield error(name, 0, "展板没有图，也没有视频或链接", panel.title, remedy)
    if not panel.text:
        remedy = (
            f"看不清图的读者靠它：请写 {panel.number}-….md，或在 index.md 里写“## {panel.number}”"
        )
        yield warning(name, 0, "展板没有文字稿", panel.title, remedy)
    if has_picture and not panel.alt:
        remedy = f"在展板的 .md 文件头加一行{PANEL_KEYS['alt'].written()}，说说图上画了什么"
        yield warning(name, 0, "图没有替代文字，先用标题代替", panel.title, remedy)
    if panel.link and not panel.link.startswith(("https://", "http://")):
        yield error(name, 0, "链接要写完整", panel.link, "以 https:// 开头")


def sections_of(
    panels: Iterable[Panel], preface: Preface, path: str
) -> tuple[tuple[Section, ...], tuple[Problem, ...]]:
    """Group panels by the headings of ``index.md``, else by the section that they name.

    A panel without a section belongs to the one before it.
    """
    known = {int(panel.number) for panel in panels}
    problems = [
        error(
            path,
            heading.line,
            f"单元“{heading.title}”写的展板不存在",
            f"第 {number} 块",
            "请改号码，或补上展板的图",
        )
        for heading in preface.sections
        for number in dict.fromkeys((heading.first, heading.last))
        if number not in known
    ]
    problems += [
        error(path, text.line, "这一段写的展板不存在", number, "请改号码，或补上展板的图")
        for number, text in preface.panels.items()
        if int(number) not in known
    ]
    groups: list[tuple[str, str, list[Panel]]] = []
    for panel in panels:
        title, words = _section_of(panel, preface, groups[-1][0] if groups else "")
        if not groups or groups[-1][:2] != (title, words):
            groups.append((title, words, []))
        groups[-1][2].append(panel)
        if preface.sections and panel.section not in ("", title):
            what, remedy = "单元以 index.md 的标题为准，这里写的不起作用", "请删去“单元”这一行"
            problems.append(warning(panel.path, 0, what, panel.section, remedy))
    return tuple(Section(t, w, tuple(members)) for t, w, members in groups), tuple(problems)


def _section_of(panel: Panel, preface: Preface, before: str) -> tuple[str, str]:
    number = int(panel.number)
    heading = next((s for s in preface.sections if s.first <= number <= s.last), None)
    if heading:
        return heading.title, heading.text
    if preface.sections:
        return "", ""
    return panel.section or before, ""
