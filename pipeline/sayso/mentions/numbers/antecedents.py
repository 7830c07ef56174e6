"""The number that a figure refers back to, and what it takes over from it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from spacy.tokens import Doc

from sayso.mentions.numbers.counted import is_exception, number_root
from sayso.mentions.numbers.discourse_words import DiscourseWords
from sayso.mentions.numbers.outcomes import sentence
from sayso.spans import Span
from sayso.values import NumberMention

FINITE = ("VBD", "VBZ", "VBP", "MD")
BEING = ("was", "were", "is", "are")
WHOLES = ("the", "those")
DEFINITE = ("the", "all", "these", "those")
JOINTS = (",", ";", "and", "–", "—", "-")
PLACING = ("IN", ",", ".", ";", ":", "_SP", "''", "-RRB-")
SHARED = ("count", "fraction", "percent", "rate")
MAX_CLIMB = 4  # from a number to the verb that says how a figure stands
BACK = 2  # sentences before a number's own in which an outcome is still in focus
DEFINITE_REACH = 400  # tokens back to the number that "the five" means
JOINED_REACH = 6  # tokens between "four soldiers" and "11" in "… killed and 11 wounded"
INCIDENT_REACH = 150  # tokens between figures of one incident
LIST_REACH = 25  # tokens between the parts of a list of figures
PHRASE = 10  # tokens after "five of them" that may say more of the five
FEW = 5


@dataclass(frozen=True, slots=True)
class Fate:
    """What a number takes over from the one that it refers back to."""

    outcome: str | None
    group: str | None = None
    party: Span | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """A number with the indexes of the first and last token of its core."""

    number: NumberMention
    first: int
    last: int

    @property
    def fate(self) -> Fate:
        """Its own fate."""
        return Fate(self.number.outcome, self.number.group, self.number.party)


class Antecedents:
    """Walks the numbers of one article in reading order."""

    def __init__(self, words: DiscourseWords, doc: Doc, found: Sequence[Found]) -> None:
        self._words = words
        self._doc = doc
        self._found = found
        self.done: list[Found] = []
        self._values: dict[float, Found] = {}

    def add(self, item: Found) -> None:
        """Takes a settled number into the discourse."""
        self.done.append(item)
        number = item.number
        if number.outcome is not None and number.kind == "count" and number.value is not None:
            self._values[number.value] = item

    def shared(self, item: Found) -> NumberMention:
        """The number of ``item`` with what the one before it says of both.

        "Four soldiers killed and 11 wounded" are all soldiers; victims counted shortly after those of
        an incident are of the same, unless their own sentence says otherwise.
        """
        number = item.number
        last = next((f for f in reversed(self.done) if f.number.outcome is not None), None)
        if last is None or number.outcome is None:
            return number
        if self._is_joined(last, item):
            number = replace(
                number,
                group=number.group or last.number.group,
                party=number.party or last.number.party,
            )
        near = item.first - last.last <= INCIDENT_REACH
        if number.basis is None and last.number.basis == "incident" and near:
            number = replace(number, basis="incident")
        return number

    def quantity(self, item: Found) -> NumberMention:
        """The number of ``item`` with the unit that it shares with the one before: "76%, up from 71"."""
        number, last = item.number, self.done[-1] if self.done else None
        bare = number.kind == "count" and number.counted is None and number.outcome is None
        if last is None or not bare or last.number.kind not in ("percent", "money"):
            return number
        at = self._span_start(item)
        near = item.first - last.last <= LIST_REACH and last.first >= sentence(self._doc[item.first])[0]
        if not near or not at or not self._words.compares(self._doc[at - 1]):
            return number
        return replace(number, kind=last.number.kind, unit=last.number.unit, people=None)

    def _is_joined(self, last: Found, item: Found) -> bool:
        """Whether a bare figure follows a counted one with "and" or a comma alone between their verbs."""
        between = self._doc[last.last + 1 : item.first]
        if item.number.counted is not None or last.number.counted is None or len(between) > JOINED_REACH:
            return False
        if not any(token.lower_ in JOINTS for token in between) or between[-1].tag_[:2] == "VB":
            return False
        return not any(t.tag_ in (*FINITE, ".", ":") or t.is_sent_start for t in between)

    def inherited(self, at: int) -> Fate | None:
        """The outcome and group that number ``at`` takes over, or None."""
        item = self._found[at]
        if is_exception(self._doc, item.first):
            return None
        partitive = self._of_them(item)
        counted = item.number.counted
        if partitive is None and counted is not None and self._words.is_anaphor(counted.lemma):
            partitive = self._antecedent(item)  # "nine out of ten victims"
        if partitive is not None or item.number.kind != "count":
            return partitive
        definite = self._definite(item) or self._part_of_definite(at)
        if definite is not None:
            return definite
        if self._is_included(item):
            return self._previous(item, LIST_REACH)
        if self._among_them(item):
            return self._antecedent(item)
        if item.number.counted is not None:
            return None
        described = self._described(item)
        if described is not None:
            return described
        found = self._compared(item) or self._listed(item) or self._figure(item)
        return None if found is None else replace(found, party=None)  # whose figure it is may have changed

    # -- what a number refers back to ----------------------------------------------------------

    def _previous(self, item: Found, reach: int) -> Fate | None:
        """Outcome and group of the number right before ``item`` in its sentence; not of those it includes."""
        if not self.done or item.first - self.done[-1].last > reach:
            return None
        start, _ = sentence(self._doc[item.first])
        for last in reversed(self.done):
            if last.first < start:
                break
            if not self._is_included(last):
                return last.fate if last.number.outcome is not None else None
        return None

    def _is_included(self, item: Found) -> bool:
        """As in "34 people, including 12 children"."""
        start = self._span_start(item)
        return start > 0 and self._doc[start - 1].lower_ == "including"

    def _antecedent(self, item: Found) -> Fate | None:
        """The outcome in focus where ``item`` stands, if there is one alone."""
        start, _ = sentence(self._doc[item.first])
        for _ in range(BACK + 1):
            fates = {
                f.fate
                for f in self.done[-FEW:]
                if f.first >= start and f.number.outcome and f.number.kind in SHARED
            }
            fates = fates or self._collective(start, item.first)
            if fates:
                return _shared(fates)
            while start > 0 and self._doc[start - 1].tag_ == "_SP":
                start -= 1
            if start == 0:
                return None
            start, _ = sentence(self._doc[start - 1])
        return None

    def _collective(self, start: int, end: int) -> set[Fate]:
        """The outcomes of "the dead", "those injured", "those who died" between two tokens."""
        doc, found = self._doc, set[Fate]()
        for i in range(max(start, 1), end):
            opens, token = doc[i - 1].lower_, doc[i]
            outcome = None
            if opens in WHOLES and token.tag_ in ("JJ", "VBN", "VBD", "NN", "NNS"):
                outcome = self._words.said(doc, token)
                if token.tag_[:2] != "NN" and not self._ends(i):
                    outcome = None
            elif opens == "who" and i > 1 and doc[i - 2].lower_ in WHOLES:
                outcome = self._words.befell(token)
            if outcome is not None:
                found.add(Fate(outcome))
        return found

    def _ends(self, at: int) -> bool:
        """Whether the noun phrase ends at a token ("the detained and", not "the detained men")."""
        return at + 1 >= len(self._doc) or self._doc[at + 1].tag_[:2] != "NN"

    # -- the ways to refer back ----------------------------------------------------------------

    def _of_them(self, item: Found) -> Fate | None:
        """As in "five of them children", "12 of whom are in hospital", "two of them"."""
        doc, at = self._doc, item.last + 2
        if at >= len(doc) or doc[at - 1].lower_ != "of" or not self._words.is_them(doc[at]):
            return None
        if doc[at].tag_ == "DT" and self._ends(at) is False:  # "five of these villages"
            return None
        own, group = None, None
        for token in doc[at + 1 : at + PHRASE]:
            if token.tag_ in (",", ".", ":", "_SP") or token.is_sent_start:
                break
            own = own or self._words.said(doc, token)
            group = group or (self._words.group(token) if token.i <= at + 3 else None)
        antecedent = self._previous(item, PHRASE + FEW) or self._antecedent(item)
        if antecedent is None:
            return None
        return replace(antecedent, outcome=own or antecedent.outcome, group=group or antecedent.group)

    def _definite(self, item: Found) -> Fate | None:
        """As in "the five", "all 12 miners": the number of the same value and noun before it."""
        number = item.number
        if not item.first or self._doc[item.first - 1].lower_ not in DEFINITE or number.value is None:
            return None
        known = self._values.get(number.value)
        if known is None or number.value < 2 or item.first - known.last > DEFINITE_REACH:
            return None
        after = self._doc[item.last + 1].tag_ if item.last + 1 < len(self._doc) else ""
        if number.counted is None and after[:2] in ("NN", "CD", "JJ", "$"):
            return None
        mine, other = number.counted, known.number.counted
        if mine is not None and (other is None or mine.lemma != other.lemma):
            return None
        return known.fate

    def _part_of_definite(self, at: int) -> Fate | None:
        """As in "four of the five"."""
        if at + 1 >= len(self._found):
            return None
        item, whole = self._found[at], self._found[at + 1]
        if whole.first != item.last + 3 or self._doc[item.last + 1].lower_ != "of":
            return None
        return self._definite(whole)

    def _among_them(self, item: Found) -> bool:
        """As in "five journalists were among them", "among them (were) four women"."""
        doc = self._doc
        start, end = sentence(doc[item.last])
        before = item.first
        while before > start and doc[before - 1].lower_ in BEING:
            before -= 1
        if before > 1 and doc[before - 2].lower_ == "among" and self._words.is_them(doc[before - 1]):
            return True
        window = [token.lower_ for token in doc[item.last + 1 : min(end, item.last + PHRASE)]]
        return ("among", "them") in pairwise(window)

    def _described(self, item: Found) -> Fate | None:
        """As in "of the 60 dead, 19 were children": some of those before, told by what they are."""
        doc, at = self._doc, item.last + 1
        _, end = sentence(doc[item.last])
        if at >= end or doc[at].lower_ not in BEING:
            return None
        described = (token for token in doc[at + 1 : min(end, at + FEW)] if token.tag_[:2] == "NN")
        group = next((found for token in described if (found := self._words.group(token))), None)
        antecedent = self._antecedent(item) if group is not None else None
        return None if antecedent is None else replace(antecedent, group=group)

    def _compared(self, item: Found) -> Fate | None:
        start = self._span_start(item)
        if not start or not self._words.compares(self._doc[start - 1]):
            return None
        return self._previous(item, LIST_REACH)

    def _listed(self, item: Found) -> Fate | None:
        """As in "45 people dead in the north, 12 in the east and seven in the west"."""
        doc, start, after = self._doc, self._span_start(item), item.last + 1
        joined = start > 0 and doc[start - 1].lower_ in JOINTS
        if not joined or (after < len(doc) and doc[after].tag_ not in PLACING):
            return None
        _, end = sentence(doc[item.last])
        for token in doc[after : min(end, after + PHRASE)]:
            if token.tag_ in (",", ":") or token.lower_ == "and":
                break
            if token.tag_ in FINITE:
                return None
        return self._previous(item, LIST_REACH)

    def _figure(self, item: Found) -> Fate | None:
        """As in "the figure stood at 26", "put the losses at 40", "a count of 12", "knew of two"."""
        token = number_root(self._doc, item.first, item.last)
        for _ in range(MAX_CLIMB):
            head = token.head
            if head is token:
                return None
            if head.tag_[:2] == "VB":
                said = (token.dep_ == "dobj" or token.lower_ == "of") and self._words.tells(head)
                arguments = (c for c in head.children if c.dep_ in ("nsubj", "nsubjpass", "dobj"))
                if said or any(self._words.is_figure(c) for c in arguments):
                    return None if self._is_crowd(item) else self._antecedent(item)
                return None
            if head.tag_[:2] == "NN" and token.lower_ == "of" and self._words.is_figure(head):
                return self._antecedent(item)
            token = head
        return None

    def _is_crowd(self, item: Found) -> bool:
        """Whether the figure before ``item`` in its sentence is of people whom nothing befell."""
        last = self.done[-1] if self.done else None
        start, _ = sentence(self._doc[item.first])
        if last is None or last.first < start or last.number.outcome is not None:
            return False
        return last.number.counted is not None and self._words.are_people(last.number.counted.lemma)

    def _span_start(self, item: Found) -> int:
        """The index of the token that the whole number, bound words included, starts with."""
        at = item.first
        while at and self._doc[at].idx > item.number.span.start:
            at -= 1
        return at


def _shared(fates: set[Fate]) -> Fate | None:
    """What several antecedents have in common; None where their outcomes differ."""
    outcomes, groups, parties = ({getattr(f, name) for f in fates} for name in ("outcome", "group", "party"))
    if len(outcomes) > 1:
        return None
    return Fate(*(next(iter(known)) if len(known) == 1 else None for known in (outcomes, groups, parties)))
