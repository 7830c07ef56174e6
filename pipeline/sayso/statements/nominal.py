"""Cues that are no verbs: "according to X", "X's claim that …", "in the words of X"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from sayso.language.page import page_of
from sayso.statements.adverbs import adverbial
from sayso.statements.frames import Attribution
from sayso.statements.lexicon import Cue, CueLexicon
from sayso.statements.predicates import predicative
from sayso.statements.subjects import subject
from sayso.statements.syntax import Range, phrase, sentence, sprawls, trim_range, verb_group

COPULAS = frozenset({"is", "was", "are", "were"})
CAUSES = frozenset(
    {"because", "due", "owing", "thanks", "amid", "amidst", "despite", "over", "after", "following"}
)
SOURCE_PREPOSITIONS = frozenset({"by", "from", "of", "among"})


def nominal_attributions(doc: Doc, lexicon: CueLexicon) -> Iterator[Attribution]:
    """The attributions of cues that are no verbs, in reading order of the cues."""
    for at, lower in enumerate(page_of(doc).lower):
        if lower not in lexicon.others:
            continue
        token, found = doc[at], None
        if lower in lexicon.preposition_starts:
            found = _prepositional(doc, token, lexicon)
        elif sprawls(token):
            continue
        elif lower in lexicon.nouns and token.tag_ in ("NN", "NNS"):
            row = lexicon.nouns[lower]
            found = _noun(token, row, lexicon) or _subject(token, row) or _stance(doc, token, row)
        elif lower in lexicon.predicates:
            found = predicative(token, lexicon.predicates[lower])
        elif lower in lexicon.adverbs:
            found = adverbial(doc, token, lexicon.adverbs[lower])
        if found is not None:
            yield found


def _prepositional(doc: Doc, token: Token, lexicon: CueLexicon) -> Attribution | None:
    for row in lexicon.preposition_starts[token.lower_]:
        words = row.lemma.split()
        end = token.i + len(words)
        if [t.lower_ for t in doc[token.i : end]] != words or end >= len(doc):
            continue
        source = next((c for c in doc[end - 1].children if c.dep_ == "pobj"), None)
        if source is None or (len(words) == 1 and not _is_set_off(token, source)):
            continue
        own = (token.i, max(end, phrase(source)[1]))
        content = tuple(_rest(doc, token, own))
        if content:
            cue = (token.i, end)
            return Attribution(token.i, cue, (), source, content, row, "cue.preposition", window=own)
    return None


def _is_set_off(token: Token, source: Token) -> bool:
    """Whether a cue of one word opens or closes a clause and names a source: "per Reuters"."""
    before = token.nbor(-1).text if token.i > 0 else ","
    return source.tag_ in ("NNP", "NNPS") and (token.is_sent_start or before in (",", "—", "–"))


def _rest(doc: Doc, token: Token, own: Range) -> Iterator[Range]:
    """The clause that the phrase ``own`` modifies, without the phrase."""
    head = token.head
    first, last = sentence(token)
    start, end = phrase(head) if head.i != token.i else (first, last)
    if head.tag_[:1] != "V":
        start, end = first, last
    for low, high in ((start, min(end, own[0])), (max(start, own[1]), end)):
        low, high = trim_range(doc, low, high) if low < high else (low, high)
        if high - low > 0:
            yield low, high


def _noun(noun: Token, row: Cue, lexicon: CueLexicon) -> Attribution | None:
    content, rule = _noun_content(noun, row)
    if content is None:
        return None
    source = _noun_source(noun, content)
    light = noun.dep_ == "dobj" and noun.head.lower_ in lexicon.light_verbs and noun.head.i < noun.i
    if rule != "cue.noun_clause" and (source is None or not (light or _is_owner(source, noun, rule))):
        return None
    start, end = noun.i, noun.i + 1
    if light:
        start = verb_group(noun.head)[0]  # "issued a warning"
    if rule == "cue.noun_preposition":
        end = content[0]
    return Attribution(noun.i, (start, end), (), source, (content,), row, rule)


def _is_owner(source: Token, noun: Token, rule: str) -> bool:
    """Whether the words themselves tell whose plan or call it is, or (for a plan) who has it."""
    within = source.head.i == noun.i or source.head.head.i == noun.i
    return within or rule == "cue.noun_infinitive"


def _subject(noun: Token, row: Cue) -> Attribution | None:
    """A noun whose clause stands behind a copula: "his fear is that the dam will burst"."""
    copula = noun.head
    if noun.dep_ != "nsubj" or "clause" not in row.frames or copula.lower_ not in COPULAS:
        return None
    if sprawls(copula):
        return None
    for child in copula.rights:
        if child.dep_ == "ccomp" and child.left_edge.lower_ in ("that", "whether"):
            content = phrase(child)
            source = _noun_source(noun, content)
            return Attribution(
                noun.i, (noun.i, noun.i + 1), (copula.i,), source, (content,), row, "cue.noun_subject"
            )
    return None


def _stance(doc: Doc, noun: Token, row: Cue) -> Attribution | None:
    """A noun that sets a clause in somebody's view: "in the mayor's opinion, it fell"."""
    preposition = noun.head
    owner = next((child for child in noun.lefts if child.dep_ == "poss"), None)
    if "stance" not in row.frames or owner is None or preposition.lower_ not in ("in", "to"):
        return None
    own = (preposition.i, noun.i + 1)
    content = tuple(_rest(doc, preposition, own))
    set_off = noun.i + 1 < len(doc) and doc[noun.i + 1].text in (",", ".")
    if not content or not set_off or own[0] >= owner.left_edge.i:
        return None
    cue = (preposition.i, preposition.i + 1)
    return Attribution(noun.i, cue, (noun.i,), owner, content, row, "cue.noun_stance", window=own)


