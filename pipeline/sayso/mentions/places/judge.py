"""Whether a name is a place in this article, whatever the model calls it."""

from __future__ import annotations

from spacy.tokens import Doc

from sayso.knowledge.gazetteer import Gazetteer
from sayso.knowledge.gazetteer_names import key
from sayso.mentions.places.chunks import NAME_LABELS, PROPER, Chunk
from sayso.mentions.places.facts import Facts, FactsReader
from sayso.mentions.places.forms import opens_dateline
from sayso.mentions.places.frames import NO_NAMES
from sayso.mentions.places.lexicon import PlaceLexicon
from sayso.mentions.places.spans import PlaceNames, Tokens
from sayso.mentions.places.syntax import is_home, is_located, is_reached, is_weakly_located

LONGEST_TOWN = 3  # tokens of a town's name
TOWN = 20_000  # inhabitants from which a name is rather a town's than a firm's
_JOINTS = frozenset({"and", "or"})
_OPENERS = frozenset({"st", "st.", "ste", "mt", "mt.", "ft", "ft."})  # of names, and none themselves


def _is_degree(doc: Doc, at: int) -> bool:
    """Whether letters follow a person's name, as a party's or a degree's do ("Maria Lopez, SC")."""
    token = doc[at]
    return token.dep_ == "appos" and token.head.ent_type_ == "PERSON"


def _is_dateline(doc: Doc, start: int, end: int) -> bool:
    """Whether the name is in capitals and opens a paragraph with a dash behind ("BAKU —")."""
    return doc[start:end].text.isupper() and opens_dateline(doc, start, end)


def _is_definite(doc: Doc, start: int) -> bool:
    """Whether "the" belongs to the name itself ("the VA"), not to a noun behind it."""
    return start > 0 and doc[start - 1].lower_ == "the" and doc[start].dep_ not in ("compound", "nmod")


def _is_beside_place(doc: Doc, start: int, end: int) -> bool:
    """Whether "and" joins the name to what the model calls a place ("from X and Ankara")."""
    after = end + 1 < len(doc) and doc[end].lower_ in _JOINTS and doc[end + 1].ent_type_ == "GPE"
    return after or (start > 1 and doc[start - 1].lower_ in _JOINTS and doc[start - 2].ent_type_ == "GPE")


