"""The group that a clause gives the counted: marchers, staff, "37 of the dead were children"."""

from __future__ import annotations

from spacy.tokens import Token

from sayso.knowledge import Knowledge
from sayso.language.lemmas import Lemmas
from sayso.mentions.numbers.counted import Groups
from sayso.mentions.numbers.lexicon import Cue

REACH = 7  # tokens after "took part" among which the march is looked for
COPULAS = ("was", "were", "is", "are", "be", "been")


class Participants:
    """Reads groups from what people do."""

    def __init__(self, knowledge: Knowledge, lemmas: Lemmas, groups: Groups) -> None:
        cues = knowledge.table("number_cues", Cue)
        self._groups = groups
        self._turnout = frozenset(cues["turnout"].forms)
        self._marches = frozenset(cues["march"].forms)
        self._marching, self._joining, self._employing = (
            frozenset(form for verb in cues[role].forms for form in lemmas.forms(verb))
            for role in ("march_verb", "join_verb", "employ_verb")
        )

    def group(self, counted: Token, root: Token) -> str | None:
        """The group of the people that ``counted`` names; ``root`` is the number's own token."""
        for token in (counted, root):
            verb = token.head
            if token.dep_ == "nsubj" and self._is_marching(verb):
                return "protester"
            if token.dep_ == "nsubj" and verb.lower_ in COPULAS:
                said = next((c for c in verb.rights if c.dep_ == "attr"), None)
                return None if said is None else self._groups.of(said) or None
            if token.dep_ == "dobj" and verb.lower_ in self._employing:
                return "worker"
            if token.dep_ == "pobj" and any(c.lower_ in self._turnout for c in verb.head.children):
                return "protester"
        return None

    def _is_marching(self, verb: Token) -> bool:
        if verb.lower_ in self._marching:
            return True
        after = verb.doc[verb.i + 1 : verb.i + REACH]
        return verb.lower_ in self._joining and any(t.lower_ in self._marches for t in after)
