"""An evaluation for the eyes: tables of figures, classes of slips, changes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import get_args

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from sayso.cli.words import one_line
from sayso.evaluate.changes import Change, ChangeKind
from sayso.evaluate.classes import ClassRow
from sayso.evaluate.definitions import FIGURES
from sayso.evaluate.evaluation import Evaluation
from sayso.evaluate.excerpts import Phrases
from sayso.evaluate.figures import Difference, Figure
from sayso.evaluate.slips import Slip, class_counts, largest

EXAMPLES = 3  # of each class of slips
LONGEST = 220  # characters of a sentence or content
NOTHING = ""


def summary(found: Evaluation) -> Text:
    """What was compared, in one line."""
    gold = sum(len(article.gold) for article in found.articles)
    made = sum(len(article.made) for article in found.articles)
    return Text(f"articles: {len(found.articles)}, statements in the gold: {gold}, found: {made}")


def figure_table(found: Evaluation) -> Table:
    """The figures: F1 with precision and recall, or the share of right answers."""
    table = _table("figure", "value", "95 %", "P", "R", "right", "found", "gold")
    for name, value in found.values.items():
        figure = found.figures.get(name)
        table.add_row(name, _decimal(value), *(_cells(figure) if figure else ()))
    return table


def breakdown_table(found: Evaluation) -> Table:
    """Recall by kind of quotation and by form of the source."""
    table = _table("recall by", "", "gold", "detection", "end to end")
    for name, figure in found.figures.items():
        figure_name, _, rest = name.partition("/")
        if figure_name == "detection" and rest and figure.gold:
            by, _, label = rest.partition("/")
            whole = found.figures[f"end_to_end/{rest}"]
            table.add_row(by, label, str(figure.gold), _decimal(figure.value), _decimal(whole.value))
    return table


def class_table(name: str, rows: Iterable[ClassRow]) -> Table:
    """The classes of a figure, the most frequent in the gold first."""
    table = _table(name, "F1", "right", "found", "gold")
    for row in rows:
        table.add_row(row.label, _decimal(row.f1), str(row.hits), str(row.made), str(row.gold))
    return table


def slip_counts(slips: Sequence[Slip]) -> Table:
    """How many slips each class has that has any."""
    table = _table("not right", "class", "count")
    for side, kinds in class_counts(slips).items():
        for kind, number in kinds.items():
            if number:
                table.add_row(side, kind, str(number))
    return table


def slip_groups(slips: Sequence[Slip], number: int) -> RenderableType:
    """The ``number`` largest classes of slips, parted by cue and rule, each with some examples."""
    lines: list[Text] = []
    for (side, kind, detail), group in largest(slips)[:number]:
        lines.append(Text(f"{len(group)} × {side}, {kind} ({one_line(detail)})", style="bold"))
        for slip in group[:EXAMPLES]:
            lines.append(_line(f"  {slip.article}: {slip.sentence}"))
            lines += _said("gold", slip.gold)
            lines += _said("found", slip.made)
        lines.append(Text())
    return Group(*lines)


def difference_table(differences: Mapping[str, Difference]) -> Table:
    """The figures beside those of another run."""
    table = _table("figure", "value", "other", "difference", "95 %")
    for name in FIGURES:
        if one := differences.get(name):
            change = f"{one.this - one.other:+.3f}"
            table.add_row(name, _decimal(one.this), _decimal(one.other), change, _interval(one, "+"))
    return table


def change_list(changes: Sequence[Change], number: int) -> RenderableType:
    """How many statements changed, and ``number`` of each kind."""
    lines: list[Text] = []
    for kind in get_args(ChangeKind):
        group = [one for one in changes if one.kind == kind]
        lines.append(Text(f"{kind}: {len(group)}", style="bold"))
        for change in group[:number]:
            lines.append(_line(f"  {change.article}: {change.sentence}"))
            lines += _said("words", change.statement)
        lines.append(Text())
    return Group(*lines)


def _table(first: str, *others: str) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0))
    table.add_column(first, no_wrap=True)
    for other in others:
        table.add_column(other, no_wrap=True, justify="right" if other not in ("", "class") else "left")
    return table


def _cells(figure: Figure) -> tuple[str, ...]:
    found = NOTHING if figure.made is None else str(figure.made)
    parts = _decimal(figure.precision), _decimal(figure.recall)
    return _interval(figure), *parts, str(figure.hits), found, str(figure.gold)


def _interval(figure: Figure | Difference, sign: str = "") -> str:
    if figure.low is None or figure.high is None:
        return NOTHING
    return f"{figure.low:{sign}.3f}…{figure.high:{sign}.3f}"


def _decimal(value: float | None) -> str:
    return NOTHING if value is None else f"{value:.3f}"


def _said(label: str, phrases: Phrases | None) -> list[Text]:
    if phrases is None:
        return []
    rule = f" ({phrases.rule})" if phrases.rule else ""
    return [_line(f"    {label}: {phrases.source or '∅'} | {phrases.cue or '∅'} | {phrases.content}{rule}")]


def _line(words: str) -> Text:
    line = one_line(words)
    return Text(line if len(line) <= LONGEST else line[: LONGEST - 1] + "…")
