"""Reads gold in the layout of PolNeAR 1.0 (Newell, Margolin and Ruths, LREC 2018).

A folder with ``text/NAME.txt`` and ``attributions/NAME_ANNOTATOR.ann`` in brat standoff; of several
annotators of an article the first by name counts. Offsets count code points of the whole text, whose
line ends stay as they are. An event is an attribution, its roles are Source, Cue and Content, with a
number where there are several (``Content2``). Notes ``Speaker`` and ``Form`` on an event are read where
the files have them; all other lines are passed over, since notes run over several lines.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import cast, get_args

from sayso.errors import GoldError
from sayso.evaluate.gold import GoldDocument, GoldStatement, Layer
from sayso.evaluate.standoff import Fault
from sayso.records import SourceForm
from sayso.spans import Span, merge

_MARK = re.compile(r"(T\d+)\t\S+ (\d+ \d+(?:;\d+ \d+)*)(?:\t.*)?")
_EVENT = re.compile(r"(E\d+)\t\S+:T\d+((?: \S+:\S+)*) ?")
_NOTE = re.compile(r"#\d+\t(Speaker|Form) (E\d+)\t(\S.*)")
_OTHERS = re.compile(r"(?![TE]\d+\t)")
_DATE = re.compile(r"(?:^|_)(\d{4}-\d\d-\d\d)(?:_|$)")
_NOTED: Mapping[str, Layer] = {"Speaker": "speaker", "Form": "form"}


def load_polnear(folder: Path) -> dict[str, GoldDocument]:
    """The documents of ``folder`` by name, in the names' order.

    An event without a content is left out. Raises GoldError, with file and line, for annotations
    without a text, offsets outside the text, a reference to nothing and a mark or event that cannot
    be read.
    """
    chosen: dict[str, Path] = {}
    for path in sorted((folder / "attributions").glob("*.ann")):
        chosen.setdefault(_name(folder, path), path)
    if not chosen:
        raise GoldError(f"{folder}: no attributions/*.ann")
    documents = {name: _document(folder / "text" / f"{name}.txt", path) for name, path in chosen.items()}
    noted = frozenset[Layer]().union(*(document.layers for document in documents.values()))
    return {name: replace(document, layers=noted) for name, document in sorted(documents.items())}


def _name(folder: Path, path: Path) -> str:
    """The article's name: the file's, without the annotator at its end if there is one."""
    return path.stem if (folder / "text" / f"{path.stem}.txt").exists() else path.stem.rpartition("_")[0]


def _document(article: Path, annotations: Path) -> GoldDocument:
    if not article.exists():
        raise GoldError(f"{annotations}: no article {article}")
    text = _decoded(article)
    try:
        reader = _Reader(text, _decoded(annotations).split("\n"))
    except Fault as fault:
        raise GoldError(f"{annotations}:{fault.line}: {fault}") from fault
    date = _DATE.search(article.stem)
    return GoldDocument(
        name=article.stem,
        header={"Date": date[1]} if date else {},
        text=text,
        statements=tuple(statement for statement in reader.statements.values() if statement.content),
        numbers=(),
        places=(),
        layers=frozenset(reader.layers),
    )


def _decoded(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        raise GoldError(f"{path}: cannot be read ({error})") from error


class _Reader:
    """The marks, events and notes of one file."""

    def __init__(self, text: str, lines: list[str]) -> None:
        self._length = len(text)
        self._marks: dict[str, tuple[Span, ...]] = {}
        self.statements: dict[str, GoldStatement] = {}
        self.layers: set[Layer] = set()
        numbered = list(enumerate(lines, start=1))
        for read in (self._mark, self._event, self._note):  # brat lets an event stand before its marks
            for number, line in numbered:
                read(line.rstrip("\r"), number)
        for number, line in numbered:
            if not (_OTHERS.match(line) or _MARK.match(line) or _EVENT.match(line)):
                raise Fault(number, f"not a mark or event of brat standoff: {line[:60]!r}")

    def _mark(self, line: str, number: int) -> None:
        if match := _MARK.fullmatch(line):
            self._marks[match[1]] = merge(self._span(part, number) for part in match[2].split(";"))

    def _span(self, offsets: str, number: int) -> Span:
        start, end = map(int, offsets.split())
        if not start < end <= self._length:
            raise Fault(number, f"the offsets {offsets} are no stretch of a text of {self._length}")
        return Span(start, end)

    def _event(self, line: str, number: int) -> None:
        if not (match := _EVENT.fullmatch(line)):
            return
        roles: dict[str, list[Span]] = {}
        for pair in match[2].split():
            role, ref = pair.split(":", 1)
            if ref not in self._marks:
                raise Fault(number, f"{match[1]} refers to {ref}, which is not in the file")
            roles.setdefault(role.rstrip("0123456789").lower(), []).extend(self._marks[ref])
        source, cue, content = (merge(roles.get(role, ())) for role in ("source", "cue", "content"))
        self.statements[match[1]] = GoldStatement(id=match[1], source=source, cue=cue, content=content)

    def _note(self, line: str, number: int) -> None:
        match = _NOTE.fullmatch(line)
        if match is None or match[2] not in self.statements:
            return
        statement = self.statements[match[2]]
        if match[1] == "Speaker":
            statement = replace(statement, speaker=match[3])
        elif match[3] in get_args(SourceForm):
            statement = replace(statement, form=cast("SourceForm", match[3]))
        else:
            raise Fault(number, f"Form of {match[2]} is not one of {', '.join(get_args(SourceForm))}")
        self.statements[match[2]] = statement
        self.layers.add(_NOTED[match[1]])
