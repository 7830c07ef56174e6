"""Place mentions: the model's entities corrected and completed by the gazetteer and the syntax.

The model calls unfamiliar towns persons and firms, and knows no gazetteer; the gazetteer calls half
of all surnames towns, and knows no sentence. A name counts as a place where the two agree, or where
the words around it say so.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from sayso.knowledge import load_knowledge
from sayso.knowledge.gazetteer import Gazetteer, load_gazetteer
from sayso.language.extensions import Extractor, text_of
from sayso.mentions.places.chunks import NAME_LABELS, PLACE_LABELS, PROPER, Chunk, chunks_of
from sayso.mentions.places.datelines import dateline_places
from sayso.mentions.places.facts import Facts, FactsReader
from sayso.mentions.places.frames import NO_NAMES, Framed, Frames
from sayso.mentions.places.judge import PlaceJudge
from sayso.mentions.places.lexicon import PlaceLexicon
from sayso.mentions.places.making import MentionMaker
from sayso.mentions.places.parties import PartyTags
from sayso.mentions.places.spans import PlaceNames, Tokens
from sayso.spans import Span
from sayso.values import PlaceMention

BEFORE_OFFICE = frozenset({"of", "in", "from"})  # "President of Armenia Nikol Pashinyan"
NAMING = PROPER | {"JJ"}  # the tagger takes many a town before a noun for an adjective
LONGEST_DEMONYM = 3  # tokens


class Places(Extractor[tuple[PlaceMention, ...]]):
    """Finds the names of places, their adjectives and peoples."""

    attribute = "place_mentions"

    def __init__(self, gazetteer: Gazetteer, words: PlaceLexicon) -> None:
        self._gazetteer = gazetteer
        self._words = words
        self._names = PlaceNames(gazetteer, words)
        self._reader = FactsReader(gazetteer, words, self._names)
        self._judge = PlaceJudge(gazetteer, words, self._names, self._reader)
        self._maker = MentionMaker(gazetteer, words, self._names, self._judge)
        self._parties = PartyTags(words, self._names)
        self._frames = Frames(gazetteer, words)

    def process(self, doc: Doc) -> tuple[PlaceMention, ...]:
        """The place mentions of ``doc`` in reading order, none overlapping another."""
        chunks = [chunk for chunk in chunks_of(doc, self._names) if chunk.label not in NO_NAMES]
        framed = self._frames.find(doc)
        facts = self._reader.read(doc, chunks, framed)
        lines = list(dateline_places(doc, self._gazetteer, self._words))
        found = [mention for chunk in chunks for mention in self._decide(doc, chunk, facts)]
        found += (self._framed(doc, item) for item in framed if self._judge.is_framed(doc, item.span, facts))
        parties = list(self._parties.find(text_of(doc)))
        starts = [mention.span.start for mention in parties]
        found = [
            m
            for m in found
            if not any(line.overlaps(m.span) for line, _ in lines)
            and bisect_left(starts, m.span.start) == bisect_left(starts, m.span.end)
        ]
        return _apart([*found, *parties, *(mention for _, places in lines for mention in places)])

    def _framed(self, doc: Doc, item: Framed) -> PlaceMention:
        mention = self._maker.mention(doc, item.span, f"places.frame.{item.kind}", 0.8, "literal")
        return replace(mention, kind=item.kind)

    def _decide(self, doc: Doc, chunk: Chunk, facts: Facts) -> Iterator[PlaceMention]:
        if chunk.label in PLACE_LABELS:
            yield from self._place(doc, chunk, facts)
        elif chunk.label == "NORP":
            yield from self._people(doc, chunk, facts)
        elif chunk.label == "PERSON":
            yield from self._person(doc, chunk, facts)
        elif chunk.label in NAME_LABELS:
            yield from self._name(doc, chunk, facts)
        else:
            yield from self._run(doc, chunk, facts)

    def _place(self, doc: Doc, chunk: Chunk, facts: Facts) -> Iterator[PlaceMention]:
        """What the model calls a place."""
        span = self._names.trimmed(doc, (chunk.start, chunk.end))
        if span is None:
            return
        half = self._first_half(doc, chunk)
        if half is not None:
            yield half
            return
        for part in self._names.parts(doc, span):
            if chunk.label == "GPE":
                part = self._names.known_prefix(doc, part)
            if not self._judge.is_mistaken(doc, part, chunk.label, facts):
                yield self._maker.mention(doc, part, f"places.ner.{chunk.label.lower()}", 0.9)

    def _people(self, doc: Doc, chunk: Chunk, facts: Facts) -> Iterator[PlaceMention]:
        """Nationalities; religions and parties are no places."""
        span = self._names.trimmed(doc, (chunk.start, chunk.end))
        if span is None:
            return
        demonyms = list(self._demonyms(doc, span))
        if demonyms:
            for part in demonyms:
                yield self._maker.mention(doc, part, "places.demonym", 0.95, "adjective")
        elif self._judge.is_place_after_all(doc, span, facts, "NORP"):
            yield self._maker.mention(doc, span, "places.corrected.norp", 0.8)

    def _demonyms(self, doc: Doc, span: Tokens) -> Iterator[Tokens]:
        """The nationalities in ``span``, the longest first at each place ("South African")."""
        at, end = span
        while at < end:
            word = doc[at].text
            longest = LONGEST_DEMONYM if word in self._gazetteer.demonym_words else 1
            stops = range(min(end, at + longest), at, -1)
            stop = next(
                (s for s in stops if self._gazetteer.demonym(doc[at:s].text if s > at + 1 else word)), 0
            )
            if stop:
                yield at, stop
            at = stop or at + 1

    def _person(self, doc: Doc, chunk: Chunk, facts: Facts) -> Iterator[PlaceMention]:
        """A name that the model gives to a person, though the sentence or the map does not."""
        span = self._names.trimmed(doc, (chunk.start, chunk.end))
        if span is None or (span[1] - span[0] == 1 and doc[span[0]].text in facts.persons):
            return
        if not self._judge.is_titled(doc, span[0]) and self._judge.is_place_after_all(
            doc, span, facts, "PERSON"
        ):
            yield from self._unless_speaking(self._maker.mention(doc, span, "places.corrected.person", 0.8))
        elif span[0] and doc[span[0] - 1].lower_ in BEFORE_OFFICE:
            for part in self._names.inside(doc, span):
                if part[0] == span[0]:
                    yield self._maker.mention(doc, part, "places.corrected.person", 0.8)

    def _name(self, doc: Doc, chunk: Chunk, facts: Facts) -> Iterator[PlaceMention]:
        """An organisation, a product or an event: a place mistaken for one, or one named after it."""
        span = self._names.trimmed(doc, (chunk.start, chunk.end))
        if span is None:
            return
        if self._judge.is_place_after_all(doc, span, facts, chunk.label):
            rule = f"places.corrected.{chunk.label.lower()}"
            yield from self._unless_speaking(self._maker.mention(doc, span, rule, 0.8))
            return
        town = self._names.named_after(doc, span) or self._judge.place_within(doc, span, facts)
        if town is not None:
            yield self._maker.mention(doc, town, "places.embedded", 0.8, "embedded")
            return
        if not any(token.lower_ in self._words["brand"] for token in doc[span[0] : span[1]]):
            yield from self._embedded(doc, span)
            return
        for part in self._demonyms(doc, span):
            yield self._national(doc, part)

    def _unless_speaking(self, mention: PlaceMention) -> Iterator[PlaceMention]:
        """``mention``, unless it speaks or acts though no power rules there: that is no place."""
        if mention.form != "metonym" or self._maker.power(mention.name) != "none":
            yield mention

    def _embedded(self, doc: Doc, span: Tokens) -> Iterator[PlaceMention]:
        """The places that "Kentucky State Police" or "the University of Oxford" are named after."""
        at = span[0]
        for start, end in [*self._names.inside(doc, span), (span[1], span[1])]:
            for part in self._demonyms(doc, (at, start)):
                yield self._national(doc, part)
            if start < end:
                yield self._maker.mention(doc, (start, end), "places.embedded", 0.8, "embedded")
            at = end

    def _national(self, doc: Doc, part: Tokens) -> PlaceMention:
        """The nationality in a name: "the Armenian Army" is Armenia's, "the European Union" is a name."""
        entries = self._gazetteer.demonym(doc[part[0] : part[1]].text)
        is_country = any(entry.layer == "country" for entry in entries)
        return self._maker.mention(
            doc, part, "places.demonym", 0.9, "adjective" if is_country else "embedded"
        )

    def _run(self, doc: Doc, chunk: Chunk, facts: Facts) -> Iterator[PlaceMention]:
        """Proper nouns and adjectives that the model left without a label."""
        span = (chunk.start, chunk.end)
        half = self._first_half(doc, chunk)
        if half is not None:
            yield half
            return
        if doc[chunk.start].tag_ in NAMING and self._judge.is_place_after_all(doc, span, facts, ""):
            yield self._maker.mention(doc, span, "places.completed", 0.8)
            return
        inside = list(self._names.inside(doc, span))
        for part in inside:
            yield self._maker.mention(doc, part, "places.completed", 0.8)
        if not inside:
            for part in self._demonyms(doc, span):
                yield self._maker.mention(doc, part, "places.demonym", 0.85, "adjective")

    def _first_half(self, doc: Doc, chunk: Chunk) -> PlaceMention | None:
        """The place in "U.S.-led" or "London-based", which are one word to the model."""
        token = doc[chunk.start]
        name, hyphen, rest = token.text.partition("-")
        if not hyphen or not rest.islower() or not self._names.is_well_known(name):
            return None
        span = Span(token.idx, token.idx + len(name))
        return PlaceMention(
            span=span, name=name, form="literal", modifier=True, rule="places.compound", confidence=0.85
        )


def _apart(mentions: Iterable[PlaceMention]) -> tuple[PlaceMention, ...]:
    """``mentions`` in reading order without those that overlap an earlier one."""
    kept: list[PlaceMention] = []
    for mention in sorted(mentions, key=lambda m: (m.span.start, -m.span.end)):
        if not kept or mention.span.start >= kept[-1].span.end:
            kept.append(mention)
    return tuple(kept)


@Language.factory("sayso_places", default_config={"knowledge": None})
def make_places(nlp: Language, name: str, knowledge: str | None) -> Places:
    """Makes the component; ``knowledge`` is the path of a user's overlay folder."""
    return Places(load_gazetteer(knowledge), PlaceLexicon(load_knowledge(knowledge)))
