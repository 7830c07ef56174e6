"""Whether words that could be a time expression are one: what the text around and spaCy say.

A year alone, "May", "March", "fall" and the like need support: a preposition, a date beside them,
or an entity of type DATE or TIME. A Doc without entities counts as silent, not as a no.
"""

from __future__ import annotations

from bisect import bisect_right

from spacy.tokens import Doc, Token

from sayso.mentions.dates.meanings import Fixed, Parse, Point, Tense
from sayso.mentions.dates.reader import Reader
from sayso.mentions.dates.words import DateLexicon

DATES = ("DATE", "TIME")
NAMES = ("PERSON", "ORG", "WORK_OF_ART", "PRODUCT", "GPE", "FAC", "NORP", "LOC")
TITLES = ("WORK_OF_ART", "ORG", "PRODUCT", "PERSON")
AMOUNTS = ("CARDINAL", "QUANTITY", "MONEY", "PERCENT")
NOUNS = ("NN", "JJ", "CD")  # the first two letters of the tags of nouns, adjectives, numbers
PAST_MODALS = ("would", "could", "might", "should")
LIMITS = ("until", "till", "by")
STATIVE = ("has", "have", "says", "say")  # in the present tense they tell of no programme
IN = ("in", "since", "until", "last", "next", "during")  # not "by", "of", "to": May is a name too
MAX_CLIMB = 12  # heads climbed from a date to the verb that it goes with
ATTRIBUTIVE = ("compound", "nmod", "amod", "poss")


class Evidence:
    """What spaCy found in the article, by offsets."""

    def __init__(self, doc: Doc, lexicon: DateLexicon) -> None:
        entities = sorted((ent.start_char, ent.end_char, ent.label_) for ent in doc.ents)
        self._doc = doc
        self._words = lexicon.words
        self._starts = [start for start, _, _ in entities]
        self._entities = entities
        self._parsed = doc.has_annotation("DEP")
        self.silent = not entities

    def label(self, start: int, end: int) -> str | None:
        """The label of the last entity that overlaps the span, or None."""
        at = bisect_right(self._starts, end - 1) - 1
        if at >= 0 and self._entities[at][1] > start:
            return self._entities[at][2]
        return None

    def tag(self, start: int, end: int) -> str:
        """The Penn tag of the first token of the span, or ""."""
        span = self._doc.char_span(start, end, alignment_mode="expand")
        return str(span[0].tag_) if span is not None and len(span) else ""

    def joins(self, start: int, end: int) -> bool:
        """Whether the span is the "that" which joins clauses ("said that Friday's vote was fair")."""
        return self.tag(start, end) == "IN"

    def tense(self, start: int, end: int) -> Tense:
        """The tense of the verb that the span goes with; unknown for a noun's modifier ("the May vote")."""
        span = self._doc.char_span(start, end, alignment_mode="expand") if self._parsed else None
        if span is None or not len(span):
            return "unknown"
        token: Token = span.root
        if token.dep_ in ATTRIBUTIVE:
            return "unknown"
        preposition = self._doc[span.start - 1].lower_ if span.start else ""
        if preposition == "since" or (
            preposition == "of" and self._doc[max(0, span.start - 2)].lower_ == "as"
        ):
            return "past"
        if preposition == "for" and token.head.lower_ == "for" and token.head.head.tag_.startswith("N"):
            return "unknown"  # "crude for June fell": the month goes with the noun
        for _ in range(MAX_CLIMB):
            planned = self._words.get(token.lower_, {}).get("planned")
            if planned is not None and planned in ("", preposition):
                return "future"
            if token.lower_ in STATIVE and preposition in LIMITS:
                return "future"  # "has until Friday to reply"
            if token.tag_.startswith("V") or token.tag_ == "MD":
                return _tense_of(token)
            if token.head.i == token.i:
                break
            token = token.head
        return "unknown"


