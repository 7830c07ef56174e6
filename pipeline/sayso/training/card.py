"""The model card: what a model was trained on, how, and how good it is on articles kept out.

After Mitchell et al., Model Cards for Model Reporting (2019).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict

from sayso.evaluate.gold import GoldDocument
from sayso.training.calibration import Bin
from sayso.training.fit import Plan
from sayso.training.train import Trained

SHOWN = ("detection", "exact", "end_to_end", "direct_end_to_end", "attribution")


def card(
    trained: Trained,
    plan: Plan,
    gold: Sequence[tuple[str, int, Mapping[str, GoldDocument]]],
    held_out: Mapping[str, GoldDocument],
    made_by: Mapping[str, str],
) -> str:
    """The card as Markdown.

    ``gold`` is each part of the training gold with its name and how often it counts; ``made_by`` names
    the versions of what made the model.
    """
    lines = [
        "# Model card: a tagger of attributed statements",
        "",
        "A bidirectional LSTM with a CRF over features of tokens, which labels source, cue and content. "
        "It was trained by `sayso train`; `docs/tagger.md` describes it.",
        "",
        *_data(gold, held_out),
        *_making(trained, plan, made_by),
        *_results(trained),
    ]
    return "\n".join(lines)


def _data(
    gold: Sequence[tuple[str, int, Mapping[str, GoldDocument]]], held_out: Mapping[str, GoldDocument]
) -> list[str]:
    rows = [(name, f"{times} ×", *_size(documents)) for name, times, documents in gold]
    articles, statements = _size(held_out)
    return [
        "## Data",
        "",
        *_table(("gold", "counts", "articles", "statements"), rows),
        "",
        f"Held out for calibration and scores: {articles} articles, {statements} statements.",
        "",
    ]


def _making(trained: Trained, plan: Plan, made_by: Mapping[str, str]) -> list[str]:
    size = sum(weight.size for weight in trained.model.weights.items().values())
    return [
        "## Making",
        "",
        *_table(("setting", "value"), [*asdict(plan).items(), *made_by.items()]),
        "",
        f"{len(trained.model.keys):,} features, {size:,} weights. "
        f"Loss a token by round: {', '.join(f'{loss:.4f}' for loss in trained.losses)}.",
        "",
    ]


def _results(trained: Trained) -> list[str]:
    return [
        "## On the held-out articles",
        "",
        *_table(("figure", "value"), [(name, f"{trained.figures[name]:.3f}") for name in SHOWN]),
        "",
        "Reliability: of the statements whose confidence lies in a tenth, the mean confidence and the share "
        "that is right, source included.",
        "",
        *_table(("confidence", "statements", "mean", "right"), [_row(own) for own in trained.bins]),
        "",
    ]


def _size(documents: Mapping[str, GoldDocument]) -> tuple[str, str]:
    return f"{len(documents):,}", f"{sum(len(d.statements) for d in documents.values()):,}"


def _row(own: Bin) -> tuple[str, str, str, str]:
    return f"{own.low:.1f}–{own.high:.1f}", f"{own.count:,}", f"{own.confidence:.2f}", f"{own.right:.2f}"


def _table(head: Sequence[str], rows: Sequence[Sequence[object]]) -> list[str]:
    return [f"| {' | '.join(map(str, row))} |" for row in (head, ["---"] * len(head), *rows)]
