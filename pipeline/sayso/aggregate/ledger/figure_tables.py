"""The tables of the ledger: ledgers, the figures in them, and the relations between those."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import chain

import numpy as np
import pandas as pd

from sayso.aggregate.codes import NOTHING
from sayso.aggregate.copies import Moment
from sayso.aggregate.joined import Joined, Numbers
from sayso.aggregate.ledger.answers import answers_of
from sayso.aggregate.ledger.claims import claims_of
from sayso.aggregate.ledger.figures import ledger_outcomes
from sayso.aggregate.ledger.ledgers import Ledger, Relation, ledgers_of
from sayso.aggregate.ledger.relations import Entry
from sayso.aggregate.names import country_names
from sayso.aggregate.tables import frames

Row = dict[str, object]
KINDS = ("contradiction", "update", "scope", "compatible", "denial", "concession")


class Disputes:
    """The ledger of all figures: its ledgers, and the tables of them."""

    def __init__(self, joined: Joined) -> None:
        self._joined = joined
        claims = claims_of(joined)
        self.ledgers, self._relations = ledgers_of(claims)
        self._answers = answers_of(joined, claims)
        size = len(joined.facts.number_article)
        self._ledger_of = np.full(size, NOTHING, dtype=np.int32)  # by rows of numbers
        self._entry_of = np.full(size, NOTHING, dtype=np.int32)
        for number, ledger in enumerate(self.ledgers):
            for at, entry in enumerate(ledger.entries):
                self._ledger_of[entry.numbers] = number
                self._entry_of[entry.numbers] = at

    def figures_of(self, rows: Numbers) -> list[str | None]:
        """The figures of rows of numbers, None where there is none."""
        pairs = zip(self._ledger_of[rows].tolist(), self._entry_of[rows].tolist(), strict=True)
        return [None if ledger == NOTHING else _figure_id(ledger, at) for ledger, at in pairs]

    def ledger_chunks(self) -> Iterator[pd.DataFrame]:
        """One row a scope in an event."""
        names = {identity.id: identity.name for identity in self._joined.identities} | country_names()
        counts: dict[int, Counter[str]] = defaultdict(Counter)
        for relation in self._relations:
            for number in {relation.ledger, relation.other_ledger}:
                counts[number][relation.kind] += 1
        rows = (_ledger_row(one, at, counts.get(at, Counter()), names) for at, one in enumerate(self.ledgers))
        return frames("ledgers", rows)

    def figure_chunks(self) -> Iterator[pd.DataFrame]:
        """One row a figure of a claimant in a ledger."""
        return frames("figures", _figure_rows(self._joined, self.ledgers))

    def relation_chunks(self) -> Iterator[pd.DataFrame]:
        """One row a relation of two figures, or of two ledgers; then the denials that name no figure."""
        return frames("relations", chain(_relation_rows(self.ledgers, self._relations), self._answer_rows()))

    def _answer_rows(self) -> Iterator[Row]:
        joined = self._joined
        names = joined.claim_names([answer.claim for answer in self._answers])
        for answer, name in zip(self._answers, names, strict=True):
            ledger, at = int(self._ledger_of[answer.row]), int(self._entry_of[answer.row])
            yield {
                "relation": "denial",
                "reason": "a denial beside it, by the side whose people are counted",
                "ledger": f"l{ledger + 1}",
                "other_ledger": None,
                **_side(self.ledgers, ledger, at, ""),
                "other_figure": None,
                "other_claimant_name": joined.identities[joined.speakers[answer.claim]].name,
                "other_text": None,
                "statement": name,
            }


def _figure_id(ledger: int, entry: int) -> str:
    return f"l{ledger + 1}f{entry + 1}"


def _ledger_row(ledger: Ledger, number: int, counts: Counter[str], names: Mapping[str, str]) -> Row:
    scope, entries, spread = ledger.scope, ledger.entries, ledger.range
    articles = {article for entry in entries for article in entry.articles}
    firsts = [entry.first for entry in entries if entry.first]
    lasts = [entry.last for entry in entries if entry.last]
    return {
        "ledger": f"l{number + 1}",
        "event": f"e{ledger.event + 1}",
        "outcome": scope.outcome,
        "subject": ledger_outcomes()[scope.outcome].subject,
        "group": scope.group,
        "party": scope.party,
        "party_name": names.get(scope.party or ""),
        "place": scope.spot.key if scope.spot else None,
        "place_name": scope.spot.name if scope.spot else None,
        "place_country": scope.spot.country if scope.spot else None,
        "basis": scope.basis or None,
        "first_day": _day(min(firsts, key=_when)) if firsts else None,
        "last_day": _day(max(lasts, key=_when)) if lasts else None,
        "n_figures": len(entries),
        "n_claimants": len({entry.claimant for entry in entries}),
        "n_numbers": sum(len(entry.numbers) for entry in entries),
        "n_numbers_original": sum(entry.n_original for entry in entries),
        "n_articles": len(articles),
        "n_articles_original": len({origin for entry in entries for origin in entry.origins}),
        "low": spread.low if spread else None,
        "best_low": spread.best_low if spread else None,
        "best_high": spread.best_high if spread else None,
        "high": spread.high if spread else None,
        "open": spread.open if spread else None,
        "best_figures": spread.n_figures if spread else None,
        "best_origins": spread.n_origins if spread else None,
        **{f"n_{kind}": counts[kind] for kind in KINDS},
    }


def _figure_rows(joined: Joined, ledgers: Sequence[Ledger]) -> Iterator[Row]:
    for number, ledger in enumerate(ledgers):
        for at, entry in enumerate(ledger.entries):
            yield _figure_row(joined, number, at, entry, at in ledger.superseded)


def _figure_row(joined: Joined, ledger: int, at: int, entry: Entry, superseded: bool) -> Row:
    articles = joined.facts.articles
    return {
        "figure": _figure_id(ledger, at),
        "ledger": f"l{ledger + 1}",
        "claimant": None if entry.identity is None else joined.identities[entry.identity].id,
        "claimant_name": entry.label,
        "voice": "actor" if entry.identity is not None else "source" if entry.label else "article",
        "stance": entry.stance,
        "text": entry.text,
        "value": entry.point,
        "low": entry.least,
        "high": None if math.isinf(entry.most) else entry.most,
        "as_of": _day(entry.first),
        "as_of_last": _day(entry.last),
        "superseded": superseded,
        "n_numbers": len(entry.numbers),
        "n_numbers_original": entry.n_original,
        "n_articles": len(entry.articles),
        "n_articles_original": len(entry.origins),
        "first_publisher": articles.publishers[entry.first_article],
        "first_article": articles.ids[entry.first_article],
    }


def _relation_rows(ledgers: Sequence[Ledger], relations: Sequence[Relation]) -> Iterator[Row]:
    for one in relations:
        yield {
            "relation": one.kind,
            "reason": one.reason,
            "ledger": f"l{one.ledger + 1}",
            "other_ledger": f"l{one.other_ledger + 1}",
            **_side(ledgers, one.ledger, one.entry, ""),
            **_side(ledgers, one.other_ledger, one.other_entry, "other_"),
            "statement": None,
        }


def _side(ledgers: Sequence[Ledger], ledger: int, at: int | None, prefix: str) -> Row:
    entry = None if at is None else ledgers[ledger].entries[at]
    return {
        f"{prefix}figure": None if at is None else _figure_id(ledger, at),
        f"{prefix}claimant_name": entry.label if entry else None,
        f"{prefix}text": entry.text if entry else None,
    }


def _when(moment: Moment) -> tuple[int, int]:
    return moment[0], moment[1] or 0


def _day(moment: Moment | None) -> str | None:
    return date.fromordinal(moment[0]).isoformat() if moment else None
