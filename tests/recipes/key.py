"""A key of an event: what to bring along (自备).

1. ``plugins/library/events/keys.py`` declares it: both names, what staff are told, how its value is
   read (``plugins/library/reading/values.py``), what ``make new`` writes behind it.
2. ``plugins/library/events/nouns.py``: the field that holds the value has the key's English name in
   lower case and is filled by it; ``facts`` says it with its label, and every place that prints an
   event has it.
3. ``python -m plugins.desk guide`` writes the table of ``docs/staff-guide.md``.
"""

from pathlib import Path

from tests.support.edits import write_after, write_before


def apply(copy: Path) -> None:
    """Write the key and its fact."""
    write_before(
        copy / "plugins/library/events/keys.py",
        "        common.CONTACT.but(",
        '        Key("Bring", "自备", "要自己带什么，例如“剪刀”", values.text, start=""),\n',
    )
    nouns = copy / "plugins/library/events/nouns.py"
    field = '    bring: str = ""\n    """What to bring along."""\n'
    write_before(nouns, "\n    @property\n    def url(self)", field)
    fact = '            Fact("bring", "自备", said(self.bring)),\n'
    write_before(nouns, '            Fact("participants"', fact)


def show(copy: Path) -> None:
    """An event has it."""
    event = copy / "examples/district/content/events/2025/pottery.md"
    write_after(event, "Fee: 免费\n", "自备：一条旧毛巾\n")
