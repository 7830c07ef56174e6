"""Annotated articles → brat standoff: the lines of a file, the file of types, and a folder of gold.

What is written here `sayso.evaluate.brat` reads; the format is at https://brat.nlplab.org/standoff.html.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from itertools import count
from pathlib import Path

from sayso.evaluate.brat import DATE_VALUES, NUMBER_VALUES, PLACE_VALUES, STATEMENT_VALUES
from sayso.evaluate.gold import GoldDate, GoldDocument, GoldNumber, GoldPlace, GoldStatement
from sayso.evaluate.standoff import REMARK, ROLES, TRIGGER
from sayso.export.annotations import on_one_line
from sayso.export.names import FileNames
from sayso.knowledge import load_knowledge
from sayso.spans import Span

Values = Mapping[str, str | None]
_EVENT, _NUMBER, _DATE, _ANY = "<EVENT>", "Number", "Date", "<ANY>"


class Vocabulary:
    """The values that attributes may have: the guide's, those of the language data, and those in use."""

    def __init__(self) -> None:
        knowledge = load_knowledge()
        forms = (*STATEMENT_VALUES["Form"], *PLACE_VALUES["Form"])
        self._targets = {
            "QuoteType": _EVENT, "Act": _EVENT, "Polarity": _EVENT, "Modality": _EVENT, "Form": _ANY,
            "Bound": _NUMBER, "Kind": _NUMBER, "Outcome": _NUMBER, "Group": _NUMBER, "Basis": _NUMBER,
            "Type": _DATE,
        }  # fmt: skip
        self._values: dict[str, dict[str, None]] = {name: {} for name in self._targets}
        known = {
            **STATEMENT_VALUES,
            **NUMBER_VALUES,
            **DATE_VALUES,
            "Form": forms,
            "Act": knowledge.values("acts", "id"),
            "Outcome": knowledge.values("outcomes", "outcome"),
            "Group": knowledge.values("groups", "group"),
        }
        for name, values in known.items():
            self._values[name].update(dict.fromkeys(values))

    def add(self, document: GoldDocument) -> None:
        """Adds the values that ``document`` uses."""
        used = [("Act", one.act) for one in document.statements]
        used += [("Outcome", number.outcome) for number in document.numbers]
        used += [("Group", number.group) for number in document.numbers]
        for name, value in used:
            if value is not None:
                self._values[name][value] = None

    def values(self, name: str) -> tuple[str, ...]:
        """The values of attribute ``name`` in the order in which brat offers them."""
        return tuple(self._values[name])

    def conf(self) -> str:
        """The text of brat's annotation.conf."""
        roles = ", ".join(f"{role}{'' if role == 'Content' else '?'}:{role}" for role in ROLES)
        attributes = (
            f"{name}\tArg:{target}, Value:{'|'.join(self.values(name))}"
            for name, target in self._targets.items()
        )
        head = ("[entities]", *ROLES, "Number", "Place", "Date", "", "[relations]", "", "[events]")
        return "\n".join((*head, f"{TRIGGER}\t{roles}", "", "[attributes]", *attributes, ""))


def write_gold(documents: Iterable[GoldDocument], folder: Path) -> int:
    """Writes gold as ``sayso evaluate`` and ``sayso train`` read it; returns how many articles it is.

    ``folder`` is there and empty. Raises OSError where it does not allow it.
    """
    names, vocabulary, written = FileNames(), Vocabulary(), 0
    for part in ("articles", "gold"):
        (folder / part).mkdir()
    for document in documents:
        vocabulary.add(document)
        stem = names.of(document.name)
        header = {"ID": document.name} | dict(document.header)
        head = "".join(f"{key}: {value}\n" for key, value in header.items())
        _put(folder / "articles" / f"{stem}.txt", f"{head}\n{document.text}")
        _put(folder / "gold" / f"{stem}.ann", "".join(f"{line}\n" for line in lines_of(document)))
        written += 1
    _put(folder / "annotation.conf", vocabulary.conf())
    return written


def _put(path: Path, text: str) -> None:
    path.write_bytes(text.encode("utf-8"))


