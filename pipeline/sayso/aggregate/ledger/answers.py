"""Denials that name no figure, beside the figure that they answer: "Baku has denied the report"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.aggregate.joined import Joined
from sayso.aggregate.ledger.claims import side_of
from sayso.aggregate.ledger.ledgers import Claim

NEAR = 400  # code points between a denial and the figure that it answers


@dataclass(frozen=True, slots=True)
class Answer:
    """A denial (row of claims) and the row of numbers of the figure that it answers."""

    claim: int
    row: int


def answers_of(joined: Joined, claims: Sequence[Claim]) -> list[Answer]:
    """For each denial the nearest figure of its own losses that another gives, up to `NEAR` away."""
    by_article: dict[int, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_article[claim.article].append(claim)
    found = []
    for denial in joined.facts.denials:
        speaker = joined.identities[int(joined.identity_of[denial.speaker])]
        near = [
            (abs(claim.figure.at - denial.at), claim.row)
            for claim in by_article[denial.article]
            if claim.party == side_of(speaker) and not claim.own and claim.figure.stance != "denied"
        ]
        distance, row = min(near, default=(NEAR + 1, 0))
        if distance <= NEAR:
            found.append(Answer(denial.claim, row))
    return found
