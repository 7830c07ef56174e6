"""What a number counts, of which group, and over what: the noun, its group, the basis."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from sayso.knowledge import Knowledge
from sayso.language.lemmas import Lemmas
from sayso.mentions.numbers.lexer import Lexemes
from sayso.mentions.numbers.lexicon import Cue, Phrases
from sayso.records import Basis

NOUNS = ("NN", "NNS", "NNP", "NNPS")
MODIFIERS = frozenset(
    ("nummod", "amod", "det", "compound", "nmod", "quantmod", "poss", "npadvmod", "advmod", "predet")
)
REACH = 7  # tokens between a number and the noun it counts, at most
LEFT_REACH = 14  # tokens before a bare number among which its group is looked for


@dataclass(frozen=True, slots=True)
class GroupRow:
    """Nouns (lemmas) for people of one group; ``group`` is empty for people of any."""

    id: str
    group: str = ""
    nouns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BasisRow:
    """Phrases that say over what a figure was counted."""

    id: str
    basis: Basis
    phrases: tuple[str, ...]


class Groups:
    """Looks up whether a noun stands for people, and of which group."""

    def __init__(self, knowledge: Knowledge, lemmas: Lemmas) -> None:
        self._lemmas = lemmas
        rows = knowledge.table("groups", GroupRow).values()
        self._suffixes = tuple(knowledge.table("number_cues", Cue)["person_suffix"].forms)
        self._groups = {noun: row.group for row in rows for noun in row.nouns}
        cues = knowledge.table("number_cues", Cue)
        self._animals = frozenset(cues["animal"].forms)
        self._others = frozenset(cues["animal"].forms) | frozenset(cues["thing"].forms)

    def of(self, noun: Token) -> str | None:
        """The group of a noun with the words before it ("aid worker"); empty for people of any."""
        lemma = self._lemmas.of(noun)
        before = noun.doc[noun.i - 1].lower_ if noun.i else ""
        found = self._groups.get(f"{before} {lemma}")
        if found is None:
            found = self._groups.get(lemma)
        if found == "":
            found = self._modified(noun)
        if found is None and noun.ent_type_ == "NORP" and noun.tag_ in ("NNPS", "NNS", "NNP"):
            return ""
        return found

    def _modified(self, noun: Token) -> str:
        """As in "civilian victims", "military personnel": the group that an adjective gives to people."""
        for child in noun.children:
            if child.dep_ in ("amod", "compound", "nmod") and child.i < noun.i:
                group = self._groups.get(child.lower_)
                if group:
                    return group
        return ""

    def are_people(self, lemma: str) -> bool:
        """Whether a noun of this lemma stands for people."""
        return lemma in self._groups

    def like_people(self, noun: Token) -> bool:
        """Whether the ending of a plural noun says people ("punters" no, "cyclists" yes)."""
        return noun.lower_.endswith(self._suffixes)

    def is_other(self, noun: Token) -> bool:
        """Whether a noun stands for animals or things, or for what befalls them ("270 swine deaths").

        "cases of infected birds" are such too.
        """
        if self._lemmas.of(noun) in self._others:
            return True
        inner = [c for c in noun.children if c.dep_ in ("compound", "nmod", "amod") and c.i < noun.i]
        after = (c for c in noun.children if c.i == noun.i + 1 and c.lower_ in ("of", "in", "among"))
        inner += [whole for prep in after for whole in prep.children if whole.dep_ == "pobj"]
        return any(self._lemmas.of(token) in self._animals for token in inner)

    def word(self, token: Token) -> str | None:
        """The group of one word by itself, or None."""
        return self._groups.get(self._lemmas.of(token)) or None


def counted_noun(doc: Doc, first: int, last: int) -> Token | None:
    """The noun that the number at tokens ``first..last`` (inclusive) counts, or None."""
    root = number_root(doc, first, last)
    head = root.head
    near = head.tag_ in NOUNS and last < head.i <= last + REACH + 3
    if root.dep_ in MODIFIERS and near and _joined(doc, last, head):
        compound = head.dep_ == "compound" and head.head.tag_ in ("NNS", "NNPS") and head.head.i == head.i + 1
        return head.head if compound and doc[last + 1].tag_ != "HYPH" else head
    after = last + 1
    if after + 1 < len(doc) and (doc[after].lower_ in ("more", "others") or doc[after].is_quote):
        after += 1
    of = doc[after] if after < len(doc) and doc[after].lower_ == "of" else None
    if of is not None and of.head.i in (root.i, last, after - 1):
        found = next((c for c in of.children if c.dep_ == "pobj"), None)
        if found is not None:
            return _antecedent(found) if found.tag_ in ("WP", "WDT") else found
    return _beside(doc, last)


def is_exception(doc: Doc, first: int) -> bool:
    """Whether the number that begins at ``first`` is of those to whom it did not happen: "all but four"."""
    return [token.lower_ for token in doc[max(0, first - 2) : first]] == ["all", "but"]


def number_root(doc: Doc, first: int, last: int) -> Token:
    """The token of the number whose head lies outside it: the last, but no preposition ("one in ten")."""
    for i in range(last, first - 1, -1):
        token = doc[i]
        if token.tag_ != "IN" and (not first <= token.head.i <= last or token.head is token):
            return token
    return doc[last]


def _joined(doc: Doc, last: int, head: Token) -> bool:
    """Whether no verb, conjunction or mark that ends a phrase stands before ``head``."""
    return all(
        doc[i].tag_ not in ("VBD", "VBZ", "VBP", "MD", ":", "_SP") and doc[i].lower_ not in ("(", ")")
        for i in range(last + 1, head.i)
    )


def _antecedent(pronoun: Token) -> Token | None:
    """The noun of "five of whom"."""
    verb = next((a for a in pronoun.ancestors if a.dep_ == "relcl"), None)
    return verb.head if verb is not None and verb.head.tag_ in NOUNS else None


def _beside(doc: Doc, last: int) -> Token | None:
    """The plural noun that ends the phrase right after the number, where the parse attached it wrongly."""
    found = None
    for i in range(last + 1, min(last + REACH, len(doc))):
        token = doc[i]
        if token.tag_ in NOUNS:
            found = token
            if token.tag_ in ("NNS", "NNPS"):
                break
        elif token.tag_ not in ("JJ", "JJR", "HYPH", "VBN", "PRP$", "_SP") or (found is not None):
            break
    return found if found is not None and found.tag_ in ("NNS", "NNPS") else None


def group_before(doc: Doc, at: int, groups: Groups) -> str | None:
    """The group named before a bare figure ("losses among civilians: 43 killed"), in its sentence."""
    mark = False
    for i in range(at - 1, max(-1, at - LEFT_REACH), -1):
        token = doc[i]
        if token.is_sent_start and mark is False and token.lower_ in (".", "!"):
            return None
        mark = mark or token.lower_ in ("–", "—", ":", "-", "--", "(")
        group = groups.word(token)
        if mark and group:
            return group
        if token.is_sent_start:
            return None
    return None


class Bases:
    """Finds whether a figure is of one incident, a period, or all so far."""

    def __init__(self, knowledge: Knowledge) -> None:
        rows = knowledge.table("number_bases", BasisRow).values()
        self._phrases = Phrases((phrase, row.basis) for row in rows for phrase in row.phrases)
        self._ranking = frozenset(knowledge.table("number_cues", Cue)["ranking"].forms)

    def of(self, lexemes: Lexemes, start: int, end: int) -> Basis | None:
        """The basis that the sentence at code points ``start..end`` names; the widest if several."""
        found: set[Basis] = set()
        ranked = False
        for at in range(lexemes.at_offset(start), lexemes.before_offset(end)):
            ranked = ranked or lexemes.lower(at) in self._ranking
            hit = self._phrases.ahead(lexemes, at)
            if hit is not None and not (ranked and lexemes.lower(at) == "since"):  # "the worst since 2014"
                found.add(hit[1])
        order: tuple[Basis, ...] = ("cumulative", "period", "incident")
        return next((basis for basis in order if basis in found), None)
