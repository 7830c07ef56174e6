"""Rates: "£2 million a year", "40 people a day", where "a year" says how often and not how long."""

from __future__ import annotations

from dataclasses import replace

from sayso.mentions.dates.evidence import Evidence
from sayso.mentions.dates.meanings import Fixed, Parse
from sayso.mentions.dates.reader import Reader

REACH = 7  # lexemes before "a year" among which the number stands
COUNTED = (
    "NN",
    "CD",
    "$",
    "JJ",
    "",
)  # tags, or their beginnings, of what a number counts; "" without a tagger
STOPS = (".", ";", ":", "\n", "for", "in", "over", "within", "after", "than", "about", "under", "only")


def as_rate(parse: Parse, r: Reader, evidence: Evidence) -> Parse | None:
    """``parse`` as a set where it is the "a year" of a rate, None for a speed ("40 miles an hour")."""
    meaning = parse.meaning
    if (
        not isinstance(meaning, Fixed)
        or parse.rule != "dates.duration"
        or r.word(parse.start) not in ("a", "an")
    ):
        return parse
    before = parse.start - 1
    if parse.end - parse.start != 2 or not _counted(r, before, evidence):
        return parse
    if r.get(before, "length") is not None and r.get(parse.end - 1, "unit") == "TH":
        return None
    return replace(parse, meaning=Fixed("SET", meaning.value), rule="dates.rate")


def _counted(r: Reader, i: int, evidence: Evidence) -> bool:
    """Whether what a number counts ends at ``i``."""
    if i < 0 or r.word(i) in STOPS:
        return False
    tag = evidence.tag(r.starts[i], r.ends[i])
    if r.word(i) != "%" and tag and not tag.startswith(COUNTED[:-1]):
        return False
    for at in range(i, max(-1, i - REACH), -1):
        if r.word(at) in STOPS:
            return False
        if r.digits(at) is not None or r.get(at, "number") or r.get(at, "hundred"):
            return True
    return False