def _tense_of(verb: Token) -> Tense:
    """The tense of a verb with its auxiliaries."""
    tags = {child.tag_: child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
    if any(child.dep_ == "mark" and child.lower_ in ("if", "unless") for child in verb.children):
        return _tense_of(verb.head) if verb.head.i != verb.i and verb.head.tag_[:1] == "V" else "unknown"
    if "MD" in tags:
        if tags.get("VB") == "have":
            return "past"
        return "prospect" if tags["MD"] in PAST_MODALS else "future"
    if "TO" in tags:
        return "prospect" if verb.head.tag_ in ("VBD", "VBN") else "future"
    if verb.tag_ == "VBN" and tags.keys() & {"VBZ", "VBP"} and "VBN" not in tags and not _has(tags):
        return "present"  # "is held on Monday"
    if verb.tag_ in ("VBD", "VBN") or "VBD" in tags:
        return "past"
    if verb.tag_ == "VB":  # an imperative has no subject, unlike what somebody is made to do
        return "unknown" if any(child.dep_ == "nsubj" for child in verb.children) else "future"
    if verb.lower_ in STATIVE:
        return "past"
    return "present" if verb.tag_ in ("VBZ", "VBP") or "VBZ" in tags or "VBP" in tags else "unknown"


def _has(auxiliaries: dict[str, str]) -> bool:
    return any(word in ("has", "have", "'ve", "’ve") for word in auxiliaries.values())


def supported(parse: Parse, r: Reader, evidence: Evidence) -> bool:
    """Whether the text around ``parse`` lets it be a time expression."""
    start, end = r.starts[parse.start], r.ends[parse.end - 1]
    label = evidence.label(start, end)
    point = parse.meaning
    if isinstance(point, Fixed):
        return _fixed_supported(parse, r, evidence, label)
    if parse.rule == "dates.year" and point.offset is None:
        return _year_supported(parse, r, evidence, label)
    if parse.rule == "dates.figures" and point.year is None:
        before = r.word(parse.start - 1)
        return label in DATES or before == "on" or r.get(parse.start - 1, "leading") is not None
    if parse.rule == "dates.nth_day":
        return _nth_supported(parse, r, evidence, label)
    if _is_fall(parse, r) and (r.word(parse.end) == "of" or not (label in DATES or evidence.silent)):
        return False
    named = parse.start - 2 if r.word(parse.start - 1) == "." else parse.start - 1
    if r.get(named, "namer") is not None and parse.end - parse.start == 1:
        return False
    single = parse.end - parse.start == 1
    if parse.rule == "dates.holiday" and not single:
        return True
    if not single:
        return label not in TITLES or any(r.digits(i) is not None for i in range(parse.start, parse.end))
    if label in NAMES or _in_title(r, parse.start):
        return False
    if r.capital(parse.end) and r.get(parse.end, "named") is not None:
        return False
    weak = any(r.weak(parse.start, kind) for kind in ("month", "season"))
    if point.season or point.part:
        return _noun_supported(parse, r, point, label, weak)
    if point.month and parse.ranges:
        return True
    if weak and _after_name(parse.start, r):
        return False
    return not weak or label in DATES or _month_supported(parse, r)


def _is_fall(parse: Parse, r: Reader) -> bool:
    """Whether the season is "fall" with nothing to say which year's."""
    point = parse.meaning
    last = r.weak(parse.end - 1, "season") and isinstance(point, Point) and point.season is not None
    return last and isinstance(point, Point) and point.year is None and point.offset is None


def _in_title(r: Reader, i: int) -> bool:
    """Whether "Today" stands in a name ("USA TODAY")."""
    return r.get(i, "deictic") is not None and r.capital(i) and r.capital(i - 1) and r.word(i - 1) != "i"


def _after_name(i: int, r: Reader) -> bool:
    """Whether a capitalised word stands right before ("Theresa May", "the Long March")."""
    return r.capital(i - 1) and r.word(i - 1).isalpha() and not r.kinds(i - 1)


def _month_supported(parse: Parse, r: Reader) -> bool:
    """Of a month whose name is a name or word too: a preposition before it, and no name after it."""
    before = r.word(parse.start - 1)
    if r.word(parse.start) == "may":
        return before in IN
    if r.hyphen(parse.end) and r.get(parse.end + 1, "month") is not None:
        return True  # "Jan-Feb"
    leading = r.get(parse.start - 1, "leading") is not None and before != "the"
    return leading and (not r.capital(parse.end) or r.word(parse.end) in (".", ","))


def _fixed_supported(parse: Parse, r: Reader, evidence: Evidence, label: str | None) -> bool:
    """Of durations, sets and phrases: no title, and "the past" and the like not before a noun."""
    if label in TITLES and parse.rule in ("dates.phrase", "dates.set"):
        return False
    if parse.rule == "dates.duration" and _in_name(parse, r):
        return False
    start = r.starts[parse.start]
    if r.get(parse.start, "often") is not None and r.word(parse.start - 1) in ("a", "the", "this"):
        return not evidence.tag(start, start + 1).startswith("NN")  # "the weekly" is a paper
    if parse.rule != "dates.phrase" or parse.end >= r.count:
        return True
    if (r.hyphen(parse.end) and r.glued(parse.end)) or r.word(parse.start - 1) == "up":
        return False  # "present-day", "up to date"
    return (
        r.word(parse.start) != "the" or evidence.tag(r.starts[parse.end], r.ends[parse.end])[:2] not in NOUNS
    )


def _in_name(parse: Parse, r: Reader) -> bool:
    """Whether a length is part of a name or adverb ("Six-Day War", "Hundred Years' War", "day-to-day")."""
    end = parse.end + 1 if r.word(parse.end) in ("'", "’") else parse.end
    if r.hyphen(end) and r.glued(end) and r.word(end + 1) == "to":
        return True
    return r.capital(parse.end - 1) and r.capital(end) and r.word(end).isalpha() and r.word(end) not in ("i",)


def _year_supported(parse: Parse, r: Reader, evidence: Evidence, label: str | None) -> bool:
    """A number of four digits is a year after a preposition, in brackets, or by spaCy's word."""
    point = parse.meaning
    assert isinstance(point, Point) and point.year is not None
    if parse.end - parse.start > 1 or point.year.startswith("BC"):
        return True
    if r.get(parse.start - 1, "numbered") is not None:
        return False
    before, after = r.word(parse.start - 1), r.word(parse.end)
    leading = r.get(parse.start - 1, "leading") is not None
    if label in DATES or (before == "(" and after == ")"):
        return True
    if r.get(parse.end, "units") or (r.hyphen(parse.end) and r.get(parse.end + 1, "unit")):
        return False
    if r.hyphen(parse.start - 1) and r.glued(parse.start) and r.digits(parse.start - 2, 4, 4) is not None:
        return True  # the far end of a range of years
    if label in AMOUNTS and not leading:
        return False
    if after.isalpha() and not r.capital(parse.end) and _plural(r, parse.end, evidence):
        return before in ("the", "its", "his", "her", "their", "this") and 1600 <= int(point.year) <= 2050
    if leading or before in ("(", "-", "–", "/", ",", "[", "~", "\n", "") or after in (")", "-", "–"):
        return True
    return 1800 <= int(point.year) <= 2050


def _plural(r: Reader, i: int, evidence: Evidence) -> bool:
    return evidence.tag(r.starts[i], r.ends[i]) == "NNS"


def _nth_supported(parse: Parse, r: Reader, evidence: Evidence, label: str | None) -> bool:
    """As in "the 14th" is a day after "on" and the like, and not before a noun ("the 14th man")."""
    if parse.end - parse.start > 3:
        return True
    digits = r.digits(parse.start + 1) is not None
    before, after = r.word(parse.start - 1), r.word(parse.end)
    if not digits or (
        after.isalpha() and evidence.tag(r.starts[parse.end], r.ends[parse.end])[:1] in ("N", "J")
    ):
        return False
    return (
        before in ("on", "of", "by", "until", "from", "since", "before", "after", "and", "to", "between")
        or label == "DATE"
    )


def _noun_supported(parse: Parse, r: Reader, point: Point, label: str | None, weak: bool) -> bool:
    """A bare season or part of the day ("winter", "night"); "a night of", "one summer" are not dates."""
    before = r.word(parse.start - 1)
    if before in ("a", "an", "one", "any", "no"):
        return False
    if point.season and r.get(parse.start - 1, "leading") is None and before not in ("", "\n", "(", ",", "-"):
        return False
    if label in DATES:
        return True
    return not weak or before in IN
