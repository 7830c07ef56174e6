"""Descriptions that act or speak: "the Turkish leader", "independent experts", "a spokesman for …".

The head noun's table says whether it is a body, an office-holder or one of many people; the noun
phrase is cut from the parse without what follows its head.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sayso.knowledge.actors import ActorWords, Gender
from sayso.language.lemmas import Lemmas
from sayso.language.page import Page
from sayso.mentions.actors.titles import country_ending, country_within, with_field
from sayso.records import ActorType
from sayso.spans import Span
from sayso.values import ActorMention

_LEFT = frozenset(
    [
        "det",
        "amod",
        "compound",
        "poss",
        "nummod",
        "nmod",
        "case",
        "quantmod",
        "predet",
        "punct",
        "advmod",
        "npadvmod",
        "neg",
        "cc",
        "conj",
        "advcl",
        "appos",
    ]
)
_NOUNS = ("NN", "NNS", "NNP", "NNPS")
_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "agent")
_DEFINITE = ("the", "this", "that", "these", "those", "both", "his", "her", "its", "their", "our")
_INSIDE = ("compound", "amod", "nmod", "nummod", "npadvmod", "quantmod")
_TIES = ("of", "for", "from", "at", "in", "with", "to")
_TIED = frozenset(("det", "amod", "compound", "poss", "nummod", "nmod", "case", "pobj"))
_BREAKS = ("_SP", ":", "-LRB-", "-RRB-", "``", "''")
_NO_MARKS = dict.fromkeys(map(ord, '"“”„«»'))  # quotation marks open and close within a phrase
LONGEST_LEFT = 12  # tokens before the head
LONGEST_GAP = 6  # tokens, such as an inserted "Pittsburgh,", between a determiner and the rest
LONGEST_NAME = 8  # tokens of what follows the head that its name takes in


@dataclass(frozen=True, slots=True)
class Kind:
    """What the head noun says of an actor."""

    type: ActorType
    role: str | None = None
    gender: Gender | None = None
    plural: bool = False
    state: bool = False


_AGED = Kind("unnamed")


class Nominals:
    """Finds descriptions; one instance a `Knowledge`."""

    def __init__(self, words: ActorWords, lemmas: Lemmas) -> None:
        self._words = words
        self._lemmas = lemmas
        self._heads: dict[tuple[str, bool], bool] = {}

    def find(self, page: Page, taken: set[int]) -> Iterator[ActorMention]:
        """The descriptions in ``page`` whose tokens are not ``taken`` by names and their titles."""
        deps, tags = page.deps, page.tags
        for head in range(len(page)):
            if head in taken or deps[head] in _INSIDE:
                continue
            if tags[head] in _NOUNS and self._is_head(page.lower[head], tags[head]):
                kind = self._kind(page, head)
            else:
                kind = _AGED if _is_aged(page, head) else None
            if kind is not None:
                mention = self._mention(page, head, kind, taken)
                if mention is not None:
                    yield mention

    def _is_head(self, word: str, tag: str) -> bool:
        """Whether any table has ``word``; a quick answer for the many that none has."""
        key = (word, tag in ("NNS", "NNPS"))
        known = self._heads.get(key)
        if known is None:
            lemma = self._lemmas.noun(word) if key[1] else word
            words = self._words
            known = any(
                w in table
                for w in (word, lemma)
                for table in (words.title_ends, words.institutions, words.people)
            ) or any(name.endswith(" " + lemma) for name in words.institutions)
            if len(self._heads) < 50_000:
                self._heads[key] = known
        return known

    def _kind(self, page: Page, head: int) -> Kind | None:
        """What the noun at ``head``, with the words before it, stands for."""
        plural = page.tags[head] in ("NNS", "NNPS")
        window = [*page.lower[max(0, head - 3) : head], page.lower[head]]
        institution = self._words.institution_of(window, len(window))
        if institution is None and plural:
            window[-1] = self._lemmas.noun(window[-1])
            institution = self._words.institution_of(window, len(window))
            if institution is not None:
                return Kind("group", plural=True)
        if institution is not None:
            return Kind(institution.type, plural=institution.plural, state=institution.state)
        found = self._words.title_ending(window, len(window))
        if found is not None and found[0].kind != "honorific" and found[0].role:
            title = with_field(page, self._words, head + 1, found[0])
            return Kind("group" if plural else "person", title.role, title.gender, plural)
        noun = self._words.people.get(window[-1]) or self._words.people.get(page.lower[head])
        if noun is None:
            return None
        many = plural or noun.plural
        return Kind("group" if many else "unnamed", None, noun.gender, many)

    def _mention(self, page: Page, head: int, kind: Kind, taken: set[int]) -> ActorMention | None:
        first = _left_edge(page, head, taken)
        if page.tags[first] == "WP$":  # "whose government" is of the one before
            return None
        definite = page.lower[first] in _DEFINITE or page.deps[first] == "poss"
        begin = first + 1 if page.lower[first] in ("the", "a", "an") and first < head else first
        if self._words.is_place(page.text[page.starts[begin] : page.ends[head]]):
            return None  # "the Russian Federation"
        acting = acts(page, head)
        if not acting and not (definite and kind.type in ("person", "organization", "government")):
            return None
        after = min(len(page), head + LONGEST_NAME)
        country = self._country(page, first, head, after, kind.type == "government")
        indefinite_one = kind.type == "person" and (not definite or kind.role in self._words.common)
        span = Span(page.starts[first], page.ends[head])
        return ActorMention(
            span=span,
            name=_name(page, first, head, after),
            form="nominal",
            type="unnamed" if indefinite_one else kind.type,
            role=kind.role,
            country=country,
            gender=kind.gender,
            plural=kind.plural,
            rule="actors.state" if kind.state and country and not kind.role else "actors.nominal",
            confidence=0.8 if acting else 0.7,
        )

    def _country(self, page: Page, first: int, head: int, after: int, national: bool) -> str | None:
        """The country of the adjective or possessive before the head, or of the phrase after it.

        Where a ``national`` body sits tells whose it is: "the health ministry in Maputo".
        """
        code = country_within(page, self._words, first, head)
        if code is None and national and head + 2 < after and page.lower[head + 1] == "in":
            code = self._words.country_acting(page.words[head + 2])
        if code is None and head + 1 < after and page.lower[head + 1] in _TIES:
            code = country_within(page, self._words, head + 2, after)
        if code is None and head + 1 < after and page.words[head + 1] in ("'s", "’s"):
            code, _ = country_ending(page, self._words, head)
        return code


def _is_aged(page: Page, head: int) -> bool:
    """Whether the token ends "45-year-old" that is used as a noun."""
    return page.lower[head] == "old" and page.lower[max(0, head - 3) : head] == ["-", "year", "-"]


def acts(page: Page, head: int) -> bool:
    """Whether the noun at ``head`` is a subject, an agent, or the source after "according to"."""
    for _ in range(4):
        dep, parent = page.deps[head], page.heads[head]
        if dep in _SUBJECTS:
            return True
        if dep == "pobj":
            before = page.lower[parent]
            return page.deps[parent] == "agent" or (
                before == "to" and parent > 0 and page.lower[parent - 1] == "according"
            )
        if dep not in ("conj", "appos") or parent == head:
            return False
        head = parent
    return False


def _left_edge(page: Page, head: int, taken: set[int]) -> int:
    """The first token of the noun phrase that ends with ``head``."""
    first = head
    for at in range(head - 1, max(-1, head - 1 - LONGEST_LEFT), -1):
        parent = page.heads[at]
        inside = at < parent <= head or (
            page.deps[at] in ("case", "punct") and parent < at < page.heads[parent] <= head
        )
        apart = page.words[at] == "," and at - 1 in taken  # a name that the phrase is set off from
        if not inside or apart or page.deps[at] not in _LEFT or page.tags[at] in _BREAKS:
            break
        if page.deps[at] not in ("punct", "cc", "case"):
            first = at
    while first < head and page.tags[first] == "RB" and page.tags[first + 1] == "DT":
        first += 1
    for at in range(first - 1, max(-1, first - LONGEST_GAP), -1):
        if page.heads[at] == head and page.deps[at] in ("det", "poss"):
            return at
        if page.heads[at] < at:
            break
    return first


def _name(page: Page, first: int, head: int, after: int) -> str:
    """The phrase without its article, with a tie such as "for the ministry" after the head."""
    end = head + 1
    if end < after and page.lower[end] in _TIES and page.heads[end] == head:
        at = end + 1
        while at < after and (page.heads[at] >= end and page.deps[at] in _TIED):
            at += 1
            if page.deps[at - 1] == "pobj":
                at += page.tags[at : at + 1] == ["POS"]  # "officials at St. Mary's"
                end = at
                if at < after and page.lower[at] == "of" and page.heads[at] == at - 1:
                    at += 1
                    continue
                break
    begin = first + 1 if page.lower[first] in ("the", "a", "an") and first < head else first
    phrase = page.text[page.starts[begin] : page.ends[end - 1]]
    return " ".join(phrase.translate(_NO_MARKS).split())
