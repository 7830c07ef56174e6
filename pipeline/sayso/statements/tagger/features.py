"""The features of each token, as numbers: 64-bit keys, a row a token and a column a kind of feature.

What the rules found stands beside tags, dependencies and quotation marks, so that the tagger learns
when to follow them. Names and figures count as such alone, so that the tagger learns how people
speak and not who does. All is array arithmetic: a feature of two values is a mix of their keys.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray
from spacy.strings import get_string_id
from spacy.tokens import Doc

from sayso.language.page import Page
from sayso.statements.direct import Quoted
from sayso.statements.tagger.tree import Above, above, nearest, sums_by_head

Keys = NDArray[np.uint64]
FACTOR = np.uint64(0x9E3779B97F4A7C15)  # 2^64 over the golden ratio (Knuth's multiplicative hashing)
SHIFT = np.uint64(29)
ATTRIBUTES = ("LOWER", "SUFFIX", "SHAPE", "TAG", "DEP", "ENT_TYPE")
NAMES = ("NNP", "NNPS", "CD")
SUBJECTS = ("nsubj", "nsubjpass", "poss", "agent")
ARGUMENTS = (
    *("ccomp", "xcomp", "dobj", "acl", "prep", "acomp"),
    *("attr", "oprd", "dative", "auxpass", "prt", "neg"),
)
FAR = (1, 2, 3, 4, 8, 16)  # where the classes of distance in tokens begin


@dataclass(frozen=True, slots=True)
class Seen:
    """What the features of an article are made of.

    ``page`` holds the annotation of ``doc`` as lists; ``cues`` are the words that the lexicon knows as
    cues (token index → lemma), ``labels`` and ``rules`` the label that the rules give each token and the
    rule that gave it, ``sentences`` the number of each token's sentence, ``breaks`` the first token of
    each paragraph.
    """

    doc: Doc
    page: Page
    quoted: Sequence[Quoted]
    cues: Mapping[int, str]
    labels: Sequence[str]
    rules: Sequence[str]
    sentences: NDArray[np.int64]
    breaks: Sequence[int]


@cache
def key(word: str) -> int:
    """The key of a string."""
    return int(get_string_id(word)) if word else 0


def mix(*parts: Keys | np.uint64) -> Keys:
    """The keys of combinations; the order counts."""
    out = np.zeros(1, np.uint64)
    with np.errstate(over="ignore"):
        for part in parts:
            out = (out ^ part) * FACTOR
            out = out ^ (out >> SHIFT)
    return out


def keys_of(words: Iterable[str]) -> Keys:
    """The keys of strings."""
    return np.fromiter(map(key, words), np.uint64)


def shifted(keys: Keys, by: int) -> Keys:
    """``keys`` as seen ``by`` tokens on (or back, where negative); zeros beyond the edges."""
    out = np.zeros_like(keys)
    if by > 0:
        out[:-by] = keys[by:]
    else:
        out[-by:] = keys[:by]
    return out


@dataclass(frozen=True, slots=True)
class Base:
    """The keys that features are mixed from."""

    word: Keys
    suffix: Keys
    shape: Keys
    tag: Keys
    dep: Keys
    label: Keys
    state: Keys
    kind: Keys
    rule: Keys
    ruled: Keys
    lemma: Keys
    heads: NDArray[np.int64]
    above: Above


def columns_of(seen: Seen) -> Keys:
    """The features of an article: an array of columns by tokens, each column's keys its own."""
    base = _base(seen)
    columns = [*_words(base), *_syntax(base), *_cues(base, seen), *_rules(base), *_places(base, seen)]
    salts = np.arange(1, len(columns) + 1, dtype=np.uint64)[:, None]
    return mix(np.stack(columns), salts)


def _base(seen: Seen) -> Base:
    doc = seen.doc
    lower, suffix, shape, tag, dep, label = np.ascontiguousarray(doc.to_array(list(ATTRIBUTES)).T)
    named = np.isin(tag, keys_of(NAMES))
    blank = tag == key("_SP")
    word = np.where(blank, key("_SP"), np.where(named, tag, lower))
    state, kind = _quotations(seen.quoted, len(doc))
    heads = np.arange(len(doc)) + doc.to_array("HEAD").astype(np.int64)
    lemma = np.zeros(len(doc), np.uint64)
    for at, cue in seen.cues.items():
        lemma[at] = key(cue)
    return Base(
        word=word,
        suffix=np.where(named, tag, suffix),
        shape=mix(shape, label),
        tag=tag,
        dep=dep,
        label=label,
        state=state,
        kind=kind,
        rule=keys_of(seen.rules),
        ruled=keys_of(seen.labels),
        lemma=lemma,
        heads=heads,
        above=above(heads, dep, lemma != 0),
    )


