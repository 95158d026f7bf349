"""Access points (7--) as contributors, and what the statement of responsibility adds to them.

People are found under access points and shown as the title page has them. Cataloguers make no
access point for many a translator: such a name comes out of the statement.
"""

import re
from collections.abc import Iterable, Mapping

from plugins.catalog.reader.fields import FieldRule
from plugins.catalog.reader.marc import MarcField
from plugins.catalog.reader.people import ROLES, contributors_of, named
from plugins.catalog.reader.text import trimmed, unbracketed
from plugins.library.catalogue.records import Contributor

_ROLE_CODES = {"010": "改编", "070": "著", "220": "编", "340": "编", "440": "绘", "730": "译"}
"""Codes that stand in $4 for a word (UNIMARC, appendix C)."""
_WORDS = re.compile(r"[^\W\d_]{2,}")


def contributor_of(field: MarcField, rule: FieldRule, codes: str) -> Contributor:
    """The person or body of an access point; the name is empty where the field has none."""
    names, roles, given = list[str](), list[str](), dict[str, str]()
    for code, value in field.subfields:
        if code in codes:
            names.append(value)
        elif code == rule.role:
            roles.append(value)
        else:
            given.setdefault(code, value)
    country, name = named(trimmed(names[0]) if len(names) == 1 else _joined(names))
    if rule.country in given:
        country = _han(unbracketed(given[rule.country])) or country
    dates = unbracketed(given[rule.dates]) if rule.dates in given else ""
    pinyin = trimmed(given.get("9") or given.get("A", ""))
    return Contributor(name, _role(roles), dates, country, pinyin, field.tag in rule.bodies)


def _joined(names: Iterable[str]) -> str:
    """$b of a Chinese name goes on with it, of a Western one it follows a comma."""
    name = ""
    for value in filter(None, map(trimmed, names)):
        name = f"{name.rstrip(' ,，')}, {value}" if name and value.isascii() else name + value
    return name


def _han(country: str) -> str:
    """$c also holds titles and professions; a country or dynasty is one Chinese word."""
    return country if country.isalpha() and not country.isascii() else ""


def _role(words: Iterable[str]) -> str:
    return "、".join([_ROLE_CODES.get(word, word) for word in map(trimmed, words) if word])


def with_named(access_points: Iterable[Contributor], statement: str) -> tuple[Contributor, ...]:
    """Access points, then those whom only the statement names, each once."""
    found: dict[str, Contributor] = {}
    for person in access_points:
        if person.name:
            found.setdefault(person.name, person)
    if not found:
        return contributors_of(statement)
    if _names_more(statement, found):
        # a Western name is inverted in its access point, and can't be told from another's
        others = [person for person in contributors_of(statement) if not person.name.isascii()]
        for person in others:
            if not any(_is_same(name, person.name) for name in found):
                found[person.name] = person
    return tuple(found.values())


def _names_more(statement: str, names: Mapping[str, Contributor]) -> bool:
    """Whether a statement has a word that is neither one of the names nor a role."""
    for name in names:
        statement = statement.replace(name, " ")
    return any(word not in ROLES for word in _WORDS.findall(statement))


def _is_same(name: str, stated: str) -> bool:
    """Whether a statement names the person of an access point, which may be shorter.

    马尔克斯, 加·马尔克斯 and 加西亚·马尔克斯 are one; so are 金波 and “金波文”, where the role
    couldn't be told from the name.
    """
    if name == stated or (stated.startswith(name) and stated[len(name) :] in ROLES):
        return True
    short, long = sorted((name.partition(",")[0], stated.partition(",")[0]), key=len)
    family = _family(short)
    return family == _family(long) != "" and (family == short or short[0] == long[0])


def _family(name: str) -> str:
    return re.split("[·.]", name)[-1]
