"""Templates print and never compute: what they may not do, found with Jinja's own parser.

What is computed, chosen by size or place, or put together from figures, is a view's: a frozen
dataclass in the room's ``views.py`` or a property of the noun. There it has a name, a type and a
test.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from jinja2 import Environment, nodes

from plugins.typography.filters import FILTERS
from tests.conftest import ROOT

ENVIRONMENT = Environment(extensions=["jinja2.ext.do"])
ARITHMETIC = (
    *(nodes.Add, nodes.Sub, nodes.Mul, nodes.Div, nodes.FloorDiv, nodes.Mod, nodes.Pow),
    *(nodes.Neg, nodes.Pos),
)
PRINTING = {
    "for_readers",  # without the mark that is for staff
    *FILTERS,  # a date, a number, a text as Chinese readers expect it
    *("asset", "modules"),  # the address of a style sheet or of a script, by its name
    *("inline_sheet", "script_in_page"),  # a style sheet itself, a script
    "internal",  # an address that staff wrote whole
    *("urlencode", "toml", "e", "safe", "striptags"),  # a text as addresses, TOML, HTML have it
    *("clip", "moment"),  # a text that may be too long for a table; a day with its minute
    "join",  # a list with its 、 between
    "length",  # how many, as printed; no condition may judge it
    "default",  # a name that some pages leave out
}
"""Filters that print what they are given."""
METHODS = {
    "srcset",  # a picture's addresses need the site's root, which only a template knows
}
"""Methods that a template may call."""
MANY = 3
"""Facts in one condition from which a template no longer prints but decides."""
SIZES = {"gt", "gteq", "lt", "lteq"}


def templates() -> list[Path]:
    """The theme's templates and those of the rooms; styles and scripts beside them are none."""
    rooms = (ROOT / "plugins").glob("**/templates/**/*")
    found = (*(ROOT / "theme/templates").rglob("*"), *rooms)
    return sorted(path for path in found if path.suffix in {".html", ".txt", ".md"})


def constructs(source: str) -> Iterator[str]:
    """Everything in a template that is more than printing, each named as a maker would say it."""
    tree = ENVIRONMENT.parse(source)
    for node in tree.find_all(nodes.Node):
        match node:
            case _ if isinstance(node, ARITHMETIC):
                yield f"arithmetic {node.operator}" if hasattr(node, "operator") else "arithmetic"
            case nodes.Slice():
                yield "slice [:]"
            case nodes.Getitem(arg=nodes.Slice()):
                pass
            case nodes.Getitem():
                yield "item []"
            case nodes.Filter(name=name) if name not in PRINTING:
                yield f"filter {name}"
            case nodes.Call(node=nodes.Getattr(node=nodes.Name(name="self"))):
                pass  # a block of the page, printed once more
            case nodes.Call(node=nodes.Getattr(attr=name)) if name not in METHODS:
                yield f"method .{name}()"
            case nodes.Operand(op=op) if op in SIZES:
                yield "comparison of sizes"
            case nodes.Compare() if _asks_for_a_place(node):
                yield "condition on loop.index"
            case nodes.If(test=test) | nodes.CondExpr(test=test) if _joined(test) >= MANY:
                yield "condition over three facts"
            case nodes.Assign(node=test) if _joined(test) >= MANY:
                yield "condition over three facts"
            case nodes.Concat() if any(f.name == "length" for f in node.find_all(nodes.Filter)):
                yield "sentence about a count"
            case nodes.For(test=test) if test:
                yield "loop with a condition"
            case _:
                pass


def _joined(test: nodes.Node) -> int:
    """How many facts a condition joins with ``and`` and ``or``."""
    own = int(isinstance(test, (nodes.And, nodes.Or)))
    return 1 + own + sum(1 for _ in test.find_all((nodes.And, nodes.Or)))


def _asks_for_a_place(compared: nodes.Compare) -> bool:
    asked = (compared.expr, *(operand.expr for operand in compared.ops))
    return any(isinstance(one, nodes.Getattr) and one.attr.startswith("index") for one in asked)


def test_no_template_computes() -> None:
    computing = [
        f"{path.relative_to(ROOT)}: {construct}"
        for path in templates()
        for construct in constructs(path.read_text("utf-8"))
    ]
    assert computing == [], "what these compute belongs into a view"


@pytest.mark.parametrize(
    ("source", "construct"),
    [
        ("{{ a + 1 }}", "arithmetic +"),
        ("{{ -a }}", "arithmetic -"),
        ("{% if loop.index0 % 2 %}x{% endif %}", "arithmetic %"),
        ("{% if loop.index == 6 %}x{% endif %}", "condition on loop.index"),
        ("{{ a[:3] }}", "slice [:]"),
        ("{{ a[0].b }}", "item []"),
        ("{{ a[b] }}", "item []"),
        ("{{ a | map(attribute='b') | join }}", "filter map"),
        ("{% for a in b | selectattr('c') %}{% endfor %}", "filter selectattr"),
        ("{% for a in b | groupby('c') %}{% endfor %}", "filter groupby"),
        ("{{ a.replace('b', 'c') }}", "method .replace()"),
        ("{{ '{:,}'.format(a) }}", "method .format()"),
        ("{% if a | length > 3 %}x{% endif %}", "comparison of sizes"),
        ("{{ '一共 ' ~ a | length ~ ' 件' }}", "sentence about a count"),
        ("{% for a in b if a.c %}{% endfor %}", "loop with a condition"),
        ("{% if a and not b and c %}x{% endif %}", "condition over three facts"),
        ("{% set a = b and (c or d) %}", "condition over three facts"),
        ("{{ 'x' if a or b or c }}", "condition over three facts"),
        ("{% macro m(a) %}{{ a | sum }}{% endmacro %}", "filter sum"),
    ],
)
def test_a_template_that_computes_is_told(source: str, construct: str) -> None:
    assert list(constructs(source)) == [construct]


@pytest.mark.parametrize(
    "source",
    [
        "{{ a.b }}{{ a | join('、') }}{{ a | length }} 个{{ a | iso }}",
        "{% for a in b %}{{ loop.index }}{% if not loop.last %}、{% endif %}{% endfor %}",
        "{% if a.is_open %}开{% elif a.state == 'closed' %}闭{% endif %}",
        "{% if a or b %}{{ a or b or '未载' }}{% endif %}{{ root ~ '/' ~ a.url }}",
    ],
)
def test_a_template_that_prints_is_let_be(source: str) -> None:
    assert list(constructs(source)) == []
