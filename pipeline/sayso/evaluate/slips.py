"""What is not right end to end, in classes: each statement that is missed, and each false alarm.

A statement is right if it is matched end to end. Each other one is in the first class of `MISSES` or
`FALSE_ALARMS` whose words are true of it, so that classes are exhaustive and exclude one another.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from sayso.evaluate.compare import Comparison
from sayso.evaluate.excerpts import Excerpts, Phrases
from sayso.evaluate.matching import NEAR, Candidate, same_source
from sayso.evaluate.words import Words, jaccard

Side = Literal["missed", "false alarm"]
MOST = 0.8  # the share of one content's words in the other from which only the other is too long
HALF = 0.5

MISSES = {
    "source missing": "the content is found, the source is not",
    "source not there": "the content is found, with a source where the gold has none",
    "source boundary": "the content is found; the sources share words, but fewer than half",
    "source wrong": "the content is found; the sources share no word",
    "taken": "the found statement that fits is matched with another gold statement, mostly one around it or "
    "within it",
    "merged": "a found content that is matched with nothing holds half of this one, and of another one too",
    "split": "several found statements that are matched with nothing make up the content together",
    "too long": "a found content that is matched with nothing holds 80 % of this one, and more besides",
    "too short": "80 % of a found content that is matched with nothing lies within this one",
    "shifted": "a found content that is matched with nothing shares words with this one",
    "not found": "nothing found that is matched with nothing shares a word of the content",
}
FALSE_ALARMS = {
    "repeated": "the gold statement that it fits is matched with a better one",
    "wrong source": "the content is that of a gold statement, the source is not",
    "boundary only": "the content shares words with a gold statement that is matched with nothing",
    "no such statement": "no gold statement that is matched with nothing shares a word of the content",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """A statement that is not right: on which side, its class, and the words.

    ``detail`` parts a class further: by the gold's cue for what is not found, by rule and cue for what
    does not exist, else by the rule that found it. ``gold`` or ``made`` is None where there is none.
    """

    article: str
    side: Side
    kind: str
    detail: str
    sentence: str
    gold: Phrases | None
    made: Phrases | None


def slips(articles: Iterable[Comparison]) -> Iterator[Slip]:
    """All that is not right, article by article, what is missed first."""
    for article in articles:
        excerpts = Excerpts(article.document.text)
        for i, statement in enumerate(article.gold):
            if i not in article.whole:
                kind, j = _miss(article, i)
                gold = excerpts.gold(statement)
                made = None if j is None else excerpts.made(article.made[j])
                detail = cue_shape(gold.cue) if made is None else made.rule or ""
                yield Slip(
                    article=article.document.name,
                    side="missed",
                    kind=kind,
                    detail=detail,
                    sentence=excerpts.sentence(statement),
                    gold=gold,
                    made=made,
                )
        yield from _false_alarms(article, excerpts)


def _false_alarms(article: Comparison, excerpts: Excerpts) -> Iterator[Slip]:
    right = set(article.whole.values())
    for j, statement in enumerate(article.made):
        if j not in right:
            kind, i = _false_alarm(article, j)
            made = excerpts.made(statement)
            detail = f"{made.rule} {made.lemma or '(no cue)'}" if i is None else made.rule or ""
            yield Slip(
                article=article.document.name,
                side="false alarm",
                kind=kind,
                detail=detail,
                sentence=excerpts.sentence(statement),
                gold=None if i is None else excerpts.gold(article.gold[i]),
                made=made,
            )


def largest(found: Sequence[Slip]) -> list[tuple[tuple[Side, str, str], list[Slip]]]:
    """The slips by side, class and detail, the largest group first."""
    groups: dict[tuple[Side, str, str], list[Slip]] = {}
    for slip in found:
        groups.setdefault((slip.side, slip.kind, slip.detail), []).append(slip)
    return sorted(groups.items(), key=lambda group: (-len(group[1]), group[0]))


def class_counts(found: Iterable[Slip]) -> dict[Side, dict[str, int]]:
    """How many slips each class has, in the classes' order; those that are empty too."""
    counts = Counter((slip.side, slip.kind) for slip in found)
    return {
        "missed": {kind: counts["missed", kind] for kind in MISSES},
        "false alarm": {kind: counts["false alarm", kind] for kind in FALSE_ALARMS},
    }


def cue_shape(cue: str) -> str:
    """A cue as a sub-class: none, one word or several, and the words."""
    words = cue.lower().split()
    if not words:
        return "no cue"
    return f"{'one word' if len(words) == 1 else 'several words'}: {' '.join(words)}"


def _miss(article: Comparison, i: int) -> tuple[str, int | None]:
    """The class of a gold statement that is not right, and the found statement that comes nearest."""
    if i in article.near:
        return _wrong_source(article, i, article.near[i]), article.near[i]
    pairs = [pair for pair in article.candidates if pair.gold == i]
    if pairs and pairs[0].overlap >= NEAR:
        return "taken", pairs[0].made
    taken = set(article.near.values())
    free = [pair for pair in pairs if pair.made not in taken]
    if not free:
        return "not found", None
    return _boundary(article, i, free), free[0].made


def _wrong_source(article: Comparison, i: int, j: int) -> str:
    gold, made = article.gold_roles[i], article.made_roles[j]
    if same_source(gold, made):
        return "taken"
    if not made.source:
        return "source missing"
    if not gold.source:
        return "source not there"
    return "source boundary" if gold.source & made.source else "source wrong"


def _boundary(article: Comparison, i: int, free: Sequence[Candidate]) -> str:
    """How the found contents that are matched with nothing differ; ``free`` has the best one first."""
    gold = article.gold_roles[i].content
    made = [article.made_roles[pair.made].content for pair in free]
    best = made[0]
    if _holds_another(article, i, best):
        return "merged"
    parts = [content for content in made if _share(content, gold) >= HALF]
    if len(parts) > 1 and jaccard(gold, frozenset[int]().union(*parts)) >= NEAR:
        return "split"
    if _share(gold, best) >= MOST:
        return "too long"
    return "too short" if _share(best, gold) >= MOST else "shifted"


def _holds_another(article: Comparison, i: int, content: Words) -> bool:
    """Whether ``content`` holds half of this gold content and of another that is matched with nothing."""
    gold = article.gold_roles[i].content
    others = (
        roles.content
        for k, roles in enumerate(article.gold_roles)
        if k != i and k not in article.near and jaccard(roles.content, gold) < NEAR
    )
    return _share(gold, content) >= HALF and any(_share(other, content) >= HALF for other in others)


def _share(part: Words, whole: Words) -> float:
    """The share of the words of ``part`` that are in ``whole``."""
    return len(part & whole) / len(part)


def _false_alarm(article: Comparison, j: int) -> tuple[str, int | None]:
    """The class of a found statement that is not right, and the gold statement that comes nearest."""
    for i, near in article.near.items():
        if near == j:
            return ("repeated" if i in article.whole else "wrong source"), i
    pairs = [pair for pair in article.candidates if pair.made == j]
    if pairs and pairs[0].overlap >= NEAR:
        return "repeated", pairs[0].gold
    free = [pair.gold for pair in pairs if pair.gold not in article.near]
    return ("boundary only", free[0]) if free else ("no such statement", None)
