"""How firmly a content is put forward: the words on its head, by the grammar that ties them to it.

A row of models/modality.csv is a word and its place, after the rule format of ConText (Harkema et al.
2009), but with scope by dependency: an auxiliary, an adverb, a predicate or a condition counts where it
hangs on the head of the content. The act of the cue decides where the content is no clause.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from spacy.tokens import Doc, Token

from sayso.knowledge import Knowledge
from sayso.knowledge.assertions import Hedge, HedgePlace, Negation
from sayso.language.lemmas import Lemmas
from sayso.records import Modality
from sayso.statements.acts import Act
from sayso.statements.frames import Attribution
from sayso.statements.heads import Head, head_of, is_clause
from sayso.statements.syntax import PASSIVE_SUBJECTS, SUBJECTS

Found = tuple[Modality, list[Token]]
STRONGEST: tuple[Modality, ...] = ("alleged", "possible")  # these win over others on the same head
CONCESSIVE = frozenset({"even", "as"})  # "even if" and "as if" are no conditions
COMPLEMENTS = frozenset({"ccomp", "xcomp"})  # whose "if" means "whether"
WOULD = frozenset({"would", "'d", "’d"})
PREDICATES = frozenset({"acomp", "attr", "oprd", "amod"})
WISHES = frozenset({"ask", "demand", "suggest"})  # acts whose clause may be a subjunctive
ANY_SUBJECT = SUBJECTS | PASSIVE_SUBJECTS
HELPERS = frozenset({"aux", "auxpass"})


class Modalities:
    """Judges the modality of attributions."""

    def __init__(self, knowledge: Knowledge, lemmas: Lemmas) -> None:
        self._words: dict[HedgePlace, dict[str, Modality]] = {place: {} for place in get_args(HedgePlace)}
        for row in knowledge.table("modality", Hedge).values():
            forms = lemmas.forms(row.word) if row.place == "verb" else {row.word}
            self._words[row.place].update(dict.fromkeys(forms, row.modality))
        self._last = {phrase.rsplit(" ", 1)[-1] for phrase in self._words["condition"]}
        negations = knowledge.table("negations", Negation).values()
        self._nobody = {row.word for row in negations if row.place == "subject"}

    def judge(self, doc: Doc, found: Attribution, act: Act, negative: bool) -> Found:
        """The modality of what ``found`` attributes, and the words that make it so."""
        head, cue = head_of(doc, found), doc[found.verb]
        hedged = (
            self._question(found, head, act, negative)
            or self._condition(head, found.quoted)
            or self._hedge(head)
        )
        if hedged is not None:
            return hedged
        if _is_order(head, cue, act):
            return "ordered", [head.word]
        own = self._words["cue"].get(found.row.id)
        if head.finite and not act.stands and (own is None or is_clause(found)):
            return "asserted", []
        modality = own or act.modality
        return modality, [] if modality == "asserted" else [cue]

    def _question(self, found: Attribution, head: Head, act: Act, negative: bool) -> Found | None:
        """A question asked, or one that the source does not answer: "did not say whether"."""
        if found.quoted:
            return ("questioned", [head.question]) if head.question is not None else None
        first, openings = head.first, self._words["opening"]
        asks = first.lower_ == "if" and first.head.i == head.word.i and head.word.dep_ in COMPLEMENTS
        whether = asks or first.lower_ == "whether"
        if whether or (first.lower_ in openings and is_clause(found) and (act.id == "ask" or negative)):
            return "questioned", [first]
        if negative:  # "refused to say whether"
            inner = [
                c.left_edge for c in head.children if c.dep_ == "ccomp" and c.left_edge.lower_ in openings
            ]
            return ("questioned", inner) if inner else None
        return None

    def _condition(self, head: Head, quoted: bool) -> Found | None:
        """A condition on the head: "if …", "unless …", "had they …", or what "would have" been."""
        words = next((found for token in _openings(head, quoted) if (found := self._phrase(token))), None)
        if words is not None:
            return "conditional", words
        if self._is_inversion(head.first):
            return "conditional", [head.first]
        helpers = [child for child in head.children if child.dep_ == "aux"]
        would = [child for child in helpers if child.lower_ in WOULD]
        unreal = head.word.tag_ == "VBN" and len(helpers) > 1  # "would have closed"
        return ("conditional", would) if would and (quoted or unreal) else None

    def _is_inversion(self, first: Token) -> bool:
        """Whether a subject follows the auxiliary ``first``: "had they asked"."""
        if first.dep_ != "aux" or first.lower_ not in self._words["inversion"]:
            return False
        return any(child.dep_ in ANY_SUBJECT and child.i > first.i for child in first.head.lefts)

    def _phrase(self, last: Token) -> list[Token]:
        """The words of the condition that ends with ``last``, or none."""
        words = self._words["condition"]
        if last.lower_ not in self._last:
            return []
        if last.lower_ in words:
            return [] if last.i and last.nbor(-1).lower_ in CONCESSIVE else [last]
        for start in range(max(0, last.i - 2), last.i):
            if last.doc[start : last.i + 1].text.lower() in words:
                return list(last.doc[start : last.i + 1])
        return []

    def _hedge(self, head: Head) -> Found | None:
        """The strongest of the words on the head, else the first."""
        found = list(self._hedges(head))
        for modality in STRONGEST:
            for one in found:
                if one[0] == modality:
                    return one
        return found[0] if found else None

    def _hedges(self, head: Head) -> Iterator[Found]:
        words, main = self._words, head.word
        if main.tag_ == "MD" and main.lower_ in words["aux"]:  # "that she would not"
            yield words["aux"][main.lower_], [main]
        for child in head.children:
            lower, dep = child.lower_, child.dep_
            if dep == "aux" and lower in words["aux"] and not self._is_idle(child, head):
                yield words["aux"][lower], [child]
            elif dep in PREDICATES and lower in words["adjective"]:
                yield words["adjective"][lower], [child]
            elif dep in ("attr", "nsubj") and lower in words["noun"] and main.tag_[:1] == "V":
                yield words["noun"][lower], [child]
            elif dep == "prep":
                risks = [noun for noun in child.rights if noun.lower_ in words["noun"]]
                yield from ((words["noun"][noun.lower_], [noun]) for noun in risks)
            elif dep == "xcomp" and main.lower_ in words["verb"] and child.left_edge.tag_ == "TO":
                yield words["verb"][main.lower_], [main]
            if lower in words["adverb"]:
                yield words["adverb"][lower], [child]

    def _is_idle(self, helper: Token, head: Head) -> bool:
        """Whether a modal has another sense: "nobody could see", "it should have come"."""
        if helper.lower_ == "could":
            return any(
                c.dep_ == "neg" or (c.dep_ in SUBJECTS and c.lower_ in self._nobody) for c in head.children
            )
        return helper.lower_ == "should" and any(c.lower_ == "have" for c in head.children)


def _openings(head: Head, quoted: bool) -> Iterator[Token]:
    """The words that may open a condition on ``head``: "if", "provided", the last of "as long as"."""
    if head.first.dep_ == "mark" and head.first.head.i != head.word.i:
        yield head.first
    if head.word.tag_ == "VB":  # the parser hangs it on the cue: "threatened to strike unless"
        yield from (
            word for clause in head.word.head.rights if clause.dep_ == "advcl" for word in clause.lefts
        )
    for child in head.children:
        if child.dep_ != "mark" or quoted or head.word.dep_ not in COMPLEMENTS:
            yield child
        clauses = [child] if child.dep_ == "advcl" else child.rights if child.dep_ == "advmod" else ()
        for clause in clauses:  # that of "as long as …" hangs on "long"
            yield from (word for word in clause.lefts if word.dep_ == "mark")


def _is_order(head: Head, cue: Token, act: Act) -> bool:
    """An imperative ("wait", "leave now"), or a subjunctive: "asked that charts be shared"."""
    main = head.word
    helpers = [child for child in head.children if child.dep_ in HELPERS and child.i < main.i]
    if any(child.tag_ in ("TO", "MD") for child in helpers):
        return False
    if not any(child.dep_ in ANY_SUBJECT for child in head.children):
        return main.tag_ == "VB"
    if act.id not in WISHES:
        return False
    bare = main.tag_ == "VB" or (main.tag_ == "VBP" and cue.tag_ in ("VBD", "VBN"))
    return (bare and not helpers) or any(child.lower_ == "be" for child in helpers[:1])
