"""The noun phrases of sources: where they begin, what they are called, which name stands in them."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.language.page import Page
from sayso.resolve.clusters import Cluster
from sayso.spans import Span

LONGEST_NAME = 10  # tokens after its head that the name of a described actor may have
_ENDS_NAME = (",", ".", ":", "WP", "WDT", "VBD", "VBZ", "VBP", "VBN", "VBG", "''", "``", "-LRB-")
_QUOTES = ("''", "``", "_SP")
_MARKS = ("'s", "’s", "'", "’")
_NO_START = ("IN", ",", "``", "''", "_SP", "HYPH", "-RRB-", ":")


def first_of(page: Page, head: int) -> int:
    """The offset at which the noun phrase that ends with token ``head`` begins."""
    first = head
    while first > 0 and head - first < LONGEST_NAME and page.tags[first - 1] not in _QUOTES:
        parent = page.heads[first - 1]
        if not (first - 1 < parent <= head or page.deps[first - 1] == "case"):
            break
        first -= 1
    while first < head and page.tags[first] in _NO_START:
        first += 1
    return page.starts[first]


def name_of(page: Page, source: Sequence[Span], head: int) -> str:
    """What to call an actor that has no name: its phrase, without article and clauses."""
    end = page.ends[head]
    for at in range(head + 1, min(len(page), head + LONGEST_NAME)):
        if not source[-1].start < page.ends[at] <= source[-1].end or page.tags[at] in _ENDS_NAME:
            break
        end = page.ends[at]
    if page.words[page.last(end)] in _MARKS and end > page.ends[head]:
        end = page.ends[page.last(end) - 1]
    name = " ".join(page.text[first_of(page, head) : end].split())
    for article in ("The ", "the ", "A ", "a ", "An ", "an "):
        name = name.removeprefix(article)
    return name


def extent_of(page: Page, cluster: Cluster, at: int) -> tuple[int, int] | None:
    """The first and last token of the cluster's name at token ``at``, if a name stands there."""
    for mention in cluster.mentions:
        if mention.form == "name" and mention.span.start <= page.starts[at] < mention.span.end:
            return page.at(mention.span.start), page.last(mention.span.end)
    return None
