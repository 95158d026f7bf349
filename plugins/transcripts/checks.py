"""What can be wrong with a transcript."""

from collections.abc import Iterable

from plugins.images.traces import check_traces
from plugins.library.reading.files import name_of
from plugins.library.reading.problems import Problem
from plugins.library.site.site import Site
from plugins.library.transcripts import read_transcripts


def check_transcripts(site: Site) -> Iterable[Problem]:
    """Every mistake in ``content/transcripts/``, and what a recording's cover tells."""
    transcripts, problems = read_transcripts(site.content)
    yield from problems
    for path in (one.sound.path for one in transcripts if one.sound):
        yield from check_traces(path, name_of(path, site.content))
