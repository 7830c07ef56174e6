"""Figures of two claimants or two days: contradiction, update, scope, compatible; ranges and denials."""

from __future__ import annotations

from typing import Any

import pytest
from made import Said, Who, article

from sayso.aggregate.build import build_tables
from sayso.records import Record

POLICE, UNION = Who("Ostby Police"), Who("Dockers Union")
ARMY_NO = Who("government of Norway", "government", "NO")
MINISTRY_NO = Who("Defence Ministry of Norway", "government", "NO")
ARMY_SE = Who("government of Sweden", "government", "SE")
MONDAY, TUESDAY, FRIDAY = "2024-03-04", "2024-03-05", "2024-03-08"


def figure(count: str, by: Who | None = None, **more: Any) -> Said:
    """A figure said by somebody; other words go to `Said`, those that it lacks to the number."""
    own = {name: more.pop(name) for name in list(more) if name in ("group", "outcome", "basis")}
    return Said(count, by, fields=tuple(own.items()), **more)


def relations(*articles: Record) -> list[tuple[object, ...]]:
    """Relation and texts of the two figures, in order; without texts between ledgers."""
    table = build_tables(articles)["relations"]
    rows = table[["relation", "text", "other_text"]].astype(object).where(table.notna(), None)
    return [tuple(row) for row in rows.itertuples(index=False)]


