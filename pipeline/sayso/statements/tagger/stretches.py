"""From labels to statements in tokens: stretches of one role, tied to their cues.

A label says on which side the cue stands, so a stretch belongs to the nearest cue there. A cue whose
source is named once for several ("X said A and denied B") takes the last one in its sentence.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Container, Sequence
from dataclasses import dataclass, field

from sayso.statements.syntax import Range
from sayso.statements.tagger.labels import OUTSIDE


@dataclass(frozen=True, slots=True)
class Stretch:
    """Neighbouring tokens of one label."""

    label: str
    start: int
    end: int

    @property
    def range(self) -> Range:
        """The half-open range of tokens."""
        return self.start, self.end


@dataclass(slots=True)
class Tagged:
    """A statement in tokens; ``cue`` is None where there are no words of saying."""

    cue: Range | None
    source: list[Range] = field(default_factory=list)
    content: list[Range] = field(default_factory=list)


def stretches_of(labels: Sequence[str]) -> list[Stretch]:
    """The stretches of ``labels`` in reading order."""
    out: list[Stretch] = []
    start, held = 0, ""
    for at, label in enumerate((*labels, OUTSIDE)):
        if held and label != "I" + held:
            out.append(Stretch(held, start, at))
            held = ""
        if not held and label != OUTSIDE:
            start, held = at, label[1:]
    return out


def statements_of(
    labels: Sequence[str],
    sentences: Sequence[int],
    paragraphs: Sequence[int],
    quoted: Container[int] = frozenset(),
) -> list[Tagged]:
    """The statements that ``labels`` make.

    ``sentences`` and ``paragraphs`` give each token's sentence and paragraph by number; the cue of a
    content may stand in the paragraph before or after only where the content is among the tokens ``quoted``.
    """
    stretches = stretches_of(labels)
    cues = [stretch for stretch in stretches if stretch.label == "C"]
    starts = [cue.start for cue in cues]
    made = [Tagged(cue.range) for cue in cues]
    lone: list[Stretch] = []
    for stretch in stretches:
        if stretch.label == "C":
            continue
        before = bisect_right(starts, stretch.start) - 1
        index = bisect_left(starts, stretch.end) if stretch.label[1] == ">" else before
        reach = 1 if stretch.label[0] == "S" or stretch.start in quoted else 0
        near = 0 <= index < len(cues) and abs(paragraphs[starts[index]] - paragraphs[stretch.start]) <= reach
        if not near:
            lone.append(stretch)
        elif stretch.label[0] == "S":
            made[index].source.append(stretch.range)
        else:
            made[index].content.append(stretch.range)
    _share_sources(made, sentences)
    made.extend(_without_cue(lone, paragraphs))
    return sorted((each for each in made if each.content), key=lambda each: each.content[0])


def _share_sources(made: Sequence[Tagged], sentences: Sequence[int]) -> None:
    last: Tagged | None = None
    for each in made:
        assert each.cue is not None
        same = last is not None and last.cue is not None and sentences[last.cue[0]] == sentences[each.cue[0]]
        if not each.source and same and last is not None:
            each.source = list(last.source)
        if each.source:
            last = each


def _without_cue(lone: Sequence[Stretch], paragraphs: Sequence[int]) -> list[Tagged]:
    """Statements without a cue: contents that no cue claims, each with the source right before it."""
    out: list[Tagged] = []
    source: Stretch | None = None
    for stretch in lone:
        paragraph = paragraphs[stretch.start]
        if stretch.label[0] == "S":
            source = stretch
        elif out and source is None and paragraphs[out[-1].content[-1][0]] == paragraph:
            out[-1].content.append(stretch.range)
        else:
            own = source is not None and paragraphs[source.start] == paragraph
            out.append(Tagged(None, [source.range] if source is not None and own else [], [stretch.range]))
            source = None
    return out
