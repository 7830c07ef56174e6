"""The stretches of an article that may name places: the model's entities and the names between."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc

from sayso.mentions.places.spans import PlaceNames

PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
NAME_LABELS = frozenset({"ORG", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW"})
PROPER = frozenset({"NNP", "NNPS"})
_ADJECTIVAL = PROPER | {"JJ", "NNS", "NN"}
MAX_CHUNK = 20  # tokens; what is longer is a heading or a table, not a name


@dataclass(frozen=True, slots=True)
class Chunk:
    """An entity of the model, or (label "") a run of proper nouns outside all entities, in tokens."""

    start: int
    end: int
    label: str


def chunks_of(doc: Doc, names: PlaceNames) -> Iterator[Chunk]:
    """The chunks of ``doc`` in order; one that holds but part of a known name ("Jammu") is widened."""
    reached = 0
    for chunk in _entities_and_runs(doc):
        if chunk.start < reached:
            continue
        stop = names.spread(doc, chunk.start)
        if stop > chunk.end or (stop == chunk.end and chunk.label == "NORP"):
            chunk = Chunk(chunk.start, stop, "GPE")
        reached = chunk.end
        yield chunk


def _entities_and_runs(doc: Doc) -> Iterator[Chunk]:
    named = {doc.vocab.strings[tag] for tag in _ADJECTIVAL}
    proper = {doc.vocab.strings[tag] for tag in PROPER}
    # One call for all tokens: asking each for its attributes would cost ten times as much.
    rows = doc.to_array(["TAG", "IS_LOWER"]).tolist()
    kinds = [0 if lower or tag not in named else 2 if tag in proper else 1 for tag, lower in rows]
    at = 0
    for entity in doc.ents:
        yield from _runs(doc, kinds, at, entity.start)
        yield Chunk(entity.start, min(entity.end, entity.start + MAX_CHUNK), entity.label_)
        at = entity.end
    yield from _runs(doc, kinds, at, len(doc))


def _runs(doc: Doc, kinds: list[int], start: int, end: int) -> Iterator[Chunk]:
    """Runs of proper nouns (kind 2), and single other words (kind 1) with a capital ("Armenian")."""
    at = start
    while at < end:
        if not kinds[at] or not doc[at].text[0].isupper():
            at += 1
            continue
        stop = at + 1
        while kinds[at] == 2 and stop < min(end, at + MAX_CHUNK) and kinds[stop] == 2:
            stop += 1
        yield Chunk(at, stop, "")
        at = stop
