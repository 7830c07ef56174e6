"""Settles number phrases against the parse: dates, names and ages take some away, or rename them."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace

from spacy.tokens import Doc, Token

from sayso.knowledge import Knowledge
from sayso.language.extensions import is_filled
from sayso.mentions.numbers.lexicon import Cue
from sayso.mentions.numbers.meaning import Meanings
from sayso.mentions.numbers.outcomes import sentence
from sayso.mentions.numbers.phrase import Phrase
from sayso.spans import Span

NAME_ENTS = frozenset({"PRODUCT", "ORG", "FAC", "LAW", "WORK_OF_ART", "EVENT", "GPE", "LOC", "PERSON"})
TIME_ENTS = frozenset({"DATE", "TIME"})
MAX_AGE = 120
FEW_YEARS = 9  # up to here a number right after a name is no age
HOURS = 12
UNDER_OVER = ("under", "over", "below", "above")
COPULAS = ("are", "were", "be", "is", "was")
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

    def holds(self, span: Span) -> bool:
        """Whether ``span`` meets one of them and is not longer ("a quarter" of "five and a quarter")."""
        at = bisect_left(self._starts, span.end)
        near = (self._spans[i] for i in range(max(0, at - 2), at))
        return any(time.overlaps(span) and (time == span or not span.contains(time)) for time in near)

    def exceeds(self, span: Span) -> bool:
        """Whether ``span`` is part of a longer one of them ("half an hour", not "three quarters")."""
        at = bisect_left(self._starts, span.end)
        near = (self._spans[i] for i in range(max(0, at - 2), at))
        return any(time.overlaps(span) and not span.contains(time) for time in near)


def times_of(doc: Doc) -> Times:
    """The dates that a component before this one found; where none has run, those of the entities."""
    if is_filled(doc, "dates"):
        return Times([date.span for date in doc._.dates])
    return Times([Span(e.start_char, e.end_char) for e in doc.ents if e.label_ in TIME_ENTS])


class Settler:
    """Settles phrases with the words of ages, times and figures (models/number_cues.csv)."""

    def __init__(self, knowledge: Knowledge, meanings: Meanings) -> None:
        cues = knowledge.table("number_cues", Cue)
        self._groups = meanings.groups
        self._words = meanings.outcomes.words
        self._periods = frozenset(cues["period"].forms)
        self._parts = frozenset(cues["part_of_year"].forms)
        self._aged_of = frozenset(cues["aged_of"].forms)
        self._figures = frozenset(cues["figure"].forms)
        self._after_age = frozenset(cues["after_age_in_commas"].forms)
        self._aged = frozenset(cues["age_before"].forms)
        self._said_age = frozenset(cues["said_age"].forms)
        self._young = frozenset(cues["those"].forms)

    def settle(self, doc: Doc, phrase: Phrase, first: int, last: int, times: Times) -> Phrase | None:
        """``phrase`` as the parse leaves it, or None where it is no number; ``first..last`` its tokens."""
        if phrase.guard is not None and not self._is_bounded_age(doc, phrase, first, last):
            phrase = _guarded(doc, phrase, first)
        if self._is_age(doc, phrase, first, last):
            return replace(phrase, kind="age", unit="year", rule="numbers.age")
        victims = phrase.kind == "count" and self._is_victims(doc, last)
        if not victims and self._is_time(doc, phrase, first, last, times):
            return None
        if phrase.rule == "numbers.words" and doc[first].lower_ == "one" and first == last:
            return phrase if _is_numeral_one(doc, first) else None
        if phrase.kind == "ordinal" and not _is_ordinal(doc, first, last):
            return None
        if phrase.kind == "count" and phrase.bound == "exact" and not victims and _is_name(doc, first, last):
            return replace(
                phrase, kind="identifier", value=None, low=None, high=None, rule="numbers.identifier"
            )
        return phrase

    def _is_time(self, doc: Doc, phrase: Phrase, first: int, last: int, times: Times) -> bool:
        """Whether ``phrase`` is part of a date, an hour, a duration or a period ("the first half")."""
        if phrase.kind == "age":
            return False
        if phrase.kind == "fraction":
            return times.exceeds(phrase.core)
        after = doc[last + 1].lower_ if last + 1 < len(doc) else ""
        if phrase.kind == "ordinal":
            lasting = first > 1 and doc[first - 2].lower_ == "for"  # "for an eighth day"
            period = after in self._parts or (lasting and after in self._periods)
            return period or times.overlaps(phrase.core)
        if phrase.kind == "count" and times.holds(phrase.core):
            return True
        if phrase.dimension == "time":
            return times.overlaps(phrase.core)
        return phrase.kind == "count" and self._is_hour(doc, phrase, first, last)

    def _is_victims(self, doc: Doc, last: int) -> bool:
        """As in "Ward 4: 14 dead, 50 injured", where named entities run into the figures."""
        after = doc[last + 1] if last + 1 < len(doc) else None
        return after is not None and self._words.state(after, True) is not None

    def _is_hour(self, doc: Doc, phrase: Phrase, first: int, last: int) -> bool:
        """As in "asleep at ten."; not "the count stood at ten"."""
        if first != last or not first or doc[first - 1].lower_ != "at" or phrase.bound != "exact":
            return False
        if phrase.rule != "numbers.words" or not 1 <= (phrase.value or 0) <= HOURS:
            return False
        if last + 1 < len(doc) and doc[last + 1].tag_ not in (",", ".", ":", "_SP", "CC", "''"):
            return False
        start, _ = sentence(doc[first])
        return not any(token.lower_ in self._figures for token in doc[start:first])

    def _is_age(self, doc: Doc, phrase: Phrase, first: int, last: int) -> bool:
        if phrase.kind != "count" or first != last or not self._is_age_value(phrase):
            return False
        return (
            self._is_age_in_commas(doc, phrase, first, last)
            or (doc[last].head.lower_ in self._said_age and _is_age_said(doc, phrase, last))
            or self._is_age_of_people(doc[last])
            or self._is_bounded_age(doc, phrase, first, last)
        )

    def _is_age_value(self, phrase: Phrase) -> bool:
        return phrase.value is not None and 0 < phrase.value <= MAX_AGE

    def _is_age_of_people(self, token: Token) -> bool:
        """As in "two boys aged 15 and 17" (17), "if the victims are under 20"."""
        head = token.head
        if token.dep_ == "conj" and head.tag_ == "CD":
            return head.head.lower_ in self._aged
        verb = head.head
        if head.dep_ != "prep" or head.lower_ not in UNDER_OVER or verb.lower_ not in COPULAS:
            return False
        return any(child.dep_ == "nsubj" and self._is_person(child) for child in verb.lefts)

    def _is_bounded_age(self, doc: Doc, phrase: Phrase, first: int, last: int) -> bool:
        """As in "children under five", "those over 80", "a boy of about 13"."""
        if phrase.kind != "count" or not self._is_age_value(phrase) or phrase.measured.end != phrase.span.end:
            return False
        if last + 1 < len(doc) and (
            doc[last + 1].tag_[:2] in ("NN", "JJ", "CD", "HY") or doc[last + 1].lower_ == "of"
        ):
            return False
        at = first
        while at and doc[at].idx > phrase.span.start:
            at -= 1
        if at < 1:
            return False
        before = doc[at - 1]
        if phrase.bound in ("less_than", "more_than") and doc[at].lower_ in UNDER_OVER:
            return before.lower_ in self._young or self._is_person(before)
        whose = doc[at - 2].lower_ if at > 1 else ""
        return before.lower_ == "of" and whose in self._aged_of and phrase.bound in ("exact", "about")

    def _is_one_of_two_ages(self, doc: Doc, first: int, last: int) -> bool:
        """As in "two women, 23 and 27, have died"."""
        comma = first - 1 if doc[first - 1].lower_ == "," else first - 3
        if comma < 1 or comma + 4 >= len(doc) or doc[comma].lower_ != "," or doc[comma + 4].lower_ != ",":
            return False
        pair = doc[comma + 1].tag_ == doc[comma + 3].tag_ == "CD" and doc[comma + 2].lower_ == "and"
        return pair and doc[comma - 1].tag_ == "NNS" and self._is_person(doc[comma - 1])

    def _is_person(self, noun: Token) -> bool:
        return noun.tag_ in ("NN", "NNS") and self._groups.of(noun) is not None

    def _is_age_in_commas(self, doc: Doc, phrase: Phrase, first: int, last: int) -> bool:
        """As in "John Smith, 34, said": a bare number between commas after a person's name."""
        if first < 2 or phrase.bound != "exact":
            return False
        after = doc[last + 1].lower_ if last + 1 < len(doc) else ""
        if self._is_one_of_two_ages(doc, first, last):
            return True
        if doc[first - 1].lower_ not in (",", "("):  # "John Smith 34, of Leeds"
            follows = doc[last + 2].lower_ if last + 2 < len(doc) else ""
            placed = after == "," and follows in ("of", "from")
            return placed and doc[first - 1].tag_ == "NNP" and (phrase.value or 0) > FEW_YEARS
        if after and after not in self._after_age:
            return False
        if after == "were" and doc[last].dep_ in ("nsubj", "nsubjpass"):
            return False  # "of the dead in Gori, 12 were children"
        if after == "of" and doc[last + 2 if last + 2 < len(doc) else last].tag_ != "NNP":
            return False  # "five of them"
        name = doc[first - 2]
        if after == "," and doc[first - 1].lower_ == "," and name.tag_ == "NN" and self._is_person(name):
            return True  # "a driver, 22, is recovering"
        person = name.ent_type_ in ("PERSON", "ORG", "GPE", "")
        return name.tag_ == "NNP" and person and name.text[:1].isupper()


