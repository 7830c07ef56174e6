"""Who speaks, with which acts, and when, as Vega-Lite charts with a table each that says the same.

Colours are custom properties of the page's style sheet, so that charts follow its light and dark dress.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt
import pandas as pd

from sayso.report.words import known, shown

TYPES = ("person", "government", "organization", "group", "unnamed")  # of speakers, in the order of the key
MOST_SPEAKERS, MOST_ACTS = 20, 10
LONGEST_DAILY, LONGEST_MONTHLY = 92, 366 * 12  # days; what is longer is shown by month, then by year
_UNITS = {"D": "utcyearmonthdate", "M": "utcyearmonth", "Y": "utcyear"}
_WORDS = {"D": "day", "M": "month", "Y": "year"}


@dataclass(frozen=True, slots=True)
class Chart:
    """A Vega-Lite chart and the table that says the same; without rows there is nothing to show."""

    id: str
    caption: str
    spec: dict[str, Any]
    head: tuple[str, ...]
    rows: tuple[tuple[object, ...], ...]


def speakers_chart(speakers: pd.DataFrame) -> Chart:
    """The `MOST_SPEAKERS` who say most, how often with each of the `MOST_ACTS` commonest acts; no copies."""
    top = speakers.head(MOST_SPEAKERS)
    names = dict(zip(top["actor"], _labels(top), strict=True))
    kinds = dict(zip(top["actor"], top["type"], strict=True))
    acts = _acts(top)
    columns = _commonest(acts)
    totals = [
        {"speaker": names[key], "type": kinds[key], "n": int(n)}
        for key, n in zip(top["actor"], top["n_statements_original"], strict=True)
    ]
    cells = [
        {"speaker": names[key], "type": kinds[key], "act": act, "n": n}
        for key, found in acts.items()
        for act, n in found.items()
        if act in columns
    ]
    rows = tuple(
        (one["speaker"], one["n"], *(acts[key].get(act, 0) for act in columns))
        for key, one in zip(names, totals, strict=True)
    )
    return Chart(
        id="chart-speakers",
        caption=f"The {len(totals)} who speak most, and with which acts; repeated statements count once",
        spec=_spec(_punchcard(totals, cells, columns)),
        head=("speaker", "statements", *columns),
        rows=rows,
    )


def timeline_chart(timeline: pd.DataFrame, speakers: pd.DataFrame) -> Chart:
    """Statements a day, month or year of publication, by type of speaker, without copies."""
    kinds = dict(zip(speakers["actor"], speakers["type"], strict=True))
    dated = pd.DataFrame(
        {
            "day": pd.to_datetime(timeline["day"], format="ISO8601", errors="coerce"),
            "type": [kinds.get(speaker, "unnamed") for speaker in timeline["speaker"]],
            "n": timeline["n_statements_original"].astype("int64"),
        }
    ).dropna()
    unit = _unit(dated["day"])
    dated["day"] = dated["day"].dt.to_period(unit).dt.start_time.dt.strftime("%Y-%m-%d")
    counts = dated.groupby(["day", "type"], sort=True)["n"].sum().reset_index()
    cells = counts.assign(rank=counts["type"].map(TYPES.index)).to_dict("records")
    wide = counts.pivot(index="day", columns="type", values="n").reindex(columns=list(TYPES)).fillna(0)
    return Chart(
        id="chart-timeline",
        caption=f"Statements a {_WORDS[unit]} of publication, by type of speaker; repeated ones count once",
        spec=_spec(_bars(cells, unit)),
        head=(f"{_WORDS[unit]} from", *TYPES),
        rows=tuple((day, *map(int, row)) for day, row in zip(wide.index, wide.to_numpy(), strict=True)),
    )


def _labels(top: pd.DataFrame) -> list[str]:
    """Names that differ: two speakers of one name get a number."""
    labels: list[str] = []
    for name in map(shown, top["name"].fillna("?")):
        short = name if len(name) <= 44 else name[:43] + "…"
        same = sum(label == short or label.startswith(f"{short} (") for label in labels)
        labels.append(f"{short} ({same + 1})" if same else short)
    return labels


def _acts(top: pd.DataFrame) -> dict[str, dict[str, int]]:
    """For each speaker how often each act, from the words of the table: "say 10; deny 2"."""
    found: dict[str, dict[str, int]] = {}
    for key, words in zip(top["actor"], top["acts_original"].map(known), strict=True):
        pairs = (part.rpartition(" ") for part in (words or "").split("; ") if part)
        found[key] = {act: int(n) for act, _, n in pairs}
    return found


def _commonest(acts: Mapping[str, Mapping[str, int]]) -> list[str]:
    totals: dict[str, int] = {}
    for found in acts.values():
        for act, n in found.items():
            totals[act] = totals.get(act, 0) + n
    return sorted(totals, key=lambda act: (-totals[act], act))[:MOST_ACTS]


def _unit(days: pd.Series[pd.Timestamp]) -> str:
    if days.empty:
        return "D"
    length = (days.max() - days.min()).days
    return "D" if length <= LONGEST_DAILY else "M" if length <= LONGEST_MONTHLY else "Y"


def _colour(legend: bool) -> alt.Color:
    scale = alt.Scale(domain=list(TYPES), range=[f"var(--{kind})" for kind in TYPES])
    key = alt.Legend(orient="top", title=None, symbolType="circle") if legend else None
    return alt.Color("type:N", scale=scale, legend=key)


def _punchcard(totals: Sequence[Any], cells: Sequence[Any], acts: Sequence[str]) -> alt.HConcatChart:
    order = [one["speaker"] for one in totals]
    names = alt.Axis(title=None, labelLimit=320, domain=False, ticks=False, labelPadding=8)
    left = alt.Chart(pd.DataFrame(totals)).encode(y=alt.Y("speaker:N", sort=order, axis=names))
    room = max((one["n"] for one in totals), default=1) * 1.25  # for the number behind the longest bar
    much = alt.X("n:Q", axis=None, scale=alt.Scale(domain=[0, room]))
    tip = ["speaker:N", "type:N", alt.Tooltip("n:Q", title="statements")]
    bars = left.mark_bar(height=12).encode(x=much, color=_colour(legend=False), tooltip=tip)
    words = left.mark_text(align="left", dx=5).encode(x=much, text="n:Q")
    dots = (
        alt.Chart(pd.DataFrame(cells))
        .mark_circle(opacity=0.9)
        .encode(
            y=alt.Y("speaker:N", sort=order, axis=None),
            x=alt.X(
                "act:N", sort=list(acts), axis=alt.Axis(orient="top", title=None, labelAngle=0, grid=True)
            ),
            size=alt.Size("n:Q", scale=alt.Scale(type="sqrt", range=[18, 420]), legend=None),
            color=_colour(legend=False),
            tooltip=["speaker:N", "act:N", alt.Tooltip("n:Q", title="statements")],
        )
    )
    step = alt.Step(26)
    return alt.hconcat(
        (bars + words).properties(width=170, height=step), dots.properties(width=700, height=step), spacing=8
    )


def _bars(cells: Sequence[Any], unit: str) -> alt.Chart:
    day = f"{_UNITS[unit]}(day):T"
    chart: alt.Chart = (
        alt.Chart(pd.DataFrame(cells))
        .mark_bar()
        .encode(
            x=alt.X(day, axis=alt.Axis(title=None, grid=False, labelOverlap=True, format=_format(unit))),
            y=alt.Y("n:Q", axis=alt.Axis(title="statements", tickMinStep=1, domain=False, ticks=False)),
            color=_colour(legend=True),
            order=alt.Order("rank:Q"),
            tooltip=[
                alt.Tooltip(day, title="from", format=_format(unit)),
                "type:N",
                alt.Tooltip("n:Q", title="statements"),
            ],
        )
        .properties(width=1000, height=220)
    )
    return chart


def _format(unit: str) -> str:
    return {"D": "%-d %b %Y", "M": "%b %Y", "Y": "%Y"}[unit]


def _spec(chart: alt.HConcatChart | alt.Chart) -> dict[str, Any]:
    quiet = chart.configure(background="transparent", font="system-ui, sans-serif").configure_view(
        stroke=None
    )
    axis = {"labelFontSize": 12, "titleFontSize": 12, "titleFontWeight": "normal", "gridOpacity": 0.5}
    spec: dict[str, Any] = quiet.configure_axis(**axis).configure_legend(labelFontSize=12).to_dict()
    return spec
