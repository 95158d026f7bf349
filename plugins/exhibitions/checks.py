"""What can be wrong with an exhibition."""

from collections.abc import Iterable

from plugins.images.pictures import check_picture
from plugins.library.exhibitions import read_exhibitions
from plugins.library.files import name_of
from plugins.library.problems import Problem
from plugins.library.site import Site


def check_exhibitions(site: Site) -> Iterable[Problem]:
    """Every mistake in the folders of ``content/exhibitions/``, their pictures included."""
    exhibitions, problems = read_exhibitions(site.content)
    yield from problems
    for exhibition in exhibitions:
        for panel in exhibition.panels:
            yield from check_picture(panel.picture, name_of(panel.picture, site.content))
