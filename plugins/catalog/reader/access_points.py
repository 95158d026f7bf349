"""Access points (7--) as contributors, and what the statement of responsibility adds to them.

People are found under access points and shown as the title page has them. Cataloguers make no
access point for many a translator: such a name comes out of the statement.
"""

import re
import string
from collections.abc import Iterable, Mapping

from plugins.catalog.reader.fields import FieldRule
from plugins.catalog.reader.marc import MarcField
from plugins.catalog.reader.names import named
from plugins.catalog.reader.people import contributors_of
from plugins.catalog.reader.roles import ROLES
from plugins.catalog.reader.text import trimmed, unbracketed
from plugins.library.catalogue.records import Contributor

_ROLE_CODES = {"010": "改编", "070": "著", "220": "编", "340": "编", "440": "绘", "730": "译"}
"""Codes that stand in $4 for a word (UNIMARC, appendix C)."""
_DOT = re.compile("[·.]")
_INITIALS = string.ascii_letters + " "
_WORDS = re.compile(r"[^\W\d_]{2,}")
_COUNTRY = re.compile(r"[(（\[［〔【] ?([\u3400-\u9fff·]{1,12}) ?[)）\]］〕】,，]")
"""A country or dynasty; $c also holds titles and professions behind it: ``(美), 作家``."""
_LONGEST_COUNTRY = 12
_DATED = re.compile(r"\W*([\u3400-\u9fff]{1,6})[,，、 ]+(?=[\d约?~-])")
"""A country that stands with the years: ``(美, 1899-1961)``."""


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
        country = _country(given[rule.country]) or country
    dates = unbracketed(given[rule.dates]) if rule.dates in given else ""
    if match := _DATED.match(dates):
        country, dates = country or match[1], dates[match.end() :]
    pinyin = trimmed(given.get("9") or given.get("A", ""))
    return Contributor(name, _role(roles), dates, country, pinyin, field.tag in rule.bodies)


def _joined(names: Iterable[str]) -> str:
    """$b of a Chinese name goes on with it, of a Western one it follows a comma."""
    name = ""
    for value in filter(None, map(trimmed, names)):
        name = f"{name.rstrip(' ,，')}, {value}" if name and value.isascii() else name + value
    return name


def _country(text: str) -> str:
    plain = unbracketed(text)
    if plain.isalpha():
        return plain if not plain.isascii() and len(plain) <= _LONGEST_COUNTRY else ""
    match = _COUNTRY.match(text)
    return match[1] if match else ""


def _role(words: Iterable[str]) -> str:
    return "、".join([_ROLE_CODES.get(word, word) for word in map(trimmed, words) if word])


def with_named(access_points: Iterable[Contributor], statement: str) -> tuple[Contributor, ...]:
    """Access points, then those whom only the statement names, each once.

    The roles of access points are words that the statement may have too; what an access point
    doesn't say of its role, the statement does.
    """
    found: dict[str, Contributor] = {}
    for person in access_points:
        if person.name:
            found.setdefault(person.name, person)
    if not found:
        return contributors_of(statement)
    if statement and (
        "" in [person.role for person in found.values()] or _names_more(statement, found)
    ):
        _add_stated(statement, found)
    return tuple(found.values())


def _add_stated(statement: str, found: dict[str, Contributor]) -> None:
    taught = {person.role for person in found.values()} - ROLES
    roles = sorted(role for role in taught if len(role) > 1 and role.isalpha())
    for person in contributors_of(statement, tuple(roles)):
        same = next((name for name in found if _is_same(name, person.name)), "")
        if same and not found[same].role:
            found[same] = found[same]._replace(role=person.role)
        # a Western name is inverted in its access point, and can't be told from another's
        if not same and not person.name.isascii():
            found[person.name] = person


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
    """What stands behind the last dot or the initials: J.K.罗琳, JK罗琳 → 罗琳."""
    last = _DOT.split(name)[-1]
    return last if last.isascii() else last.lstrip(_INITIALS)
