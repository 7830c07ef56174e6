"""Whether a name is a place in this article, whatever the model calls it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from sayso.knowledge.gazetteer import Gazetteer
from sayso.knowledge.gazetteer_names import key
from sayso.mentions.places.chunks import PLACE_LABELS, PROPER, Chunk
from sayso.mentions.places.lexicon import PlaceLexicon
from sayso.mentions.places.spans import PlaceNames, Tokens
from sayso.mentions.places.syntax import is_located, is_weakly_located

_DATELINE_ENDS = frozenset({"-", "--", "–", "—", "(", ","})


@dataclass(frozen=True, slots=True)
class Facts:
    """What the whole article says: words in persons' full names, names that are located, eponyms."""

    persons: frozenset[str]
    located: frozenset[str]
    eponyms: frozenset[str]


def _is_degree(doc: Doc, at: int) -> bool:
    """Whether letters follow a person's name, as a party's or a degree's do ("Maria Lopez, SC")."""
    token = doc[at]
    return token.dep_ == "appos" and token.head.ent_type_ == "PERSON"


class PlaceJudge:
    """Weighs the model's label, the gazetteer and the words around a name."""

    def __init__(self, gazetteer: Gazetteer, words: PlaceLexicon, names: PlaceNames) -> None:
        self._gazetteer = gazetteer
        self._words = words
        self._names = names

    def facts(self, doc: Doc, chunks: Sequence[Chunk]) -> Facts:
        """What ``chunks`` tell about each other."""
        persons: set[str] = set()
        located: set[str] = set()
        eponyms: set[str] = set()
        for chunk in chunks:
            if self._is_eponym(doc, chunk.end):
                eponyms.add(doc[chunk.start : chunk.end].text)
            if chunk.label == "PERSON" and chunk.end - chunk.start > 1:
                words = (token.text for token in doc[chunk.start : chunk.end])
                persons.update(word for word in words if not self._names.is_well_known(word))
            elif self._is_first_name(doc, chunk):
                persons.add(doc[chunk.start].text)
            elif self._may_locate(doc, chunk) and is_located(doc, chunk.start, chunk.end, self._words):
                located.add(doc[chunk.start : chunk.end].text)
        located -= persons
        return Facts(frozenset(persons), frozenset(located), frozenset(eponyms))

    def _is_first_name(self, doc: Doc, chunk: Chunk) -> bool:
        """Whether a place's name that is a person's, too, has a surname behind it."""
        return (
            chunk.end - chunk.start == 1
            and chunk.end < len(doc)
            and doc[chunk.end].tag_ == "NNP"
            and doc[chunk.start].dep_ == "compound"
            and self._words.is_personal(key(doc[chunk.start].text))
        )

    def _may_locate(self, doc: Doc, chunk: Chunk) -> bool:
        """Whether "in" before the chunk tells a place for the whole article."""
        if chunk.label in PLACE_LABELS:
            return True
        name = doc[chunk.start : chunk.end].text
        return not self._words.is_common(key(name)) and self._names.is_known(name)

    def _is_eponym(self, doc: Doc, end: int) -> bool:
        """Whether a virus or a cheese follows, which is named after the place."""
        return end < len(doc) and doc[end].lower_ in self._words["eponym"]

    def is_mistaken(self, doc: Doc, span: Tokens, label: str, facts: Facts) -> bool:
        """Whether the model took a person, a firm or a disease for a place."""
        start, end = span
        name = doc[start:end].text
        if self._is_eponym(doc, end) or (start and doc[start - 1].text == "$"):
            return True
        if self.is_titled(doc, start):
            return True
        known = self._names.is_known(name)
        if label != "FAC" and end - start == 1 and name.isupper() and (not known or _is_degree(doc, start)):
            return True
        if name in facts.located or is_located(doc, start, end, self._words):
            return False
        if name in facts.eponyms:
            return True
        if end - start == 1 and name in facts.persons:
            return not is_weakly_located(doc, start, end, self._words)
        if label == "FAC" or known or end - start > 1:
            return False
        return doc[start].dep_ in ("nsubj", "nsubjpass") or not name.isalpha()

    def is_titled(self, doc: Doc, start: int) -> bool:
        """Whether "Mr" or "Gen." stands before the name."""
        return start > 0 and doc[start - 1].lower_.rstrip(".") in self._words["title"]

    def is_place_after_all(self, doc: Doc, span: Tokens, facts: Facts, label: str) -> bool:
        """Whether a name that the model gives to something else (``label``) is a place here."""
        start, end = span
        name = doc[start:end].text
        if name in facts.located or self._names.is_well_known(name) or self._is_state(doc, start, end):
            return True
        if self._is_eponym(doc, end) or name in facts.eponyms:
            return False
        if self._words.is_common(key(name)) or self._words.is_common(key(self._names.plain(name))):
            return False
        if not self._names.is_known(name):
            return self._is_unheard_of(doc, span, label)
        return (
            self._is_before_state(doc, end)
            or self._is_dateline(doc, start, end)
            or is_located(doc, start, end, self._words)
            or (label == "NORP" and is_weakly_located(doc, start, end, self._words))
        )

    def _is_unheard_of(self, doc: Doc, span: Tokens, label: str) -> bool:
        """Whether a single name that no gazetteer has is a place by the words around it alone."""
        start, end = span
        if (
            end - start > 1
            or label not in ("NORP", "PERSON")
            or self._words.is_personal(key(doc[start].text))
        ):
            return False
        return is_located(doc, start, end, self._words, strict=True)

    def _is_state(self, doc: Doc, start: int, end: int) -> bool:
        """Whether the name abbreviates a state behind a town's, as in "Lexington, Ky."."""
        if start < 2 or doc[start - 1].text != "," or doc[start - 2].tag_ not in PROPER:
            return False
        if _is_degree(doc, start):
            return False
        return self._gazetteer.abbreviation(doc[start:end].text) is not None

    def _is_dateline(self, doc: Doc, start: int, end: int) -> bool:
        """Whether the name opens a sentence in capitals with a dash or a bracket behind ("BAKU —")."""
        if end >= len(doc) or not doc[start].is_sent_start:
            return False
        return doc[start:end].text.isupper() and doc[end].text in _DATELINE_ENDS

    def _is_before_state(self, doc: Doc, end: int) -> bool:
        """Whether ", Texas" or ", Ky." follows."""
        if end + 1 >= len(doc) or doc[end].text != ",":
            return False
        word = doc[end + 1].text
        return self._gazetteer.abbreviation(word) is not None or self._names.is_area(word)
