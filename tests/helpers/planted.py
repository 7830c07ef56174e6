"""What is planted in corpus/disputes, and what the tables say of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

import pandas as pd
import yaml

from sayso.records import Record

DISPUTES = Path(__file__).parents[2] / "corpus" / "disputes"
KINDS = ("contradiction", "update", "scope", "compatible")
Place = tuple[str, str]  # article, words


def truth() -> dict[str, Any]:
    """truth.yaml."""
    loaded: dict[str, Any] = yaml.safe_load((DISPUTES / "truth.yaml").read_text(encoding="utf-8"))
    return loaded


def name_of(path: str) -> str:
    """How truth.yaml calls the article of a path."""
    return Path(path).name.partition(".")[0]


def pairs_of(groups: Sequence[Sequence[str]]) -> set[frozenset[str]]:
    """The pairs within groups."""
    return {frozenset(pair) for group in groups for pair in combinations(group, 2)}


def found_groups(items: Sequence[str], heads: Sequence[str]) -> list[list[str]]:
    """Items by their heads."""
    groups: dict[str, list[str]] = {}
    for item, head in zip(items, heads, strict=True):
        groups.setdefault(head, []).append(item)
    return list(groups.values())


@dataclass(frozen=True)
class Seen:
    """The tables of the planted articles, asked for the relation of two figures."""

    records: Mapping[str, Record]
    tables: Mapping[str, pd.DataFrame]

    def figure(self, place: Place) -> str | None:
        """The figure of the first number in some words of an article; None where it is in no ledger."""
        article, words = place
        record = self.records[article]
        text = record.article.text or ""
        assert text.count(words) == 1, f"{article}: {words!r} is there {text.count(words)} times"
        start = text.index(words)
        inside = [one for one in record.numbers if one.end > start and one.start < start + len(words)]
        numbers = self.tables["numbers"]
        for one in inside:
            row = numbers[(numbers["article_id"] == record.id) & (numbers["number_id"] == one.id)]
            if len(row) and row["figure"].notna().iloc[0]:
                return str(row["figure"].iloc[0])
        return None

    def kinds(self, one: Place, other: Place) -> set[str]:
        """The kinds of relation between two figures, or between their ledgers."""
        figures = self.figure(one), self.figure(other)
        if None in figures:
            return {"not a figure"}
        relations = self.tables["relations"]
        ledgers = {str(figure).partition("f")[0] for figure in figures}
        if len(ledgers) == 1 and figures[0] != figures[1]:
            pair = relations[relations["figure"].isin(figures) & relations["other_figure"].isin(figures)]
            return set(pair["relation"])
        if len(ledgers) == 1:
            return {"same figure"}
        pair = relations[
            relations["ledger"].isin(ledgers)
            & relations["other_ledger"].isin(ledgers)
            & (relations["ledger"] != relations["other_ledger"])
        ]
        return set(pair["relation"])


def planted(kind: str) -> Iterator[tuple[Place, Place]]:
    """The planted pairs of one kind."""
    for one, other in truth()[kind]:
        yield (one[0], one[1]), (other[0], other[1])
