"""Who holds an office: by actors.csv on a day, or by the body that stands beside the name."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sayso.knowledge.actors import ActorWords
from sayso.language.page import Page
from sayso.resolve.clusters import Cluster
from sayso.resolve.roles import same_role
from sayso.spans import Span
from sayso.values import ActorMention

AROUND = 8  # tokens beside a name in which the body is sought that its bearer leads


def officer_of(
    words: ActorWords,
    mention: ActorMention,
    known: dict[str, Cluster],
    home: Cluster | None,
    day: date | None,
) -> Cluster | None:
    """Who holds the office of ``mention`` on ``day`` by actors.csv; a new actor joins ``known``.

    ``known`` are the article's actors by the ids of their rows.
    The country is the one that is told, for a bare "the president" that of the government ``home``.
    """
    bare = mention.name.lower() in words.titles
    country = mention.country or (home.country if home is not None and bare else None)
    if country is None or mention.role is None:
        return None
    rows = words.known.officers(country, day)
    rows = [row for row in rows if same_role(mention.role, words.role_of(row.role), words)]
    if len(rows) != 1 or rows[0].type != "person":
        return None
    if rows[0].id in known:
        return known[rows[0].id]
    gender = words.gender_of(rows[0].name)
    cluster = Cluster(rows[0].name, "person", "resolve.office", 0.8, gender=gender, names={rows[0].name})
    cluster.identify(rows[0], day)
    known[rows[0].id] = cluster
    return cluster


def of_same_body(
    page: Page, words: ActorWords, fits: Sequence[Cluster], mention: ActorMention, head: int
) -> Sequence[Cluster]:
    """Those of ``fits`` beside whose name stands the body that a description names ("the FBI chief")."""
    bodies = {
        page.words[at]
        for at in range(page.at(mention.span.start), head)
        if page.tags[at] == "NNP" and page.deps[at] == "compound"
    }
    bodies = {word for word in bodies if not words.is_place(word)}
    if not bodies:
        return fits
    return [c for c in fits if any(bodies & _beside(page, m.span) for m in c.mentions[:20])]


def _beside(page: Page, span: Span) -> set[str]:
    return set(page.words[max(0, page.at(span.start) - AROUND) : page.last(span.end) + 1 + AROUND])
