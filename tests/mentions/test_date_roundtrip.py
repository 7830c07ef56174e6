"""A date written out in any of the usual ways is read back as itself."""

from __future__ import annotations

from datetime import date

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from sayso.knowledge import load_knowledge
from sayso.mentions.dates.anchors import Anchor, moved, of_date
from sayso.mentions.dates.component import Dates

BLANK = spacy.blank("en")
DATES = Dates(load_knowledge(None))
FORMS = [
    "{d.day} {d:%B} {d.year}",
    "{d:%B} {d.day}, {d.year}",
    "{d:%b}. {d.day}, {d.year}",
    "the {d.day}{th} of {d:%B} {d.year}",
    "{d:%A}, {d:%B} {d.day}, {d.year}",
    "{d:%A} {d.day} {d:%B} {d.year}",
    "{d.year}-{d:%m}-{d:%d}",
    "{d:%d}.{d:%m}.{d.year}",
]
DAYS = st.dates(date(1600, 1, 1), date(2150, 12, 31))


def ending(day: int) -> str:
    return "th" if 10 < day < 20 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")


@pytest.mark.parametrize("form", FORMS)
@given(day=DAYS)
def test_a_written_date_is_read_back(form: str, day: date) -> None:
    words = form.format(d=day, th=ending(day.day)).replace("May.", "May")
    text = f"It was signed on {words} at the border."
    found = [(m.span.of(text), m.value) for m in DATES.process(BLANK(text))]
    assert found == [(words, day.isoformat())]


@given(st.text(alphabet="0123456789 ,.-/:'’MayMarchthesdwklatofin\n", max_size=80))
def test_any_text_gives_spans_in_order_that_do_not_overlap(text: str) -> None:
    ends = 0
    for mention in DATES.process(BLANK(text)):
        assert mention.span.start >= ends
        assert mention.span.of(text).strip() == mention.span.of(text)
        ends = mention.span.end


@given(
    n=st.integers(1, 10**9), unit=st.sampled_from(["hours", "days", "weeks", "months", "years", "centuries"])
)
def test_what_no_calendar_reaches_is_none_and_no_error(n: int, unit: str) -> None:
    doc = BLANK(f"It died out {n} {unit} ago.")
    doc._.published = "2020-10-16T12:00:00"
    for mention in DATES.process(doc):
        assert mention.value is None or len(mention.value.split("T")[0]) <= 10


@given(day=DAYS, n=st.integers(-400, 400), unit=st.sampled_from(["D", "W", "M", "Y", "DE"]))
def test_moving_there_and_back_keeps_what_the_unit_tells(day: date, n: int, unit: str) -> None:
    there = moved(of_date(day), n, unit)
    if there is None or not 1 <= there.year <= 9000:
        return
    back = moved(there, -n, unit)
    assert back is not None
    assert back.value() == (moved(of_date(day), 0, unit) or Anchor(1)).value()
