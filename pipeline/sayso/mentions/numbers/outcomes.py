"""The words that say what befell the counted: killed, wounded, missing, … (models/outcomes.csv)."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Span, Token

from sayso.knowledge import Knowledge
from sayso.language.lemmas import Lemmas
from sayso.mentions.numbers.lexicon import Cue

NEAR = 60  # tokens; a sentence of news is seldom longer
FATALLY = ("fatally", "mortally")
CASUALTIES = frozenset({"killed", "wounded"})


@dataclass(frozen=True, slots=True)
class OutcomeRow:
    """Words of one outcome in one role.

    ``transitive``: verbs whose object it befalls (``active``: never as a passive);
    ``intransitive``: verbs whose subject it befalls; ``state``: predicates and participles; ``noun``:
    nouns that are counted themselves ("12 deaths"); ``of``: nouns before "of" ("the death of 12");
    ``collective``: nouns for all of them ("the victims included 14 children"); ``toll``, ``lives``,
    ``life-verb``, ``suffer``: the parts of "death toll", "claimed 12 lives" and "suffered burns".
    ``needs``: ``person`` only of people or of a bare number, ``named`` only of people named as such,
    ``disease`` only in a sentence about one.
    """

    id: str
    outcome: str
    role: str
    words: tuple[str, ...]
    needs: str = ""


class OutcomeWords:
    """Looks up the outcome of words, and of words side by side."""

    def __init__(self, knowledge: Knowledge, lemmas: Lemmas) -> None:
        self._lemmas = lemmas
        self._diseases = frozenset(knowledge.table("number_cues", Cue)["disease"].forms)
        self._roles: dict[str, dict[str, tuple[str, str]]] = {}
        for row in knowledge.table("outcomes", OutcomeRow).values():
            words = self._roles.setdefault(row.role, {})
            for word in row.words:
                forms = (
                    lemmas.forms(word)
                    if row.role in ("transitive", "active", "intransitive", "life-verb")
                    else {word}
                )
                words.update(dict.fromkeys(forms, (row.outcome, row.needs)))
        self.triggers = frozenset(self._roles["transitive"]) | frozenset(self._roles["intransitive"])

    def word(self, role: str, word: str, person: bool | None) -> str | None:
        """The outcome of ``word`` in ``role``, where the counted are people or may be anything."""
        outcome, needs = self._roles[role].get(word, (None, ""))
        return (
            None if (needs == "person" and person is False) or (needs == "named" and not person) else outcome
        )

    def of_noun(self, noun: Token) -> str | None:
        """The outcome that a counted noun says itself ("deaths"); "cases" only where disease is spoken of."""
        outcome, needs = self._roles["noun"].get(self._lemmas.of(noun), (None, ""))
        if needs == "disease" and not any(t.lower_ in self._diseases for t in nearby(noun)):
            return None
        return outcome

    def state(self, token: Token, person: bool | None) -> str | None:
        """The outcome of a participle or predicate adjective."""
        lower = token.lower_
        found = self.word("state", lower, person)
        if found is None and token.tag_ in ("VBN", "VBD", "JJ"):
            found = self.word("transitive", lower, person)
        if found is None and token.i + 1 < len(token.doc) and lower in ("in", "under", "behind", "held"):
            found = self.phrase_state(token)
        return found

    def phrase_state(self, token: Token) -> str | None:
        """As in "in custody", "in critical condition"."""
        for length in (2, 3):
            phrase = " ".join(t.lower_ for t in token.doc[token.i : token.i + length])
            found = self.word("state", phrase, True)
            if found is not None:
                return found
        return None

    def joined(self, token: Token, found: str) -> str:
        """As in "killed and wounded": casualties; "shot dead", "fatally injured": killed."""
        doc = token.doc
        after = [t.lower_ for t in doc[token.i + 1 : token.i + 3]]
        if (
            after[:1] == ["dead"]
            or after == ["to", "death"]
            or (token.i and doc[token.i - 1].lower_ in FATALLY)
        ):
            return "killed"
        if after[:1] and after[0] in ("and", "or", "and/or", "/") and len(after) > 1:
            second = doc[token.i + 2]
            other = self.state(second, True)
            if other is not None and {found, other} == CASUALTIES and not has_number(second):
                # "shot and killed" is one fate, "wounded and killed" are two.
                named = found == "killed" or self.word("state", token.lower_, True) is not None
                return "casualties" if named else "killed"
        if found == "wounded" and any(
            c.dep_ == "conj" and self.state(c, True) == "killed" for c in token.children
        ):
            return "killed"
        return found


def nearby(token: Token) -> Span:
    """The sentence of ``token``, up to `NEAR` tokens to each side."""
    doc = token.doc
    sentence = token.sent if doc.has_annotation("SENT_START") else doc[:]
    return doc[max(sentence.start, token.i - NEAR) : min(sentence.end, token.i + NEAR)]


def has_number(token: Token) -> bool:
    """Whether a number modifies ``token``."""
    return any(child.dep_ == "nummod" for child in token.children)
