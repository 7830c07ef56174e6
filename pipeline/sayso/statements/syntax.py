"""Who is the subject of a verb, and which words belong to a verb group or a noun phrase.

All positions are token indexes of the article's Doc; a `Range` is half-open. Labels are those of
ClearNLP's dependencies, tags those of the Penn Treebank (spaCy's English models).
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

Range = tuple[int, int]

SUBJECTS = frozenset({"nsubj", "csubj", "expl"})
PASSIVE_SUBJECTS = frozenset({"nsubjpass", "csubjpass"})
HELPERS = frozenset({"aux", "nsubj", "mark"})
GROUP = frozenset({"aux", "auxpass", "neg"})
RELATIVES = frozenset({"who", "which", "that", "whom"})
SHARES_SUBJECT = frozenset({"conj", "xcomp", "advcl", "pcomp"})
MAX_SENTENCE = 300
MAX_CLIMB = 6  # how many verbs up a missing subject is looked for


def is_passive(verb: Token) -> bool:
    """Whether ``verb`` is a passive: it has a passive auxiliary, subject or agent.

    The parser takes "he's said that" for a passive; a contracted auxiliary before a clause is "has".
    """
    if verb.tag_ != "VBN":
        return False
    children = list(verb.children)
    if not any(c.dep_ in ("auxpass", "agent") or c.dep_ in PASSIVE_SUBJECTS for c in children):
        return False
    contracted = any(c.dep_ == "auxpass" and c.text[0] in "'’" for c in children)
    return not (contracted and any(c.dep_ == "ccomp" for c in children))


def phrase(token: Token) -> Range:
    """The range of the phrase that ``token`` heads, to its outermost words."""
    return token.left_edge.i, token.right_edge.i + 1


def subject(verb: Token) -> Token | None:
    """The head of the subject of ``verb``: whoever does what it says.

    A passive gives its agent; a participle, an infinitive or a coordinated verb shares the subject
    of the verb above it; a participle that modifies a noun ("a letter saying …") gives the noun.
    None where there is nobody (an agentless passive, an expletive).
    """
    if (
        verb.tag_ == "VBN"
        and verb.dep_ in ("advcl", "acl")
        and not any(c.dep_ in HELPERS for c in verb.lefts)
    ):
        return _agent(verb)  # "Asked whether …, she said": somebody else asked
    for _ in range(MAX_CLIMB):
        if is_passive(verb):
            return _agent(verb)
        own = [
            c for c in verb.children if c.dep_ in SUBJECTS or (c.dep_ in PASSIVE_SUBJECTS and c.i < verb.i)
        ]
        if own:  # where the parser gives two, one belongs to a quotation: the nearer is the speaker
            nearest = min(own, key=lambda child: abs(child.i - verb.i))
            return nearest if nearest.dep_ in ("nsubj", "nsubjpass") else None
        above = verb.head
        if verb.dep_ == "acl":
            return _author(above)
        if above.i == verb.i:
            return None
        if _reports_on(verb, above):
            verb = above.head
            continue
        if verb.dep_ == "pcomp" or (verb.dep_ == "prep" and above.tag_[:1] == "V"):
            above = above.head if verb.dep_ == "pcomp" else above
        elif verb.dep_ not in SHARES_SUBJECT:
            return None
        if verb.dep_ == "xcomp":
            controller = next((c for c in above.children if c.dep_ in ("dobj", "dative")), None)
            if controller is not None:
                return controller
        if is_passive(above):
            return None if verb.dep_ == "conj" and verb.tag_ == "VBN" else _patient(above)
        verb = above
    return None


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
    """Who speaks in "a letter saying …": whoever sent the letter, else the letter."""
    if noun.dep_ == "dobj" and (sender := subject(noun.head)) is not None:
        return sender
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
            return clause.head
    return word


def sentence(token: Token) -> Range:
    """The sentence of ``token``, cut at `MAX_SENTENCE` tokens to each side.

    spaCy's ``Token.sent`` first looks through the whole Doc, which makes a rule quadratic.
    """
    doc, start, end = token.doc, token.i, token.i + 1
    while start > max(0, token.i - MAX_SENTENCE) and not doc[start].is_sent_start:
        start -= 1
    while end < min(len(doc), token.i + MAX_SENTENCE) and not doc[end].is_sent_start:
        end += 1
    return start, end


def verb_group(verb: Token) -> Range:
    """The verb with the auxiliaries, negation and adverbs right before it: "has not yet said"."""
    start = verb.i
    helpers = {child.i for child in verb.lefts if child.dep_ in GROUP}
    adverbs = {child.i for child in verb.lefts if child.dep_ == "advmod" and child.tag_[:2] == "RB"}
    while start - 1 in helpers or start - 1 in adverbs:
        start -= 1
    return start, verb.i + 1


def noun_phrase(doc: Doc, head: Token, stop: Token | None = None) -> Range:
    """The full phrase of ``head`` with title, apposition and relative clause.

    ``stop`` is a verb that must not be inside (the cue, where the phrase contains its clause).
    """
    start, end = phrase(head)
    for child in head.rights:  # "Baku on Wednesday": the day belongs to the saying
        if child.dep_ == "prep" and any(c.ent_type_ in ("DATE", "TIME") for c in child.children):
            end = min(end, child.i)
    if stop is not None and start <= stop.i < end:
        if stop.i > head.i:
            end = min(end, stop.left_edge.i if stop.left_edge.i > head.i else stop.i)
        else:
            start = max(start, stop.i + 1)
    return trim_range(doc, start, end)


def trim_range(doc: Doc, start: int, end: int) -> Range:
    """The range without white space and punctuation at its ends (closing brackets stay)."""
    while start < end and (doc[start].is_space or (doc[start].is_punct and doc[start].text not in "([#@$")):
        start += 1
    while end > start and (
        doc[end - 1].is_space or (doc[end - 1].is_punct and doc[end - 1].text not in ")]%")
    ):
        end -= 1
    return start, end
