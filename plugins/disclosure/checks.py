"""What can be wrong with the information disclosed."""

from collections.abc import Iterable, Iterator

from plugins.images.traces import check_traces
from plugins.library.attachments import Attachment
from plugins.library.disclosure import overdue, read_disclosure
from plugins.library.reading.picture_kinds import picture_kind
from plugins.library.reading.problems import Problem, error
from plugins.library.site.site import Site


def check_disclosure(site: Site) -> Iterable[Problem]:
    """What is overdue, and what attachments tell."""
    disclosure = read_disclosure(site.content)[0]
    if disclosure:
        yield from overdue(disclosure, site.build_date, "content/disclosure/duties.toml")
        for one in disclosure.disclosed:
            for file in one.files:
                yield from _check_file(file, one.path)


def _check_file(file: Attachment, path: str) -> Iterator[Problem]:
    """An attachment is handed out as it is: no picture, and none in it tells of who took it."""
    if kind := picture_kind(file.path):
        what, found = "附件其实是图片", f"{file.path.name}（{kind}）"
        yield error(path, file.line, what, found, "请把图放进正文，或另存为 PDF")
    else:
        yield from check_traces(file.path, path, file.line)
