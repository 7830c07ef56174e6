"""Settles number phrases against the parse: dates, names and ages take some away, or rename them."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace

from spacy.tokens import Doc

from sayso.mentions.numbers.phrases import Phrase
from sayso.spans import Span

NAME_ENTS = frozenset({"PRODUCT", "ORG", "FAC", "LAW", "WORK_OF_ART", "EVENT", "GPE", "LOC", "PERSON"})
TIME_ENTS = frozenset({"DATE", "TIME"})
MAX_AGE = 120
SAID_AGE = ("is", "was", "'s", "’s", "am", "'m", "turned", "turns")
PERSONAL = ("he", "she", "i", "who")


class Times:
    """The stretches of a Doc that are dates and times, for look-up by offset."""

    def __init__(self, spans: list[Span]) -> None:
        self._spans = sorted(spans)
        self._starts = [span.start for span in self._spans]

    def overlaps(self, span: Span) -> bool:
        """Whether ``span`` shares a code point with one of them."""
        at = bisect_left(self._starts, span.end)
        return any(self._spans[i].overlaps(span) for i in range(max(0, at - 2), at))


def times_of(doc: Doc) -> Times:
    """The dates that a component before this one found; without one, those of the entities."""
    if doc._.dates:
        return Times([date.span for date in doc._.dates])
    return Times([Span(e.start_char, e.end_char) for e in doc.ents if e.label_ in TIME_ENTS])


def settle(doc: Doc, phrase: Phrase, first: int, last: int, times: Times) -> Phrase | None:
    """``phrase`` as the parse leaves it, or None where it is no number; ``first..last`` its tokens."""
    if phrase.guard is not None:
        phrase = _guarded(doc, phrase, first)
    if _is_age_in_commas(doc, phrase, first, last) or _is_age_said(doc, phrase, first, last):
        return replace(phrase, kind="age", unit="year", rule="numbers.age")
    timely = phrase.kind in ("count", "ordinal", "fraction") or phrase.dimension == "time"
    if timely and phrase.kind != "age" and times.overlaps(phrase.core):
        return None
    if phrase.rule == "numbers.words" and doc[first].lower_ == "one" and first == last:
        return phrase if _is_numeral_one(doc, first) else None
    if phrase.kind == "ordinal" and not _is_ordinal(doc, first, last):
        return None
    if phrase.kind == "count" and phrase.bound == "exact" and _is_name(doc, first, last):
        return replace(phrase, kind="identifier", value=None, low=None, high=None, rule="numbers.identifier")
    return phrase


def _guarded(doc: Doc, phrase: Phrase, first: int) -> Phrase:
    """Takes a bound away that the parse reads as a preposition ("talked about two things")."""
    i = first - 1
    while i > 0 and doc[i].idx > (phrase.guard or 0):
        i -= 1
    word = doc[i]
    noun = word.dep_ == "prep" and word.head.i < word.i and word.head.tag_[:1] in "NV"
    if word.lower_ == "some":
        taken = word.dep_ == "det" and phrase.value is not None and phrase.value < 3
    elif word.lower_ in ("about", "around"):
        taken = word.tag_ == "IN" and noun and word.i == word.head.i + 1 and phrase.kind == "count"
    else:
        taken = word.tag_ == "IN" and noun and phrase.kind == "count" and (phrase.value or 0) < 3
    if not taken:
        return phrase
    low, high = (phrase.low, phrase.high) if phrase.bound == "vague" else (None, None)
    span = Span(phrase.measured.start, phrase.span.end)
    bound = "vague" if phrase.bound == "vague" else "exact"
    return replace(phrase, span=span, bound=bound, low=low, high=high, guard=None)  # type: ignore[arg-type]


def _is_age_in_commas(doc: Doc, phrase: Phrase, first: int, last: int) -> bool:
    """As in "John Smith, 34, said": a bare number between commas after a person's name."""
    if phrase.kind != "count" or first != last or phrase.value is None or not 0 < phrase.value <= MAX_AGE:
        return False
    if first < 2 or phrase.bound != "exact":
        return False
    after = doc[last + 1].lower_ if last + 1 < len(doc) else ""
    if doc[first - 1].lower_ not in (",", "("):  # "John Smith 34, of Leeds"
        follows = doc[last + 2].lower_ if last + 2 < len(doc) else ""
        return (
            after == "," and follows in ("of", "from") and doc[first - 1].tag_ == "NNP" and phrase.value > 9
        )
    if after not in (
        ",",
        ".",
        ")",
        ";",
        "and",
        "of",
        "was",
        "is",
        "has",
        "from",
        "who",
        "were",
        "-",
        "–",
        "—",
        "",
    ):
        return False
    name = doc[first - 2]
    return name.tag_ == "NNP" and name.ent_type_ in ("PERSON", "ORG", "GPE", "") and name.text[:1].isupper()


def _is_age_said(doc: Doc, phrase: Phrase, first: int, last: int) -> bool:
    """As in "who is 28", "she was 34 when": a bare number said of a person."""
    token = doc[last]
    if phrase.kind != "count" or first != last or phrase.value is None or not 1 < phrase.value <= MAX_AGE:
        return False
    verb = token.head
    if (
        token.dep_ not in ("attr", "acomp")
        or verb.lower_ not in SAID_AGE
        or any(True for _ in token.children)
    ):
        return False
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    return subject is not None and (subject.lower_ in PERSONAL or subject.ent_type_ == "PERSON")


def _is_numeral_one(doc: Doc, at: int) -> bool:
    """Whether "one" counts: before a noun, or the subject or object of its clause as a number."""
    token = doc[at]
    if token.tag_ not in ("CD", "PRP"):
        return False
    follow = doc[at + 1] if at + 1 < len(doc) else None
    return token.tag_ == "CD" and (token.dep_ != "det" or follow is None or follow.tag_ != "DT")


def _is_ordinal(doc: Doc, first: int, last: int) -> bool:
    """Whether an ordinal orders a noun, rather than a list of points or a place in time."""
    token = doc[last]
    if doc[first].text[0].isdecimal():
        return True
    return token.tag_ in ("JJ", "NN", "CD") and token.dep_ in (
        "amod",
        "nummod",
        "compound",
        "attr",
        "pobj",
        "nmod",
    )


def _is_name(doc: Doc, first: int, last: int) -> bool:
    """Whether a number is the later part of a name ("Channel 4") or glued into one."""
    token = doc[first]
    if token.ent_type_ not in NAME_ENTS:
        return False
    if token.ent_iob_ == "I" and doc[first - 1].ent_type_ == token.ent_type_:
        return doc[first - 1].text[:1].isupper() or doc[first - 1].tag_ in ("HYPH", "IN")
    after = doc[last + 1] if last + 1 < len(doc) else None
    return after is not None and after.ent_iob_ == "I" and after.text[:1].isupper() and after.tag_ == "NNP"
