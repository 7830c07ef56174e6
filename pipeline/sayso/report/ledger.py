"""The figure ledger as range plots: who gives which figure, where they agree and where not."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from sayso.report.axis import Axis, axis_of
from sayso.report.words import count, rows_of

MOST_LEDGERS = 250  # shown; those with most disagreement and most claimants first
OWN_VOICE = "the article itself"
TALES = {  # how one figure stands to another, in words between the two
    "contradiction": "contradicts",
    "update": "was updated by",
    "scope": "counts differently from",
    "compatible": "is compatible with",
    "denial": "is denied by",
    "concession": "is conceded, beside",
}
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Mark:
    """What a figure's words allow, in per cent of the plot: ``point`` a named value, an end that is open."""

    start: float
    end: float
    point: float | None
    open_below: bool
    open_above: bool
    excluded: bool = False  # whether the words leave the named number out: "more than 40"

    @property
    def start_tick(self) -> bool:
        """Whether the start is drawn: a range begins there, not the named number."""
        return self.start not in (self.end, self.point) and not (self.excluded and self.open_above)

    @property
    def end_tick(self) -> bool:
        """The same for the end."""
        return self.end not in (self.start, self.point) and not (self.excluded and self.open_below)


@dataclass(frozen=True, slots=True)
class Figure:
    """A claimant's figure; ``article`` leads to the first article that gives it ("…/n3")."""

    id: str
    claimant: str
    actor: str | None
    kind: str  # of the claimant: person, government, …
    text: str
    stance: str
    days: str
    origins: int
    articles: int
    superseded: bool
    mark: Mark
    article: str | None
    relations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Relation:
    """Two figures and how they stand to each other."""

    kind: str
    tale: str
    reason: str
    one: str
    one_text: str
    one_link: str
    other: str
    other_text: str
    other_link: str


@dataclass(frozen=True, slots=True)
class Ledger:
    """What is counted, of whom, where; its figures, and the range of those that stand."""

    id: str
    what: str
    of_whom: str
    where: str
    days: str
    low: str
    best: str
    high: str
    best_origins: int
    band: tuple[float, float] | None
    ticks: tuple[tuple[float, str], ...]
    logarithmic: bool
    figures: tuple[Figure, ...]
    relations: tuple[Relation, ...]


def ledgers_of(tables: Mapping[str, pd.DataFrame]) -> list[Ledger]:
    """The `MOST_LEDGERS` ledgers of most interest: contradicted, then of many claimants and articles."""
    order = ["n_contradiction", "n_claimants", "n_figures", "n_articles_original"]
    chosen = tables["ledgers"].sort_values(order, ascending=False, kind="stable").head(MOST_LEDGERS)
    ids = set(chosen["ledger"])
    sheet = _Sheet(tables, ids)
    return [sheet.ledger(row) for row in rows_of(chosen)]


