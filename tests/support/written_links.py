"""Links within the site, in every form that staff may write them, at the end of each text."""

from pathlib import Path

WRITTEN = {
    "甲": ("[甲](/about/)", "/about/"),
    "乙": ("[乙][某处]", "/feeds/"),
    "丙": ("<a href='/services/'>丙</a>", "/services/"),
    "丁": ("<A class=x HREF=/children/?a&amp;b#main>丁</A>", "/children/?a&b#main"),
    "戊": ("[戊]({filename}/pages/about.md)", "/about/"),
    "己": ("[己]({whole}/news/)", "/news/"),
}
"""Words → how the link is written, and the page of the site that it leads to."""
BELOW = "[某处]: /feeds/"
"""Where a link by reference says its address."""
NO_MARKDOWN = ("transcripts", "chronicle")
"""Folders whose texts are lines by the second or the day, and no Markdown."""


def write_links(content: Path, site: str) -> None:
    """Put every form at the end of every text; ``site``: its whole address."""
    links = "，".join(written for written, _ in WRITTEN.values()).replace("{whole}", site)
    for path in texts(content):
        text = path.read_text("utf-8").rstrip("\n")
        path.write_text(f"{text}\n\n{links}。\n\n{BELOW}\n", encoding="utf-8")


def texts(content: Path) -> list[Path]:
    """Every text that is Markdown."""
    found = (path for path in content.rglob("*.md"))
    return sorted(p for p in found if p.relative_to(content).parts[0] not in NO_MARKDOWN)
