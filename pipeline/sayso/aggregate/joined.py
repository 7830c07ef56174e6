"""All articles together: who is who, what is a copy of what, as arrays beside the item tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from pandas.api.extensions import ExtensionArray

from sayso.aggregate.actor_file import NOBODY, ActorFile
from sayso.aggregate.codes import NOTHING, Ints
from sayso.aggregate.collect import QUOTE_TYPES, Collector
from sayso.aggregate.contents import Wordings, wordings_of
from sayso.aggregate.copies import article_origins
from sayso.aggregate.identities import Identity, identify
from sayso.aggregate.repeats import Said, statement_origins
from sayso.aggregate.signatures import Signatures

Numbers = NDArray[np.integer]
FIELDS = ("id", "name", "type", "country")


@dataclass(frozen=True)
class Joined:
    """The facts of all articles, with identities and origins.

    ``identity_of`` gives the identity of each variant, ``article_origin`` the origin of each article,
    ``claim_origin`` of each claim; all are numbers, `NOTHING` where there is none.
    """

    facts: Collector
    wordings: Wordings
    identities: Sequence[Identity]
    identity_of: Ints
    article_origin: Ints
    claim_origin: Ints

    def identity(self, variants: Sequence[int] | Numbers) -> Ints:
        """The identities of variants, `NOTHING` staying `NOTHING`."""
        found: Ints = np.append(self.identity_of, np.int32(NOTHING))[np.asarray(variants)]
        return found

    def claims(self, rows: Numbers) -> pd.DataFrame:
        """The claims ``rows``, in numbers: what the tables that count statements are grouped from.

        ``day`` is the number of the day of publication in `days`, ``text`` that of the wording.
        """
        facts = self.facts
        article = np.asarray(facts.claim_article)[rows]
        return pd.DataFrame(
            {
                "claim": rows,
                "article": article,
                "article_origin": self.article_origin[article],
                "origin": self.claim_origin[rows],
                "speaker": self.speakers[rows],
                "act": np.asarray(facts.claim_act)[rows],
                "quote": np.asarray(facts.claim_quote)[rows],
                "negative": np.asarray(facts.claim_negative)[rows] > 0,
                "day": self.article_day[article],
                "text": self.wordings.of_claim[rows],
            }
        )

    @cached_property
    def speakers(self) -> Ints:
        """The identity of the speaker of each claim."""
        return self.identity(self.facts.claim_speaker)

    @cached_property
    def days(self) -> list[str]:
        """The days on which articles were published (ISO 8601, as they say it), in order."""
        return sorted({one[:10] for one in self.facts.articles.published if one})

    @cached_property
    def article_day(self) -> Ints:
        """The number of the day of each article in `days`; `NOTHING` where it has none."""
        numbers = {day: number for number, day in enumerate(self.days)}
        found = [numbers.get((one or "")[:10], NOTHING) for one in self.facts.articles.published]
        return np.asarray(found, dtype=np.int32)

    @cached_property
    def identity_fields(self) -> Mapping[str, ExtensionArray]:
        """The `FIELDS` of all identities, as strings; the last is missing, for `NOTHING`."""
        return {
            field: pd.array([*(getattr(one, field) for one in self.identities), None], dtype="string")
            for field in FIELDS
        }

    def claim_names(self, claims: Sequence[int] | Numbers) -> list[str]:
        """What claims are called across articles: the article's id and the statement's, "…#s3"."""
        facts = self.facts
        ids, names = facts.articles.ids, facts.names.values()
        return [f"{ids[facts.claim_article[claim]]}#{names[facts.claim_name[claim]]}" for claim in claims]


def join(facts: Collector, signatures: Signatures, decided: ActorFile = NOBODY) -> Joined:
    """Finds the identities and the copies among all that ``facts`` has taken.

    ``signatures`` takes those of what is said.
    """
    pins = {variant: pin for variant in facts.variants if (pin := decided.pin(variant))}
    identities, numbers = identify(facts.variants, pins)
    identity_of = np.asarray(numbers, dtype=np.int32)
    article_origin = article_origins(facts.articles.texts, facts.signatures)
    wordings = wordings_of(facts.contents, signatures)
    claim_article = np.asarray(facts.claim_article)
    said = Said(
        wording=wordings.of_claim,
        speaker=_speakers(facts, identities, identity_of),
        origin=article_origin[claim_article],
        quoted=np.asarray(facts.claim_quote) != QUOTE_TYPES.index("indirect"),
    )
    ranks = facts.articles.texts.ranks()[claim_article]
    return Joined(
        facts=facts,
        wordings=wordings,
        identities=identities,
        identity_of=identity_of,
        article_origin=article_origin,
        claim_origin=statement_origins(said, wordings.sizes, wordings.signatures, ranks),
    )


def _speakers(facts: Collector, identities: Sequence[Identity], identity_of: Ints) -> Ints:
    """The identity of each claim's speaker; one who is only described is unknown."""
    named = np.array([one.named for one in identities] + [False])
    speakers = np.where(named[identity_of], identity_of, np.int32(NOTHING))
    found: Ints = np.append(speakers, np.int32(NOTHING))[np.asarray(facts.claim_speaker)]
    return found
