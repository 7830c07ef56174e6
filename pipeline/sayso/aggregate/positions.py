"""Two actors side by side: what each asserts and denies on what both speak of.

Topics are actors whom both speak about (names, no descriptions), and ledgers in which both give figures.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, combinations

import pandas as pd

from sayso.aggregate.exchanges import ABOUT, exchange_rows, with_claims
from sayso.aggregate.joined import Joined
from sayso.aggregate.ledger.figure_tables import Row
from sayso.aggregate.ledger.ledgers import Ledger
from sayso.aggregate.ledger.relations import Entry
from sayso.aggregate.parts import parts
from sayso.aggregate.tables import frames

LOUDEST = 12  # speakers of one topic that are set side by side: those with most independent statements
FEWEST = 2  # statements about an actor from which a speaker has a position on them


def position_chunks(joined: Joined, ledgers: Sequence[Ledger]) -> Iterator[pd.DataFrame]:
    """One row a pair of actors and topic, actors in the order of their ids."""
    return frames("positions", chain(_on_figures(joined, ledgers), _on_actors(joined)))


def _on_figures(joined: Joined, ledgers: Sequence[Ledger]) -> Iterator[Row]:
    for number, ledger in enumerate(ledgers):
        voices: dict[int, list[Entry]] = {}
        for entry in ledger.entries:
            if entry.identity is not None and entry.stance != "hedged":
                voices.setdefault(entry.identity, []).append(entry)
        loudest = sorted(voices, key=lambda one: -sum(len(entry.origins) for entry in voices[one]))[:LOUDEST]
        for one, other in _pairs(joined, loudest):
            yield {
                **_pair(joined, one, other),
                "topic_kind": "figure",
                "topic": f"l{number + 1}",
                "topic_name": " ".join(filter(None, (ledger.scope.group, ledger.scope.outcome))),
                **_figure_side(voices[one], ""),
                **_figure_side(voices[other], "other_"),
            }


def _figure_side(entries: Sequence[Entry], prefix: str) -> Row:
    """What an actor says in a ledger; the figures are those last put forward."""
    asserted = [entry for entry in entries if entry.stands]
    denied = [entry for entry in entries if not entry.stands]
    last = asserted[-1] if asserted else None
    return {
        f"{prefix}n_asserted": sum(len(entry.numbers) for entry in asserted),
        f"{prefix}n_asserted_original": sum(entry.n_original for entry in asserted),
        f"{prefix}n_denied": sum(len(entry.numbers) for entry in denied),
        f"{prefix}n_denied_original": sum(entry.n_original for entry in denied),
        f"{prefix}figure": last.text if last else None,
    }


def _on_actors(joined: Joined) -> Iterator[Row]:
    rows = exchange_rows(joined)
    about = rows[rows["relation"] == ABOUT]
    for part in parts(about["target"].to_numpy()):
        yield from _on_some_actors(joined, with_claims(joined, about, part))


def _on_some_actors(joined: Joined, about: pd.DataFrame) -> Iterator[Row]:
    groups = about.groupby(["target", "speaker", "negative"])
    counts = pd.DataFrame({"n": groups.size(), "original": groups["origin"].nunique()})
    topics: dict[int, dict[int, dict[bool, tuple[int, int]]]] = {}
    for target, speaker, negative, n, original in counts.reset_index().itertuples(index=False):
        if joined.identities[target].named and joined.identities[speaker].named:
            topics.setdefault(target, {}).setdefault(speaker, {})[negative] = n, original
    for target, speakers in topics.items():
        heard = {one: said for one, said in speakers.items() if sum(n for n, _ in said.values()) >= FEWEST}
        loudest = sorted(heard, key=lambda one: -sum(original for _, original in heard[one].values()))[
            :LOUDEST
        ]
        for one, other in _pairs(joined, loudest):
            yield {
                **_pair(joined, one, other),
                "topic_kind": "actor",
                "topic": joined.identities[target].id,
                "topic_name": joined.identities[target].name,
                **_actor_side(heard[one], ""),
                **_actor_side(heard[other], "other_"),
            }


def _actor_side(said: Mapping[bool, tuple[int, int]], prefix: str) -> Row:
    asserted, denied = said.get(False, (0, 0)), said.get(True, (0, 0))
    return {
        f"{prefix}n_asserted": asserted[0],
        f"{prefix}n_asserted_original": asserted[1],
        f"{prefix}n_denied": denied[0],
        f"{prefix}n_denied_original": denied[1],
        f"{prefix}figure": None,
    }


def _pairs(joined: Joined, actors: Sequence[int]) -> Iterator[tuple[int, int]]:
    return combinations(sorted(actors, key=lambda one: joined.identities[one].id), 2)


def _pair(joined: Joined, one: int, other: int) -> Row:
    first, second = joined.identities[one], joined.identities[other]
    return {"actor": first.id, "actor_name": first.name, "other": second.id, "other_name": second.name}
