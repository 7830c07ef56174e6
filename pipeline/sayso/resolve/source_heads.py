"""The heads of source phrases, the actors they stand for, and subjects that name nobody."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from sayso.knowledge.actors import ActorWords
from sayso.language.page import Page
from sayso.resolve.clusters import Cluster, head_within
from sayso.spans import Span
from sayso.values import ActorMention, Statement

_NO_HEADS = ("punct", "case", "det")


def impersonal(
    words: ActorWords, page: Page, mentions: Sequence[ActorMention], statements: Sequence[Statement]
) -> Iterator[tuple[ActorMention, str]]:
    """Each "they" of "they say in Baku" with the country: nobody is named but where it is said.

    Not so where the sentence before has people for "they" to stand for.
    """
    heads = {head_of(page, s.source, s.source_head) for s in statements if s.source}
    people: dict[int, int] = defaultdict(int)
    for mention in mentions:
        if mention.form != "pronoun" and (mention.plural or mention.type == "person"):
            people[page.sentences[page.last(mention.span.end)]] += 2 if mention.plural else 1
    for mention in mentions:
        head = page.last(mention.span.end)
        if mention.form == "pronoun" and mention.plural and head in heads:
            country = _said_in(words, page, head)
            if country is not None and people[page.sentences[head] - 1] < 2:
                yield mention, country


def _said_in(words: ActorWords, page: Page, head: int) -> str | None:
    """The country of the "in Baku" that belongs to the verb of the subject at ``head``."""
    for at in page.children(page.heads[head], window=15):
        if page.deps[at] == "prep" and page.lower[at] == "in":
            for place in page.children(at, window=4):
                if page.words[place][:1].isupper():
                    return words.country_acting(page.words[place])
    return None


def head_of(page: Page, spans: Sequence[Span], head: Span | None) -> int:
    """The token that heads a phrase: the one given, else the one whose parent lies outside it."""
    if head is not None and page.tags[page.last(head.end)] != "DT":  # a slip of the parse
        return page.last(head.end)
    inside = [at for s in spans for at in range(page.at(s.start), page.last(s.end) + 1)]
    members = set(inside)
    for at in inside:
        if (page.heads[at] not in members or page.heads[at] == at) and page.deps[at] not in _NO_HEADS:
            return at
    return inside[-1] if inside else page.last(spans[-1].end)


def by_head(page: Page, clusters: Sequence[Cluster]) -> dict[int, Cluster]:
    """Whose mention a token heads, or whose name it is part of; the shortest mention counts."""
    found: dict[int, tuple[int, Cluster]] = {}
    for cluster in clusters:
        for mention in cluster.mentions:
            head = head_within(page, mention.span)
            known = found.get(head)
            if known is None or len(mention.span) < known[0]:
                found[head] = (len(mention.span), cluster)
    heads = {head: cluster for head, (_, cluster) in found.items()}
    for cluster in clusters:
        for mention in cluster.mentions:
            if mention.form == "name":
                for at in range(page.at(mention.span.start), page.last(mention.span.end) + 1):
                    heads.setdefault(at, cluster)
    return heads
