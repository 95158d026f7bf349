"""Persons out of a statement of responsibility: ``(法)安托万著；李玉民, 周国强译``.

Tables have nothing else, and records name translators in 200 $g without an access point. The
statement itself is kept for display; what is found here is for searching and grouping, so that
曹雪芹 is the same under （清）曹雪芹著 and 曹雪芹.
"""

import re
from functools import lru_cache

from plugins.library.records import Contributor

_SEPARATORS = re.compile(r"\s*[;；,，、/&]\s*|\s+(?:and|with)\s+")
_BRACKETS = r"[(（\[［〔【]([^)）\]］〕】]*)[)）\]］〕】]"
_COUNTRY = re.compile(rf"^\s*{_BRACKETS}\s*")
_ASIDE = re.compile(rf"\s*{_BRACKETS}\s*")
_ROLE = (
    "总主编|副主编|主编|编著|编写|编译|编选|编绘|编剧|编辑|选编|选译|选注|汇编|合著|合编|合译|"
    "原著|改编|改写|译注|校注|校点|点校|注释|整理|口述|导演|插图|绘图|绘画|绘著|摄影|主讲|"
    "著|编|译|绘|撰|辑|注|校|文|图|作|修|纂|述|画|评"
)
_TAIL = re.compile(rf"\s*[.…·]*\s*((?:{_ROLE})+)$")
_HEAD = re.compile(r"^(总主编|副主编|主编|编著者|编著|编者|著者|译者|作者|绘者)[:： ]?(?=\S{2})")
_ET_AL = re.compile(r"[\s.…]*[\[［]?等[\]］]?$")
_NAME_LENGTH = range(2, 40)
_COUNTRY_LENGTH = 6
_CACHED = 1 << 14


@lru_cache(maxsize=_CACHED)
def contributors_of(statement: str) -> tuple[Contributor, ...]:
    """The persons and bodies of a statement, each name once, in their order."""
    found: dict[str, Contributor] = {}
    for group in re.split(r"[;；]", statement):
        parts = [_person(part) for part in _SEPARATORS.split(group.strip()) if part.strip()]
        role = next((person.role for person in reversed(parts) if person.role), "")
        for person in parts:
            if len(person.name) in _NAME_LENGTH and any(map(str.isalpha, person.name)):
                found.setdefault(person.name, person._replace(role=person.role or role))
    return tuple(found.values())


def _person(text: str) -> Contributor:
    """One name with its country and role, if they are written beside it."""
    country = ""
    match = _COUNTRY.match(text)
    if match:
        country, text = match[1].strip(), text[match.end() :]
    text = _ET_AL.sub("", text)
    tail = _TAIL.search(text)
    # a name may end like a role (王注, 张文): what is left must still be a name
    if tail and tail.start() >= min(_NAME_LENGTH):
        text, role = text[: tail.start()], tail[1]
    else:
        role = ""
    head = _HEAD.match(text)
    if head:
        text, role = text[head.end() :], role or head[1].rstrip("者")
    name = _ASIDE.sub("", _ET_AL.sub("", text)).strip(" .·:：…")
    return Contributor(name, role, country=country if len(country) <= _COUNTRY_LENGTH else "")
