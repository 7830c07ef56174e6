"""Whether an actor can be what a description says: kind, role, country, head noun."""

from __future__ import annotations

from functools import lru_cache

from sayso.knowledge.actors import ActorWords
from sayso.language.page import Page
from sayso.resolve.clusters import Cluster
from sayso.spans import Span
from sayso.values import ActorMention

_DEFINITE = ("the", "this", "that", "these", "those", "both", "his", "her", "its", "their", "neither")
_TIES = (" of ", " for ", " from ", " in ", " at ", " on ")


def is_person(cluster: Cluster) -> bool:
    """Whether the actor is one human being, named or not."""
    return cluster.human and cluster.type in ("person", "unnamed")


def fits_role(cluster: Cluster, mention: ActorMention, words: ActorWords) -> bool:
    """Whether the actor holds the role of the description, for its country, and is of its gender."""
    if not is_person(cluster) or cluster.plural or mention.role is None:
        return False
    if cluster.gender is not None and mention.gender not in (None, cluster.gender):
        return False
    if cluster.country is not None and mention.country not in (None, cluster.country):
        return False
    office = (words.role_of(cluster.office),) if cluster.office else ()
    return any(same_role(mention.role, role, words) for role in (*cluster.roles, *office))


def same_role(said: str, held: str, words: ActorWords) -> bool:
    """Whether ``said`` may mean the role ``held``: "the leader" a president, "the minister" a kind of one."""
    if said == held:
        return True
    if said in words.vague:
        leading = words.heading if words.vague[said] == "body" else words.leading
        alike = tuple(f" {role}" for role, leads in words.vague.items() if leads == words.vague[said])
        return held in leading or held.endswith(alike)
    if said.startswith("Spokes") or said == "Press Secretary":
        return held.startswith("Spokes") or held == "Press Secretary"
    shortened = held != "Press Secretary" and held.endswith(" " + said)
    return shortened and not held.startswith(words.lesser)


@lru_cache(maxsize=10_000)
def head_noun(name: str) -> str:
    """The noun that heads a name or description: "ministry" of "Ministry of Finance"."""
    lower = name.lower()
    for tie in _TIES:
        cut = lower.find(tie)
        if cut > 0:
            lower = lower[:cut]
    return lower.rsplit(" ", 1)[-1]


def is_definite(page: Page, head: int, span: Span) -> bool:
    """Whether the phrase at ``span`` speaks of something known: "the", "his", "Armenia's"."""
    first = page.at(span.start)
    if page.lower[first] in _DEFINITE or page.tags[first] == "PRP$":
        return True
    return any(page.tags[at] == "POS" for at in range(first, head))


def tells_apart(page: Page, words: ActorWords, at: int) -> bool:
    """Whether the word before a noun says which one: neither article nor country nor number."""
    return page.tags[at] in ("NN", "NNP", "NNPS", "NNS", "JJ") and not words.is_place(page.words[at])


def may_be(cluster: Cluster, mention: ActorMention) -> bool:
    """Whether a named person's gender allows the description."""
    return bool(cluster.names) and (mention.gender is None or cluster.gender in (None, mention.gender))
