"""Label Studio: tasks with what sayso found as predictions, and the labelling setup.

A region is a stretch of the text with a label (Content, Source, Cue, Addressee, Number, Place, Date). A
content is tied to its source, cue, addressee and parent by relations, a further stretch of the same role
by the relation "continues". What else is known of a statement or an item is said at its first stretch, by
the choices and texts of `CHOICES` and `TEXTS`. Offsets count code points, as Label Studio's do since 1.5.
The formats are at https://labelstud.io/guide/predictions and https://labelstud.io/tags.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import count, pairwise
from typing import Any
from xml.etree import ElementTree

from sayso.evaluate.gold import GoldDate, GoldDocument, GoldNumber, GoldPlace, GoldStatement
from sayso.evaluate.standoff import ROLES
from sayso.export.annotations import annotated
from sayso.export.formats import Destination, Format
from sayso.export.json_array import write_array
from sayso.export.standoff import Vocabulary, value_of
from sayso.export.words import xml
from sayso.records import Record
from sayso.spans import Span

TEXT, LABELS, CONTINUES, PARENT = "text", "label", "continues", "parent"
COLOURS = ("#2e7d32", "#b8860b", "#1565c0", "#6a1b9a", "#ad1457", "#00838f", "#4e342e")
LABELLED = (*ROLES, "Number", "Place", "Date")
# What is said at a region of a label: attributes by choice, notes by text (corpus/GUIDE.md).
CHOICES = {
    "Content": ("QuoteType", "Act", "Polarity", "Modality", "Form"),
    "Number": ("Bound", "Kind", "Outcome", "Group", "Basis"),
    "Place": ("Form",),
    "Date": ("Type",),
}
TEXTS = {
    "Content": ("Speaker",),
    "Number": ("Value", "Unit", "Counted", "Party"),
    "Place": ("Country", "GeoNames"),
    "Date": ("Value",),
}


def write(records: Iterable[Record], to: Destination) -> None:
    """The tasks, one an article, and the setup of the labelling window beside them."""
    vocabulary = Vocabulary()
    write_array(to.path, _tasks(records, vocabulary))
    to.beside[0].write_bytes(config(vocabulary))


def _tasks(records: Iterable[Record], vocabulary: Vocabulary) -> Iterator[Any]:
    for record in records:
        document = annotated(record)
        vocabulary.add(document)
        made_by = f"sayso {record.provenance.sayso}, {record.provenance.model}"
        yield {
            "data": {"record": record.id, "header": dict(document.header), TEXT: document.text},
            "predictions": [{"model_version": made_by, "result": results(document)}],
        }


def results(document: GoldDocument) -> list[dict[str, Any]]:
    """The regions, what is said at them, and the relations of an article."""
    page = _Page(document.text)
    heads = {one.id: page.statement(one) for one in document.statements}
    for one in document.statements:
        if one.parent is not None:
            page.relate(heads[one.id], heads[one.parent], PARENT)
    for number in document.numbers:
        page.number(number)
    for place in document.places:
        page.place(place)
    for date in document.dates:
        page.date(date)
    return page.results


def control(label: str, name: str) -> str:
    """The name of the choice or text ``name`` of regions with ``label``; a window has one of each name."""
    return f"{label}_{name}"


class _Page:
    """Collects the results of one article; regions have ids of their own."""

    def __init__(self, text: str) -> None:
        self.results: list[dict[str, Any]] = []
        self._text = text
        self._ids = (f"r{number}" for number in count(1))

    def statement(self, one: GoldStatement) -> str:
        """Puts a statement without its parent; returns the id of its content."""
        content = self._put("Content", one.content)
        values = {"QuoteType": one.quote_type, "Act": one.act, "Polarity": one.polarity}
        values |= {"Modality": one.modality, "Form": one.form, "Speaker": one.speaker}
        self._say("Content", one.content[0], content, values)
        for role, spans in (("Source", one.source), ("Cue", one.cue), ("Addressee", one.addressee)):
            if spans:
                self.relate(content, self._put(role, spans), role.lower())
        return content

    def number(self, one: GoldNumber) -> None:
        """Puts a number."""
        values = {"Bound": one.bound, "Kind": one.kind, "Outcome": one.outcome, "Group": one.group}
        values |= {"Basis": one.basis, "Value": value_of(one), "Unit": one.unit}
        values |= {"Counted": one.counted, "Party": one.party}
        self._say("Number", one.span, self._put("Number", (one.span,)), values)

    def place(self, one: GoldPlace) -> None:
        """Puts a mention of a place."""
        geonames = str(one.geonames_id) if one.geonames_id is not None else None
        values = {"Form": one.form, "Country": one.country, "GeoNames": geonames}
        self._say("Place", one.span, self._put("Place", (one.span,)), values)

    def date(self, one: GoldDate) -> None:
        """Puts a date."""
        self._say("Date", one.span, self._put("Date", (one.span,)), {"Type": one.type, "Value": one.value})

    def relate(self, start: str, end: str, kind: str) -> None:
        """Ties two regions."""
        ends = {"from_id": start, "to_id": end, "direction": "right"}
        self.results.append({"type": "relation", **ends, "labels": [kind]})

    def _put(self, label: str, spans: tuple[Span, ...]) -> str:
        """Puts the regions of one role; returns the id of the first."""
        ids = [next(self._ids) for _ in spans]
        for id_, span in zip(ids, spans, strict=True):
            self._add(id_, LABELS, "labels", span, {"text": span.of(self._text), "labels": [label]})
        for before, after in pairwise(ids):
            self.relate(before, after, CONTINUES)
        return ids[0]

    def _say(self, label: str, span: Span, id_: str, values: Mapping[str, str | None]) -> None:
        for name, value in values.items():
            if value is not None:
                kind, key = ("choices", "choices") if name in CHOICES[label] else ("textarea", "text")
                self._add(id_, control(label, name), kind, span, {key: [value]})

    def _add(self, id_: str, name: str, kind: str, span: Span, value: Mapping[str, Any]) -> None:
        at = {"start": span.start, "end": span.end}
        known = {"id": id_, "from_name": name, "to_name": TEXT, "type": kind}
        self.results.append({**known, "value": {**at, **value}})


def config(vocabulary: Vocabulary) -> bytes:
    """The labelling setup (XML) with which the tasks open."""
    view = ElementTree.Element("View")
    labels = ElementTree.SubElement(view, "Labels", name=LABELS, toName=TEXT)
    for label, colour in zip(LABELLED, COLOURS, strict=True):
        ElementTree.SubElement(labels, "Label", value=label, background=colour)
    ElementTree.SubElement(view, "Text", name=TEXT, value=f"${TEXT}", granularity="character")
    relations = ElementTree.SubElement(view, "Relations")
    for kind in (*(role.lower() for role in ROLES if role != "Content"), CONTINUES, PARENT):
        ElementTree.SubElement(relations, "Relation", value=kind)
    for label in CHOICES:
        _panel(view, label, vocabulary)
    ElementTree.indent(view)
    written: bytes = ElementTree.tostring(view, encoding="utf-8")
    return written + b"\n"


def _panel(view: ElementTree.Element, label: str, vocabulary: Vocabulary) -> None:
    """What is asked of a region with ``label`` once it is selected."""
    shown = {"visibleWhen": "region-selected", "whenTagName": LABELS, "whenLabelValue": label}
    panel = ElementTree.SubElement(view, "View", shown)
    ElementTree.SubElement(panel, "Header", value=label)
    for name in CHOICES[label]:
        asked = {"name": control(label, name), "toName": TEXT, "perRegion": "true", "showInline": "true"}
        choices = ElementTree.SubElement(panel, "Choices", asked)
        for value in vocabulary.values(name):
            ElementTree.SubElement(choices, "Choice", value=xml(value))
    for name in TEXTS[label]:
        asked = {"name": control(label, name), "toName": TEXT, "perRegion": "true", "maxSubmissions": "1"}
        ElementTree.SubElement(panel, "TextArea", asked | {"placeholder": name, "editable": "true"})


FORMAT = Format(
    name="label-studio",
    about="tasks with predictions for Label Studio, and the labelling setup",
    write=write,
    beside=(".config.xml",),
    text=True,
)
