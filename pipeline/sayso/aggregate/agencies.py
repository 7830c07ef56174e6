"""Which news agency a text says it comes from: "(Reuters) –", "AP contributed to this report".

The agencies are `models/agencies.csv`; an acronym that stands where an agency's tag stands ("OSLO (TPA) —")
counts as one even where the table lacks it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from sayso.knowledge import load_knowledge
from sayso.records import Article

HEAD, TAIL = 300, 400  # code points at the start and end of a text in which a tag may stand
_LEAD = re.compile(r"(?:^|[\s,])\((?P<tag>[^()\n]{2,40})\)\s*(?:-|–|—|--)\s")
_BARE_END = re.compile(r"(?:^|\n)\s*(?:-|–|—|\(|©|\[)+\s*(?P<tag>[^()\[\]\n.]{2,40}?)\s*[)\].]?\s*\Z")
_CREDIT = re.compile(
    r"(?:^|[\n.(\[]\s*)(?P<tag>(?:The )?[A-Z][\w&-]*(?: [A-Z][\w&-]*){0,3})"
    r" (?:contributed|has contributed|also contributed)\b"
)
_WITH = re.compile(
    r"(?:\b(?i:with (?:files|material|reporting|additional reporting|inputs?) from|additional reporting by|"
    r"source:|copyright)|©)"
    r"\s*(?:\d{4}\s*)?(?:the )?(?P<tag>[A-Z][\w&-]*(?: [A-Z][\w&-]*){0,3})"
)
_ACRONYM = re.compile(r"[A-Z]{2,6}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Agency:
    """A row of agencies.csv: a news agency, and how its tag is written in texts of other outlets."""

    id: str
    name: str
    tags: tuple[str, ...]


def agency_of(article: Article) -> str | None:
    """The agency that ``article`` credits, by its name in the table, else by its acronym; None without one.

    Its head, its last lines, its authors and its publisher are looked at, in this order.
    """
    text = article.text or ""
    head, tail = text[:HEAD], text[-TAIL:]
    for pattern, part in ((_LEAD, head), (_CREDIT, tail), (_WITH, tail), (_BARE_END, tail)):
        for match in pattern.finditer(part):
            if found := _named(match["tag"]):
                return found
    known = _tags()
    return next((known[name] for name in (*article.authors, article.publisher or "") if name in known), None)


def is_house_of(publisher: str | None, agency: str | None) -> bool:
    """Whether ``publisher`` is the agency itself: its name, or a name of which it is the acronym."""
    if not publisher or not agency:
        return False
    initials = "".join(word[0] for word in publisher.split() if word[0].isupper())
    return agency in (publisher, initials, _tags().get(publisher))


def _named(tag: str) -> str | None:
    """The agency of a tag; of "Reuters/AP" the first."""
    known = _tags()
    for part in re.split(r"\s*[/,;]\s*|\s+and\s+", tag.strip()):
        if part in known or _ACRONYM.fullmatch(part):
            return known.get(part, part)
    return None


@cache
def _tags() -> dict[str, str]:
    rows = load_knowledge().table("agencies", Agency).values()
    return {tag: row.name for row in rows for tag in (row.name, *row.tags)}
