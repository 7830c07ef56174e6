"""The component that finds dates, times, durations and sets of times, with their TIMEX3 values.

`Dates` reads the text with a grammar over its words (`sayso.mentions.dates.grammar`), asks spaCy's
entities and parse where the words alone do not tell, and resolves the values against
``doc._.published`` (`sayso.mentions.dates.resolution`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from spacy.language import Language
from spacy.tokens import Doc

from sayso.knowledge import Knowledge, load_knowledge
from sayso.language.extensions import Extractor, text_of
from sayso.mentions.dates.anchors import Anchor
from sayso.mentions.dates.context import Context, Published, Resolved
from sayso.mentions.dates.evidence import Evidence, supported
from sayso.mentions.dates.grammar import expression, find
from sayso.mentions.dates.intervals import Days, days_of, part_of, window
from sayso.mentions.dates.meanings import Fixed, Meaning, Offset, Parse, Point
from sayso.mentions.dates.numbers import VAGUE
from sayso.mentions.dates.phrases import Frame, framed, modifier, opened
from sayso.mentions.dates.ranges import MAX_LOAN
from sayso.mentions.dates.rates import as_rate
from sayso.mentions.dates.reader import Reader
from sayso.mentions.dates.relative import quantity
from sayso.mentions.dates.resolution import resolve
from sayso.mentions.dates.words import DateLexicon
from sayso.records import DateType
from sayso.spans import Span
from sayso.values import DateMention

NARRATIVE_NOW = 0.25  # dates counted from publication for each date with a year, at most
NARRATIVE_YEARS = 8  # so many dates with a year make a history, if most lie well in the past
NARRATIVE_SHARE = 0.8
NARRATIVE_JUMP = 5  # a bare year further away than this is an aside of the history
# The share of mentions whose span and value both are expected to be right, by rule.
WORDS_ALONE = Context(None)
USUAL = 0.9
CONFIDENCE = {
    "dates.year": 0.95,
    "dates.day_month": 0.95,
    "dates.month_day": 0.95,
    "dates.figures": 0.95,
    "dates.decade": 0.95,
    "dates.century": 0.95,
    "dates.season": 0.8,
    "dates.turned": 0.85,
    "dates.counted": 0.8,
    "dates.counted_from": 0.75,
    "dates.duration": 0.85,
    "dates.part_of_day": 0.75,
    "dates.edge": 0.8,
    "dates.nth_day": 0.8,
}


class Dates(Extractor[tuple[DateMention, ...]]):
    """Finds the time expressions of an article."""

    attribute = "dates"

    def __init__(self, knowledge: Knowledge) -> None:
        self._lexicon = DateLexicon(knowledge)

    def process(self, doc: Doc) -> tuple[DateMention, ...]:
        """The time expressions of ``doc`` in reading order; none overlaps another.

        Spans count code points of ``doc.text``; they hold the article ("the past two months") and
        modifiers ("early June") but no preposition, as TimeML has them. Values are resolved against
        ``doc._.published`` (an ISO date or date-time); without it what is relative is None.
        """
        reader = Reader(text_of(doc), self._lexicon)
        found = find(reader)
        if not found:
            return ()
        evidence = Evidence(doc, self._lexicon)
        clear = (_after_conjunction(parse, reader, evidence) for parse in found)
        rated = (as_rate(parse, reader, evidence) for parse in clear)
        kept = [parse for parse in rated if parse is not None and supported(parse, reader, evidence)]
        published = published_of(doc._.published)
        context = Context(published, narrative=is_narrative(kept, published))
        mentions = []
        for n, parse in enumerate(kept):
            span = _span(reader, parse.start, parse.end)
            ahead = length_ahead(parse, reader)
            if ahead is not None or needs_tense(parse):
                context = replace(context, tense=evidence.tense(span.start, span.end))
            if ahead is not None and context.tense in ("future", "prospect"):
                parse = replace(parse, meaning=ahead, rule="dates.ahead")
            far = _other_end(parse, kept[n + 1 : n + 2])
            parse = before_far_end(parse, far, context)
            mention, place = _mention(parse, span, context)
            mentions.append(_in_phrase(mention, parse, far, reader))
            if place is not None and _leads(parse, mention, place, reader, context):
                context = replace(
                    context, text=place, day=context.day if place.week or place.date() is None else place
                )
        return tuple(mentions)


@Language.factory("sayso_dates", default_config={"knowledge": None})
def make_dates(nlp: Language, name: str, knowledge: str | None) -> Dates:
    """Makes the component; ``knowledge`` is a folder that overlays models/, or None."""
    return Dates(load_knowledge(knowledge))


def published_of(value: str | None) -> Published | None:
    """The publication date and time of an ISO 8601 string; None where it is no such thing."""
    if not value:
        return None
    try:
        day = date.fromisoformat(value[:10])
    except ValueError:
        return None
    time = value[11:16] if len(value) >= 16 and value[13] == ":" else None
    return Published(day, time)


def is_narrative(parses: Sequence[Parse], published: Published | None) -> bool:
    """Whether the text tells of the past, so that dates without a year lean on the text.

    So it is where most of its dates give years, and these lie two years or more before publication.
    """
    points = [parse.meaning for parse in parses if isinstance(parse.meaning, Point)]
    years = [p.year for p in points if p.year is not None]
    now = [
        p for p in points if (p.offset is not None and p.offset.base == "published") or p.weekday is not None
    ]
    if len(years) < NARRATIVE_YEARS or len(now) > NARRATIVE_NOW * len(years):
        return False
    if published is None:
        return True
    last = published.day.year - 1
    old = sum(y.startswith("BC") or int(y.ljust(4, "0")) < last for y in years)
    return old / len(years) >= NARRATIVE_SHARE


def _after_conjunction(parse: Parse, reader: Reader, evidence: Evidence) -> Parse:
    """``parse`` without a "that" which does not go with it."""
    at = parse.start
    if reader.word(at) != "that" or not evidence.joins(reader.starts[at], reader.ends[at]):
        return parse
    return expression(reader, at + 1) or parse


def _other_end(near: Parse, after: Sequence[Parse]) -> Parse | None:
    """The end of the range that ``near`` begins, where it was kept."""
    return next((far for far in after if near.ranges and far.start - near.end <= MAX_LOAN), None)


def _span(reader: Reader, start: int, end: int) -> Span:
    return Span(reader.starts[start], reader.ends[end - 1])


def _in_phrase(mention: DateMention, parse: Parse, far: Parse | None, reader: Reader) -> DateMention:
    """``mention`` with the words around it that bound it; ``far`` is the other end of its range."""
    frame = framed(reader, parse)
    if far is not None:
        frame = Frame(min(opened(reader, parse.start), frame.start), far.end, frame.bound)
    phrase = _span(reader, frame.start, frame.end)
    return replace(
        mention,
        mod=modifier(reader, parse),
        bound=frame.bound,
        phrase=phrase if phrase != mention.span else None,
        begins_range=far is not None,
    )


def _leads(parse: Parse, mention: DateMention, place: Anchor, reader: Reader, context: Context) -> bool:
    """Whether what follows counts from this date.

    In a history it does not count from today, from a year far from the one told of, or from a later
    year that is named in passing (not at the start of a sentence).
    """
    if not context.narrative or context.text is None:
        return True
    if mention.anchor == "published":
        return False
    ahead = place.year - context.text.year
    first = reader.capital(parse.start - 1) or reader.word(parse.start - 1) in ("\n", ".", "")
    return place.month is not None or (abs(ahead) <= NARRATIVE_JUMP and (first or ahead <= 0))


def before_far_end(near: Parse, far: Parse | None, context: Context) -> Parse:
    """``near`` in the last year in which it comes before the other end of its range.

    So where neither gives a year: "from August to October" is not from next August to last October.
    """
    if far is None or not isinstance(near.meaning, Point) or not isinstance(far.meaning, Point):
        return near
    point, other = near.meaning, far.meaning
    if point.month is None or point.year or point.offset or other.month is None or other.year or other.offset:
        return near
    place = resolve(other, context).place
    if place is None or place.year < 1:
        return near
    later = (point.month, point.day or 0) > (other.month, other.day or 31)
    return replace(near, meaning=replace(point, year=f"{place.year - later:04d}"))


def length_ahead(parse: Parse, reader: Reader) -> Point | None:
    """The day that "in 18 days" names after a verb of the future; None where the words cannot mean it."""
    if parse.rule != "dates.duration" or reader.word(parse.start - 1) != "in":
        return None
    read = quantity(reader, parse.start)
    if read is None or read[0] != parse.end or read[1] == VAGUE:
        return None
    return Point(offset=Offset(float(read[1]), read[2]))


def needs_tense(parse: Parse) -> bool:
    """Whether the tense of the verb can change the value: a date without a year or an offset."""
    point = parse.meaning
    if isinstance(point, Point) and point.offset is not None and isinstance(point.offset.base, Point):
        point = point.offset.base
    return isinstance(point, Point) and point.year is None and point.offset is None


def _mention(parse: Parse, span: Span, context: Context) -> tuple[DateMention, Anchor | None]:
    meaning = parse.meaning
    if isinstance(meaning, Fixed):
        resolved, kind = Resolved(meaning.value, reason=meaning.reason), meaning.type
    else:
        resolved, kind = resolve(meaning, context), _type(meaning)
    days = _days(meaning, resolved, context)
    mention = DateMention(
        span=span,
        type=kind,
        value=resolved.value,
        partial=_partial(meaning, resolved),
        first_day=days[0] if days else None,
        last_day=days[1] if days else None,
        anchor=resolved.anchor,
        reason=resolved.reason,
        rule=parse.rule,
        confidence=CONFIDENCE.get(parse.rule, USUAL),
    )
    return mention, resolved.place


def _partial(meaning: Meaning, resolved: Resolved) -> str | None:
    """What the words alone say ("XXXX-10-14") where something else completed it."""
    if resolved.anchor == "none" or not isinstance(meaning, Point) or meaning.offset is not None:
        return None
    return resolve(meaning, WORDS_ALONE).value or None


def _days(meaning: Meaning, resolved: Resolved, context: Context) -> Days | None:
    """The days that a mention covers; of a duration only where it is counted from publication."""
    if isinstance(meaning, Point):
        return days_of(resolved.value)
    if meaning.slice is not None:
        return part_of(meaning.slice, resolve(meaning.slice.whole, context).value)
    if meaning.window is None or context.published is None:
        return None
    return window(meaning.window, context.published.day)


def _type(point: Point) -> DateType:
    timed = point.clock is not None or point.part is not None
    counted = point.offset is not None and point.offset.unit in ("TH", "TM", "TS")
    return "TIME" if timed or counted else "DATE"
