"""Descriptions that grammar ties to a name: "its envoy in Rome, Dr. X,", "X is the president"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sayso.language.page import Page
from sayso.resolve.choices import Entry
from sayso.resolve.clusters import Cluster
from sayso.resolve.roles import is_person
from sayso.values import ActorMention

LONGEST_TIED = 9  # tokens between a description and the name set off beside it
_BEFORE_NAME = ("DT", "NN", "NNP", "JJ", "HYPH")
_TIED = ("IN", "DT", "NN", "NNP", "NNPS", "NNS", "JJ", "HYPH", "POS", "PRP$")


def apposed(
    page: Page, mention: ActorMention, head: int, starts: Mapping[int, Cluster], entries: Sequence[Entry]
) -> Cluster | None:
    """The name right after the description, or before it, that it is an apposition to.

    ``head`` is the token that heads the description, ``starts`` says which names begin at which
    offset, ``entries`` are the mentions resolved so far.
    """
    name = _set_off(page, head, starts)
    if name is not None and one_kind(name, mention):
        return name
    if page.deps[head] == "appos":
        for entry in reversed(entries[-3:]):
            parent = page.starts[page.heads[head]]
            if entry.span.start <= parent < entry.span.end and one_kind(entry.cluster, mention):
                return entry.cluster
    return None


def said_of(page: Page, mention: ActorMention, head: int, entries: Sequence[Entry]) -> Cluster | None:
    """The subject of "X is the president": the description, headed by token ``head``, is its predicate."""
    if page.deps[head] != "attr":
        return None
    for entry in reversed(entries[-5:]):
        if page.heads[entry.site.head] == page.heads[head] and entry.site.rank < 2:
            return entry.cluster if one_kind(entry.cluster, mention) else None
    return None


def _set_off(page: Page, head: int, starts: Mapping[int, Cluster]) -> Cluster | None:
    """The name between commas after the phrase that ``head`` heads: "its envoy in Rome, Dr. X,"."""
    at = head + 1
    while at < min(len(page), head + LONGEST_TIED) and page.tags[at] in _TIED:
        at += 1
    if at + 1 >= len(page) or page.words[at] != "," or (at > head + 1 and page.tags[head + 1] != "IN"):
        return None
    first = at + 1
    while first + 1 < min(len(page), at + LONGEST_TIED) and page.starts[first] not in starts:
        if page.tags[first] not in _BEFORE_NAME:
            return None
        first += 1
    name = starts.get(page.starts[first])
    if name is None or not name.names:
        return None
    last = page.last(_end_of(name, page.starts[first]))
    closed = page.words[last + 1 : last + 2] in ([","], ["."])
    tied = page.deps[last] == "appos" and page.heads[last] == head
    return name if tied or (closed and (at == head + 1 or is_person(name))) else None


def one_kind(cluster: Cluster, mention: ActorMention) -> bool:
    """Whether the two may be one actor: a person and a person, a body and a body."""
    people = mention.type in ("person", "unnamed")
    gender = cluster.gender is None or mention.gender is None or cluster.gender == mention.gender
    return is_person(cluster) == people and not mention.plural and gender


def _end_of(cluster: Cluster, start: int) -> int:
    return next((m.span.end for m in cluster.mentions if m.span.start == start), start + 1)
