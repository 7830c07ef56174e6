"""Whose members a number counts: the words that say so, which `sayso.resolve.parties` reads as an actor.

"Its soldiers", "Azerbaijani troops", "200 men of the 4th brigade", "the army lost 200 men",
"the ministry put its own losses at four killed and 11 wounded".
"""

from __future__ import annotations

from spacy.tokens import Token

from sayso.knowledge import Knowledge
from sayso.language.lemmas import Lemmas
from sayso.mentions.numbers.lexicon import Cue
from sayso.mentions.numbers.outcomes import OutcomeWords
from sayso.spans import Span

OWNERS = frozenset({"NORP", "GPE", "ORG", "LOC"})
INNER = ("det", "amod", "compound", "nmod", "poss", "nummod")
NAMING = ("amod", "compound", "nmod")
MAX_CLIMB = 6  # from a bare figure to the losses that it is of


class Whose:
    """Finds the words that say whose the counted are."""

    def __init__(self, knowledge: Knowledge, lemmas: Lemmas, words: OutcomeWords) -> None:
        cues = knowledge.table("number_cues", Cue)
        self._lemmas = lemmas
        self._words = words
        self._losers = frozenset(form for verb in cues["loser"].forms for form in lemmas.forms(verb))
        self._losses = frozenset(cues["loss"].forms)
        self._leave = frozenset(lemmas.forms("leave"))

    def of(self, noun: Token | None, root: Token) -> Span | None:
        """The words for the owner of the counted ``noun``, or of the number at ``root`` that counts none."""
        if noun is not None:
            return self._owner(noun) or self._loser(noun) or self.of_losses(root)
        return self._loser(root) or self.of_losses(root)

    def _owner(self, noun: Token) -> Span | None:
        """A possessive, nationality or organisation on ``noun``, or "of its own" behind it."""
        for child in noun.children:
            if child.dep_ == "poss" and child.i < noun.i:
                return _phrase(child)
        for child in noun.children:
            if child.dep_ in NAMING and child.i < noun.i and child.ent_type_ in OWNERS:
                return _entity(child)
        if noun.ent_type_ == "NORP" and noun.text[:1].isupper():
            return _entity(noun)
        for child in noun.children:
            if child.dep_ == "prep" and child.lower_ in ("of", "from") and child.i == noun.i + 1:
                owner = next((c for c in child.children if c.dep_ == "pobj"), None)
                found = None if owner is None else _of_phrase(owner)
                if found is not None:
                    return found
        return None

    def _loser(self, counted: Token) -> Span | None:
        """The subject of "lost 200 soldiers", "buried eleven", "left 40 bodies"."""
        verb = counted.head
        if counted.dep_ != "dobj":
            return None
        left = verb.lower_ in self._leave and self._words.of_noun(counted) is not None
        if not left and verb.lower_ not in self._losers:
            return None
        subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
        if subject is not None and subject.tag_ in ("WP", "WDT"):
            subject = verb.head if verb.dep_ == "relcl" else None
        return None if subject is None else _phrase(subject)

    def of_losses(self, root: Token) -> Span | None:
        """As in "put its own losses at four", "losses of the army stood at 40"; "and 11" shares them."""
        token = root
        for _ in range(MAX_CLIMB):
            head = token.head
            if head is token:
                return None
            if head.tag_[:2] == "VB" and not (head.tag_ == "VBN" and head.dep_ == "conj"):  # "and 11 wounded"
                places = ("nsubj", "nsubjpass", "dobj")
                losses = (c for c in head.children if c.dep_ in places and self._lemmas.of(c) in self._losses)
                return next((found for noun in losses if (found := self._owner(noun)) is not None), None)
            if self._lemmas.of(head) in self._losses:
                return self._owner(head)
            token = head
        return None


def _of_phrase(owner: Token) -> Span | None:
    """The owner after "of" or "from", where a name, nationality or possessive stands in it."""
    named = [c for c in owner.children if c.dep_ == "poss" or c.ent_type_ in OWNERS]
    if owner.lower_ == "own":  # "four deaths of its own"
        return _phrase(named[0]) if named else None
    return _phrase(owner) if owner.ent_type_ in OWNERS or named else None


def _entity(token: Token) -> Span:
    """The whole name that ``token`` is part of."""
    first = last = token
    doc = token.doc
    while first.ent_iob_ == "I" and first.i:
        first = doc[first.i - 1]
    while last.i + 1 < len(doc) and doc[last.i + 1].ent_iob_ == "I" and last.ent_type_:
        last = doc[last.i + 1]
    return Span(first.idx, last.idx + len(last))


def _phrase(token: Token) -> Span:
    """The noun phrase of ``token`` up to the noun itself: determiner, modifiers, compounds."""
    left = [c.left_edge.idx for c in token.children if c.i < token.i and c.dep_ in INNER]
    return Span(min([token.idx, *left]), token.idx + len(token))
