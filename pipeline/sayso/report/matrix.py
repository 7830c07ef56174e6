"""Who speaks about whom or to whom, as a matrix."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from sayso.report.words import known

MOST_ACTORS = 15  # on each side


@dataclass(frozen=True, slots=True)
class Cell:
    """Statements of a speaker about or to a target; ``depth`` is their share of the greatest cell."""

    n: int
    negative: int
    acts: str
    depth: float


@dataclass(frozen=True, slots=True)
class Side:
    """An actor at an edge of the matrix."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Matrix:
    """Rows speak about or to columns; ``cells`` by their ids."""

    rows: tuple[Side, ...]
    columns: tuple[Side, ...]
    cells: Mapping[tuple[str, str], Cell]


def matrix_of(exchanges: pd.DataFrame, actors: pd.DataFrame) -> Matrix:
    """Those of whom most others speak, and who says most about them, `MOST_ACTORS` each, all with names.

    Descriptions ("officials") are left out: they are no identity.
    """
    named = set(actors.loc[actors["named"].fillna(False).astype(bool), "actor"])
    kept = exchanges[exchanges["speaker"].isin(named) & exchanges["target"].isin(named)]
    kept = kept[kept["speaker"] != kept["target"]]
    kept = kept[kept["target"].isin(_most(kept, "target", "speaker"))]
    kept = kept[kept["speaker"].isin(_most(kept, "speaker", "target"))]
    sums = kept.groupby(["speaker", "target"], sort=True)[["n_statements", "n_negative"]].sum()
    acts = kept.groupby(["speaker", "target"], sort=True)["act"].agg(
        lambda found: ", ".join(sorted(set(found.dropna())))
    )
    greatest = max(sums["n_statements"].max(), 1) if len(sums) else 1
    cells = {
        key: Cell(int(n), int(negative), acts[key], round(float(n / greatest), 3))
        for key, n, negative in zip(sums.index, sums["n_statements"], sums["n_negative"], strict=True)
    }
    return Matrix(_sides(kept, "speaker", "target"), _sides(kept, "target", "speaker"), cells)


def _most(exchanges: pd.DataFrame, side: str, other: str) -> list[str]:
    """The actors at one side who meet most at the other, then with most statements."""
    groups = exchanges.groupby(side, sort=True)
    much = pd.DataFrame({"others": groups[other].nunique(), "n": groups["n_statements"].sum()})
    return list(much.sort_values(["others", "n"], ascending=False, kind="stable").head(MOST_ACTORS).index)


def _sides(kept: pd.DataFrame, side: str, other: str) -> tuple[Side, ...]:
    names = dict(zip(kept[side], kept[f"{side}_name"], strict=True))
    return tuple(Side(key, known(names[key])) for key in _most(kept, side, other))