CASES: list[tuple[str, list[Record], str | None]] = [
    (
        "two claimants on one day",
        [article(MONDAY, figure("12", POLICE), figure("19", UNION))],
        "contradiction",
    ),
    (
        "two claimants in articles of one day",
        [article(MONDAY, figure("12", POLICE)), article(MONDAY, figure("19", UNION), publisher="Star")],
        "contradiction",
    ),
    (
        "two claimants, hours apart",
        [
            article("2024-03-04T08:00:00Z", figure("12", POLICE)),
            article("2024-03-04T18:00:00Z", figure("19", UNION)),
        ],
        "update",
    ),
    (
        "a bound that holds",
        [article(MONDAY, figure("at least 12", POLICE), figure("15", UNION))],
        "compatible",
    ),
    (
        "a bound that fails",
        [article(MONDAY, figure("at least 12", POLICE), figure("9", UNION))],
        "contradiction",
    ),
    (
        "a bound just missed",
        [article(MONDAY, figure("more than 12", POLICE), figure("12", UNION))],
        "contradiction",
    ),
    (
        "a bound from above",
        [article(MONDAY, figure("fewer than 25", POLICE), figure("28", UNION))],
        "contradiction",
    ),
    (
        "an upper bound that holds",
        [article(MONDAY, figure("up to 30", POLICE), figure("28", UNION))],
        "compatible",
    ),
    (
        "two bounds",
        [article(MONDAY, figure("at least 12", POLICE), figure("more than 40", UNION))],
        "compatible",
    ),
    ("about", [article(MONDAY, figure("about 40", POLICE), figure("42", UNION))], "compatible"),
    ("about, too far", [article(MONDAY, figure("about 40", POLICE), figure("52", UNION))], "contradiction"),
    ("a range", [article(MONDAY, figure("40 to 50", POLICE), figure("45", UNION))], "compatible"),
    ("a range, outside", [article(MONDAY, figure("40 to 50", POLICE), figure("55", UNION))], "contradiction"),
    ("the same number", [article(MONDAY, figure("12", POLICE), figure("12", UNION))], "compatible"),
    (
        "the article's own voice",
        [article(MONDAY, figure("12", POLICE), figure("19"))],
        "contradiction",
    ),
    (
        "later and larger",
        [article(MONDAY, figure("12", POLICE)), article(TUESDAY, figure("19", POLICE))],
        "update",
    ),
    (
        "later and larger, by another",
        [article(MONDAY, figure("12", POLICE)), article(TUESDAY, figure("19", UNION))],
        "update",
    ),
    (
        "later and smaller, by another",
        [article(MONDAY, figure("19", POLICE)), article(TUESDAY, figure("12", UNION))],
        "contradiction",
    ),
    (
        "later and smaller, by the same",
        [article(MONDAY, figure("19", POLICE)), article(TUESDAY, figure("12", POLICE))],
        "update",
    ),
    (
        "the missing are found",
        [
            article(MONDAY, figure("60", POLICE, outcome="missing")),
            article(TUESDAY, figure("22", UNION, outcome="missing")),
        ],
        "update",
    ),
    (
        "on the day that the text says",
        [article(FRIDAY, figure("12", POLICE, said=MONDAY)), article(TUESDAY, figure("19", UNION))],
        "update",
    ),
    (
        "two voices of one government",
        [
            article(MONDAY, figure("7", MINISTRY_NO, party=ARMY_NO)),
            article(FRIDAY, figure("12", ARMY_NO, party=ARMY_NO)),
        ],
        "update",
    ),
    (
        "the enemy's losses, a day later",
        [
            article(MONDAY, figure("7", ARMY_NO, party=ARMY_NO)),
            article(TUESDAY, figure("30", ARMY_SE, party=ARMY_NO)),
        ],
        "contradiction",
    ),
    (
        "two governments, a day later",
        [article(MONDAY, figure("7", ARMY_NO)), article(TUESDAY, figure("30", ARMY_SE))],
        "contradiction",
    ),
    (
        "one account with two numbers",
        [article(MONDAY, figure("12", POLICE), figure("3", POLICE))],
        "scope",
    ),
    (
        "children among all",
        [article(MONDAY, figure("12", POLICE), figure("3", UNION, group="child"))],
        "scope",
    ),
    (
        "children among civilians",
        [article(MONDAY, figure("12", POLICE, group="civilian"), figure("3", UNION, group="child"))],
        "scope",
    ),
    (
        "casualties are killed and wounded",
        [article(MONDAY, figure("12", POLICE), figure("40", UNION, outcome="casualties"))],
        "scope",
    ),
    (
        "one side's dead among all",
        [article(MONDAY, figure("30", POLICE), figure("12", UNION, party=ARMY_NO))],
        "scope",
    ),
    (
        "a town in its country",
        [article(MONDAY, figure("12", POLICE, place="Ostby"), figure("40", UNION, place="Norway"))],
        "scope",
    ),
    (
        "a town in its region",
        [article(MONDAY, figure("12", POLICE, place="Ostby"), figure("40", UNION, place="Norland"))],
        "scope",
    ),
    (
        "a village that no map has",
        [article(MONDAY, figure("12", POLICE), figure("4", UNION, place="Lillegrend"))],
        "scope",
    ),
    (
        "a day's dead against the total",
        [
            article(MONDAY, figure("20", POLICE)),
            article(TUESDAY, figure("2", UNION, basis="incident", date=TUESDAY), figure("20", POLICE)),
        ],
        "scope",
    ),
    (
        "the raid against the war",
        [
            article(
                MONDAY,
                figure("12", POLICE, basis="incident", date=MONDAY),
                figure("300", UNION, basis="cumulative", tail=" since the war began"),
            )
        ],
        "scope",
    ),
    (
        "some of them",
        [article(MONDAY, figure("12", POLICE), figure("5", UNION, noun=" of them"))],
        "scope",
    ),
    (
        "an old figure once more beside the new one",
        [
            article(MONDAY, figure("3", POLICE)),
            article(FRIDAY, figure("5", POLICE), figure("3", POLICE), figure("at least 5", UNION)),
        ],
        "update and compatible",
    ),
    (
        "who gives many numbers counts many things",
        [article(MONDAY, *(figure(count, POLICE) for count in ("77", "24", "43")), figure("11", UNION))],
        "scope",
    ),
    (
        "soldiers and civilians",
        [article(MONDAY, figure("12", POLICE, group="soldier"), figure("3", UNION, group="civilian"))],
        None,
    ),
    (
        "killed and wounded",
        [article(MONDAY, figure("12", POLICE), figure("30", UNION, outcome="wounded"))],
        None,
    ),
    (
        "two sides",
        [article(MONDAY, figure("12", ARMY_NO, party=ARMY_NO), figure("3", ARMY_SE, party=ARMY_SE))],
        None,
    ),
    (
        "two towns",
        [article(MONDAY, figure("12", POLICE, place="Ostby"), figure("3", UNION, place="Vestby"))],
        None,
    ),
    (
        "two events in two countries",
        [article(MONDAY, figure("12", POLICE)), article(MONDAY, figure("3", UNION), place="Kalix")],
        None,
    ),
    (
        "two events, a month apart",
        [article(MONDAY, figure("12", POLICE)), article("2024-04-15", figure("3", UNION))],
        None,
    ),
    (
        "two days of one event",
        [
            article(MONDAY, figure("1", UNION, outcome="wounded")),
            article(
                FRIDAY,
                figure("2", POLICE, basis="incident", date=TUESDAY),
                figure("5", UNION, basis="incident", date=FRIDAY),
            ),
        ],
        None,
    ),
    (
        "what may be is no claim",
        [article(MONDAY, figure("12", POLICE), figure("50", UNION, modality="possible"))],
        None,
    ),
]


@pytest.mark.parametrize(("articles", "kind"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_relation(articles: list[Record], kind: str | None) -> None:
    found = {relation for relation, *_ in relations(*articles)}
    assert found == (set() if kind is None else set(kind.split(" and ")))
