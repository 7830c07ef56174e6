"""Whose turn it is in an interview printed as questions and answers: "Q:", "A:", "Haddadin-Rau:"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence

from sayso.resolve.clusters import Cluster
from sayso.resolve.names import parts
from sayso.spans import Span

_LABEL = re.compile(r"([A-Z][\w.'’-]{0,24}(?: [A-Z][\w.'’-]{0,24}){0,3}):(?=\s)")
FEWEST = 2  # paragraphs that one label must open; a lone one is a heading


class Turns:
    """Looks up whose turn the words at an offset belong to; ``answering`` is who is interviewed.

    The questions are the ``publisher``'s where a label stands for it or for no name of the article; it
    joins ``clusters`` then.
    """

    def __init__(
        self,
        text: str,
        paragraphs: Sequence[Span],
        clusters: list[Cluster],
        publisher: str | None = None,
    ) -> None:
        labels = [(p.start, found.group(1)) for p in paragraphs if (found := _LABEL.match(text, p.start))]
        counts = Counter(label for _, label in labels)
        usual = {label for label, count in counts.items() if count >= FEWEST}
        kept = [(start, label) for start, label in labels if label in usual] if len(usual) > 1 else []
        self._starts = [start for start, _ in kept]
        self._labels = [label for _, label in kept]
        self._speakers: dict[str, Cluster | None] = {}
        self.answering: Cluster | None = None
        if kept:
            self._name(clusters, kept[0][0])
            self._ask(clusters, publisher)

    def _ask(self, clusters: list[Cluster], publisher: str | None) -> None:
        """Gives the label that nobody bears yet to the body of that name, or to the publisher."""
        open_labels = [label for label, speaker in self._speakers.items() if speaker is None]
        if self.answering is None or len(open_labels) != 1:
            return
        own = set(parts(open_labels[0]))
        bodies = [c for c in clusters if c.type == "organization" and own <= set(parts(c.name))]
        if not bodies and publisher and (len(open_labels[0]) == 1 or own <= set(parts(publisher))):
            bodies = [c for c in clusters if c.name == publisher]
            bodies = bodies or [Cluster(publisher, "organization", "resolve.turn", 0.7, names={publisher})]
            clusters.extend(c for c in bodies if c not in clusters)
        if len(bodies) == 1:
            self._speakers[open_labels[0]] = bodies[0]

    def _name(self, clusters: Sequence[Cluster], first: int) -> None:
        people = [c for c in clusters if c.type == "person" and c.names]
        for label in dict.fromkeys(self._labels):
            own = set(parts(label))
            fits = [c for c in people if own and own <= set(parts(c.name))]
            self._speakers[label] = fits[0] if len(fits) == 1 else None
        known = [c for c in self._speakers.values() if c is not None]
        if not known and len(self._speakers) == 2:
            introduced = _most_mentioned(people, first)
            self._speakers[self._labels[1]] = introduced
            known = [introduced] if introduced is not None else []
        self.answering = known[0] if len(known) == 1 else None

    def speaker(self, offset: int) -> Cluster | None:
        """Who says "I" at ``offset``, if the article has turns and says whose they are."""
        at = bisect_right(self._starts, offset) - 1
        return self._speakers[self._labels[at]] if at >= 0 else None

    def labelled(self, offset: int) -> Cluster | None:
        """Whom a label that starts at ``offset`` stands for ("A"), if it opens a turn."""
        at = bisect_right(self._starts, offset) - 1
        return self._speakers[self._labels[at]] if at >= 0 and self._starts[at] == offset else None

    def addressed(self, offset: int) -> Cluster | None:
        """Whom a turn at ``offset`` calls "you": the one interviewed, in a turn of another."""
        at = bisect_right(self._starts, offset) - 1
        other = at >= 0 and self._speakers[self._labels[at]] is not self.answering
        return self.answering if other else None


def _most_mentioned(people: Sequence[Cluster], before: int) -> Cluster | None:
    """The person that the introduction is about, where one is mentioned more often than any other."""
    counts = [(sum(m.span.start < before for m in c.mentions), c) for c in people]
    best = max((count for count, _ in counts), default=0)
    top = [c for count, c in counts if count == best and best]
    return top[0] if len(top) == 1 else None
