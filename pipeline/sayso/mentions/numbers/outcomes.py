"""The words that say what befell the counted: killed, wounded, missing, … (models/outcomes.csv)."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Span, Token

from sayso.knowledge import Knowledge
from sayso.language.lemmas import Lemmas
from sayso.language.page import page_of
from sayso.mentions.numbers.lexicon import Cue

NEAR = 60  # tokens; a sentence of news is seldom longer
PHRASE_OPENERS = ("in", "under", "behind", "held", "on")
FRAMES = ("frame", "subject-frame")
VERBS = ("transitive", "passive", "active", "intransitive", "life-verb")
FRAME_REACH = 8  # tokens after a verb among which its complement is looked for
NOTHING = "nothing"
CASUALTIES = frozenset({"killed", "wounded"})


@dataclass(frozen=True, slots=True)
class OutcomeRow:
    """Words of one outcome in one role.

    ``transitive``: verbs whose object it befalls (``active``: never as a passive);
    ``passive``: verbs of which only a passive says it ("hit by shrapnel"); ``intransitive``: verbs
    whose subject it befalls; ``state``: predicates and participles; ``noun``: nouns that are counted
    themselves ("12 deaths"); ``of``: nouns before "of" ("the death of 12");
    ``collective``: nouns for all of them ("the victims included 14 children"); ``toll``, ``lives``,
    ``life-verb``, ``suffer``: the parts of "death toll", "claimed 12 lives" and "suffered burns".
    ``needs``: ``person`` only of people or of a bare number, ``named`` only of people named as such,
    ``disease`` only in a sentence about one. Outcome ``nothing``: whatever else is said of them does
    not hold ("12 inmates escaped"). ``frame``: verbs whose object something befalls if one
    of ``complements`` follows ("driven from their homes"), ``subject-frame``: whose subject
    ("tested positive"); ``lives-noun``: before "of … lives".
    """

    id: str
    outcome: str
    role: str
    words: tuple[str, ...]
    needs: str = ""
    complements: tuple[str, ...] = ()


class OutcomeWords:
    """Looks up the outcome of words, and of words side by side."""

    def __init__(self, knowledge: Knowledge, lemmas: Lemmas) -> None:
        self._lemmas = lemmas
        self._diseases = frozenset(knowledge.table("number_cues", Cue)["disease"].forms)
        self._fatally = frozenset(knowledge.table("number_cues", Cue)["fatally"].forms)
        self._roles: dict[str, dict[str, tuple[str, str]]] = {}
        self._frames: dict[str, dict[str, list[OutcomeRow]]] = {role: {} for role in FRAMES}
        for row in knowledge.table("outcomes", OutcomeRow).values():
            if row.role in FRAMES:
                for form in (form for word in row.words for form in lemmas.forms(word)):
                    self._frames[row.role].setdefault(form, []).append(row)
                continue
            words = self._roles.setdefault(row.role, {})
            for word in row.words:
                forms = lemmas.forms(word) if row.role in VERBS else {word}
                words.update(dict.fromkeys(forms, (row.outcome, row.needs)))
        self.triggers = frozenset(
            word
            for role in ("transitive", "passive", "intransitive", "state")
            for word in self._roles[role]
            if " " not in word
        ) | frozenset(verb for verbs in self._frames.values() for verb in verbs)

    def word(self, role: str, word: str, person: bool | None, where: Token | None = None) -> str | None:
        """The outcome of ``word`` in ``role``, where the counted are people or may be anything.

        ``where`` is the word's token, for outcomes that need a disease in the sentence.
        """
        outcome, needs = self._roles[role].get(word, (None, ""))
        return outcome if outcome is None or self._fits(needs, person, where) else None

    def _fits(self, needs: str, person: bool | None, where: Token | None) -> bool:
        """Whether the counted, and the sentence around ``where``, are what an outcome needs."""
        if needs == "disease":
            return where is not None and self._near_disease(where)
        return not ((needs == "person" and person is False) or (needs == "named" and not person))

    def _near_disease(self, where: Token) -> bool:
        start, end = sentence(where)
        return any(token.lower_ in self._diseases for token in where.doc[max(0, start - NEAR) : end])

    def suffered(self, verb: str, person: bool | None, where: Token) -> str | None:
        """What befalls the subject of the passive of ``verb``."""
        found = self.done_to(verb, person, where)
        return found if found is not None else self.word("passive", verb, person, where)

    def done_to(self, verb: str, person: bool | None, where: Token) -> str | None:
        """What ``verb`` at the token ``where`` does to its object; whoever is "…ed to death" is killed.

        What is shot down is no person.
        """
        after = [token.lower_ for token in where.doc[where.i + 1 : where.i + 3]]
        if after == ["to", "death"]:
            return "killed"
        found = self.word("transitive", verb, person, where)
        return None if found == "wounded" and after[:1] == ["down"] else found

    def framed(self, role: str, verb: Token, person: bool | None) -> str | None:
        """The outcome of ``verb`` with a complement shortly after it ("taken to hospital")."""
        rows = self._frames[role].get(verb.lower_)
        if rows is None:
            return None
        after: set[str] = set()
        for token in verb.doc[verb.i + 1 : verb.i + 1 + FRAME_REACH]:
            if token.is_sent_start or token.tag_ in ("VBD", "VBZ", "VBP", "MD", ":", "."):
                break
            after.add(token.lower_)
        for row in rows:
            if not after.isdisjoint(row.complements) and self._fits(row.needs, person, verb):
                return row.outcome
        return None

    def of_noun(self, noun: Token) -> str | None:
        """The outcome that a counted noun says itself ("deaths"); "cases" only where disease is spoken of."""
        outcome, needs = self._roles["noun"].get(self._lemmas.of(noun), (None, ""))
        if needs == "disease" and not self._near_disease(noun):
            return None
        return outcome

    def state(self, token: Token, person: bool | None) -> str | None:
        """The outcome of a participle or predicate adjective."""
        lower = token.lower_
        found = self.framed("frame", token, person) if token.tag_ == "VBN" else None
        found = found or self.word("state", lower, person, token)
        if found is None and token.tag_ in ("VBN", "VBD", "JJ"):
            found = self.suffered(lower, person, token)
        if found is None and token.i + 1 < len(token.doc) and lower in PHRASE_OPENERS:
            found = self.phrase_state(token)
        return found

    def phrase_state(self, token: Token) -> str | None:
        """As in "in custody", "in critical condition"."""
        for length in (2, 3, 4):
            phrase = " ".join(t.lower_ for t in token.doc[token.i : token.i + length])
            found = self.word("state", phrase, True)
            if found is not None:
                return found
        return None

    def is_fate(self, noun: Token) -> bool:
        """Whether a word tagged as a singular noun is a predicate ("over a dozen hurt when …")."""
        return noun.tag_ == "NN" and noun.lower_ in self._roles["state"]

    def is_fatal(self, token: Token) -> bool:
        """Whether an adverb says that a wound killed ("fatally")."""
        return token.lower_ in self._fatally

    def joined(self, token: Token, found: str) -> str:
        """As in "killed and wounded": casualties; "shot dead", "fatally injured": killed."""
        doc = token.doc
        after = [t.lower_ for t in doc[token.i + 1 : token.i + 3]]
        if after[:1] == ["dead"] or after == ["to", "death"] or (token.i and self.is_fatal(doc[token.i - 1])):
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
    start, end = sentence(token)
    return token.doc[start:end]


def sentence(token: Token) -> tuple[int, int]:
    """The indexes of the first token of the sentence of ``token`` and of the one after its last.

    Cut at `NEAR` tokens to each side. spaCy's ``Token.sent`` first looks through the whole Doc,
    which would make every rule that asks for it quadratic.
    """
    sentences, at = page_of(token.doc).sentences, token.i
    start, end, own = at, at + 1, sentences[at]
    while start > max(0, at - NEAR) and sentences[start - 1] == own:
        start -= 1
    while end < min(len(sentences), at + NEAR) and sentences[end] == own:
        end += 1
    return start, end


def has_number(token: Token) -> bool:
    """Whether a number modifies ``token``."""
    return any(child.dep_ == "nummod" for child in token.children)