class PlaceJudge:
    """Weighs the model's label, the gazetteer and the words around a name."""

    def __init__(
        self, gazetteer: Gazetteer, words: PlaceLexicon, names: PlaceNames, reader: FactsReader
    ) -> None:
        self._gazetteer = gazetteer
        self._words = words
        self._names = names
        self._reader = reader

    def is_framed(self, doc: Doc, span: Tokens, facts: Facts) -> bool:
        """Whether a name in a place's frame is no person's of the article."""
        start, end = span
        return not (end - start == 1 and doc[start].text in facts.persons) and not self.is_titled(doc, start)

    def place_within(self, doc: Doc, span: Tokens, facts: Facts) -> Tokens | None:
        """A place of the article at the head of another name ("Sandwyk Terminals"); papers bear any name."""
        start, end = span
        if any(token.lower_ in self._words["brand"] for token in doc[start:end]):
            return None
        for stop in range(min(end - 1, start + LONGEST_TOWN), start, -1):
            if doc[start:stop].text in facts.located:
                return start, stop
        return None

    def is_mistaken(self, doc: Doc, span: Tokens, label: str, facts: Facts) -> bool:
        """Whether the model took a person, a firm or a disease for a place."""
        start, end = span
        name = doc[start:end].text
        if self._reader.is_eponym(doc, end) or (start and doc[start - 1].text == "$"):
            return True
        if self.is_titled(doc, start):
            return True
        is_short = self._gazetteer.abbreviation(name) is not None
        if is_short and _is_definite(doc, start) and not self._gazetteer.areas(name):
            return True
        known = self._names.is_known(name)
        lower = doc[start].lower_
        if end - start == 1 and (lower in self._words["generic"] or lower in _OPENERS):
            return True
        if label != "FAC" and end - start == 1 and name.isupper() and (not known or _is_degree(doc, start)):
            return True
        if name in facts.located or is_located(doc, start, end, self._words):
            return False
        if name in facts.eponyms:
            return True
        if end - start == 1 and name in facts.persons:
            return not is_weakly_located(doc, start, end, self._words)
        if known:
            return False
        if label == "FAC" or end - start > 1:
            return label == "FAC" and self._reader.is_person_like(doc, start, end)
        if name in facts.firms or (start and doc[start - 1].lower_ == "at"):
            return True
        return doc[start].dep_ in ("nsubj", "nsubjpass") or not name.isalpha()

    def is_titled(self, doc: Doc, start: int) -> bool:
        """Whether "Mr" or "Gen." stands before the name."""
        return start > 0 and doc[start - 1].lower_.rstrip(".") in self._words["title"]

    def is_place_after_all(self, doc: Doc, span: Tokens, facts: Facts, label: str) -> bool:
        """Whether a name that the model gives to something else (``label``) is a place here."""
        start, end = span
        name = doc[start:end].text
        if self._names.is_well_known(name) or self.is_state(doc, start, end):
            return True
        if name not in facts.persons and self._is_country(name):
            return True
        if name in facts.located and not self._reader.is_acronym(name):
            return True
        if self._reader.is_eponym(doc, end) or name in facts.eponyms:
            return False
        if self._reader.is_acronym(name):
            return self._is_before_state(doc, end) or _is_dateline(doc, start, end)
        if self._is_town_of_state(doc, start, end, facts):
            return True
        if self._words.is_common(key(name)) or self._words.is_common(key(self._names.plain(name))):
            return False
        if not self._names.is_known(name):
            return self._is_unheard_of(doc, span, label, facts)
        return (
            self._is_before_state(doc, end)
            or _is_dateline(doc, start, end)
            or self._reader.stands_located(doc, Chunk(start, end, label), name)
            or (label == "NORP" and is_weakly_located(doc, start, end, self._words))
            or (_is_beside_place(doc, start, end) and is_weakly_located(doc, start, end, self._words))
            or (is_reached(doc, start, end, self._words) and self._fits(name, facts, label))
        )

    def _is_country(self, name: str) -> bool:
        """Whether a country bears the name, be it a given name, too ("Jordan")."""
        return any(entry.layer == "country" and entry.main for entry in self._gazetteer.areas(name))

    def _fits(self, name: str, facts: Facts, label: str) -> bool:
        """Whether one of the places called ``name`` lies in a country of the article; no person's name.

        What the model calls a firm must be a larger town.
        """
        if self._words.is_personal(key(name)) or name.lower() in self._words["title"]:
            return False
        if any(word in facts.persons for word in name.split()):
            return False
        least = TOWN if label in NAME_LABELS else 0
        return any(
            entry.country in facts.countries and (entry.layer != "city" or entry.population >= least)
            for entry in self._names.entries(name)
        )

    def _is_unheard_of(self, doc: Doc, span: Tokens, label: str, facts: Facts) -> bool:
        """Whether a name that no gazetteer has is a place by the words around it alone."""
        start, end = span
        if self._opens_sentence(doc, span, facts):
            return True
        if is_home(doc, start, end) and doc[start].text not in facts.persons:
            return True
        if (
            end - start > 1
            or label not in ("NORP", "PERSON")
            or doc[start].text in facts.persons
            or self._words.is_personal(key(doc[start].text))
        ):
            return False
        return is_located(doc, start, end, self._words, strict=True)

    def _opens_sentence(self, doc: Doc, span: Tokens, facts: Facts) -> bool:
        """Whether the name stands as in "In X, people …", where neither firms nor persons stand."""
        start, end = span
        if not start or end >= len(doc) or doc[end].text != "," or doc[start - 1].text != "In":
            return False
        if doc[start].ent_type_ in NO_NAMES:
            return False
        name = doc[start:end].text
        if not name.replace(" ", "").replace("-", "").isalpha() or name.isupper():
            return False
        return name not in facts.persons and not any(
            self._words.is_common(token.lower_) or not token.text[0].isupper()
            for token in doc[start:end]
            if token.tag_ in PROPER and len(token) > 2
        )

    def is_state(self, doc: Doc, start: int, end: int) -> bool:
        """Whether the name abbreviates a state behind a town's, as in "Lexington, Ky."."""
        if start < 2 or doc[start - 1].text != "," or doc[start - 2].tag_ not in PROPER:
            return False
        if _is_degree(doc, start):
            return False
        return self._gazetteer.state(doc[start:end].text) is not None

    def _is_town_of_state(self, doc: Doc, start: int, end: int, facts: Facts) -> bool:
        """Whether the name stands as in "from Price, Utah": be it a common word or unheard of."""
        if not start or end - start > LONGEST_TOWN or not self._is_before_state(doc, end):
            return False
        if doc[start].text in facts.persons or doc[start].ent_type_ in NO_NAMES:
            return False
        if not (self._gazetteer.state(doc[end + 1].text) or self._names.is_well_known(doc[end + 1].text)):
            return False
        if is_located(doc, start, end, self._words) or is_weakly_located(doc, start, end, self._words):
            return True
        is_known = self._names.is_known(doc[start:end].text)
        return is_known and is_reached(doc, start, end, self._words)

    def _is_before_state(self, doc: Doc, end: int) -> bool:
        """Whether ", Texas" or ", Ky." follows."""
        if end + 1 >= len(doc) or doc[end].text != ",":
            return False
        word = doc[end + 1].text
        if not word[0].isupper():
            return False
        return self._gazetteer.state(word) is not None or self._names.is_area(word)
