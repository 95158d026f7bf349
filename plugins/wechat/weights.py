"""What a library makes of a finding, where it knows better: ``[wechat.weights]`` in library.toml.

::

    [wechat.weights]
    WX020 = "提示"    # the weekly notice has the same title every week
    WX017 = "错误"    # nothing without a description leaves this house

What WeChat itself refuses stays what it is: no wish makes an article enter that can't.
"""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from plugins.library.reading.files import name_of, read_toml
from plugins.library.reading.problems import Problem, error
from plugins.wechat.lint import CODES, Finding, Weight

TABLE = "wechat"
_FIELD = "weights"

Weights = Mapping[str, Weight]
"""Code of a rule → what its findings weigh."""


def weighed(finding: Finding, weights: Weights) -> Finding:
    """The finding with the weight that the library gives its rule."""
    if finding.weight is Weight.STOPS or finding.code not in weights:
        return finding
    return replace(finding, weight=weights[finding.code])


def read_weights(content: Path) -> tuple[Weights, tuple[Problem, ...]]:
    """The library's own weights; none where the table is missing."""
    path = content / "library.toml"
    name = name_of(path, content)
    table: Any = read_toml(path, name)[0].get(TABLE, {})  # its mistakes are the facts' to tell
    given: Any = table.get(_FIELD, {}) if isinstance(table, dict) else None
    if not isinstance(given, dict) or set(table) - {_FIELD}:
        what, remedy = "[wechat] 的写法不对", '写成 [wechat.weights]，下面一行一条：WX020 = "提示"'
        return {}, (error(name, 0, what, str(table), remedy),)
    words = {weight.value: weight for weight in Weight}
    problems = []
    for code, word in given.items():
        if code not in CODES:
            remedy = f"代号从 {CODES[0]} 到 {CODES[-1]}，见馆员手册"
            problems.append(error(name, 0, "[wechat.weights] 没有这个代号", code, remedy))
        if str(word) not in words:
            what = f"[wechat.weights] 的 {code} 写得不对"
            remedy = f"请写“{'”、“'.join(words)}”里的一个"
            problems.append(error(name, 0, what, str(word), remedy))
    known = {c: words[w] for c, w in given.items() if c in CODES and str(w) in words}
    return known, tuple(problems)
