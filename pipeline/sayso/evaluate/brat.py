"""Reads and validates a gold corpus in brat standoff.

A corpus is a folder with ``articles/NAME.txt`` (a header block of ``Key: value`` lines, a blank line,
the body), ``gold/NAME.ann`` and ``annotation.conf``, brat's own file of types and values. Offsets
count code points of the body: everything after the first blank line, its final newline included. A
field ``ID`` of the header names the article where the file's name cannot.
``corpus/GUIDE.md`` says what the annotations mean.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TypeVar, cast, get_args

from sayso.errors import GoldError
from sayso.evaluate.gold import GoldDate, GoldDocument, GoldNumber, GoldPlace, GoldStatement
from sayso.evaluate.standoff import ROLES, TRIGGER, Event, Fault, Standoff, read_lines, read_standoff
from sayso.records import (
    Basis,
    Bound,
    DateType,
    Modality,
    NumberKind,
    PlaceForm,
    Polarity,
    QuoteType,
    SourceForm,
)
from sayso.spans import Span

T = TypeVar("T")

TYPES = (TRIGGER, *ROLES, "Number", "Place", "Date")
STATEMENT_VALUES: Mapping[str, tuple[str, ...]] = {
    "QuoteType": get_args(QuoteType),
    "Polarity": get_args(Polarity),
    "Modality": get_args(Modality),
    "Form": get_args(SourceForm),
}
NUMBER_VALUES: Mapping[str, tuple[str, ...]] = {
    "Bound": get_args(Bound),
    "Kind": get_args(NumberKind),
    "Basis": get_args(Basis),
}
DATE_VALUES: Mapping[str, tuple[str, ...]] = {"Type": get_args(DateType)}
PLACE_VALUES: Mapping[str, tuple[str, ...]] = {"Form": get_args(PlaceForm)}
STATEMENT_NOTES = ("Speaker", "Parent")
NUMBER_NOTES = ("Value", "Unit", "Counted", "Party")
DATE_NOTES = ("Value",)
PLACE_NOTES = ("Country", "GeoNames")
OPTIONAL = ("Outcome", "Group", "Basis")
_NUMBER = r"-?\d+(?:\.\d+)?"
_CONF_VALUES = re.compile(r"^(\w+)\tArg:\S+, Value:(\S+)$")


def load_gold(folder: Path) -> dict[str, GoldDocument]:
    """The documents of the corpus in ``folder`` by name, in the names' order.

    Raises GoldError, with file and line, for the first thing that is wrong: an article without
    annotations or the other way round, an unknown type, role, attribute, value or note, offsets
    outside the body, words that are not what stands at their offsets, a reference to nothing.
    """
    words = vocabulary_of(folder / "annotation.conf")
    files = paired(folder / "articles", folder / "gold")
    return by_name((_document(article, annotations, words), article) for article, annotations in files)


def paired(articles: Path, annotations: Path) -> list[tuple[Path, Path]]:
    """Each ``NAME.txt`` of one folder with ``NAME.ann`` of the other, in the names' order.

    Raises GoldError for one without the other, and where there is none.
    """
    texts = {path.stem: path for path in sorted(articles.glob("*.txt"))}
    marked = {path.stem: path for path in sorted(annotations.glob("*.ann"))}
    for name in sorted(texts.keys() ^ marked.keys()):
        lone = texts.get(name) or marked[name]
        raise GoldError(f"{lone}: no {'annotations' if name in texts else 'article'} of this name")
    if not texts:
        raise GoldError(f"{articles}: no articles (*.txt) with annotations (*.ann)")
    return [(path, marked[name]) for name, path in texts.items()]


def by_name(documents: Iterable[tuple[GoldDocument, Path]]) -> dict[str, GoldDocument]:
    """The documents by name; raises GoldError, with the file, for a name that is there twice."""
    out: dict[str, GoldDocument] = {}
    for document, path in documents:
        if document.name in out:
            raise GoldError(f"{path}: another article has the name {document.name} too")
        out[document.name] = document
    return out


def split_article(path: Path) -> tuple[dict[str, str], str]:
    """The header's fields and the body of an article of the corpus.

    Raises GoldError where there is no header block or no body.
    """
    head, blank, body = read_lines(path).partition("\n\n")
    header = {}
    for number, line in enumerate(head.split("\n"), start=1):
        key, colon, value = line.partition(": ")
        if not colon:
            raise GoldError(f"{path}:{number}: a header line is 'Key: value', not {line!r}")
        header[key] = value
    if not blank or not body.strip():
        raise GoldError(f"{path}: no body after the header and a blank line")
    return header, body


def vocabulary_of(conf: Path) -> dict[str, tuple[str, ...]]:
    """The values of each attribute that annotation.conf names; raises GoldError without that file."""
    try:
        lines = conf.read_text(encoding="utf-8").split("\n")
    except OSError as error:
        raise GoldError(f"{conf}: cannot be read ({error.strerror})") from error
    found = (_CONF_VALUES.match(line) for line in lines)
    return {match[1]: tuple(match[2].split("|")) for match in found if match}


def _document(article: Path, annotations: Path, words: Mapping[str, tuple[str, ...]]) -> GoldDocument:
    header, body = split_article(article)
    try:
        standoff = read_standoff(annotations, body, TYPES)
        return document_of(header.get("ID", article.stem), header, body, standoff, words)
    except Fault as fault:
        raise GoldError(f"{annotations}:{fault.line}: {fault}") from fault


def document_of(
    name: str, header: Mapping[str, str], text: str, standoff: Standoff, words: Mapping[str, tuple[str, ...]]
) -> GoldDocument:
    """The annotated article; ``words`` are the values that annotation.conf allows.

    Raises Fault, with the line, for what the guide does not allow.
    """
    return _Builder(standoff, words).document(name, header, text)


class _Builder:
    """Turns the lines of one file into gold values, checking each word against what it may be."""

    def __init__(self, standoff: Standoff, words: Mapping[str, tuple[str, ...]]) -> None:
        self._standoff = standoff
        free = {name: words.get(name, ()) for name in ("Act", "Outcome", "Group")}
        self._statement_values = {**STATEMENT_VALUES, "Act": free["Act"]}
        self._number_values = {**NUMBER_VALUES, "Outcome": free["Outcome"], "Group": free["Group"]}

    def document(self, name: str, header: Mapping[str, str], text: str) -> GoldDocument:
        events = self._standoff.events
        statements = tuple(self._statement(event) for event in events.values())
        self._check_nesting(statements)
        return GoldDocument(
            name=name,
            header=header,
            text=text,
            statements=statements,
            numbers=tuple(self._number(id_) for id_ in self._standoff.of_type("Number")),
            places=tuple(self._place(id_) for id_ in self._standoff.of_type("Place")),
            dates=tuple(self._date(id_) for id_ in self._standoff.of_type("Date")),
        )

    def _statement(self, event: Event) -> GoldStatement:
        spans = {role: self._role(event, role) for role in ROLES}
        if not spans["Content"]:
            raise Fault(event.line, f"{event.id} has no Content")
        values = self._values(event.id, event.line, self._statement_values)
        notes = self._notes(event.id, STATEMENT_NOTES)
        speaker = notes.get("Speaker")
        if (speaker is None) != (values["Form"] == "none") or (speaker is None) != (not spans["Source"]):
            raise Fault(event.line, f"{event.id}: Source, Speaker and a Form other than none go together")
        return GoldStatement(
            id=event.id,
            source=spans["Source"],
            cue=spans["Cue"],
            content=spans["Content"],
            addressee=spans["Addressee"],
            quote_type=cast("QuoteType", values["QuoteType"]),
            act=values["Act"],
            polarity=cast("Polarity", values["Polarity"]),
            modality=cast("Modality", values["Modality"]),
            form=cast("SourceForm", values["Form"]),
            speaker=speaker,
            parent=notes.get("Parent"),
        )

    def _role(self, event: Event, role: str) -> tuple[Span, ...]:
        ref = event.roles.get(role)
        if ref is None:
            return ()
        mark = self._standoff.marks[ref]
        if mark.type != role:
            raise Fault(event.line, f"{event.id}: {ref} is a {mark.type}, not a {role}")
        return mark.spans

    def _check_nesting(self, statements: tuple[GoldStatement, ...]) -> None:
        parents = {statement.id: statement.parent for statement in statements}
        for id_, parent in parents.items():
            seen = {id_}
            while parent is not None:
                if parent not in parents or parent in seen:
                    line = self._standoff.notes[id_]["Parent"].line
                    raise Fault(line, f"the parent of {id_} is no other statement above it: {parent}")
                seen.add(parent)
                parent = parents[parent]

    def _number(self, id_: str) -> GoldNumber:
        mark = self._standoff.marks[id_]
        values = self._values(id_, mark.line, self._number_values)
        notes = self._notes(id_, NUMBER_NOTES)
        value, low, high = self._checked(id_, "Value", _figure) or (None, None, None)
        return GoldNumber(
            id=id_,
            span=self._only(id_),
            value=value,
            low=low,
            high=high,
            bound=cast("Bound", values["Bound"]),
            kind=cast("NumberKind", values["Kind"]),
            unit=notes.get("Unit"),
            counted=notes.get("Counted"),
            outcome=values.get("Outcome"),
            group=values.get("Group"),
            basis=cast("Basis | None", values.get("Basis")),
            party=notes.get("Party"),
        )

    def _place(self, id_: str) -> GoldPlace:
        values = self._values(id_, self._standoff.marks[id_].line, PLACE_VALUES)
        self._notes(id_, PLACE_NOTES)
        return GoldPlace(
            id=id_,
            span=self._only(id_),
            form=cast("PlaceForm", values["Form"]),
            country=self._checked(id_, "Country", _country),
            geonames_id=self._checked(id_, "GeoNames", int),
        )

    def _date(self, id_: str) -> GoldDate:
        values = self._values(id_, self._standoff.marks[id_].line, DATE_VALUES)
        return GoldDate(
            id=id_,
            span=self._only(id_),
            type=cast("DateType", values["Type"]),
            value=self._notes(id_, DATE_NOTES).get("Value"),
        )

    def _only(self, id_: str) -> Span:
        mark = self._standoff.marks[id_]
        if len(mark.spans) != 1:
            raise Fault(mark.line, f"{id_}: a {mark.type} has one stretch of words")
        return mark.spans[0]

    def _values(self, id_: str, line: int, allowed: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
        """The attributes of ``id_``; each must be allowed, and all be there that are not optional."""
        given = self._standoff.attributes.get(id_, {})
        for name, word in given.items():
            if name not in allowed:
                raise Fault(word.line, f"{id_} takes no attribute {name}; it may have {', '.join(allowed)}")
            if word.value not in allowed[name]:
                raise Fault(
                    word.line, f"{name} of {id_} is {word.value!r}, not one of {', '.join(allowed[name])}"
                )
        for name in allowed:
            if name not in given and name not in OPTIONAL:
                raise Fault(line, f"{id_} has no {name}")
        return {name: word.value for name, word in given.items()}

    def _notes(self, id_: str, allowed: tuple[str, ...]) -> dict[str, str]:
        given = self._standoff.notes.get(id_, {})
        for name, word in given.items():
            if name not in allowed:
                raise Fault(word.line, f"{id_} takes no note {name}; it may have {', '.join(allowed)}")
        return {name: word.value for name, word in given.items()}

    def _checked(self, id_: str, name: str, read: Callable[[str], T]) -> T | None:
        """What ``read`` makes of a note, or None without the note."""
        word = self._standoff.notes.get(id_, {}).get(name)
        if word is None:
            return None
        try:
            return read(word.value)
        except ValueError as error:
            raise Fault(word.line, f"{name} of {id_} cannot be {word.value!r}") from error


def _figure(written: str) -> tuple[float | None, float | None, float | None]:
    """Value, low and high of "12", "40..50", "1/5" (a rate) and "3-1" (a score, none of them)."""
    if match := re.fullmatch(rf"({_NUMBER})\.\.({_NUMBER})", written):
        return None, float(match[1]), float(match[2])
    if match := re.fullmatch(rf"({_NUMBER})/([1-9]\d*)", written):
        return float(match[1]) / float(match[2]), None, None
    if re.fullmatch(r"\d+-\d+", written):
        return None, None, None
    if not re.fullmatch(_NUMBER, written):
        raise ValueError(written)
    return float(written), None, None


def _country(written: str) -> str:
    if not re.fullmatch(r"[A-Z]{2}", written):
        raise ValueError(written)
    return written
