"""actors.csv as a user edits it, and what it then says about who is who.

A row is an identity; its ``variants`` are the names under which articles have it, separated by ``|``. One
rule covers every correction: a variant belongs to the row that lists it. Two identities are merged by giving
both rows one id (the first row's name holds) or by moving variants from row to row, one is split by moving
variants into a new row with an id of its own, and renamed by another ``name``. ``Ada Quist @
0123456789abcdef`` means that name in that one article, for two persons who share a name.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sayso.aggregate.identities import IN_ARTICLE, MARK, Pin, Variant
from sayso.errors import KnowledgeError

NEEDED = ("actor", "name", "type", "variants")


@dataclass(frozen=True, slots=True)
class ActorFile:
    """The decisions of an edited actors.csv."""

    pins: dict[tuple[str, str], list[Pin]]  # type and name as listed
    articles: frozenset[tuple[str, str, str]]  # type, name and article of names pinned in one article

    def variant(self, name: str, kind: str, country: str | None, article: str) -> Variant:
        """The variant that an actor of an article is: of that article alone where the file says so."""
        alone = (kind, name, article) in self.articles
        return Variant(name, kind, country, article if alone else None)

    def pin(self, variant: Variant) -> Pin | None:
        """What the file says of a variant; None where it says nothing or several rows may be meant."""
        rows = self.pins.get((variant.type, variant.listed), [])
        same = [pin for pin in rows if pin.country == variant.country]
        fitting = same or [pin for pin in rows if None in (pin.country, variant.country)]
        return fitting[0] if len({pin.id for pin in fitting}) == 1 else None


NOBODY = ActorFile({}, frozenset())


def read_actor_file(path: Path) -> ActorFile:
    """The decisions of an actors.csv that `sayso aggregate` wrote and a user edited.

    Columns other than actor, name, type, country and variants are passed over. Raises KnowledgeError with
    file and line for a missing column or cell, or a variant that two rows of the same type and country list;
    OSError where the file cannot be read.
    """
    pins: dict[tuple[str, str], list[Pin]] = defaultdict(list)
    articles = set()
    names: dict[str, str] = {}
    for where, row in _rows(path):
        pin = Pin(row["actor"], names.setdefault(row["actor"], row["name"]), row.get("country") or None)
        for name in filter(None, map(str.strip, row["variants"].split(MARK))):
            others = pins[row["type"], name]
            if any(other.id != pin.id and other.country == pin.country for other in others):
                raise KnowledgeError(
                    f"{where}: {name!r} is a variant of {others[0].id} already; list it once"
                )
            others.append(pin)
            if IN_ARTICLE in name:
                plain, _, article = name.rpartition(IN_ARTICLE)
                articles.add((row["type"], plain, article))
    return ActorFile(dict(pins), frozenset(articles))


def _rows(path: Path) -> Iterator[tuple[str, dict[str, str]]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            reader = csv.DictReader(stream)
            missing = [name for name in NEEDED if name not in (reader.fieldnames or ())]
            if missing:
                raise KnowledgeError(
                    f"{path}:1: no column {missing[0]!r}; an actors.csv has {', '.join(NEEDED)}"
                )
            for row in reader:
                where = f"{path}:{reader.line_num}"
                empty = [name for name in NEEDED if not row.get(name)]
                if empty:
                    raise KnowledgeError(f"{where}: {empty[0]} is empty")
                yield where, row
    except (UnicodeDecodeError, csv.Error) as error:
        raise KnowledgeError(f"{path}: cannot be read as CSV in UTF-8 ({error})") from error
