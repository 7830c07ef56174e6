"""The name beside a description in a source: "its leader, X", "the lawyer X (Y)", "the daily X"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sayso.knowledge.actors import ActorWords
from sayso.language.page import Page
from sayso.resolve.clusters import Cluster
from sayso.resolve.phrases import LONGEST_NAME, extent_of
from sayso.resolve.roles import is_person
from sayso.spans import Span

_CLOSING = (",", "-RRB-", ".", ":", "''", "_SP")
_CLAUSE = ("WP", "WDT", "VBD", "VBZ", "VBP", "VBG")
_BEFORE_NAME = ("NN", "NNP", "POS", ",", "-RRB-", "NNPS")
FURTHER = 6  # tokens after the longest name in which another may be sought


def name_joined(
    page: Page, words: ActorWords, index: Mapping[int, Cluster], source: Sequence[Span], head: int
) -> Cluster | None:
    """The actor whose name is joined to the description that token ``head`` heads, within ``source``.

    ``index`` says whose name a token is part of.
    """
    if page.tags[head] in ("NNS", "NNPS"):
        return None
    last = page.last(source[-1].end)
    while last > head and page.tags[last] in _CLOSING:
        last -= 1
    for at in range(head + 1, min(last, head + LONGEST_NAME + FURTHER) + 1):
        cluster = index.get(at)
        extent = extent_of(page, cluster, at) if cluster is not None and cluster.names else None
        if cluster is None or extent is None:
            continue
        apposed = _is_apposed(page, head, *extent)
        if not apposed and not _one_kind(page, words, cluster, head):
            continue
        joined = _joined(page, head, *extent, last)
        if joined is not None:
            return cluster if joined else None
    return None


def _joined(page: Page, head: int, first: int, end: int, last: int) -> bool | None:
    """Whether the name at tokens ``first`` to ``end`` is the description's; None: look at the next name."""
    tie, between = page.tags[first - 1], page.tags[head + 1 : first]
    if tie == "IN" and "name" in page.lower[head + 1 : first] and page.lower[first - 1] == "as":
        return True
    if any(tag in _CLAUSE for tag in between):
        return end >= last and _is_apposed(page, head, first, end)
    apposed = "appos" in page.deps[first : end + 1]
    owns = end < last and page.tags[end + 1] == "POS"
    if owns or not (apposed or tie in _BEFORE_NAME):
        return None
    return apposed or tie != "," or "IN" not in between or end >= last


def _is_apposed(page: Page, head: int, first: int, end: int) -> bool:
    """Whether the parser ties the name to the description itself."""
    return any(page.deps[at] == "appos" and page.heads[at] == head for at in range(first, end + 1))


def _one_kind(page: Page, words: ActorWords, cluster: Cluster, head: int) -> bool:
    """Whether what the noun at ``head`` describes may bear the cluster's name."""
    row = words.institutions.get(page.lower[head])
    if row is None or page.words[head][0].isupper():
        return is_person(cluster)
    return cluster.type == "organization" and row.sector not in ("place", "public")
