"""Places that nobody has heard of, told by the words around them.

"the village of X", "in the camp at X", "the X canal", "on X Street", "In X, a fishing village": no
gazetteer has most hamlets, streams and streets, and a model takes them for persons and firms.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from sayso.knowledge.gazetteer import Gazetteer
from sayso.knowledge.gazetteer_names import key
from sayso.mentions.places.lexicon import PlaceLexicon
from sayso.mentions.places.spans import Tokens
from sayso.records import PlaceKind

MAX_NAME = 5  # tokens of a name, particles and hyphens included
MAX_GLOSS = 5  # tokens between the comma of ", a small fishing village" and its noun
_PARTICLES = frozenset({"al", "el", "de", "da", "do", "del", "di", "du", "la", "le", "les", "van"})
_LINKS = frozenset({"of", "at", "called", "named"})
MAX_LIST = 20  # names of an enumeration
MAX_OPENER = 4  # tokens between "villages" and the first name
_OPENERS = frozenset({":", "-", "–", "—", "of", "including", "like", "such", "as", "called", "namely"})
_COMMAS = frozenset({",", "and", "or", "the", "&"})
_DETERMINERS = frozenset({"the", "this", "that", "a", "an"})
NO_NAMES = frozenset({"DATE", "TIME", "CARDINAL", "ORDINAL", "MONEY", "PERCENT", "QUANTITY", "LANGUAGE"})
_PEOPLES = frozenset({"NORP", "ORG"})
_CLOSED = frozenset({"IN", "DT", "CC", "PRP", "PRP$", "WRB", "TO"})
_PROPER = frozenset({"NNP", "NNPS"})


@dataclass(frozen=True, slots=True)
class Framed:
    """A name in tokens, with the kind of place that its frame tells."""

    span: Tokens
    kind: PlaceKind


class Frames:
    """Finds names in frames; the frames' nouns are in place_words.csv."""

    def __init__(self, gazetteer: Gazetteer, words: PlaceLexicon) -> None:
        self._gazetteer = gazetteer
        self._words = words
        self._triggers = (
            words.features.keys()
            | words.plurals.keys()
            | words["relational"]
            | words["road"]
            | words["water"]
        )

    def find(self, doc: Doc) -> list[Framed]:
        """The framed names of ``doc`` in reading order; some may overlap."""
        strings = doc.vocab.strings
        triggers = {strings[word] for word in self._triggers if word in strings}
        lowered = doc.to_array(["LOWER"]).tolist()
        return [
            framed for at, word in enumerate(lowered) if word in triggers for framed in self._around(doc, at)
        ]

    def _around(self, doc: Doc, at: int) -> Iterator[Framed]:
        """The names framed by the noun at ``at``."""
        token = doc[at]
        word, capital = token.lower_, token.text[0].isupper()
        kind = self._words.features.get(word)
        if capital and word in self._words["road"]:
            yield from self._road(doc, at)
        elif capital and word in self._words["water"]:
            yield from self._water(doc, at)
        elif word in self._words["relational"] or (kind and not capital):
            yield from self._linked(doc, at, kind or "other")
        many = None if capital else self._words.plurals.get(word)
        if many:
            yield from self._enumerated(doc, at, many)
        if kind and not capital:
            yield from self._modifier(doc, at, kind)
            yield from self._glossed(doc, at, kind)

    def _linked(self, doc: Doc, at: int, kind: PlaceKind) -> Iterator[Framed]:
        """Names as in "the village of X", "the camp at X", "the banks of the X"."""
        start = at + 2
        if start >= len(doc) or doc[at + 1].lower_ not in _LINKS:
            return
        if doc[start].lower_ == "the":
            start += 1
        end = self._name_from(doc, start)
        if end > start and self._is_free(doc, start, end):
            yield Framed((start, end), kind)

    def _enumerated(self, doc: Doc, at: int, kind: PlaceKind) -> Iterator[Framed]:
        """Names as in "four villages: X, Y and Z", "towns such as X and Y"."""
        start = at + 1
        while start < len(doc) and start - at < MAX_OPENER and doc[start].lower_ in _OPENERS:
            start += 1
        if start == at + 1:
            return
        names: list[Tokens] = []
        while len(names) < MAX_LIST and (end := self._name_from(doc, start)) > start:
            names.append((start, end))
            start = end
            while start < len(doc) and doc[start].lower_ in _COMMAS:
                start += 1
            if start == end:
                break
        for name in names if len(names) > 1 else ():
            if self._is_free(doc, *name):
                yield Framed(name, kind)

    def _modifier(self, doc: Doc, at: int, kind: PlaceKind) -> Iterator[Framed]:
        """A name as in "the X canal"; what firms and armies own as well ("the X plant") tells nothing."""
        start = self._name_before(doc, at)
        if start == at or kind == "facility" or not start:
            return
        before = doc[start - 1]
        if before.tag_ not in ("DT", "IN", "JJ", "VBN", "PRP$") or doc[at - 1].tag_ not in _PROPER:
            return
        is_people = any(token.ent_type_ in _PEOPLES for token in doc[start:at])
        name = doc[start:at].text
        if (not is_people or "-" in name) and not name.isupper() and self._is_free(doc, start, at):
            yield Framed((start, at), kind)

    def _glossed(self, doc: Doc, at: int, kind: PlaceKind) -> Iterator[Framed]:
        """A name as in "In X, a fishing village"."""
        for comma in range(at - 2, max(0, at - 2 - MAX_GLOSS), -1):
            if doc[comma].text == "," and doc[comma + 1].lower_ in _DETERMINERS:
                start = self._name_before(doc, comma)
                if 0 < start < comma and doc[start - 1].tag_ == "IN" and self._is_free(doc, start, comma):
                    yield Framed((start, comma), kind)
                return
            if not doc[comma].is_lower or doc[comma].tag_ == "IN":
                return

    def _road(self, doc: Doc, at: int) -> Iterator[Framed]:
        """A name as in "on X Street", "at X Quarry", "Ann Lee, 58, of X Lane"."""
        start = self._name_before(doc, at)
        if start == at or start < 1 or (at + 1 < len(doc) and doc[at + 1].tag_ in _PROPER):
            return
        before = doc[start - 1].lower_
        if before == "the" and start > 1:
            before = doc[start - 2].lower_
        is_address = before == "of" and start > 1 and doc[start - 2].text == ","
        if before in self._words["along"] or is_address:
            yield Framed((start, at + 1), self._words.features.get(doc[at].lower_, "facility"))

    def _water(self, doc: Doc, at: int) -> Iterator[Framed]:
        """A name as in "Loch X" and "Mount X"."""
        if at and doc[at - 1].tag_ in _PROPER:
            return
        end = self._name_from(doc, at + 1)
        is_person = doc[at].ent_type_ == "PERSON" and not (at and doc[at - 1].tag_ == "IN")
        if end > at + 1 and not is_person:
            yield Framed((at, end), "natural")

    def _name_from(self, doc: Doc, start: int) -> int:
        """Where the run of capitals and particles that starts at ``start`` ends."""
        stop = start
        for at in range(start, min(len(doc), start + MAX_NAME)):
            if self._is_word(doc[at]):
                stop = at + 1
            elif not _is_joint(doc[at]):
                break
        return stop

    def _name_before(self, doc: Doc, end: int) -> int:
        """Where the run of capitals and particles that ends at ``end`` starts."""
        first = end
        for at in range(end - 1, max(-1, end - 1 - MAX_NAME), -1):
            if self._is_word(doc[at]):
                first = at
            elif not _is_joint(doc[at]):
                break
        # "al-Fashaga" starts with its particle, which no capital marks.
        if first > 1 and doc[first - 1].text == "-" and doc[first - 2].lower_ in _PARTICLES:
            first -= 2
        return first

    def _is_word(self, token: Token) -> bool:
        """Whether ``token`` may be a word of a place's name; "In", "Mayor" and dates are none."""
        return (
            token.text[0].isupper()
            and token.ent_type_ not in NO_NAMES
            and token.tag_ not in _CLOSED
            and token.lower_ not in self._words["title"]
        )

    def _is_free(self, doc: Doc, start: int, end: int) -> bool:
        """Whether the name is no common word, direction or nationality."""
        name = doc[start:end].text
        if end - start == 1 and name.isupper() and not self._gazetteer.areas(name):
            return False
        if self._words.is_common(key(name)) or self._gazetteer.demonym(name):
            return False
        if any(self._gazetteer.demonym(doc[at].text) for at in (start, end - 1)):
            return False
        return name.lower() not in self._words["direction"]


def _is_joint(token: Token) -> bool:
    """Whether ``token`` joins two words of one name ("Tal al-Rish"); a dash between words does not."""
    if token.text == "-":
        return not token.whitespace_ and not (token.i and token.nbor(-1).whitespace_)
    return token.lower_ in _PARTICLES
