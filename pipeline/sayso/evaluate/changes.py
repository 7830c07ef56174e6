"""What one run has over another, statement by statement."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from typing import Literal

from sayso.evaluate.compare import Comparison
from sayso.evaluate.excerpts import Excerpts, Phrases
from sayso.evaluate.words import Roles

ChangeKind = Literal["newly right", "newly wrong", "false alarm gone", "new false alarm"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A gold statement that is right end to end in one run only, or a false alarm of one run only."""

    article: str
    kind: ChangeKind
    sentence: str
    statement: Phrases


def changes(articles: Sequence[Comparison], others: Sequence[Comparison]) -> Iterator[Change]:
    """Gains and losses of ``articles`` over ``others``, which are of the same gold in the same order.

    A statement of the gold changes if it is right end to end in one of the two. A false alarm is the
    same in both if its source, cue and content have the same words.
    """
    for article, other in zip(articles, others, strict=True):
        excerpts = Excerpts(article.document.text)
        yield from _rights(article, article.whole.keys() - other.whole.keys(), "newly right", excerpts)
        yield from _rights(article, other.whole.keys() - article.whole.keys(), "newly wrong", excerpts)
        now, before = _false_alarms(article), _false_alarms(other)
        yield from _alarms(other, before.keys() - now.keys(), "false alarm gone", excerpts)
        yield from _alarms(article, now.keys() - before.keys(), "new false alarm", excerpts)


def _rights(article: Comparison, indexes: Set[int], kind: ChangeKind, excerpts: Excerpts) -> Iterator[Change]:
    for statement in (article.gold[i] for i in sorted(indexes)):
        yield Change(
            article=article.document.name,
            kind=kind,
            sentence=excerpts.sentence(statement),
            statement=excerpts.gold(statement),
        )


def _alarms(
    article: Comparison, alarms: Set[Roles], kind: ChangeKind, excerpts: Excerpts
) -> Iterator[Change]:
    found = _false_alarms(article)
    for statement in (article.made[j] for j in sorted(found[roles] for roles in alarms)):
        yield Change(
            article=article.document.name,
            kind=kind,
            sentence=excerpts.sentence(statement),
            statement=excerpts.made(statement),
        )


def _false_alarms(article: Comparison) -> dict[Roles, int]:
    """The statements that are not right, by their words."""
    right = set(article.whole.values())
    return {roles: j for j, roles in enumerate(article.made_roles) if j not in right}
