"""Who does what a verb says: the subject, also where another word than the verb carries it.

A passive gives its agent. A participle, an infinitive or a coordinated verb shares the subject of the
verb above it ("was quick to say", "tired of saying"); one that modifies a noun has the noun for its
subject ("a letter saying …", "the first to say …").
"""

from __future__ import annotations

from spacy.tokens import Token

from sayso.language.page import page_of
from sayso.language.relatives import meant_by_who
from sayso.statements.syntax import PASSIVE_SUBJECTS, SUBJECTS, is_passive, phrase, sprawls, verb_group

MAX_CLIMB = 6  # how many words up a missing subject is looked for
SHARES_SUBJECT = frozenset({"conj", "xcomp", "advcl", "pcomp", "acomp", "oprd"})
HELPERS = frozenset({"aux", "nsubj", "mark"})
RELATIVES = frozenset({"who", "which", "that", "whom"})
NAMES = frozenset({"NN", "NNS", "NNP", "NNPS", "PRP"})
OBJECTS = frozenset({"dobj", "dative"})


def subject(verb: Token) -> Token | None:
    """The head of the subject of ``verb``; None where there is nobody (an agentless passive)."""
    if _is_reduced_passive(verb):
        return _agent(verb)  # "Asked whether …, she said": somebody else asked
    word = verb
    for _ in range(MAX_CLIMB):
        if sprawls(word):
            return None
        if is_passive(word):
            borrowed = word.i != verb.i and not (verb.dep_ == "conj" and verb.tag_ == "VBN")
            return _patient(word) if borrowed else _agent(word)
        own = [
            c for c in word.children if c.dep_ in SUBJECTS or (c.dep_ in PASSIVE_SUBJECTS and c.i < word.i)
        ]
        if own:  # where the parser gives two, one belongs to a quotation: the nearer is the speaker
            nearest = min(own, key=lambda child: abs(child.i - word.i))
            return nearest if nearest.dep_ in ("nsubj", "nsubjpass") else None
        noun = _noun_above(word)
        if noun is not None:
            return noun
        above = _above(word)
        if above is None:
            return None
        word = above
    return None


def source_of(verb: Token) -> Token | None:
    """The head of the source: the subject, or the noun beside the cue that the parser misread."""
    inverted = _inverted_name(verb)
    found = inverted or subject(verb)
    if found is not None:
        return None if found.tag_ == "EX" else found
    if is_passive(verb) or any(child.dep_ in SUBJECTS for child in verb.children):
        return None
    return noun_beside(verb) or _behind_opening(verb)


def _inverted_name(verb: Token) -> Token | None:
    """The name right behind a finite cue at the end of what is said: "…, reported the Star."."""
    doc = verb.doc
    set_off = verb.i > 0 and doc[verb.i - 1].text == ","
    if verb.tag_ != "VBD" or not set_off:
        return None
    target = next((c for c in verb.rights if c.dep_ == "dobj" and c.tag_ in ("NNP", "NNPS")), None)
    if target is None or phrase(target)[0] != verb.i + 1:
        return None
    own = next((child for child in verb.lefts if child.dep_ == "nsubj"), None)
    if own is None and verb.dep_ != "conj":
        return target
    end = phrase(target)[1]
    closes = end == len(doc) or doc[end].is_punct
    return target if closes and (own is None or not _has_apposition(own, verb)) else None


def _has_apposition(subject: Token, verb: Token) -> bool:
    """Whether the comma before ``verb`` closes what another one opened: "Osk, her deputy, met Tam."."""
    return sum(token.text == "," for token in verb.doc[subject.i : verb.i]) > 1


def noun_beside(verb: Token) -> Token | None:
    """The noun or pronoun right before a finite cue, whatever the parser made of it."""
    start = verb_group(verb)[0]
    before = verb.doc[start - 1] if start > 0 else verb
    finite = verb.tag_ in ("VBD", "VBZ", "VBP")
    return before if finite and before.tag_ in NAMES and before.dep_ != "pobj" else None


