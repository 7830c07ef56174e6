"""Who is described in the lead and named after it: "A former clerk told … Ilo Tam, 43, said".

News holds a name back for the sentence after the lead. The one described there is the person of the
same office who is named next, or the first one named after it with an age or with nothing, since news
tells of every new person who that is; "the clerk, Ilo Tam," says of itself that a clerk has been spoken of.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from sayso.knowledge.actors import ActorWords
from sayso.language.page import Page
from sayso.resolve.clusters import Cluster
from sayso.resolve.roles import head_noun, is_person, same_role
from sayso.spans import Span

LEAD = 2  # sentences in which somebody may be described before being named
NAMED_WITHIN = 6  # sentences after the description in which an office's holder is named
PLAIN_WITHIN = 2  # the same for a person of whom nothing is said
MOST_NAMED = 100  # persons among whom the one described is sought
REASON = "described before being named"


def join_leads(page: Page, words: ActorWords, clusters: Sequence[Cluster]) -> dict[Span, str]:
    """Gives descriptions in the lead to the persons named after them; says so of each mention moved."""
    named = [c for c in clusters if c.type == "person" and c.names and c.mentions]
    spoken_of: dict[str, list[Cluster]] = defaultdict(list)
    for cluster in named:
        for noun in set(_definite_nouns(page, cluster)):
            spoken_of[noun].append(cluster)
    reasons: dict[Span, str] = {}
    for cluster in clusters:
        if cluster.names or cluster.plural or not is_person(cluster) or not cluster.mentions:
            continue
        again = spoken_of.get(head_noun(cluster.name), [])[:MOST_NAMED]
        found = _spoken_of_again(cluster, again) or _named_after(page, words, cluster, named[:MOST_NAMED])
        if found is not None:
            for mention in cluster.mentions:
                found.take(replace(mention, rule="coreference.lead"))
                reasons[mention.span] = REASON
            cluster.mentions = []
    return reasons


def _spoken_of_again(described: Cluster, again: Sequence[Cluster]) -> Cluster | None:
    """The one of ``again``, named beside "the" and the description's noun, who comes after it."""
    start = _first(described)
    fits = [c for c in again if _first(c) > start and _agree(described, c)]
    return fits[0] if len(fits) == 1 else None


def _named_after(
    page: Page, words: ActorWords, described: Cluster, named: Sequence[Cluster]
) -> Cluster | None:
    start = _first(described)
    sentence = page.sentences[page.at(start)]
    if sentence >= LEAD:
        return None
    later = [c for c in named if _first(c) > start and _agree(described, c)]
    fits = [c for c in named if set(c.roles) & set(described.roles)]
    fits = fits or [c for c in named if _share_role(words, described, c)]
    if fits:
        last = sentence + NAMED_WITHIN
        near = [c for c in fits if c in later and page.sentences[page.at(_first(c))] <= last]
        return near[0] if len(fits) == 1 and near else None
    new = [c for c in later if page.sentences[page.at(_first(c))] > sentence]
    following = min(new, key=_first, default=None)
    return following if following is not None and _unexplained(page, following, sentence) else None


def _unexplained(page: Page, cluster: Cluster, sentence: int) -> bool:
    """Whether a full name opens one of the sentences after the lead without saying who that is."""
    first = min(cluster.mentions, key=lambda m: m.span)
    at = page.last(first.span.end)
    near = sentence < page.sentences[at] <= sentence + PLAIN_WITHIN
    subject = page.deps[at] in ("nsubj", "nsubjpass") and " " in first.name
    aged = page.tags[at + 1 : at + 4] == [",", "CD", ","]
    bare = page.tags[at + 1 : at + 2] in (["VBD"], ["VBZ"])
    return near and subject and (aged or bare) and not cluster.roles


def _first(cluster: Cluster) -> int:
    return min(m.span.start for m in cluster.mentions)


def _agree(one: Cluster, other: Cluster) -> bool:
    gender = one.gender is None or other.gender is None or one.gender == other.gender
    return gender and (one.country is None or other.country is None or one.country == other.country)


def _definite_nouns(page: Page, cluster: Cluster) -> Iterator[str]:
    for mention in cluster.mentions:
        if mention.form == "nominal" and page.lower[page.at(mention.span.start)] == "the":
            yield head_noun(mention.name)


def _share_role(words: ActorWords, described: Cluster, named: Cluster) -> bool:
    return any(
        same_role(said, held, words) or same_role(held, said, words)
        for said in described.roles
        for held in named.roles
    )
