"""Reads a collection of brat's: what ``sayso export --to brat`` wrote and people corrected in brat.

``NAME.txt`` (the text alone) and ``NAME.ann`` stand side by side; ``annotation.conf`` has the types, and
``articles.json``, which may be missing, the header of each article. brat cuts a stretch at every line
break; such parts are one stretch here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import orjson

from sayso.errors import GoldError
from sayso.evaluate.brat import TYPES, by_name, document_of, paired, vocabulary_of
from sayso.evaluate.gold import GoldDocument
from sayso.evaluate.standoff import Fault, Standoff, read_as_is, read_standoff
from sayso.spans import Span

HEADERS = "articles.json"
CONF = "annotation.conf"

Headers = Mapping[str, Mapping[str, str]]


def is_collection(folder: Path) -> bool:
    """Whether ``folder`` holds annotated texts as brat keeps them."""
    return (folder / CONF).is_file() and any(folder.glob("*.ann"))


def load_collection(folder: Path) -> dict[str, GoldDocument]:
    """The documents of the collection by name, in the order of their files.

    Raises GoldError, with file and line, as `sayso.evaluate.brat.load_gold` does.
    """
    words = vocabulary_of(folder / CONF)
    headers = _headers(folder / HEADERS)
    return by_name((_document(text, ann, headers, words), text) for text, ann in paired(folder, folder))


def _headers(path: Path) -> Headers:
    if not path.is_file():
        return {}
    try:
        read = orjson.loads(path.read_bytes())
    except orjson.JSONDecodeError as error:
        raise GoldError(f"{path}:{error.lineno}: not JSON ({error.msg}); restore it or delete it") from error
    if not isinstance(read, dict) or not all(_is_header(header) for header in read.values()):
        raise GoldError(f"{path}: not an object of headers by file name; restore it or delete it")
    return read


def _is_header(value: object) -> bool:
    return isinstance(value, dict) and all(isinstance(word, str) for word in value.values())


def _document(
    article: Path, annotations: Path, headers: Headers, words: Mapping[str, tuple[str, ...]]
) -> GoldDocument:
    text = read_as_is(article)
    header = headers.get(article.stem, {})
    try:
        standoff = _whole(read_standoff(annotations, text, TYPES), text)
        return document_of(header.get("ID", article.stem), header, text, standoff, words)
    except Fault as fault:
        raise GoldError(f"{annotations}:{fault.line}: {fault}") from fault


def _whole(standoff: Standoff, text: str) -> Standoff:
    marks = {id_: replace(mark, spans=_joined(mark.spans, text)) for id_, mark in standoff.marks.items()}
    return replace(standoff, marks=marks)


def _joined(spans: tuple[Span, ...], text: str) -> tuple[Span, ...]:
    """The spans, those joined between which there is nothing but white space with a line break."""
    out = list(spans[:1])
    for span in spans[1:]:
        between = text[out[-1].end : span.start]
        if "\n" in between and between.isspace():
            out[-1] = Span(out[-1].start, span.end)
        else:
            out.append(span)
    return tuple(out)
