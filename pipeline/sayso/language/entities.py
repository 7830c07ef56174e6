"""spaCy's entity recogniser, decoded for all tokens of many Docs at once.

The recogniser chooses a BILUO action a token, from what its network says of the token and, where an
entity is open, of that entity's first token and of the token before. Outside an entity only the
token itself counts, so that the scores of all tokens are one matrix product; tokens behind a
possible beginning are scored in waves, all the second tokens, then all the third ones. Weights,
choices and thereby entities are spaCy's own (its ``parser_model.pyx`` and ``ner.pyx``). Taken token
by token, as spaCy does, the choices take longer than the network: each label that is tried inside
an entity asks for the interpreter's lock.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.pipeline import EntityRecognizer
from spacy.tokens import Doc, Span

from sayso.language.batches import batches

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]
NAME = "ner"  # of the recogniser in a pipeline
FEATURES = 3  # the token, the first token of the open entity, the token before
TOKENS = 8000  # scored at a time
NEVER = np.float32(-np.inf)


@dataclass(frozen=True, slots=True)
class Actions:
    """The columns of a recogniser's scores: ``inside`` and ``last`` are by the column that began."""

    labels: dict[int, str]  # of the columns that begin an entity or are one
    begin: Ints
    unit: Ints
    barred: Ints  # columns that no token can have where no entity is open
    inside: Ints
    last: Ints


@dataclass(slots=True)
class Scores:
    """What the network says of the tokens of several Docs in a row.

    ``parts`` holds the share of a token in each feature's sum, its row 0 that of no token.
    """

    ner: EntityRecognizer
    parts: Floats
    bias: Floats = field(init=False)

    def __post_init__(self) -> None:
        self.bias = self.ner.model.get_ref("lower").get_param("b")

    def of(self, tokens: Ints, first: Ints, before: Ints) -> Floats:
        """The scores of all actions; -1 in ``first`` and ``before`` is no token."""
        summed = self.parts[tokens + 1, 0] + self.parts[first + 1, 1]
        summed += self.parts[before + 1, 2]
        summed += self.bias
        scores: Floats = self.ner.model.get_ref("upper").predict(summed.max(axis=2))
        return scores


def fast_recogniser(nlp: Language, names: Sequence[str]) -> EntityRecognizer | None:
    """The recogniser that this module can decode, if it is the last of the components ``names``."""
    if not names or names[-1] != NAME:
        return None
    ner = nlp.get_pipe(NAME)
    if not isinstance(ner, EntityRecognizer) or ner.cfg["beam_width"] != 1:
        return None
    plain = ner.model.attrs["has_upper"] and not ner.model.attrs["unseen_classes"]
    return ner if plain and ner.model.get_ref("lower").get_dim("nF") == FEATURES else None


def recognise(ner: EntityRecognizer, docs: Iterable[Doc]) -> Iterator[Doc]:
    """The Docs of ``docs``, their entities set as ``ner`` sets them.

    Docs with entities of an earlier component go to ``ner`` itself, which builds around them.
    """
    actions = _actions(ner)
    for batch in batches(docs, len, TOKENS):
        if any(doc.has_annotation("ENT_IOB") for doc in batch):
            yield from ner.pipe(batch)
            continue
        for doc, entities in zip(batch, _entities(ner, actions, batch), strict=True):
            doc.set_ents([Span(doc, *entity) for entity in entities], default="outside")
            yield doc


def _actions(ner: EntityRecognizer) -> Actions:
    names = [ner.moves.get_class_name(n) for n in range(ner.model.get_ref("upper").get_dim("nO"))]
    columns = {name: number for number, name in enumerate(names)}
    begin = {name[2:]: number for name, number in columns.items() if name[:2] == "B-"}
    unit = {label: columns[f"U-{label}"] for label in begin}
    inside, last = (np.zeros(len(columns), np.int64) for _ in range(2))
    for label, number in begin.items():
        inside[number], last[number] = columns[f"I-{label}"], columns[f"L-{label}"]
    labels = {number: label for named in (begin, unit) for label, number in named.items()}
    barred = [number for name, number in columns.items() if name != "O" and number not in labels]
    return Actions(
        labels, np.array([*begin.values()]), np.array([*unit.values()]), np.array(barred), inside, last
    )


def _entities(
    ner: EntityRecognizer, actions: Actions, docs: Sequence[Doc]
) -> Iterator[list[tuple[int, int, str]]]:
    """(start, end, label) of the entities of each Doc, in tokens, in the order of the text."""
    vectors = ner.model.get_ref("tok2vec").predict(docs)
    scores = Scores(ner, ner.model.get_ref("lower").predict(vectors))
    spaces, tied = _limits(docs)
    chosen = _alone(scores, actions, spaces, tied)
    ends = _ends(scores, actions, chosen, tied)
    named = np.flatnonzero(ends)
    offset = 0
    for doc in docs:
        low, high = np.searchsorted(named, (offset, offset + len(doc)))
        yield list(_read(named[low:high].tolist(), ends, chosen, actions.labels, offset))
        offset += len(doc)


def _limits(docs: Sequence[Doc]) -> tuple[Flags, Flags]:
    """Which tokens are white space, and which may not be in an entity with the token behind them."""
    spaces, starts = [], []
    for doc in docs:
        rows = doc.to_array(["IS_SPACE", "SENT_START"])
        spaces.append(rows[:, 0] == 1)
        starts.append(np.append(rows[1:, 1] == 1, True))
    return np.concatenate(spaces), np.concatenate(starts)


def _alone(scores: Scores, actions: Actions, spaces: Flags, cut: Flags) -> Ints:
    """The action at each token if no entity is open there, by its column."""
    tokens = np.arange(len(spaces))
    none = np.full(len(spaces), -1)
    table = scores.of(tokens, none, none)
    table[:, actions.barred] = NEVER
    table[np.ix_(spaces, actions.unit)] = NEVER
    table[np.ix_(spaces | cut, actions.begin)] = NEVER
    best: Ints = table.argmax(axis=1)
    return best


def _ends(scores: Scores, actions: Actions, chosen: Ints, cut: Flags) -> Ints:
    """The end of the entity that would start at each token; 0 where none would."""
    ends = np.zeros(len(chosen), np.int64)
    units = np.flatnonzero(np.isin(chosen, actions.unit))
    ends[units] = units + 1
    first = np.flatnonzero(np.isin(chosen, actions.begin))
    at = first + 1
    while len(first):
        table = scores.of(at, first, at - 1)
        rows, began = np.arange(len(first)), chosen[first]
        further = table[rows, actions.inside[began]] >= table[rows, actions.last[began]]
        further &= ~cut[at]
        ends[first[~further]] = at[~further] + 1
        first, at = first[further], at[further] + 1
    return ends


def _read(
    named: Sequence[int], ends: Ints, chosen: Ints, labels: dict[int, str], offset: int
) -> Iterator[tuple[int, int, str]]:
    """The entities of one Doc from left to right: none starts inside another."""
    free = 0
    for start in named:
        if start >= free:
            free = int(ends[start])
            yield start - offset, free - offset, labels[int(chosen[start])]