def lines_of(document: GoldDocument, *, one_note: bool = False) -> Iterator[str]:
    """The lines of the standoff file of ``document``, without their ends.

    With ``one_note`` all notes on a thing are one note of the kind that brat's own window edits.
    """
    writer = _Lines(document.text, one_note=one_note)
    for statement in document.statements:
        yield from writer.statement(statement)
    for number in document.numbers:
        yield from writer.number(number)
    for place in document.places:
        yield from writer.place(place)
    for date in document.dates:
        yield from writer.date(date)


class _Lines:
    """Writes lines with ids of their own."""

    def __init__(self, text: str, *, one_note: bool) -> None:
        self._text = text
        self._one_note = one_note
        self._marks, self._attributes, self._notes = count(1), count(1), count(1)

    def statement(self, one: GoldStatement) -> Iterator[str]:
        spans = dict(zip(ROLES, (one.source, one.cue, one.content, one.addressee), strict=True))
        roles = []
        for role, stretches in spans.items():
            if stretches:
                id_, line = self._mark(role, stretches)
                roles.append(f" {role}:{id_}")
                yield line
        trigger, line = self._mark(TRIGGER, one.cue or one.content[:1])
        yield line
        yield f"{one.id}\t{TRIGGER}:{trigger}{''.join(roles)}"
        values = {"QuoteType": one.quote_type, "Act": one.act, "Polarity": one.polarity}
        yield from self._said(one.id, {**values, "Modality": one.modality, "Form": one.form})
        yield from self._noted(one.id, {"Speaker": one.speaker, "Parent": one.parent})

    def number(self, one: GoldNumber) -> Iterator[str]:
        id_, line = self._mark("Number", (one.span,))
        yield line
        values = {"Bound": one.bound, "Kind": one.kind, "Outcome": one.outcome, "Group": one.group}
        yield from self._said(id_, {**values, "Basis": one.basis})
        notes = {"Value": value_of(one), "Unit": one.unit, "Counted": one.counted, "Party": one.party}
        yield from self._noted(id_, notes)

    def place(self, one: GoldPlace) -> Iterator[str]:
        id_, line = self._mark("Place", (one.span,))
        yield line
        yield from self._said(id_, {"Form": one.form})
        geonames = str(one.geonames_id) if one.geonames_id is not None else None
        yield from self._noted(id_, {"Country": one.country, "GeoNames": geonames})

    def date(self, one: GoldDate) -> Iterator[str]:
        id_, line = self._mark("Date", (one.span,))
        yield line
        yield from self._said(id_, {"Type": one.type})
        yield from self._noted(id_, {"Value": one.value})

    def _mark(self, kind: str, spans: tuple[Span, ...]) -> tuple[str, str]:
        id_ = f"T{next(self._marks)}"
        offsets = ";".join(f"{span.start} {span.end}" for span in spans)
        words = " ".join(span.of(self._text).replace("\n", " ") for span in spans)
        return id_, f"{id_}\t{kind} {offsets}\t{words}"

    def _said(self, target: str, values: Values) -> Iterator[str]:
        for name, value in values.items():
            if value is not None:
                yield f"A{next(self._attributes)}\t{name} {target} {value}"

    def _noted(self, target: str, notes: Values) -> Iterator[str]:
        given = {name: on_one_line(value) for name, value in notes.items() if value and not value.isspace()}
        if self._one_note and given:
            given = {REMARK: "; ".join(f"{name}: {value}" for name, value in given.items())}
        for name, value in given.items():
            yield f"#{next(self._notes)}\t{name} {target}\t{value}"


def value_of(number: GoldNumber) -> str | None:
    """A number's value as the guide writes it: "12", "40..50"; None for a vague one and for a score."""
    if number.bound == "vague":
        return None
    if number.value is not None:
        return _figure(number.value)
    if number.low is None or number.high is None:
        return None
    return f"{_figure(number.low)}..{_figure(number.high)}"


def _figure(value: float) -> str:
    """All digits, without an exponent and without ".0"."""
    return f"{Decimal(repr(value)):f}".removesuffix(".0")
