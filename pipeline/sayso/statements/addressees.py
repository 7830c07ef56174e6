"""To whom something is said: "told reporters", "wrote in a letter to the council", "was asked whether".

The object of a cue with the frame ``hearer``, the subject of its passive, or a person or body after "to"
or "with" that belongs to the cue or to what is said in ("in an interview with this newspaper").
"""

from __future__ import annotations

from spacy.tokens import Token

from sayso.statements.frames import Attribution
from sayso.statements.people import People
from sayso.statements.syntax import PASSIVE_SUBJECTS, SUBJECTS, is_passive

OCCASION = frozenset({"in", "on", "at", "during", "by", "via"})
TOWARDS = frozenset({"to", "with"})
TIMES = frozenset({"DATE", "TIME"})
SPEECH = frozenset({"speaking", "talking", "writing", "addressing"})


class Addressees:
    """Finds the addressee of attributions."""

    def __init__(self, people: People, occasions: frozenset[str]) -> None:
        self._people = people
        self._occasions = occasions

    def of(self, cue: Token, found: Attribution) -> Token | None:
        """The head of the phrase that names the addressee, outside the content; None without one."""
        if found.row.kind != "verb":
            return None
        hears = "hearer" in found.row.frames
        if hears and cue.tag_ == "VBN":
            passive = _patient(cue)
            if passive is not None:
                return passive if _is_outside(passive, found) else None
        for child in cue.children:
            if not _is_outside(child, found):
                continue
            person = self._named_by(cue, child, hears)
            if person is not None:
                return person
        return None

    def _named_by(self, cue: Token, child: Token, hears: bool) -> Token | None:
        dep = child.dep_
        if dep == "dative" and child.tag_ not in ("IN", "TO"):
            return child
        if dep == "dobj" and hears and cue.i < child.i and child.ent_type_ not in TIMES:
            return child if child.tag_ not in ("WP", "WDT") else None
        if dep in ("prep", "dative") and child.lower_ == "to":
            return self._actor(child)
        if dep == "prep" and child.lower_ in OCCASION:
            for noun in child.children:
                if noun.dep_ == "pobj" and noun.lower_ in self._occasions:
                    return self._after_noun(noun, cue)
        if dep == "advcl" and child.lower_ in SPEECH:
            return next((who for way in child.rights if (who := self._towards(way)) is not None), None)
        return None

    def _after_noun(self, noun: Token, cue: Token) -> Token | None:
        """Whom a letter or an interview is with; the parser may hang "to X" on the cue or the preposition."""
        for way in (*noun.rights, *noun.head.rights):
            who = self._towards(way)
            if who is not None:
                return who
        return next(
            (w for way in cue.rights if way.i > noun.i and (w := self._towards(way)) is not None), None
        )

    def _towards(self, way: Token) -> Token | None:
        return self._actor(way) if way.lower_ in TOWARDS else None

    def _actor(self, preposition: Token) -> Token | None:
        """The person or body after a preposition."""
        for noun in preposition.children:
            if noun.dep_ in ("pobj", "pcomp") and self._people.are(noun):
                return noun
        return None


def _patient(cue: Token) -> Token | None:
    """The subject of a passive cue: "she was told"; of "Asked whether …, she said" the main clause's."""
    if is_passive(cue):
        own = next((c for c in cue.children if c.dep_ in PASSIVE_SUBJECTS and c.i < cue.i), None)
        if own is not None:
            return own
    if cue.dep_ == "advcl" and not any(child.dep_ in ("aux", "nsubj", "mark") for child in cue.lefts):
        return next((child for child in cue.head.lefts if child.dep_ in SUBJECTS and child.i > cue.i), None)
    return None


def _is_outside(word: Token, found: Attribution) -> bool:
    return not any(start <= word.i < end for start, end in found.content)
