"""What a whole article says about its names: who is a person, what stands in a place's frame."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from sayso.knowledge.gazetteer import Gazetteer
from sayso.knowledge.gazetteer_names import acronym, key
from sayso.mentions.places.chunks import PLACE_LABELS, Chunk
from sayso.mentions.places.frames import Framed
from sayso.mentions.places.lexicon import PlaceLexicon
from sayso.mentions.places.spans import PlaceNames
from sayso.mentions.places.syntax import head_of, is_located


@dataclass(frozen=True, slots=True)
class Facts:
    """What the whole article says.

    ``persons`` are words in persons' full names, ``located`` names that stand in a place's frame
    somewhere, ``eponyms`` those of viruses and cheeses, ``firms`` unheard-of first words of
    organisations' names ("Acmevia" of "Acmevia Holding"), ``countries`` those of the known places.
    """

    persons: frozenset[str]
    located: frozenset[str]
    eponyms: frozenset[str]
    firms: frozenset[str]
    countries: frozenset[str]


class FactsReader:
    """Reads an article's facts; the gazetteer and the words beside a name tell them."""

    def __init__(self, gazetteer: Gazetteer, words: PlaceLexicon, names: PlaceNames) -> None:
        self._gazetteer = gazetteer
        self._words = words
        self._names = names

    def read(self, doc: Doc, chunks: Sequence[Chunk], framed: Sequence[Framed]) -> Facts:
        """What ``chunks`` and the names ``framed`` as places tell about each other."""
        persons: set[str] = set()
        located: set[str] = set()
        eponyms: set[str] = set()
        firms: set[str] = set()
        countries: set[str] = set()
        for chunk in chunks:
            name = doc[chunk.start : chunk.end].text
            countries.update(self._countries(chunk, name))
            if self.is_eponym(doc, chunk.end):
                eponyms.add(name)
            if self._is_person(doc, chunk):
                words = (token.text for token in doc[chunk.start : chunk.end])
                persons.update(word for word in words if not self._names.is_well_known(word))
            elif self._is_first_name(doc, chunk):
                persons.add(doc[chunk.start].text)
            elif self._may_locate(chunk, name) and self.stands_located(doc, chunk, name):
                located.add(name)
            if chunk.label == "ORG" and chunk.end - chunk.start > 1:
                firms.add(doc[chunk.start].text)
        located -= persons
        located.update(doc[start:end].text for start, end in (item.span for item in framed) if end > start)
        return Facts(*(frozenset(each) for each in (persons, located, eponyms, firms, countries)))

    def _countries(self, chunk: Chunk, name: str) -> Iterator[str]:
        """The country of a well-known place or a nationality."""
        entries = self._gazetteer.demonym(name) if chunk.label in ("NORP", "") else ()
        if chunk.label in PLACE_LABELS:
            is_major = key(name) in self._gazetteer.major
            entries = self._gazetteer.named(name)[:1] if is_major else self._gazetteer.areas(name)[:1]
        yield from (entry.country for entry in entries if entry.country)

    def _is_person(self, doc: Doc, chunk: Chunk) -> bool:
        """Whether the chunk is a person's name of several words, be it a building to the model."""
        if chunk.end - chunk.start == 1:
            return False
        if chunk.label == "FAC":
            name = doc[chunk.start : chunk.end].text
            return self.is_person_like(doc, chunk.start, chunk.end) and not self._names.is_known(name)
        return chunk.label == "PERSON"

    def _is_first_name(self, doc: Doc, chunk: Chunk) -> bool:
        """Whether a place's name that is a person's, too, has a surname behind it, and no office."""
        return (
            chunk.end - chunk.start == 1
            and chunk.end < len(doc)
            and doc[chunk.end].tag_ == "NNP"
            and doc[chunk.end].ent_type_ == "PERSON"
            and doc[chunk.end].lower_ not in self._words["title"]
            and doc[chunk.start].dep_ == "compound"
            and self._words.is_personal(key(doc[chunk.start].text))
        )

    def is_acronym(self, name: str) -> bool:
        """Whether the name is in capitals and no country's or region's ("NATO", but not "UAE")."""
        return acronym(name) is not None and not self._gazetteer.areas(name)

    def _may_locate(self, chunk: Chunk, name: str) -> bool:
        """Whether "in" before the chunk tells a place for the whole article."""
        if chunk.label in PLACE_LABELS:
            return True
        return not self._words.is_common(key(name)) and self._names.is_known(name)

    def is_eponym(self, doc: Doc, end: int) -> bool:
        """Whether a virus or a cheese follows, which is named after the place."""
        return end < len(doc) and doc[end].lower_ in self._words["eponym"]

    def is_person_like(self, doc: Doc, start: int, end: int) -> bool:
        """Whether an unheard-of building acts or is somebody's apposition, without an article."""
        if any(self._words.is_built(token.lower_) for token in doc[start:end]):
            return False
        is_bare = not start or doc[start - 1].lower_ not in ("the", "a")
        head = head_of(doc, start, end)
        return is_bare and (head.dep_ == "nsubj" or (head.dep_ == "appos" and head.head.tag_ == "NN"))

    def stands_located(self, doc: Doc, chunk: Chunk, name: str) -> bool:
        """Whether the words around tell a place; a family has a hotel and a lawyer, but no village."""
        is_surname = chunk.label == "PERSON" and self._words.is_personal(key(name))
        return is_located(doc, chunk.start, chunk.end, self._words, strict=is_surname)
