"""How a figure's clause puts it forward: negated, hedged, conditional, foreseen, or as a fact.

The words are those by which statements are judged (models/negations.csv, models/modality.csv): what
stands on the verb of the figure's clause, and on the verbs above it as long as the clause has no tense
of its own ("may have collapsed, killing 12"; "is believed to have drowned").
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from sayso.knowledge import Knowledge
from sayso.knowledge.assertions import Hedge, Negation
from sayso.language.extensions import text_of
from sayso.language.lemmas import Lemmas
from sayso.mentions.numbers.outcomes import sentence
from sayso.records import Modality
from sayso.spans import Span
from sayso.values import Assertion

FAR = 500  # code points to the end of a sentence
MAX_CLIMB = 8  # heads from the number to its verb
MAX_VERBS = 3  # verbs looked at: "is said to have refused to release 12"
UNTENSED = ("VB", "VBG", "VBN")
OPEN = frozenset({"xcomp", "advcl", "conj", "pcomp", "acl", "oprd"})
DEFINITE = ("the", "these", "those", "all", "both")
TENSED = ("MD", "VBD", "VBZ", "VBP")
STRONGEST: tuple[Modality, ...] = ("alleged", "possible", "conditional")


class Assertions:
    """Judges the clauses of numbers."""

    def __init__(self, knowledge: Knowledge, lemmas: Lemmas) -> None:
        self._hedges: dict[str, dict[str, Modality]] = {}
        for row in knowledge.table("modality", Hedge).values():
            forms = lemmas.forms(row.word) if row.place == "verb" else {row.word}
            self._hedges.setdefault(row.place, {}).update(dict.fromkeys(forms, row.modality))
        negations = knowledge.table("negations", Negation).values()
        self._not = {row.word for row in negations if row.place == "before"}
        self._governors = {
            form
            for row in negations
            if row.place == "governor"
            for form in {row.word, *lemmas.forms(row.word)}
        }

    def of(self, root: Token, span: Span, *, fated: bool) -> Assertion:
        """The assertion of the clause in which the number ``span`` hangs from token ``root``.

        Words inside ``span`` ("not fewer than 12") say nothing about the clause. Where nothing befalls
        the counted (``fated`` is false), a definite or a subject stands outside the denial: "her two
        children cannot come", "two clerks did not answer" still count two.
        """
        verbs = list(_verbs(root))
        if not verbs or (not fated and _is_presupposed(root)):
            return Assertion()
        negations = [token for verb in verbs for token in self._negated(verb) if not _inside(token, span)]
        hedges = [found for verb in verbs for found in self._hedged(verb)]
        modality, evidence = self._strongest(hedges)
        if modality == "asserted" and _asks(root):
            modality = "questioned"
        signs = sorted({*(t.i for t in negations), *([] if evidence is None else [evidence.i])})
        doc = root.doc
        return Assertion(
            polarity="negative" if len(negations) % 2 else "positive",
            modality=modality,
            evidence=tuple(Span(doc[i].idx, doc[i].idx + len(doc[i])) for i in signs),
        )

    def _negated(self, verb: Token) -> Iterator[Token]:
        """What turns ``verb`` round: "did not", "never", "failed to", "without"."""
        for child in verb.children:
            only = child.i + 1 < len(child.doc) and child.nbor().lower_ in ("only", "just")
            if child.lower_ in self._not and child.i < verb.i and not only:
                yield child
        head = verb.head
        if verb.dep_ in ("xcomp", "pcomp") and head.lower_ in self._governors:
            yield head

    def _hedged(self, verb: Token) -> Iterator[tuple[Modality, Token]]:
        words = self._hedges
        for child in verb.children:
            lower = child.lower_
            if child.dep_ == "aux" and lower in words["aux"] and not _is_unable(child, verb):
                yield words["aux"][lower], child
            elif child.dep_ == "mark" and lower in words["condition"]:
                yield "conditional", child
            elif child.dep_ == "advcl":
                yield from (("conditional", c) for c in child.lefts if c.dep_ == "mark" and self._is_if(c))
            elif child.dep_ in ("acomp", "attr") and lower in words["adjective"]:
                yield words["adjective"][lower], child
            elif _is_complement(child) and verb.lower_ in words["verb"]:
                yield words["verb"][verb.lower_], verb
            if lower in words["adverb"]:
                yield words["adverb"][lower], child
        above = verb.head
        if verb.dep_ in ("xcomp", "oprd") and above.lower_ in words["verb"] and verb.i > above.i:
            yield words["verb"][above.lower_], above
        elif verb.dep_ in ("acl", "xcomp") and verb.left_edge.tag_ == "TO" and above.lower_ in words["noun"]:
            yield words["noun"][above.lower_], above  # "has the potential to kill 400"

    def _is_if(self, mark: Token) -> bool:
        even = mark.i > 0 and mark.nbor(-1).lower_ == "even"
        return mark.lower_ in self._hedges["condition"] and not even

    def _strongest(self, found: list[tuple[Modality, Token]]) -> tuple[Modality, Token | None]:
        for modality in STRONGEST:
            for hedge in found:
                if hedge[0] == modality:
                    return hedge
        return found[0] if found else ("asserted", None)


def _verbs(root: Token) -> Iterator[Token]:
    """The verb of the clause of ``root``, and those above it that lend it their tense."""
    token, seen = root, 0
    for _ in range(MAX_CLIMB):
        if token.tag_[:2] == "VB":
            seen += 1
            yield token
            if seen == MAX_VERBS or _is_tensed(token) or token.dep_ not in OPEN or _is_contrast(token):
                return
        if token.head is token:
            return
        token = token.head


def _is_complement(child: Token) -> bool:
    """As in "are believed to have died", "are feared dead"."""
    return (child.dep_ == "xcomp" and child.left_edge.tag_ == "TO") or (
        child.dep_ in ("oprd", "acomp") and child.tag_ in ("JJ", "VBN")
    )


def _is_presupposed(root: Token) -> bool:
    noun = root.head if root.dep_ in ("nummod", "quantmod") else root
    definite = (c for c in noun.lefts if c.lower_ in DEFINITE or c.dep_ == "poss")
    return any(True for _ in definite) or noun.dep_ in ("nsubj", "nsubjpass")


def _is_tensed(verb: Token) -> bool:
    return verb.tag_ not in UNTENSED or any(c.dep_ == "aux" and c.tag_ in TENSED for c in verb.lefts)


def _is_contrast(verb: Token) -> bool:
    """As in "was not hurt but killed"."""
    return verb.dep_ == "conj" and any(c.lower_ == "but" for c in verb.head.children)


def _is_unable(helper: Token, verb: Token) -> bool:
    """As in "could not rescue 12": they were not."""
    return helper.lower_ == "could" and any(c.dep_ == "neg" for c in verb.lefts)


def _inside(token: Token, span: Span) -> bool:
    return span.start <= token.idx < span.end


def _asks(root: Token) -> bool:
    """Whether the sentence ends in a question mark."""
    if text_of(root.doc).find("?", root.idx, root.idx + FAR) < 0:
        return False
    _, end = sentence(root)
    return any(token.lower_ == "?" for token in root.doc[max(root.i, end - 3) : end])
