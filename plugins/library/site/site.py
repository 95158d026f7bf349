"""What a check is given: where the input stands, and the few settings it may depend on.

Every room's ``checks.py`` has functions of the shape :data:`Check`; ``plugins/desk/registry.py``
lists them. A check is pure: it reads files, writes no page and never raises for bad input.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from plugins.library.reading.problems import Problem

SPECIMEN_HOSTS = ("example.org", "localhost", "127.0.0.1", "::1", "")


@dataclass(frozen=True, slots=True)
class Site:
    """One site to check: its folders, the day of the build, the guards of the catalogue."""

    content: Path
    export: Path
    """The folder that the library system's files are dropped into."""
    build: Path
    """Caches and reports for machines; may be absent."""
    output: Path
    """The site that this build replaces; may be absent."""
    build_date: date
    """A day in Asia/Shanghai; the only clock."""
    siteurl: str = ""
    minimum_records: int = 1
    allow_shrink: bool = False
    deployed: Path | None = None
    """``published.toml``, where a publish of the site's own export must compare with it."""

    @property
    def is_specimen(self) -> bool:
        """True for ``example.org``, its subdomains, loopback and no address at all."""
        host = urlsplit(self.siteurl).hostname or ""
        return host in SPECIMEN_HOSTS or host.endswith((".example.org", ".localhost"))


Check = Callable[[Site], Iterable[Problem]]