def _guarded(doc: Doc, phrase: Phrase, first: int) -> Phrase:
    """Takes a bound away that the parse reads as a preposition ("talked about two things")."""
    i = first - 1
    while i > 0 and doc[i].idx > (phrase.guard or 0):
        i -= 1
    word = doc[i]
    noun = word.dep_ == "prep" and word.head.i < word.i and word.head.tag_[:1] in "NV"
    if word.lower_ == "estimated":
        taken = word.dep_ != "amod"  # "has estimated 5,000 deaths"
    elif word.lower_ == "some":
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


def _is_age_said(doc: Doc, phrase: Phrase, last: int) -> bool:
    """As in "who is 28", "she was 34 when": a bare number said of a person."""
    token = doc[last]
    verb = token.head
    if phrase.value == 1:
        return False
    if token.dep_ not in ("attr", "acomp") or any(True for _ in token.children):
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
    if token.lower_ == "second" and token.dep_ == "pobj":  # "two hundredths of a second"
        return False
    if first and doc[first - 1].tag_ in ("DT", "PRP$") and last + 1 < len(doc):
        # "its first outside Europe", "a third, for the radio": the noun is understood
        after = doc[last + 1]
        if after.lower_ == "," or (after.tag_[:2] in ("NN", "JJ", "IN") and after.lower_ != "of"):
            return not (token.text[:1].isupper() and after.text[:1].isupper())  # the First Amendment
    return token.tag_ in ("JJ", "NN", "CD") and token.dep_ in (
        "amod",
        "nummod",
        "compound",
        "attr",
        "pobj",
        "nmod",
    )


def _is_name(doc: Doc, first: int, last: int) -> bool:
    """Whether a number is the later part of a name ("Channel 4"), glued into it, or first ("Five-Star")."""
    token = doc[first]
    if token.ent_type_ not in NAME_ENTS:
        return False
    if token.ent_iob_ == "I" and doc[first - 1].ent_type_ == token.ent_type_:
        return doc[first - 1].text[:1].isupper() or doc[first - 1].tag_ in ("HYPH", "IN")
    hyphen = last + 1 < len(doc) and doc[last + 1].tag_ == "HYPH" and doc[last + 1].ent_iob_ == "I"
    at = last + 1 + hyphen
    after = doc[at] if at < len(doc) else None
    return after is not None and after.ent_iob_ == "I" and after.text[:1].isupper() and after.tag_ == "NNP"
