"""What can be wrong with a post for WeChat: never an error, because the site can do without."""

from collections.abc import Iterable

from plugins.library.reading.problems import Problem
from plugins.library.site.site import Site
from plugins.wechat.issues import check_issues
from plugins.wechat.judge import read_candidates
from plugins.wechat.lint import Weight
from plugins.wechat.verification import check_verification


def check_wechat(site: Site) -> Iterable[Problem]:
    """Wrong words in headers, and what a person should look at; the rest is silent.

    A photograph of an event that nobody describes is the event's to tell, once.
    """
    candidates = read_candidates(site.content, site.siteurl)
    yield from candidates.problems
    ready = set()
    for one in candidates.judged():
        yield from (
            finding.problem
            for finding in one.findings
            if finding.weight is not Weight.TELLS
            and not (one.draft.post.kind == "events" and finding.code == "WX017")
        )
        ready |= {one.draft.post.url} if one.enters else set()
    yield from check_issues(site.content.resolve(), ready)
    yield from check_verification(site.content)