def _noun_content(noun: Token, row: Cue) -> tuple[Range | None, str]:
    for child in noun.rights:
        if child.dep_ in ("acl", "ccomp", "relcl") and "clause" in row.frames:
            first = child.left_edge
            if (first.lower_ == "that" and first.dep_ == "mark") or child.dep_ == "ccomp":
                return phrase(child), "cue.noun_clause"
        infinitive = child.tag_ == "VB" and child.left_edge.tag_ == "TO"
        if infinitive and child.dep_ in ("acl", "xcomp") and "inf" in row.frames:
            return phrase(child), "cue.noun_infinitive"
        if child.dep_ == "prep" and child.lower_ in row.prepositions and child.i == noun.i + 1:
            start, end = phrase(child)
            if start + 1 < end:
                return (start + 1, end), "cue.noun_preposition"
    return None, ""


def _noun_source(noun: Token, content: Range) -> Token | None:
    """Whose claim it is: a possessor, a phrase with "by" or "from", or who makes it."""
    for child in noun.children:
        if child.dep_ == "poss" or (child.dep_ == "compound" and child.ent_type_ in ("ORG", "PERSON")):
            return child
        if child.dep_ == "prep" and child.lower_ in SOURCE_PREPOSITIONS and child.i < content[0]:
            return next((c for c in child.children if c.dep_ == "pobj"), None)
    above = noun.head if noun.dep_ != "pobj" else noun.head.head  # "clings to the hope that …"
    governed = noun.dep_ == "dobj" or (
        noun.dep_ == "pobj" and noun.head.dep_ == "prep" and not _is_cause(noun.head)
    )
    return subject(above) if governed and above.tag_[:1] == "V" else None


def _is_cause(preposition: Token) -> bool:
    """Whether it tells why or against what something is so: others may fear ("because of fears that …")."""
    before = preposition.nbor(-1).lower_ if preposition.i else ""
    return preposition.lower_ in CAUSES or before in CAUSES
