"""Label Studio's annotations → gold: the JSON export of a project whose tasks sayso wrote.

Of a task with several annotations the last that was not cancelled counts; a task without any is left
out. Whichever way a relation was drawn, it ties the content to what belongs to it; between a content and
a source, cue or addressee it needs no label.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import orjson

from sayso.errors import GoldError
from sayso.evaluate.brat import DATE_NOTES, NUMBER_NOTES, PLACE_NOTES, STATEMENT_NOTES, by_name, document_of
from sayso.evaluate.gold import GoldDocument
from sayso.evaluate.standoff import ROLES, Event, Fault, Mark, Standoff, Word
from sayso.export.annotations import on_one_line
from sayso.export.label_studio import CONTINUES, LABELLED, PARENT, TEXT
from sayso.export.standoff import Vocabulary
from sayso.spans import Span, merge, trim

CONTENT = "Content"
NOTES = frozenset((*STATEMENT_NOTES, *NUMBER_NOTES, *PLACE_NOTES, *DATE_NOTES))
SHOWN = 40  # code points of a region that a message shows


def load_label_studio(path: Path) -> dict[str, GoldDocument]:
    """The annotated articles by name, in the order of the tasks.

    Raises GoldError, with file, task and region, for the first thing that is wrong.
    """
    try:
        tasks = orjson.loads(path.read_bytes())
    except orjson.JSONDecodeError as error:
        raise GoldError(
            f"{path}:{error.lineno}: not JSON ({error.msg}); export the project as JSON"
        ) from error
    if not isinstance(tasks, list) or not all(isinstance(task, dict) for task in tasks):
        raise GoldError(f"{path}: not a list of tasks; export the project as JSON, not as JSON-MIN or CSV")
    corrected = [
        (number, task, found) for number, task in enumerate(tasks, 1) if (found := _annotation(task))
    ]
    if not corrected:
        raise GoldError(f"{path}: no task has an annotation; submit corrections in Label Studio, then export")
    return by_name((_document(path, number, task, found), path) for number, task, found in corrected)


def _annotation(task: Mapping[str, Any]) -> Mapping[str, Any] | None:
    given = task.get("annotations")
    kept = [one for one in given if isinstance(one, dict) and not one.get("was_cancelled")] if given else []
    return kept[-1] if kept else None


def _document(
    path: Path, number: int, task: Mapping[str, Any], annotation: Mapping[str, Any]
) -> GoldDocument:
    where = f"{path}: task {number}"
    try:
        text, header = task["data"][TEXT], task["data"].get("header") or {}
        name = str(header.get("ID") or f"task-{task.get('id', number)}")
        regions = _regions(text, annotation["result"])
        ties = _ties(regions, annotation["result"])
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise GoldError(f"{where}: not a task that sayso wrote ({type(error).__name__}: {error})") from error
    except Fault as fault:
        raise GoldError(f"{where}: {fault}") from fault
    try:
        return document_of(name, header, text, _Converter(regions, ties).standoff(), _vocabulary(regions))
    except Fault as fault:
        at = on_one_line(list(regions.values())[fault.line].span.of(text))[:SHOWN]
        raise GoldError(f"{where} ({name}), at {at!r}: {fault}") from fault


@dataclass(frozen=True, slots=True)
class _Region:
    """A labelled stretch with what is said at it; ``number`` counts the regions of a task."""

    number: int
    label: str
    span: Span
    said: dict[str, str] = field(default_factory=dict)


_Regions = Mapping[str, _Region]
_Tie = tuple[str, str, str]  # from which region, to which, and how


def _regions(text: str, result: Sequence[Mapping[str, Any]]) -> _Regions:
    """The regions by id, with the choices and texts given at them; raises Fault."""
    regions: dict[str, _Region] = {}
    for item in result:
        if item["type"] == "labels":
            value, label = item["value"], item["value"]["labels"][0]
            span = _span(text, label, value)
            regions[item["id"]] = _Region(len(regions), label, span)
    for item in result:
        if item["type"] in ("choices", "textarea") and item["id"] in regions:
            region = regions[item["id"]]
            label, _, name = item["from_name"].partition("_")
            values = item["value"].get("choices") or item["value"].get("text") or ""
            value = on_one_line(values if isinstance(values, str) else values[0])
            if label == region.label and value:
                region.said[name] = value
    return regions


def _span(text: str, label: str, value: Mapping[str, Any]) -> Span:
    start, end = int(value["start"]), int(value["end"])
    words = text[start:end]
    if label not in LABELLED:
        raise Fault(0, f"the label {label!r} is none of {', '.join(LABELLED)}")
    if value.get("text", words) != words:
        raise Fault(
            0,
            f"the {label} {value['text'][:SHOWN]!r} is not what stands at {start}..{end}, which is "
            f"{words[:SHOWN]!r}; Label Studio before 1.5 counts otherwise: use a later one",
        )
    span = trim(text, start, min(end, len(text)))
    if span is None:
        raise Fault(0, f"the {label} at {start}..{end} has no words; delete it")
    return span


def _ties(regions: _Regions, result: Sequence[Mapping[str, Any]]) -> list[_Tie]:
    """The relations, each from the content to what belongs to it; raises Fault for one that says nothing."""
    ties = []
    for item in result:
        if item["type"] != "relation":
            continue
        start, end = item["from_id"], item["to_id"]
        if item.get("direction") == "left" or regions[end].label == CONTENT != regions[start].label:
            start, end = end, start
        first, second = regions[start].label, regions[end].label
        kind = (item.get("labels") or [""])[0]
        if first == CONTENT and second in ROLES and second != CONTENT:
            kind = second
        elif first != second or kind not in (CONTINUES, PARENT):
            named = repr(kind) if kind else "without a label"
            raise Fault(
                0, f"a relation {named} from a {first} to a {second} says nothing; delete or label it"
            )
        ties.append((start, end, kind))
    return ties


def _vocabulary(regions: _Regions) -> dict[str, tuple[str, ...]]:
    """The values that may be chosen: those of the language data and those that were."""
    known = Vocabulary()
    return {
        name: (*known.values(name), *(one.said[name] for one in regions.values() if name in one.said))
        for name in ("Act", "Outcome", "Group")
    }


class _Converter:
    """Says what brat would say of the same annotation; a line is the number of a region."""

    def __init__(self, regions: _Regions, ties: Sequence[_Tie]) -> None:
        self._regions = regions
        self._next: dict[str, list[str]] = defaultdict(list)
        self._owned: dict[str, list[_Tie]] = defaultdict(list)
        for start, end, kind in ties:
            if kind == CONTINUES:
                self._next[start].append(end)
            else:
                self._owned[start].append((start, end, kind))
        following = {end for ends in self._next.values() for end in ends}
        first = [id_ for id_, one in regions.items() if one.label == CONTENT and id_ not in following]
        first.sort(key=lambda id_: (regions[id_].span, regions[id_].number))
        self._events = {id_: f"E{number}" for number, id_ in enumerate(first, start=1)}
        self._used: set[str] = set()

    def standoff(self) -> Standoff:
        """The marks, events, attributes and notes; raises Fault for a region that belongs to nothing."""
        standoff = Standoff()
        for id_, event in self._events.items():
            self._put_event(standoff, id_, event)
        for id_, region in self._regions.items():
            if region.label not in ROLES:
                standoff.marks[id_] = Mark(region.label, (region.span,), region.number)
                _put_words(standoff, id_, region)
            elif id_ not in self._used:
                raise Fault(region.number, _why_unused(region.label))
        return standoff

    def _put_event(self, standoff: Standoff, id_: str, event: str) -> None:
        region = self._regions[id_]
        parts = {CONTENT: [id_]}
        for _, end, kind in self._owned[id_]:
            parts.setdefault(kind, []).append(end)
        _put_words(standoff, event, region)
        for parent in parts.pop(PARENT, ()):
            standoff.notes.setdefault(event, {})["Parent"] = Word(
                self._events.get(parent, parent), region.number
            )
        for role, ends in parts.items():
            spans = merge(span for end in ends for span in self._stretches(end))
            standoff.marks[f"{event} {role}"] = Mark(role, spans, region.number)
        standoff.events[event] = Event(event, {role: f"{event} {role}" for role in parts}, region.number)

    def _stretches(self, id_: str) -> Iterator[Span]:
        """The region and all that continue it."""
        open_, seen = [id_], {id_}
        while open_:
            at = open_.pop()
            yield self._regions[at].span
            after = [end for end in self._next[at] if end not in seen]
            seen.update(after)
            open_ += after
        self._used |= seen


def _why_unused(label: str) -> str:
    if label == CONTENT:
        return f"this {CONTENT} continues itself in a circle; delete one of the relations"
    return f"this {label} belongs to no {CONTENT}; draw a relation between them, or delete it"


def _put_words(standoff: Standoff, target: str, region: _Region) -> None:
    for name, value in region.said.items():
        given = standoff.notes if name in NOTES else standoff.attributes
        given.setdefault(target, {})[name] = Word(value, region.number)
