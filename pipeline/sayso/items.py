"""The record's items from the values on a Doc: ids, texts, and the ties between items."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

from spacy.tokens import Doc

from sayso import records as rec
from sayso import values
from sayso.grounds import Ground, Grounds
from sayso.language.page import page_of
from sayso.language.paragraphs import paragraphs_of
from sayso.spans import Span, holder
from sayso.ties import Placed, Ties

NO_SPEAKER = values.Speaker(form="none", actor=None, reason="not resolved")
T = TypeVar("T")
REACH = 1000  # code points within a sentence at which a place or date still counts as near
POINTS_IN_TIME = ("DATE", "TIME")
AREAS = ("country", "region")
EVENTS = frozenset({"case", "death", "infection", "fatality", "casualty", "illness", "victim"})


class Items:
    """Turns what the extractors stored on one Doc into the items of its record.

    Ids count within the article in reading order: ``a1`` actors, ``p1`` places, ``d1`` dates,
    ``n1`` numbers, ``s1`` statements.
    """

    def __init__(self, text: str, doc: Doc) -> None:
        self.text = text
        self._doc = doc
        self._resolution: values.Resolution = doc._.resolution or values.Resolution()
        self._statements: Sequence[values.Statement] = doc._.statements
        self._numbers: Sequence[values.NumberMention] = doc._.numbers
        self._dates: Sequence[values.DateMention] = doc._.dates
        self._paragraph_starts = [paragraph.start for paragraph in paragraphs_of(doc)]
        self.sentences = tuple(Span(s.start_char, s.end_char) for s in doc.sents if s.end_char > s.start_char)
        self._sentence_starts = [sentence.start for sentence in self.sentences]
        self._tie()

    def _tie(self) -> None:
        actors, places = self._resolution.actors, self._resolution.places
        self._actor_ties = Ties(Placed(m.span, f"a{n}") for n, a in enumerate(actors, 1) for m in a.mentions)
        self._place_ties = Ties(Placed(m.span, f"p{n}") for n, p in enumerate(places, 1) for m in p.mentions)
        mentions = [(place, m, f"p{n}") for n, place in enumerate(places, 1) for m in place.mentions]
        literal = [each for each in mentions if each[1].form == "literal" and not each[1].modifier]
        self._ground_ties = Ties(Placed(m.span, id_) for _, m, id_ in literal)
        dates = list(enumerate(self._dates, 1))
        self._date_ties = Ties(Placed(date.span, f"d{n}") for n, date in dates)
        self._day_ties = Ties(Placed(date.span, f"d{n}") for n, date in dates if date.type in POINTS_IN_TIME)
        page, numbers = page_of(self._doc), [number.span for number in self._numbers]
        told = [Ground(m.span, id_, told=True) for _, m, id_ in mentions if m.form == "metonym"]
        where = [Ground(m.span, id_, area=place.kind in AREAS) for place, m, id_ in literal]
        self._where = Grounds(page, [*told, *where], numbers)
        days = [Ground(date.span, f"d{n}") for n, date in dates if date.type in POINTS_IN_TIME]
        self._when = Grounds(page, days, numbers, days=True)
        self._number_ties = Ties(Placed(number.span, f"n{n}") for n, number in enumerate(self._numbers, 1))
        held: dict[str, tuple[int, int]] = {}
        for index, statement in enumerate(self._statements):
            size = sum(map(len, statement.content))
            for id_ in self._number_ties.ids_within(statement.content):
                held[id_] = min(held.get(id_, (size, index)), (size, index))
        self._holders = {id_: index for id_, (_, index) in held.items()}

    def actors(self) -> tuple[rec.Actor, ...]:
        """The actors with their mentions."""
        return tuple(
            rec.Actor(
                id=f"a{n}",
                name=actor.name,
                type=actor.type,
                roles=actor.roles,
                country=actor.country,
                mentions=tuple(
                    rec.ActorMention(**self._words(m.span), form=m.form, rule=m.rule) for m in actor.mentions
                ),
                rule=actor.rule,
                confidence=actor.confidence,
                external=actor.external,
                wikidata=actor.wikidata,
            )
            for n, actor in enumerate(self._resolution.actors, 1)
        )

    def places(self) -> tuple[rec.Place, ...]:
        """The places with their mentions."""
        return tuple(
            rec.Place(
                id=f"p{n}",
                name=place.name,
                kind=place.kind,
                country=place.country,
                lat=place.lat,
                lon=place.lon,
                geonames_id=place.geonames_id,
                external=place.external,
                wikidata=place.wikidata,
                reason=place.reason,
                mentions=tuple(rec.PlaceMention(**self._words(m.span), form=m.form) for m in place.mentions),
                rule=place.rule,
                confidence=place.confidence,
            )
            for n, place in enumerate(self._resolution.places, 1)
        )

    def dates(self) -> tuple[rec.Date, ...]:
        """The time expressions."""
        return tuple(
            rec.Date(
                **self._words(date.span),
                id=f"d{n}",
                type=date.type,
                value=date.value,
                partial=date.partial,
                first_day=date.first_day,
                last_day=date.last_day,
                mod=date.mod,
                bound=date.bound,
                phrase=self._span(date.phrase) if date.phrase else None,
                to=f"d{n + 1}" if date.begins_range else None,
                anchor=date.anchor,
                reason=date.reason,
                rule=date.rule,
                confidence=date.confidence,
            )
            for n, date in enumerate(self._dates, 1)
        )

    def numbers(self) -> tuple[rec.Number, ...]:
        """The numbers, each with the place and date of its sentence and the statement that holds it."""
        return tuple(self._number(n, number) for n, number in enumerate(self._numbers))

    def _number(self, index: int, number: values.NumberMention) -> rec.Number:
        counted = number.counted
        sentence = self._around(number.span)
        holder_index = self._holders.get(f"n{index + 1}")
        is_count = number.kind == "count"
        holder_of = None if holder_index is None else self._statements[holder_index]
        told = ((), ()) if holder_of is None else (holder_of.content, holder_of.source)
        event = counted is not None and counted.lemma in EVENTS
        return rec.Number(
            **self._words(number.span),
            id=f"n{index + 1}",
            numeral=self._span(number.numeral) if number.numeral else None,
            quantity=self._span(number.quantity) if number.quantity else None,
            value=number.value,
            low=number.low,
            high=number.high,
            bound=number.bound,
            kind=number.kind,
            unit=number.unit,
            per=number.per,
            counted=rec.Counted(**self._words(counted.span), lemma=counted.lemma) if counted else None,
            people=number.people,
            outcome=number.outcome,
            group=number.group,
            party=_id("a", _at(self._resolution.parties, index)),
            basis=number.basis,
            assertion=self._assertion(self._asserted(number, holder_index)),
            place=self._where.of(number.span, sentence, *told, event) if is_count else None,
            date=self._when.of(number.span, sentence, *told) if is_count else None,
            statement=_id("s", holder_index),
            rule=number.rule,
            confidence=number.confidence,
        )

    def _asserted(self, number: values.NumberMention, holder_index: int | None) -> values.Assertion:
        """The assertion of the number's own clause where that is marked, else of what holds it."""
        plain = (number.assertion.polarity, number.assertion.modality) == ("positive", "asserted")
        return (
            self._statements[holder_index].assertion
            if plain and holder_index is not None
            else number.assertion
        )

    def _assertion(self, assertion: values.Assertion) -> rec.Assertion:
        return rec.Assertion(
            polarity=assertion.polarity,
            modality=assertion.modality,
            evidence=self._spans(assertion.evidence),
        )

    def statements(self) -> tuple[rec.Statement, ...]:
        """The statements with their speakers and with what their contents mention."""
        return tuple(self._statement(n, statement) for n, statement in enumerate(self._statements))

    def _statement(self, index: int, statement: values.Statement) -> rec.Statement:
        speaker = _at(self._resolution.speakers, index) or NO_SPEAKER
        anchor = (statement.cue or statement.content)[0]
        content = self._spans(statement.content)
        outside = (*statement.content, *statement.source, *statement.addressee)
        sentence = self._around(anchor)
        return rec.Statement(
            id=f"s{index + 1}",
            quote_type=statement.quote_type,
            source=rec.Source(
                spans=self._spans(statement.source),
                form=speaker.form,
                actor=_id("a", speaker.actor),
                reason=speaker.reason,
            ),
            cue=rec.Cue(spans=self._spans(statement.cue), lemma=statement.lemma, act=statement.act),
            content=rec.Content(spans=content, text=" ".join(span.text for span in content)),
            addressee=self._addressee(index, statement),
            assertion=self._assertion(statement.assertion),
            parent=_id("s", statement.parent),
            date=self._day_ties.nearest(anchor, sentence, outside) if statement.cue else None,
            place=self._ground_ties.nearest(anchor, sentence, outside) if statement.cue else None,
            numbers=self._number_ties.ids_within(statement.content),
            actors=self._actor_ties.ids_within(statement.content),
            places=self._place_ties.ids_within(statement.content),
            dates=self._date_ties.ids_within(statement.content),
            paragraph=max(0, holder(self._paragraph_starts, anchor.start)),
            sentence=max(0, holder(self._sentence_starts, anchor.start)),
            rule=statement.rule,
            confidence=statement.confidence,
        )

    def _addressee(self, index: int, statement: values.Statement) -> rec.Addressee | None:
        if not statement.addressee:
            return None
        return rec.Addressee(
            spans=self._spans(statement.addressee),
            actor=_id("a", _at(self._resolution.addressees, index)),
        )

    def issues(self, of_reader: Iterable[values.Issue]) -> tuple[rec.Issue, ...]:
        """What went wrong inside the article: the reader's issues, then those of the text."""
        found = [rec.Issue(code=issue.code, message=issue.message) for issue in of_reader]
        for quotation in self._doc._.quotations:
            if not quotation.closed and not quotation.continues:
                mark = Span(quotation.outer.start, quotation.inner.start)
                message = "a quotation is opened and not closed in its paragraph"
                found.append(rec.Issue(code="unclosed_quotation", message=message, span=self._span(mark)))
        open_dates = [date for date in self._dates if date.value is None]
        if open_dates:
            reasons = ", ".join(sorted({date.reason or "unknown" for date in open_dates}))
            message = f"{len(open_dates)} of {len(self._dates)} dates have no value: {reasons}"
            found.append(rec.Issue(code="dates_unresolved", message=message))
        return tuple(found)

    def _around(self, span: Span) -> Span:
        """The sentence of ``span``, cut at `REACH` code points to each side."""
        sentence = self.sentences[max(0, holder(self._sentence_starts, span.start))]
        start, end = max(sentence.start, span.start - REACH), min(sentence.end, span.end + REACH)
        return Span(start, end) if start < end else span

    def _words(self, span: Span) -> dict[str, Any]:
        return {"start": span.start, "end": span.end, "text": span.of(self.text)}

    def _span(self, span: Span) -> rec.TextSpan:
        return rec.TextSpan(**self._words(span))

    def _spans(self, spans: Iterable[Span]) -> tuple[rec.TextSpan, ...]:
        return tuple(self._span(span) for span in spans)


def _id(letter: str, index: int | None) -> str | None:
    return None if index is None else f"{letter}{index + 1}"


def _at(items: Sequence[T], index: int) -> T | None:
    return items[index] if index < len(items) else None
