"""The lines of a brat standoff file, read and checked against the text that they annotate.

    T1<TAB>Source 12 20;25 30<TAB>words     a mark: its type, its stretches, the words there
    E1<TAB>Attribution:T3 Source:T1 Cue:T2  an event: its trigger and its roles
    A1<TAB>Polarity E1 negative             an attribute of a mark or an event
    #1<TAB>Speaker E1<TAB>Nikol Sarkissian  a note on a mark or an event

(The format: https://brat.nlplab.org/standoff.html.) A line break inside a stretch is written as a
space; the words of several stretches are joined by one space. The one kind of note that brat's window
writes, AnnotatorNotes, may hold several ("Speaker: Nikol Sarkissian; Parent: E3"); other words in it are
remarks between people and are passed over.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from sayso.errors import GoldError
from sayso.spans import Span

_MARK = re.compile(r"(T\d+)\t(\S+) (\d+ \d+(?:;\d+ \d+)*)\t(.+)")
_EVENT = re.compile(r"(E\d+)\t(\S+:T\d+(?: \S+:T\d+)*) ?")  # brat leaves a space at the end
_ATTRIBUTE = re.compile(r"(A\d+)\t(\w+) ([TE]\d+) (\S+)")
_NOTE = re.compile(r"(#\d+)\t(\w+) ([TE]\d+)\t(\S.*)")
_KEYED = re.compile(r"([A-Z]\w*): (.+)")
_BETWEEN = re.compile(r"; (?=[A-Z]\w*: )")
REMARK = "AnnotatorNotes"
TRIGGER = "Attribution"
ROLES = ("Source", "Cue", "Content", "Addressee")


class Fault(Exception):
    """What is wrong with a line; the reader of the file adds the path."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line


@dataclass(frozen=True, slots=True)
class Mark:
    """A T line: a type and the stretches of the text that it covers."""

    type: str
    spans: tuple[Span, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Event:
    """An E line: the mark's id for each role, the trigger under the event's own type."""

    id: str
    roles: dict[str, str]
    line: int


@dataclass(frozen=True, slots=True)
class Word:
    """The value of an attribute or note, with its line."""

    value: str
    line: int


@dataclass(slots=True)
class Standoff:
    """One file: marks and events by id, attributes and notes by the id that they are on, then name."""

    marks: dict[str, Mark] = field(default_factory=dict)
    events: dict[str, Event] = field(default_factory=dict)
    attributes: dict[str, dict[str, Word]] = field(default_factory=dict)
    notes: dict[str, dict[str, Word]] = field(default_factory=dict)

    def of_type(self, kind: str) -> tuple[str, ...]:
        """The ids of the marks of type ``kind``, in reading order."""
        found = (id_ for id_, mark in self.marks.items() if mark.type == kind)
        return tuple(sorted(found, key=lambda id_: self.marks[id_].spans))


def read_standoff(path: Path, text: str, types: Sequence[str]) -> Standoff:
    """The annotations of ``path`` on ``text``; ``types`` are the types that a mark may have.

    Raises GoldError where the file is not UTF-8 text, and Fault, with the line, for a line that is
    none of the four kinds, an id given twice, a type or role that is unknown, offsets outside the
    text, words that do not stand there, and a reference to what the file does not have.
    """
    lines = read_lines(path).split("\n")
    standoff = Standoff()
    for number, line in enumerate(lines, start=1):
        if line:
            _read_line(standoff, line, number, text, types)
    _check_references(standoff)
    return standoff


def read_as_is(path: Path) -> str:
    """The text of a file with every carriage return, since offsets count them.

    Raises GoldError for a file that cannot be read or is not UTF-8.
    """
    try:
        return path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise GoldError(f"{path}: cannot be read ({error})") from error


def read_lines(path: Path) -> str:
    """The same of a file of lines of ours: where the first ends as on Windows, all do, and lose that."""
    text = read_as_is(path)
    return text.replace("\r\n", "\n") if text.partition("\n")[0].endswith("\r") else text


def _read_line(standoff: Standoff, line: str, number: int, text: str, types: Sequence[str]) -> None:
    if match := _MARK.fullmatch(line):
        _once(standoff.marks, match[1], number)
        standoff.marks[match[1]] = _mark(match, number, text, types)
    elif match := _EVENT.fullmatch(line):
        _once(standoff.events, match[1], number)
        standoff.events[match[1]] = _event(match, number)
    elif match := _ATTRIBUTE.fullmatch(line):
        _put(standoff.attributes, match[3], match[2], Word(match[4], number))
    elif (match := _NOTE.fullmatch(line)) and match[2] == REMARK:
        for part in filter(None, map(_KEYED.fullmatch, _BETWEEN.split(match[4]))):
            _put(standoff.notes, match[3], part[1], Word(part[2], number))
    elif match:
        _put(standoff.notes, match[3], match[2], Word(match[4], number))
    else:
        raise Fault(number, f"not a line of brat standoff: {line[:60]!r}")


def _once(known: dict[str, Mark] | dict[str, Event], id_: str, number: int) -> None:
    if id_ in known:
        raise Fault(number, f"{id_} is given twice")


def _put(words: dict[str, dict[str, Word]], target: str, name: str, word: Word) -> None:
    given = words.setdefault(target, {})
    if name in given:
        raise Fault(word.line, f"{name} of {target} is given twice")
    given[name] = word


def _mark(match: re.Match[str], number: int, text: str, types: Sequence[str]) -> Mark:
    id_, kind, offsets, words = match.groups()
    if kind not in types:
        raise Fault(number, f"{id_} has the unknown type {kind}; it may be {', '.join(types)}")
    spans = tuple(_span(id_, part, number, text) for part in offsets.split(";"))
    for before, after in pairwise(spans):
        if after.start < before.end:
            raise Fault(number, f"the stretches of {id_} overlap or are out of order")
    there = " ".join(span.of(text).replace("\n", " ") for span in spans)
    if there != words:
        raise Fault(number, f"{id_} says {words[:60]!r} where the text has {there[:60]!r}")
    return Mark(kind, spans, number)


def _span(id_: str, offsets: str, number: int, text: str) -> Span:
    start, end = (int(part) for part in offsets.split())
    if not start < end <= len(text):
        raise Fault(number, f"the offsets {start} {end} of {id_} are no stretch of a text of {len(text)}")
    span = Span(start, end)
    if span.of(text) != span.of(text).strip():
        raise Fault(number, f"{id_} begins or ends with white space")
    return span


def _event(match: re.Match[str], number: int) -> Event:
    roles: dict[str, str] = {}
    for pair in match[2].split(" "):
        role, ref = pair.rsplit(":", 1)
        if role not in (TRIGGER, *ROLES):
            raise Fault(number, f"{match[1]} has the unknown role {role}")
        if role in roles:
            raise Fault(number, f"{match[1]} has two roles {role}")
        roles[role] = ref
    if next(iter(roles)) != TRIGGER:
        raise Fault(number, f"{match[1]} is no {TRIGGER}")
    return Event(match[1], roles, number)


def _check_references(standoff: Standoff) -> None:
    for event in standoff.events.values():
        for ref in event.roles.values():
            if ref not in standoff.marks:
                raise Fault(event.line, f"{event.id} refers to {ref}, which is not in the file")
    for words in (standoff.attributes, standoff.notes):
        for target, given in words.items():
            if target not in standoff.marks and target not in standoff.events:
                line = next(iter(given.values())).line
                raise Fault(line, f"{target} is not in the file")
