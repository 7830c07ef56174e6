"""Which nouns name those who can speak and hear: persons, bodies, media, documents."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from sayso.knowledge import Knowledge
from sayso.knowledge.actors import DocumentNoun, actor_words

ACTORS = frozenset({"PERSON", "ORG", "GPE", "NORP"})


@dataclass(frozen=True, slots=True)
class MediaWord:
    """A row of models/media_words.csv: how a name or noun for a news medium or a record ends."""

    id: str


class People:
    """Looks nouns up in the tables of persons, bodies and media."""

    def __init__(self, knowledge: Knowledge) -> None:
        words = actor_words(knowledge)
        self._people = frozenset((*words.institutions, *words.people, *words.title_ends))
        media = knowledge.table("media_words", MediaWord)
        self._reporters = frozenset(media) | frozenset(knowledge.table("document_nouns", DocumentNoun))

    def are(self, noun: Token) -> bool:
        """Whether ``noun`` stands for a person, some people or a body."""
        if noun.tag_ == "PRP":
            return noun.lower_ != "it"
        lower = noun.lower_
        known = lower in self._people or (noun.tag_ == "NNS" and lower[:-1] in self._people)
        return known or (noun.ent_type_ in ACTORS and noun.tag_[:2] == "NN")

    def report(self, noun: Token) -> bool:
        """Whether ``noun`` is a news medium or a document."""
        lower, words = noun.lower_, self._reporters
        return lower in words or (noun.i > 0 and f"{noun.nbor(-1).lower_} {lower}" in words)

    def speak(self, noun: Token) -> bool:
        """Whether ``noun`` can be the source of a statement: one of either."""
        return self.are(noun) or self.report(noun)
