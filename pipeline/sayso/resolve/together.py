"""Several who act together: "A and B said", "both sides", "the two leaders", "the former".

Two are meant where the nearest sentences name exactly two of the kind; three or more refuse.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial

from sayso.knowledge.actors import ActorWords
from sayso.language.page import Page
from sayso.resolve.choices import Choice, Entry
from sayso.resolve.clusters import Cluster, head_within
from sayso.resolve.roles import is_person
from sayso.spans import Span
from sayso.values import ActorMention

Side = Callable[[Cluster], str | None]

LONGEST_LIST = 30  # tokens in which the further names of a list are sought
BACK = 3  # sentences with candidates that two are gathered from


def group_of(members: Sequence[str], span: Span) -> ActorMention:
    """The mention at ``span`` of a group that ``members``, given by their names, make together."""
    return ActorMention(
        span=span,
        name=", ".join(members[:-1]) + f" and {members[-1]}",
        form="name",
        type="group",
        plural=True,
        rule="resolve.together",
        confidence=0.75,
    )


def named_together(
    page: Page, index: Mapping[int, Cluster], source: Sequence[Span], head: int
) -> ActorMention | None:
    """The group that coordinated names make, the first headed by ``head``: "A and B said"."""
    members = [head]
    last = page.last(source[-1].end)
    for token in range(head + 1, min(last, head + LONGEST_LIST) + 1):
        if page.deps[token] == "conj" and page.heads[token] == members[-1]:
            members.append(token)
    clusters = [index.get(token) for token in members]
    named = [c for c in clusters if c is not None and (c.names or c.type == "government")]
    if len(members) < 2 or len(named) != len(members) or len({id(c) for c in named}) < 2:
        return None
    first = min(m.span.start for c in named for m in c.mentions if head_within(page, m.span) == head)
    return group_of([c.name for c in named], Span(first, page.ends[members[-1]]))


def kind_of_pair(page: Page, words: ActorWords, mention: ActorMention, head: int) -> Side | None:
    """What two a description speaks of: governments ("both sides") or persons ("the two men"), if of two.

    The answer tells of an actor what it is called as one of the two: a head of state or government stands
    for the government.
    """
    first = page.at(mention.span.start)
    lower, following = page.lower[first], page.lower[first + 1 : first + 2]
    noun = page.lower[head]
    paired = noun in words.pairs and lower == "the"
    if not (paired or lower in ("both", "neither", "either") or (lower == "the" and following == ["two"])):
        return None
    row = words.institutions.get(noun.removesuffix("s"))
    if row is not None and row.state:
        return partial(_government, words)
    people = mention.role is not None or noun in words.people or noun in ("men", "women")
    return _person if paired or people else None


def _government(words: ActorWords, cluster: Cluster) -> str | None:
    if cluster.country is None or cluster.plural:
        return None
    leads = is_person(cluster) and any(role in words.leading for role in cluster.roles)
    named = cluster.rule == "resolve.government"
    return words.government_of(cluster.country) if leads or named else None


def _person(cluster: Cluster) -> str | None:
    return cluster.name if is_person(cluster) and not cluster.plural else None


def nearest_two(sentences: Sequence[tuple[int, list[Entry]]], side: Side) -> list[str] | None:
    """The two that ``side`` knows in the nearest sentences, in reading order; None for one or more.

    ``sentences`` come from the nearest backwards, their entries too. Subjects of main clauses go first.
    """
    for rank in (0, 2):
        found: dict[str, None] = {}
        back = 0
        for _, entries in sentences:
            fits = [name for e in entries if e.site.rank <= rank and (name := side(e.cluster)) is not None]
            found |= dict.fromkeys(fits)
            back += bool(fits)
            if len(found) > 1 or back == BACK:
                break
        if len(found) == 2:
            return list(found)[::-1]
    return None


def former_or_latter(word: str, sentences: Iterable[tuple[int, list[Entry]]]) -> Choice:
    """Whom "the former" or "the latter" means: one of the two named in the nearest sentence with names."""
    for _, entries in sentences:
        named = {id(e.cluster): e.cluster for e in reversed(entries) if e.cluster.names}
        if len(named) == 2:
            first, second = named.values()
            chosen = first if word == "former" else second
            return Choice(chosen, f"the {word} of the two in the nearest sentence")
        if named:
            break
    return Choice(None, f"no two for the {word}")
