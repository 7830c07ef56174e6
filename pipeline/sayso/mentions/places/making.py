"""A span of tokens → the mention of a place, with its name, form and kind."""

from __future__ import annotations

from spacy.tokens import Doc

from sayso.knowledge.gazetteer import Gazetteer
from sayso.knowledge.gazetteer_names import key
from sayso.mentions.places.forms import Power, form_of, modifies
from sayso.mentions.places.judge import PlaceJudge
from sayso.mentions.places.lexicon import PlaceLexicon
from sayso.mentions.places.spans import PlaceNames, Tokens
from sayso.mentions.places.syntax import head_of, kind_beside
from sayso.records import PlaceForm, PlaceKind
from sayso.spans import Span
from sayso.values import PlaceMention


class MentionMaker:
    """Makes mentions; the gazetteer tells the name, the sentence the form."""

    def __init__(
        self, gazetteer: Gazetteer, words: PlaceLexicon, names: PlaceNames, judge: PlaceJudge
    ) -> None:
        self._gazetteer = gazetteer
        self._words = words
        self._names = names
        self._judge = judge

    def mention(
        self, doc: Doc, span: Tokens, rule: str, confidence: float, form: PlaceForm | None = None
    ) -> PlaceMention:
        """The mention of the name at ``span``, whose form the sentence tells where none is given."""
        start, end = span
        text = doc[start:end].text
        short = self._abbreviated(doc, start, end, text)
        name = short or self._names.plain(text)
        power = self.power(name)
        if form is None and self._is_nationality(text):
            rule, form = "places.demonym", "adjective"
        elif form is None:
            form = "literal" if short else form_of(doc, start, end, power, self._words)
        stop = doc[end - 1].idx + len(doc[end - 1])
        stop += name == f"{text}." and end < len(doc) and doc[end].text == "." and doc[end].idx == stop
        return PlaceMention(
            span=Span(doc[start].idx, stop),
            name=name,
            form=form,
            kind=kind_beside(doc, start, end, self._words) or self._definite(doc, start, name),
            modifier=power == "country" and self._is_modifier(doc, start, end),
            rule=rule,
            confidence=confidence,
        )

    def _definite(self, doc: Doc, start: int, name: str) -> PlaceKind | None:
        """That "the Blue Nile" is the river, not the province."""
        if not start or doc[start - 1].lower_ != "the":
            return None
        return "natural" if any(entry.layer == "natural" for entry in self._gazetteer.areas(name)) else None

    def _abbreviated(self, doc: Doc, start: int, end: int, text: str) -> str | None:
        """The abbreviation of a state that the name is, as the gazetteer has it ("Lexington, Ky")."""
        is_whole = self._gazetteer.abbreviation(text) is not None
        if self._gazetteer.abbreviation(f"{text}.") is not None:
            last = doc[end - 1]
            is_pointed = end < len(doc) and doc[end].text == "." and doc[end].idx == last.idx + len(last)
            if is_pointed or (not is_whole and self._judge.is_state(doc, start, end)):
                return f"{text}."
        return text if is_whole and not self._gazetteer.areas(text) else None

    def _is_modifier(self, doc: Doc, start: int, end: int) -> bool:
        """Whether a country's name says whose, not where ("US forces", but not "US cities")."""
        head = head_of(doc, start, end)
        return modifies(head) and head.head.lower_ not in self._words["resident"]

    def _is_nationality(self, text: str) -> bool:
        """Whether the model calls a mere adjective a place ("Tajik forces")."""
        return bool(self._gazetteer.demonym(text)) and not self._gazetteer.areas(text)

    def power(self, name: str) -> Power:
        """What kind of power rules at ``name`` or from it."""
        for entry in self._gazetteer.areas(name):
            if entry.layer in ("country", "territory"):
                return "country"
            if entry.layer == "seat" and self._gazetteer.seats[entry.id.partition(":")[2]].institution:
                return "seat"
        return "capital" if key(name) in self._gazetteer.governing else "none"