def _quotations(quoted: Sequence[Quoted], size: int) -> tuple[Keys, Keys]:
    """For each token its place in a quotation (0 outside, mark, begin, inside, end) and the kind of it."""
    state, kind = np.zeros(size, np.uint64), np.zeros(size, np.uint64)
    for quote in quoted:
        (first, last), (outer_first, outer_last) = quote.tokens, quote.outer
        length = int(np.digitize(last - first, (3, 6, 12)))
        kind[outer_first:outer_last] = 1 + length + 4 * quote.spoken + 8 * quote.opens_sentence
        state[outer_first:outer_last] = 1
        state[first:last] = 3
        state[last - 1] = 4
        state[first] = 2
    return state, kind


def _words(base: Base) -> list[Keys]:
    word, tag, state = base.word, base.tag, base.state
    before, after = shifted(word, -1), shifted(word, 1)
    tag_before, tag_after = shifted(tag, -1), shifted(tag, 1)
    return [
        word,
        before,
        after,
        shifted(word, -2),
        shifted(word, 2),
        mix(before, word),
        base.suffix,
        tag,
        mix(tag_before, tag),
        mix(tag, tag_after),
        mix(shifted(tag, -2), tag_before, tag, tag_after),
        base.shape,
        mix(shifted(state, -1), state, shifted(state, 1)),
        mix(state, base.kind),
        mix(state, tag),
    ]


def _syntax(base: Base) -> list[Keys]:
    tag, dep, heads = base.tag, base.dep, base.heads
    left = (heads > np.arange(len(heads))).astype(np.uint64)
    who = np.where(base.label != 0, base.label, np.where(tag == key("PRP"), base.word, tag))
    what = np.where(dep == key("prep"), base.word, tag)
    subjects = sums_by_head(heads, np.isin(dep, keys_of(SUBJECTS)), mix(dep, who))
    others = sums_by_head(heads, np.isin(dep, keys_of(ARGUMENTS)), mix(dep, what))
    found, clause, governor = base.above.cue, base.above.clause, base.above.governor
    way = mix(base.above.way, base.above.before)
    known = governor >= 0
    return [
        mix(dep, tag),
        mix(shifted(dep, -1), dep),
        mix(dep, shifted(dep, 1)),
        mix(dep, base.word[heads]),
        mix(dep, tag[heads], left, dep[heads]),
        way,
        mix(way, np.where(found >= 0, base.lemma[found], 0)),
        mix(way, dep),
        mix(way, base.state),
        mix(clause, np.where(known, base.word[governor], 0)),
        mix(clause, np.where(known, subjects[governor], 0)),
        mix(clause, np.where(known, others[governor], 0)),
        mix(clause, way),
        mix(others, tag),
        mix(others, base.word),
        mix(subjects, others),
        mix(subjects, tag),
        mix(base.ruled, way),
    ]


def _cues(base: Base, seen: Seen) -> list[Keys]:
    before, after = nearest(base.lemma != 0, seen.sentences)
    at = np.arange(len(before))
    back = np.where(before >= 0, np.digitize(at - before, FAR), 0).astype(np.uint64)
    forth = np.where(after >= 0, np.digitize(after - at, FAR), 0).astype(np.uint64)
    return [
        mix(np.where(before >= 0, base.lemma[before], 0), back),
        mix(np.where(after >= 0, base.lemma[after], 0), forth),
        mix(back, forth, base.state),
    ]


def _rules(base: Base) -> list[Keys]:
    ruled = base.ruled
    before, after = shifted(ruled, -1), shifted(ruled, 1)
    return [
        ruled,
        mix(before, ruled),
        mix(ruled, after),
        mix(shifted(ruled, -2), before, ruled, after, shifted(ruled, 2)),
        mix(ruled, base.rule),
        mix(ruled, base.state),
        mix(ruled, base.tag),
        mix(ruled, base.dep),
    ]


def _places(base: Base, seen: Seen) -> list[Keys]:
    """Where in paragraph and sentence a token stands, and what its sentence and the last one hold."""
    sentences = seen.sentences
    at = np.arange(len(sentences))
    cues = np.isin(base.ruled, keys_of(("BC",)))
    count = int(sentences[-1]) + 2 if len(sentences) else 2
    attributes = np.bincount(sentences[cues], minlength=count) > 0
    quotes = np.bincount(sentences[base.state == 2], minlength=count) > 0
    holds = (attributes + 2 * quotes).astype(np.uint64)
    holds = mix(holds[sentences], np.where(sentences > 0, holds[sentences - 1], 0))
    starts = np.searchsorted(sentences, sentences)
    paragraph = np.searchsorted(np.asarray(seen.breaks), at, side="right") - 1
    opening = np.asarray(seen.breaks)[np.maximum(paragraph, 0)] if len(seen.breaks) else np.zeros_like(at)
    number = np.minimum(sentences - sentences[np.minimum(opening, at)], 3).astype(np.uint64)
    position = np.minimum(at - starts, 2).astype(np.uint64)
    return [mix(number, position), holds, mix(holds, base.state, base.ruled)]
