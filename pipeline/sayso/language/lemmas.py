"""Lemmas without a lemmatizer: English inflection undone by rule and a table of irregular forms.

spaCy's lemmatizer (with the attribute ruler that feeds it) would cost about 30 % of the whole run.
Nouns and verbs of news are regular but for a few hundred forms, which models/irregular.csv lists.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from spacy.tokens import Token

from sayso.knowledge import Knowledge

VOWELS = "aeiou"
ENDINGS = ("ing", "ied", "ies", "ed", "es", "s")  # of verbs, the longer first


@dataclass(frozen=True, slots=True)
class Irregular:
    """A word form that no rule undoes; ``kind`` is ``noun`` or ``verb``."""

    id: str
    form: str
    lemma: str
    kind: str


class Lemmas:
    """Looks up base forms; one instance a `Knowledge`."""

    def __init__(self, knowledge: Knowledge) -> None:
        rows = knowledge.table("irregular", Irregular).values()
        self._nouns = {row.form: row.lemma for row in rows if row.kind == "noun"}
        self._verbs = {row.form: row.lemma for row in rows if row.kind == "verb"}

    def noun(self, word: str) -> str:
        """The singular of a plural noun ("soldiers" → "soldier"); lower-cased."""
        word = word.lower()
        if word in self._nouns:
            return self._nouns[word]
        if word.endswith("ies") and len(word) > 4:
            return word[:-3] + "y"
        if word.endswith(("sses", "shes", "ches", "xes", "zes")):
            return word[:-2]
        if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
            return word[:-1]
        return word

    def of(self, token: Token) -> str:
        """The lemma of a noun or, for irregular forms, of a verb; other words lower-cased."""
        if token.tag_ in ("NNS", "NNPS"):
            return self.noun(token.text)
        lower = token.lower_
        return self._verbs.get(lower, lower) if token.tag_.startswith("V") else lower

    def verb(self, form: str, is_word: Callable[[str], bool]) -> str:
        """The base form of any form of a verb, the first possible one that ``is_word``; else the form."""
        if form in self._verbs:
            return self._verbs[form]
        stems = [form.removesuffix(ending) for ending in ENDINGS if form.endswith(ending)]
        possible = [base for stem in stems for base in (stem + "e", stem, stem[:-1], stem + "y")]
        return next((base for base in possible if is_word(base) and form in self.forms(base)), form)

    def forms(self, verb: str) -> set[str]:
        """All forms of a verb given by its lemma ("say" → say, says, said, saying).

        A form that no writer uses ("sayed") may be among them; it does no harm in a look-up.
        """
        irregular = {form for form, lemma in self._verbs.items() if lemma == verb}
        return {verb, _third(verb), _past(verb), _gerund(verb)} | irregular


def _third(verb: str) -> str:
    if verb.endswith(("s", "sh", "ch", "x", "z", "o")):
        return verb + "es"
    if verb.endswith("y") and verb[-2] not in VOWELS:
        return verb[:-1] + "ies"
    return verb + "s"


def _past(verb: str) -> str:
    if verb.endswith("e"):
        return verb + "d"
    if verb.endswith("y") and verb[-2] not in VOWELS:
        return verb[:-1] + "ied"
    return _doubled(verb) + "ed"


def _gerund(verb: str) -> str:
    if verb.endswith("ie"):
        return verb[:-2] + "ying"
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")):
        return verb[:-1] + "ing"
    return _doubled(verb) + "ing"


def _doubled(verb: str) -> str:
    """The stem with its last consonant doubled, in words of one syllable ("plan" → "plann")."""
    short = len(verb) <= 4 and sum(c in VOWELS for c in verb) == 1
    cvc = len(verb) > 2 and verb[-1] not in VOWELS + "wxy" and verb[-2] in VOWELS and verb[-3] not in VOWELS
    return verb + verb[-1] if cvc and short else verb
