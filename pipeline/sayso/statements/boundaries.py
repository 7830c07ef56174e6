"""Where the clause that is said ends.

Parsers hang what follows a reported clause on the wrong verb: "said it fell but did not say why"
coordinates the cue, not the clause, and "said it fell, adding that …" begins a second report.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from spacy.tokens import Doc, Token

from sayso.statements.syntax import SUBJECTS, Range, phrase, sentence

IsCue = Callable[[Token], bool]
DASHES = frozenset("–—-:")
CONDITIONS = frozenset({"if", "unless"})
FINITE = frozenset({"VBD", "VBZ", "VBP"})
MAX_DEPTH = 12  # conjuncts followed from the clause's verb


def clause_range(verb: Token, clause: Token, is_cue: IsCue) -> Range:
    """The range of ``clause`` said by the cue ``verb``, cut and extended as the sentence demands."""
    start, end = after_aside(clause), phrase(clause)[1]
    end = min(end, _second_report(verb, clause, is_cue) or end)
    if end == phrase(clause)[1]:
        end = after_dash(verb, _tail(verb, end))
    return start, end


def after_aside(clause: Token) -> int:
    """Where ``clause`` begins: at "that" where an aside stands before it ("said, citing X, that it fell")."""
    for child in clause.lefts:
        if child.dep_ == "mark" and child.i > clause.left_edge.i and child.nbor(-1).text == ",":
            return child.i
    return clause.left_edge.i


def _second_report(verb: Token, clause: Token, is_cue: IsCue) -> int | None:
    """Where a conjunct or participle that reports anew begins inside ``clause``."""
    for token in _verbs_of(clause):
        if token.i <= clause.i or not is_cue(token):
            continue
        if token.dep_ == "conj" and token.tag_ == verb.tag_:
            own = any(child.dep_ in SUBJECTS for child in token.lefts)
            first = token.left_edge.i
            return _before_conjunction(token.doc, first) if own or first > clause.i else None
        if token.dep_ == "conj" and token.tag_ == "VB" and _negated_auxiliary(token) == verb.tag_:
            return _before_conjunction(token.doc, token.left_edge.i)
        if token.dep_ == "advcl" and token.tag_ == "VBG" and token.doc[token.left_edge.i - 1].text == ",":
            return token.left_edge.i - 1
    return None


def _verbs_of(clause: Token) -> Iterator[Token]:
    """The coordinated verbs of ``clause`` and the participles that hang on them."""
    current: Token | None = clause
    for _ in range(MAX_DEPTH):
        if current is None:
            return
        yield from (child for child in current.rights if child.dep_ == "advcl")
        current = next((child for child in current.rights if child.dep_ == "conj"), None)
        if current is not None:
            yield current


def _negated_auxiliary(token: Token) -> str | None:
    """The tag of "did" in "but did not say"."""
    helpers = [child for child in token.lefts if child.dep_ == "aux"]
    return helpers[0].tag_ if helpers else None


def _before_conjunction(doc: Doc, start: int) -> int:
    while start > 0 and (doc[start - 1].dep_ == "cc" or doc[start - 1].text == ","):
        start -= 1
    return start


def with_condition(verb: Token, end: int) -> int:
    """The end of a condition at ``end`` that hangs on the cue: "threatened to strike unless wages rose"."""
    for child in verb.rights:
        if child.dep_ == "advcl" and child.left_edge.i == end and child.left_edge.lower_ in CONDITIONS:
            return phrase(child)[1]
    return end


def _tail(verb: Token, end: int) -> int:
    """The end of what follows the clause but hangs on the cue: "…, but on the territory of X"."""
    end = with_condition(verb, end)
    for child in verb.rights:
        if child.i >= end and child.dep_ == "conj" and child.tag_ in ("IN", "RB", "NN", "NNS", "NNP"):
            end = phrase(child)[1]
    return end


def after_dash(verb: Token, end: int) -> int:
    """The end of what an only dash at ``end`` adds: "spoke of the victims – 43 killed"."""
    if end >= len(verb.doc) or verb.doc[end].text not in DASHES:
        return end
    stop = sentence(verb)[1]
    return end if any(t.text in DASHES for t in verb.doc[end + 1 : stop]) else max(end, stop)


def rest_of_sentence(doc: Doc, verb: Token, own: Range, is_cue: IsCue) -> Iterator[Range]:
    """The sentence around the parenthesis ``own``, to the next clause that reports anew."""
    first, last = sentence(verb)
    stop = last
    for token in doc[own[1] : last]:
        begins = _reporting_from(token)
        if begins is not None and begins >= own[1] and is_cue(token):
            stop = begins
            break
    for low, high in ((first, own[0]), (own[1], stop)):
        if any(not (t.is_punct or t.is_space) for t in doc[low:high]):
            yield low, high


def _reporting_from(token: Token) -> int | None:
    """Where the clause of ``token`` begins, if that is ", adding that …" or ", but she denied …"."""
    if token.tag_ == "VBG":
        return token.i if token.nbor(-1).text == "," else None
    if token.dep_ != "conj" or token.tag_ not in FINITE:
        return None
    subject = next((child for child in token.lefts if child.dep_ in SUBJECTS), None)
    if subject is None:
        return None
    start = token.left_edge.i
    begins = _before_conjunction(token.doc, start)
    return begins if begins < start - 1 and token.doc[begins].text == "," else None
