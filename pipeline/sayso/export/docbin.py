"""spaCy DocBin: the articles as Docs with spans, for training and for spaCy's own tools.

Each Doc has the text as it is; its tokens are those of spaCy's blank English pipeline, cut also where a
span of the record begins or ends, so that every span is exact. ``doc.spans`` holds ``content``, ``source``,
``cue`` and ``addressee`` (label: the act; id: the statement's), ``actors``, ``places``, ``numbers`` and
``dates`` (label: type or kind; id: the item's), ``doc.user_data["sayso"]`` the article's record id and path.
This is the one module of the room that imports spaCy.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from sayso.export.formats import Destination, Format
from sayso.records import Record, TextSpan

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

Marked = tuple[TextSpan, str, str]  # the stretch, its label, its id


def write(records: Iterable[Record], to: Destination) -> None:
    """The Docs of all articles in one file."""
    import spacy
    from spacy.tokens import DocBin

    nlp = spacy.blank("en")
    nlp.max_length = 1 << 31
    docs = DocBin(attrs=["ORTH", "SPACY"], store_user_data=True)
    for record in records:
        docs.add(doc_of(nlp, record))
    to.path.write_bytes(docs.to_bytes())


def doc_of(nlp: Language, record: Record) -> Doc:
    """The article of ``record``, which must have its text, with the record's spans."""
    from spacy.tokens import Doc, Span

    groups = {name: list(marked) for name, marked in _groups(record)}
    text = record.article.text or ""
    words, spaces = _tokens(nlp, text, [span for marked in groups.values() for span, _, _ in marked])
    doc = Doc(nlp.vocab, words=words, spaces=spaces, user_data={"sayso": [record.id, record.article.path]})
    starts = {token.idx: token.i for token in doc}
    ends = {token.idx + len(token): token.i + 1 for token in doc}
    for name, marked in groups.items():
        doc.spans[name] = [
            Span(doc, starts[span.start], ends[span.end], label=label, span_id=id_)
            for span, label, id_ in marked
        ]
    return doc


def _groups(record: Record) -> Iterator[tuple[str, Iterator[Marked]]]:
    said = record.statements
    yield "content", ((span, _act(one.cue.act), one.id) for one in said for span in one.content.spans)
    yield "source", ((span, _act(one.cue.act), one.id) for one in said for span in one.source.spans)
    yield "cue", ((span, _act(one.cue.act), one.id) for one in said for span in one.cue.spans)
    yield (
        "addressee",
        ((span, _act(one.cue.act), one.id) for one in said if one.addressee for span in one.addressee.spans),
    )
    yield "actors", ((span, actor.type, actor.id) for actor in record.actors for span in actor.mentions)
    yield "places", ((span, place.kind, place.id) for place in record.places for span in place.mentions)
    yield "numbers", ((number, number.kind, number.id) for number in record.numbers)
    yield "dates", ((date, date.type, date.id) for date in record.dates)


def _act(act: str | None) -> str:
    return act or ""


def _tokens(nlp: Language, text: str, spans: Iterable[TextSpan]) -> tuple[list[str], list[bool]]:
    """Words, and whether a space follows each, that together are ``text``.

    A single space between words belongs to the word before it, unless a span begins or ends with it.
    """
    begins, ends = {span.start for span in spans}, {span.end for span in spans}
    cuts = {0, len(text)} | begins | ends
    for token in nlp.make_doc(text):
        cuts |= {token.idx, token.idx + len(token)}
    words: list[str] = []
    spaces: list[bool] = []
    for start, end in pairwise(sorted(cuts)):
        lone = text[start:end] == " " and start not in begins and end not in ends
        if lone and words and not spaces[-1]:
            spaces[-1] = True
        else:
            words.append(text[start:end])
            spaces.append(False)
    return words, spaces


FORMAT = Format(name="docbin", about="spaCy Docs with the spans in doc.spans", write=write, text=True)
