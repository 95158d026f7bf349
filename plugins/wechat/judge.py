"""All rules over all posts: the one list that ``make check``, the build and the command share."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from plugins.library.facts import read_facts
from plugins.library.reading.problems import Problem
from plugins.wechat import rules_markup, rules_pictures, rules_words
from plugins.wechat.draft import Draft, make_draft, make_press
from plugins.wechat.lint import Finding, Rule, repeated_titles, stops
from plugins.wechat.post import Post
from plugins.wechat.read_posts import read_posts
from plugins.wechat.render import Press
from plugins.wechat.weights import Weights, read_weights, weighed

RULES: tuple[Rule, ...] = (*rules_words.RULES, *rules_pictures.RULES, *rules_markup.RULES)


@dataclass(frozen=True, slots=True)
class Judged:
    """A draft and what was found in it."""

    draft: Draft
    findings: tuple[Finding, ...]

    @property
    def enters(self) -> bool:
        """Whether it may enter the feed."""
        return not stops(self.findings)


@dataclass(frozen=True, slots=True)
class Candidates:
    """Every post that wishes to enter, newest first, and the mistakes in headers."""

    posts: tuple[Post, ...]
    problems: tuple[Problem, ...]
    press: Press
    declined: tuple[Post, ...]
    """Those whose header says ``WeChat: no``."""
    weights: Weights

    def judged(self) -> Iterator[Judged]:
        """Render and lint one after the other, newest first; no picture is made.

        An iterator, because the feed holds thirty and a library writes for decades.
        """
        repeated = _by_path(repeated_titles(self.posts))
        for post in self.posts:
            draft = make_draft(post, self.press)
            findings = (*judge_draft(draft), *repeated.get(post.path, ()))
            yield Judged(draft, tuple(weighed(finding, self.weights) for finding in findings))


def read_candidates(content: Path, site: str) -> Candidates:
    """The content folder in; ``site``: its address, empty while it has none."""
    posts, problems = read_posts(content.resolve())
    facts = read_facts(content)[0]
    press = make_press(site, facts.short_name or facts.name, posts)
    weights, mistakes = read_weights(content)
    return Candidates(
        posts=tuple(post for post in posts if post.wishes.enters),
        problems=(*problems, *mistakes),
        press=press,
        declined=tuple(post for post in posts if not post.wishes.enters),
        weights=weights,
    )


def judge_draft(draft: Draft) -> tuple[Finding, ...]:
    """Everything that the rules find in one draft."""
    return tuple(finding for rule in RULES for finding in rule(draft))


def _by_path(findings: Iterable[Finding]) -> Mapping[str, tuple[Finding, ...]]:
    found: dict[str, tuple[Finding, ...]] = {}
    for finding in findings:
        found[finding.path] = (*found.get(finding.path, ()), finding)
    return found
