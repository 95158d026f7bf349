"""What can be wrong with a transcript."""

from collections.abc import Iterable

from plugins.library.problems import Problem
from plugins.library.site import Site
from plugins.library.transcripts import read_transcripts


def check_transcripts(site: Site) -> Iterable[Problem]:
    """Every mistake in ``content/transcripts/``."""
    return read_transcripts(site.content)[1]