def _behind_opening(verb: Token) -> Token | None:
    """The noun that the parser took for an apposition: "In a letter to Tam, her deputy, Osk, said"."""
    doc, at = verb.doc, verb_group(verb)[0] - 1
    if verb.tag_ not in ("VBD", "VBZ") or verb.dep_ != "ROOT" or at < 0:
        return None
    last = at - (doc[at].text == ",")
    found, word = None, doc[max(0, last)]
    for _ in range(MAX_CLIMB):
        if word.right_edge.i not in (last, at) or word.head.i == word.i:
            break
        comma = word.left_edge.i > 0 and doc[word.left_edge.i - 1].text == ","
        if word.dep_ == "appos" and comma and word.tag_ in NAMES:
            found = word
        word = word.head
    return found


def _is_reduced_passive(verb: Token) -> bool:
    modifies = verb.tag_ == "VBN" and verb.dep_ in ("advcl", "acl")
    return modifies and not any(child.dep_ in HELPERS for child in verb.lefts)


def _noun_above(word: Token) -> Token | None:
    """The noun that ``word`` modifies or whose object controls it, where that is the subject."""
    above = word.head
    if word.dep_ == "acl":
        return _author(above)
    if word.dep_ == "relcl" and word.tag_ == "VB":
        return above
    if word.dep_ == "xcomp":
        return next((child for child in above.children if child.dep_ in OBJECTS), None)
    if word.dep_ == "pcomp" and above.head.tag_[:2] == "NN":
        return next((child for child in above.head.children if child.dep_ == "poss"), None)
    return None


def _above(word: Token) -> Token | None:
    """The next word up whose subject ``word`` shares, or None."""
    above = word.head
    if above.i == word.i:
        return None
    if _reports_on(word, above):
        return above.head
    if word.dep_ == "pcomp":
        above = above.head
        return above.head if above.tag_[:2] == "NN" and above.dep_ == "dobj" else above
    if word.dep_ == "prep" and above.tag_[:1] == "V":
        return above
    return above if word.dep_ in SHARES_SUBJECT else None


def _reports_on(verb: Token, above: Token) -> bool:
    """Whether the participle ``verb`` goes on with a report: "said it fell, adding that …"."""
    return (
        verb.tag_ == "VBG"
        and verb.dep_ == "advcl"
        and above.dep_ == "ccomp"
        and above.head.i < above.i < verb.i
        and verb.doc[verb.left_edge.i - 1].text == ","
    )


def _author(noun: Token) -> Token | None:
    """Who speaks in "a letter saying …": whoever sent the letter, else the letter.

    In "62 percent of voters saying …" it is the share that speaks.
    """
    if noun.dep_ == "dobj" and (sender := subject(noun.head)) is not None:
        return sender
    if noun.dep_ == "pobj" and noun.head.lower_ == "of" and any(c.tag_ == "CD" for c in noun.head.head.lefts):
        return noun.head.head
    return noun if noun.tag_.startswith(("N", "PRP")) else None


def _patient(verb: Token) -> Token | None:
    return next((child for child in verb.children if child.dep_ in PASSIVE_SUBJECTS), None)


def _agent(verb: Token) -> Token | None:
    for child in verb.children:
        if child.dep_ == "agent":
            return next((c for c in child.children if c.dep_ == "pobj"), None)
    return None


def antecedent(word: Token) -> Token:
    """The noun that a relative pronoun in subject position stands for; any other word as it is."""
    if word.lower_ in RELATIVES and word.tag_ in ("WP", "WDT"):
        clause = word.head
        while clause.dep_ == "conj":
            clause = clause.head
        if clause.dep_ == "relcl":
            return word.doc[meant_by_who(page_of(word.doc), clause.head.i)]
    return word


def object_of(verb: Token) -> Token | None:
    """The direct object, or the subject of a passive."""
    wanted = ("nsubjpass",) if is_passive(verb) else ("dobj",)
    for child in verb.children:
        if child.dep_ in wanted:
            return child
    return None