class _Sheet:
    """The tables of the ledger, by ledger."""

    def __init__(self, tables: Mapping[str, pd.DataFrame], ids: set[str]) -> None:
        self._figures: dict[str, list[Row]] = defaultdict(list)
        self._relations: dict[str, list[Row]] = defaultdict(list)
        self._kinds = dict(zip(tables["actors"]["actor"], tables["actors"]["type"], strict=True))
        self._first = _first_numbers(tables["numbers"])
        self._shown = ids
        self._names: dict[str, str] = {}
        relations = tables["relations"]
        for row in rows_of(tables["figures"]):
            self._names[row["figure"]] = _claimant(row)
            self._figures[row["ledger"]].append(row)
        for row in rows_of(relations[relations["ledger"].isin(ids)]):
            self._relations[row["ledger"]].append(row)

    def ledger(self, row: Row) -> Ledger:
        """A row of the table ledgers with its figures and relations."""
        figures, relations = self._figures[row["ledger"]], self._relations[row["ledger"]]
        axis = axis_of(_values(figures, row))
        best = (row["best_low"], row["best_high"])
        return Ledger(
            id=row["ledger"],
            what=row["outcome"],
            of_whom=_of_whom(row),
            where=", ".join(filter(None, (row["place_name"], row["place_country"]))),
            days=_days(row["first_day"], row["last_day"]),
            low=_number(row["low"]),
            best=_range(*best),
            high=_number(row["high"]) + ("+" if row["open"] else ""),
            best_origins=row["best_origins"] or 0,
            band=None
            if best[0] is None
            else (axis.at(best[0]), 100.0 if best[1] is None else axis.at(best[1])),
            ticks=tuple((axis.at(tick), count(tick)) for tick in axis.ticks()),
            logarithmic=axis.logarithmic,
            figures=tuple(self._figure(one, axis, relations) for one in figures),
            relations=tuple(
                self._relation(one) for kind in TALES for one in relations if one["relation"] == kind
            ),
        )

    def _figure(self, row: Row, axis: Axis, relations: Sequence[Row]) -> Figure:
        touching = [r["relation"] for r in relations if row["figure"] in (r["figure"], r["other_figure"])]
        return Figure(
            id=row["figure"],
            claimant=self._names[row["figure"]],
            actor=row["claimant"],
            kind=self._kinds.get(row["claimant"], "unnamed"),
            text=row["text"],
            stance=row["stance"],
            days=_days(row["as_of"], row["as_of_last"]),
            origins=row["n_articles_original"],
            articles=row["n_articles"],
            superseded=bool(row["superseded"]),
            mark=_mark(row, axis),
            article=self._first.get(row["figure"]),
            relations=tuple(kind for kind in TALES if kind in touching),
        )

    def _relation(self, row: Row) -> Relation:
        other = row["other_figure"]
        return Relation(
            kind=row["relation"],
            tale=TALES[row["relation"]],
            reason=row["reason"] or "",
            one=row["claimant_name"] or self._names.get(row["figure"], OWN_VOICE),
            one_text=row["text"] or "",
            one_link=self._link(row["figure"], row["ledger"]),
            other=row["other_claimant_name"] or self._names.get(other, "a denial"),
            other_text=row["other_text"] or "",
            other_link=self._link(other, row["other_ledger"], row["statement"]),
        )

    def _link(self, figure: str | None, ledger: str | None, statement: str | None = None) -> str:
        """Where a figure, or else a ledger or a statement, stands on the page; empty where nowhere."""
        if statement:
            return "#/article/" + statement.replace("#", "/")
        if ledger not in self._shown:
            return ""
        return f"#figure-{figure}" if figure else f"#ledger-{ledger}"


def _claimant(row: Row) -> str:
    """Who gives a figure; for an article in its own voice who published it first."""
    name: str | None = row["claimant_name"]
    return name or (f"{row['first_publisher']} itself" if row["first_publisher"] else OWN_VOICE)


def _first_numbers(numbers: pd.DataFrame) -> dict[str, str]:
    """The first number of each figure, as a way to it: "article_id/n3"."""
    given = numbers[numbers["figure"].notna()].drop_duplicates("figure")
    ways = given["article_id"] + "/" + given["number_id"]
    return dict(zip(given["figure"], ways, strict=True))


def _values(figures: Sequence[Row], ledger: Row) -> list[float]:
    cells = [row[name] for row in figures for name in ("value", "low", "high")]
    cells += [ledger["low"], ledger["high"]]
    return [cell for cell in cells if cell is not None] or [0.0]


def _mark(row: Row, axis: Axis) -> Mark:
    """A figure on its line; "up to 30", which allows 0, is open below where something is named at all."""
    low, high, value = row["low"], row["high"], row["value"]
    below = low is None or (low <= 0 and value is not None and value > 0)
    above = high is None
    point = value if value is not None else (low if above else None)
    return Mark(
        start=1.0 if below else axis.at(low),
        end=99.0 if above else axis.at(high),
        point=None if point is None else axis.at(point),
        open_below=below,
        open_above=above,
        excluded=value is not None and not (low or -math.inf) <= value <= (math.inf if above else high),
    )


def _of_whom(row: Row) -> str:
    counted: str = row["group"] or row["subject"]
    party = f" of {row['party_name']}" if row["party_name"] else ""
    basis = {
        None: "",
        "part": ", some of those of another figure",
        "since": ", total since an earlier day",
        "recent": ", of the last few days",
    }
    return counted + party + basis.get(row["basis"], f", of {row['basis']} alone")


def _days(first: str | None, last: str | None) -> str:
    if not first or first == last:
        return first or ""
    return f"{first} to {last}"


def _number(value: float | None) -> str:
    return "–" if value is None else count(value)


def _range(low: float | None, high: float | None) -> str:
    if low is None:
        return "none"
    if high is None:
        return f"{count(low)}+"
    return count(low) if low == high else f"{count(low)}–{count(high)}"
