"""What engines of 2018 know of a style sheet, by MDN's compatibility data (npm)."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

DATA = Path(__file__).parents[2] / "node_modules/@mdn/browser-compat-data/data.json"
ENGINES = {"chrome": (70, 0), "safari_ios": (12, 2)}
"""Android's WebView as many telephones keep it; iOS 12 as it was last brought up to date."""
_BLOCK = re.compile(r"([^{};]*)\{|\}|([^{};]+)(?=[;}])|;")
_NAMED = re.compile(r"(?<![\w#.-])(-?[a-z][\w-]*)(\()?")
_TEXT = re.compile(r""""[^"]*"|'[^']*'|url\([^)]*\)""")
_LENGTH = re.compile(r"(?<![\w#-])[\d.]+(?:px|r?em|%)?(?!\w)")
_PSEUDO = re.compile(r"::?([a-z][\w-]*)")
_ASKED = re.compile(r"\(([a-z-]+)")
_PREFIXED = re.compile(r"^-(?:webkit|moz|ms)-")


@dataclass(frozen=True, slots=True)
class Drop:
    """What an old engine drops: where it stands, and the features that it doesn't know."""

    where: str
    features: frozenset[str]


def drops(sheet: str) -> Iterator[Drop]:
    """Each rule or declaration that old engines drop and that nothing before it makes up for."""
    for around, selector, body in rules(sheet):
        unknown = {f for one in around for f in _unknown_of_condition(one)}
        if unknown:
            yield Drop(around[-1], frozenset(unknown))
            continue
        if unknown := {f"selectors.{name}" for name in _PSEUDO.findall(selector)} - known():
            yield Drop(selector, frozenset(unknown))
            continue
        yield from _of_declarations(selector, body)


def rules(sheet: str) -> Iterator[tuple[tuple[str, ...], str, list[tuple[str, str]]]]:
    """The conditions around each rule, its selector, and its declarations."""
    stack: list[tuple[str, list[tuple[str, str]]]] = []
    for found in _BLOCK.finditer(sheet):
        if found[0].endswith("{"):
            stack.append((found[1].strip(), []))
        elif found[0] == "}":
            selector, body = stack.pop()
            if body:
                yield tuple(name for name, _ in stack), selector, body
        elif found[2] and found[2].strip() and stack:
            name, _, value = found[2].partition(":")
            stack[-1][1].append((name.strip(), value.strip()))


def _of_declarations(selector: str, body: list[tuple[str, str]]) -> Iterator[Drop]:
    """A value that stays when its name is dropped: the one before it, unless ``var()`` is in it.

    With a variable in it an engine takes a declaration and finds too late that it can't be read.
    """
    plain: set[str] = set()
    for name, value in body:
        unknown = _unknown(name, value)
        if not unknown:
            plain.add(name)
        elif name not in plain or "var(" in value:
            yield Drop(f"{selector}{{{name}:{value}}}", frozenset(unknown))


def _unknown(name: str, value: str) -> set[str]:
    """The features that a declaration asks for and an old engine lacks."""
    if _PREFIXED.match(name) or name in ("src", "size", "page"):
        return set()
    bare = _TEXT.sub("", value)
    used = {f for word, bracket in _NAMED.findall(bare) if bracket for f in _functions(word)}
    if not name.startswith("--"):
        used.add(f"properties.{name}")
        used |= {
            f"properties.{name}.{word}" for word, bracket in _NAMED.findall(bare) if not bracket
        }
    if name == "text-decoration" and re.search(r"\d", re.sub(r"var\([^)]*\)", "", bare)):
        used.add("properties.text-decoration.includes_thickness")
    if name in ("background", "background-image") and _has_long_stops(bare):
        used.add("types.gradient.linear-gradient.doubleposition")
    return (used & all_features()) - known()


def _has_long_stops(value: str) -> bool:
    """Whether a stop of a gradient has two places: ``red 0 1px``."""
    flat = re.sub(r"calc\((?:[^()]|\([^()]*\))*\)", "1px", value)
    flat = re.sub(r"var\([^()]*\)", "red", flat)
    stops = re.findall(r"gradient\(([^()]*)\)", flat)
    return any(len(_LENGTH.findall(stop)) > 1 for one in stops for stop in one.split(","))


def _unknown_of_condition(condition: str) -> set[str]:
    """Features of ``@media (…)`` and names of ``@`` rules; what ``@supports`` asks for is asked."""
    name = condition.split()[0].split("(")[0].lstrip("@")
    used = {f"at-rules.{name}"}
    if name == "media":
        used |= {f"at-rules.media.{one}" for one in _ASKED.findall(condition)}
    return (used & all_features()) - known()


@cache
def _functions(name: str) -> tuple[str, ...]:
    """A function by the data's names for it: ``types.color.color-mix``."""
    return tuple(f for f in all_features() if f.startswith("types.") and f.endswith(f".{name}"))


@cache
def known() -> frozenset[str]:
    """The features that every engine of ours knows."""
    return frozenset(name for name, is_known in _features().items() if is_known)


@cache
def all_features() -> frozenset[str]:
    """Every feature that the data has."""
    return frozenset(_features())


@cache
def _features() -> Mapping[str, bool]:
    return dict(_walk(json.loads(DATA.read_text("utf-8"))["css"], ""))


def _walk(tree: Mapping[str, Any], path: str) -> Iterator[tuple[str, bool]]:
    for name, below in tree.items():
        if name != "__compat":
            yield from _walk(below, f"{path}.{name}" if path else name)
    if "__compat" in tree:
        support = tree["__compat"]["support"]
        yield path, all(_is_known(support.get(engine), least) for engine, least in ENGINES.items())


def _is_known(statements: Any, version: tuple[int, int]) -> bool:
    """Whether one of the statements says that an engine has it, under its own name, by then."""
    listed = statements if isinstance(statements, list) else [statements] if statements else []
    return any(
        _number(one.get("version_added")) <= version < _number(one.get("version_removed"))
        for one in listed
        if not one.keys() & {"prefix", "alternative_name", "flags", "partial_implementation"}
    )


def _number(version: object) -> tuple[int, int]:
    """Of ``12.2``; what has none was never brought and never taken away."""
    found = re.match(r"≤?(\d+)(?:\.(\d+))?", str(version or ""))
    return (int(found[1]), int(found[2] or 0)) if found else (999, 0)
