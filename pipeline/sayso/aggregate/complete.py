"""The columns of the tables of items that only all articles together can fill."""

from __future__ import annotations

import numpy as np
import pandas as pd

from sayso.aggregate.joined import Joined, Numbers
from sayso.aggregate.ledger.figure_tables import Disputes
from sayso.aggregate.naming import actor_columns, names_of
from sayso.aggregate.tables import ITEMS

Columns = dict[str, object]


class Completer:
    """Fills chunks of the tables of items."""

    def __init__(self, joined: Joined, disputes: Disputes) -> None:
        facts = joined.facts
        self._joined = joined
        self._disputes = disputes
        self._copies = np.bincount(joined.article_origin, minlength=len(facts.articles))
        self._article_of = {
            "articles": np.arange(len(facts.articles)),
            "claims": np.asarray(facts.claim_article),
            "numbers": np.asarray(facts.number_article),
            "article_actors": np.asarray(facts.actor_article),
            "article_places": np.asarray(facts.place_article),
        }
        self._places = pd.array([spot.key for spot in facts.spots.values()], dtype="string")

    def fill(self, table: str, chunk: pd.DataFrame, start: int) -> pd.DataFrame:
        """The rows ``chunk`` of ``table``, of which the first is row ``start``, with all columns filled."""
        rows = np.arange(start, start + len(chunk))
        article = self._article_of[table][rows]
        origin = self._joined.article_origin[article]
        columns: Columns = {"original": origin == article}
        columns |= {
            "articles": self._of_articles,
            "claims": self._of_claims,
            "numbers": self._of_numbers,
            "article_actors": self._of_actors,
            "article_places": self._of_places,
        }[table](rows)
        return chunk.assign(**columns).astype(ITEMS[table])  # type: ignore[arg-type]

    def _of_articles(self, rows: Numbers) -> Columns:
        articles = self._joined.facts.articles
        origin = self._joined.article_origin[rows]
        names, numbers = articles.texts.agencies()
        return {
            "agency": names_of(names, numbers[rows]),
            "origin": [articles.ids[article] for article in origin],
            "n_copies": self._copies[origin],
        }

    def _of_claims(self, rows: Numbers) -> Columns:
        joined = self._joined
        origin = joined.claim_origin[rows]
        return {
            **actor_columns(joined, joined.speakers[rows], "speaker", "speaker_name"),
            "origin": joined.claim_names(origin),
            "original": origin == rows,
        }

    def _of_numbers(self, rows: Numbers) -> Columns:
        speakers = self._joined.identity(np.asarray(self._joined.facts.number_speaker)[rows])
        return {
            **actor_columns(self._joined, speakers, "speaker", "speaker_name"),
            "figure": self._disputes.figures_of(rows),
        }

    def _of_actors(self, rows: Numbers) -> Columns:
        variants = np.asarray(self._joined.facts.actor_variant)[rows]
        return {**actor_columns(self._joined, self._joined.identity(variants), "actor")}

    def _of_places(self, rows: Numbers) -> Columns:
        return {"place": self._places.take(np.asarray(self._joined.facts.place_spot)[rows])}
