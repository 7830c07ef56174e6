"""All articles together: who is who, what is a copy of what, as arrays beside the item tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from sayso.aggregate.actor_file import NOBODY, ActorFile
from sayso.aggregate.collect import NOTHING, QUOTE_TYPES, Collector
from sayso.aggregate.copies import Said, article_origins, rank, statement_origins
from sayso.aggregate.identities import Identity, identify

Numbers = NDArray[np.int64]


@dataclass(frozen=True)
class Joined:
    """The facts of all articles, with identities and origins.

    ``identity_of`` gives the identity of each variant, ``article_origin`` the origin of each article,
    ``claim_origin`` of each claim; all are numbers, `NOTHING` where there is none.
    """

    facts: Collector
    identities: Sequence[Identity]
    identity_of: Numbers
    article_origin: Numbers
    claim_origin: Numbers

    def identity(self, variants: Sequence[int] | Numbers) -> Numbers:
        """The identities of variants, `NOTHING` staying `NOTHING`."""
        found = np.append(self.identity_of, NOTHING)
        result: Numbers = found[np.asarray(variants, dtype=np.int64)]
        return result

    @cached_property
    def claims(self) -> pd.DataFrame:
        """One row a claim, in numbers: what the tables that count statements are grouped from.

        ``day`` is the number of the day of publication in `days`.
        """
        facts = self.facts
        article = np.asarray(facts.claim_article, dtype=np.int64)
        return pd.DataFrame(
            {
                "article": article,
                "article_origin": self.article_origin[article],
                "origin": self.claim_origin,
                "speaker": self.identity(facts.claim_speaker),
                "addressee": self.identity(facts.claim_addressee),
                "act": np.asarray(facts.claim_act, dtype=np.int32),
                "quote": np.asarray(facts.claim_quote, dtype=np.int8),
                "negative": np.asarray(facts.claim_negative, dtype=bool),
                "place": np.asarray(facts.claim_place, dtype=np.int32),
                "day": self.article_day[article],
            }
        )

    @cached_property
    def days(self) -> list[str]:
        """The days on which articles were published (ISO 8601, as they say it), in order."""
        return sorted({one.published[:10] for one in self.facts.articles if one.published})

    @cached_property
    def article_day(self) -> Numbers:
        """The number of the day of each article in `days`; `NOTHING` where it has none."""
        numbers = {day: number for number, day in enumerate(self.days)}
        found = [numbers.get((one.published or "")[:10], NOTHING) for one in self.facts.articles]
        return np.asarray(found, dtype=np.int64)

    def claim_names(self, claims: Sequence[int] | Numbers) -> list[str]:
        """What claims are called across articles: the article's id and the statement's, "…#s3"."""
        names, facts = self.facts.names.values(), self.facts
        return [
            f"{facts.articles[facts.claim_article[claim]].id}#{names[facts.claim_name[claim]]}"
            for claim in claims
        ]


def join(facts: Collector, decided: ActorFile = NOBODY) -> Joined:
    """Finds the identities and the copies among all that ``facts`` has taken."""
    pins = {variant: pin for variant in facts.variants if (pin := decided.pin(variant))}
    identities, numbers = identify(facts.variants, pins)
    identity_of = np.asarray(numbers, dtype=np.int64)
    texts = [article.text for article in facts.articles]
    articles = article_origins(texts, facts.signatures())
    named = np.array([one.named for one in identities], dtype=bool)
    speakers = np.where(named[identity_of], identity_of, NOTHING) if len(identities) else identity_of
    said = _said(facts, np.append(speakers, NOTHING), articles)
    ranks = [rank(text) for text in texts]
    claims = statement_origins(
        said, facts.text_sizes, facts.text_signatures(), [ranks[article] for article in facts.claim_article]
    )
    return Joined(
        facts=facts,
        identities=identities,
        identity_of=identity_of,
        article_origin=np.asarray(articles, dtype=np.int64),
        claim_origin=np.asarray(claims, dtype=np.int64),
    )


def _said(facts: Collector, speaker_of: Numbers, origins: Sequence[int]) -> Iterator[Said]:
    """The statements as far as they may repeat one another; a speaker who is only described is unknown."""
    indirect = QUOTE_TYPES.index("indirect")
    return (
        Said(text, int(speaker_of[speaker]), origins[article], quote != indirect)
        for text, speaker, article, quote in zip(
            facts.claim_text, facts.claim_speaker, facts.claim_article, facts.claim_quote, strict=True
        )
    )
