"""Which tokens of a longer stretch are the place's name.

A recogniser's span may hold an article, a direction, a common noun or two names; these functions
cut it down to the name, which is what a gazetteer knows and a map shows.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from sayso.knowledge.gazetteer import Entry, Gazetteer
from sayso.knowledge.gazetteer_names import acronym, fold, key
from sayso.mentions.places.lexicon import PlaceLexicon

Tokens = tuple[int, int]  # half-open, in tokens
MAX_NAME = 6  # tokens of the longest name that is looked for inside other words
LARGE = 15_000  # inhabitants of a town after which things are named that bear none of its words
_ARTICLES = frozenset({"the", "a", "an"})
_JOINTS = frozenset({"and", "or", "-", "–", "—", "/", ",", "&"})


class PlaceNames:
    """Finds gazetteer names in stretches of tokens."""

    def __init__(self, gazetteer: Gazetteer, words: PlaceLexicon) -> None:
        self._gazetteer = gazetteer
        self._words = words
        self._first_words = gazetteer.first_words()
        self._openers = {fold(word.removesuffix("'s")) for word in self._first_words}
        self._openers.update(name.split()[0] for name in gazetteer.major if " " in name)

    def entries(self, name: str) -> tuple[Entry, ...]:
        """The places called ``name`` or, failing that, ``name`` without "Province" or "northern"."""
        return self._gazetteer.named(self.plain(name))

    def is_known(self, name: str) -> bool:
        """Whether any place is called ``name``, be it by abbreviation ("Ky.")."""
        return self._gazetteer.abbreviation(name) is not None or bool(self.entries(name))

    def plain(self, name: str) -> str:
        """``name`` as a gazetteer has it: itself where known, else without generic words.

        A name that is unknown in either form is returned as it is.
        """
        if self._gazetteer.named(name):
            return name
        parts = name.split()
        while len(parts) > 1 and parts[0].lower() in self._words["direction"]:
            parts = parts[1:]
        while len(parts) > 1 and parts[-1].lower() in self._words["generic"]:
            parts = parts[:-1]
        shorter = " ".join(parts)
        return shorter if self._gazetteer.named(shorter) else name

    def is_area(self, name: str) -> bool:
        """Whether ``name`` is a country, territory, natural place, seat or region of ours."""
        return bool(self._gazetteer.areas(name))

    def trimmed(self, doc: Doc, span: Tokens) -> Tokens | None:
        """``span`` without articles, possessives, common nouns and directions at its ends."""
        start, end = span
        while start < end and not _is_capital(doc[start].text):
            start += 1
        while end > start and not (_is_capital(doc[end - 1].text) or doc[end - 1].is_digit):
            end -= 1
        if end - start > 1 and doc[start].lower_ in _ARTICLES and not self._needs_article(doc, start, end):
            start += 1
        if start >= end or (end - start == 1 and doc[start].lower_ in _ARTICLES):
            return None
        return self._without_frame(doc, start, end), end

    def _needs_article(self, doc: Doc, start: int, end: int) -> bool:
        """Whether the article belongs to the name ("The Hague")."""
        return any(entry.name.startswith("The ") for entry in self._gazetteer.named(_text(doc, start, end)))

    def _without_frame(self, doc: Doc, start: int, end: int) -> int:
        """Where the name starts behind "City of" or "Far Eastern"."""
        if (
            end - start > 2
            and doc[start].lower_ in self._words["generic_of"]
            and doc[start + 1].lower_ == "of"
        ):
            return start if self.is_area(_text(doc, start, end)) else start + 2
        at = start
        while at < end - 1 and self._is_direction(doc, at):
            if doc[at].text != "-" and self._gazetteer.named(_text(doc, at, end)):
                return at
            at += 1
        return at if at > start and self.is_area(_text(doc, at, end)) else start

    def _is_direction(self, doc: Doc, at: int) -> bool:
        token = doc[at]
        return token.lower_ in self._words["direction"] or token.text == "-" or token.is_space

    def parts(self, doc: Doc, span: Tokens) -> list[Tokens]:
        """``span`` itself, or its two sides where a joint parts two known names ("Haiti or Cuba").

        No name goes over a comma: "In Washington, State Department officials" names one.
        """
        start, end = span
        comma = next((at for at in range(start + 1, end - 1) if doc[at].text == ","), end)
        if comma < end and self.is_known(_text(doc, start, comma)):
            behind = _text(doc, comma + 1, end)
            outer = self._gazetteer.state(behind) is not None or self.is_area(behind)
            return [(start, comma), *([(comma + 1, end)] if outer else [])]
        if end - start > 2 and not self.entries(_text(doc, start, end)):
            for at in range(start + 1, end - 1):
                sides = [(start, at), (at + 1, end)]
                if doc[at].lower_ in _JOINTS and all(self.is_known(_text(doc, *side)) for side in sides):
                    return sides
        return [span]

    def known_prefix(self, doc: Doc, span: Tokens) -> Tokens:
        """The longest known name at the start of ``span``, or ``span`` where there is none.

        Behind a noun of places, what follows it ("Children's Villages Sudan").
        """
        start, end = span
        if not self.entries(_text(doc, start, end)):
            if doc[start].lower_ in self._words["container"] and self.is_area(_text(doc, start + 1, end)):
                return start + 1, end
            for stop in range(end - 1, start, -1):
                if self._gazetteer.named(_text(doc, start, stop)):
                    return start, stop
        return span

    def inside(self, doc: Doc, span: Tokens) -> Iterator[Tokens]:
        """The well-known names within ``span``, the longest first at each place."""
        at, end = span
        while at < end:
            stop = self._match(doc, at, end)
            if stop:
                yield at, stop
            at = stop or at + 1

    def named_after(self, doc: Doc, span: Tokens) -> Tokens | None:
        """The town that an institution is named after ("Red Deer Police", "University of Oxford")."""
        start, end = span
        for at in range(start + 1, end - 1):
            if doc[at].lower_ == "of" and doc[at - 1].lower_ in self._words["institution"]:
                return (at + 1, end) if self._is_town(_text(doc, at + 1, end)) else None
        for stop in range(end - 1, start, -1):
            is_county = stop - start > 1 and doc[stop - 1].text == "County"
            if not is_county and doc[stop].lower_ not in self._words["institution"]:
                continue
            if self._is_town(_text(doc, start, stop)):
                return start, stop + (doc[stop].text == "County")
        if doc[end - 1].lower_ in self._words["institution"]:
            return self._large_town(doc, span)
        return None

    def _large_town(self, doc: Doc, span: Tokens) -> Tokens | None:
        """A larger town's name at the head of an institution's ("Paris Regional Medical Center")."""
        start, end = span
        for stop in range(min(end - 1, start + MAX_NAME), start, -1):
            name = _text(doc, start, stop)
            if self._is_town(name) and any(
                entry.layer == "city" and entry.main and entry.population >= LARGE
                for entry in self._gazetteer.named(name)
            ):
                return start, stop
        return None

    def _is_town(self, name: str) -> bool:
        if acronym(name) is not None or key(name) in self._words.homonyms:
            return False
        return bool(self._gazetteer.named(name))

    def spread(self, doc: Doc, start: int) -> int:
        """Where the longest known area name of several words that starts at ``start`` ends; 0 for none."""
        if doc[start].lower_ not in self._first_words:
            return 0
        for stop in range(min(len(doc), start + MAX_NAME), start + 1, -1):
            if _is_capital(doc[stop - 1].text) and self.is_area(_text(doc, start, stop)):
                return stop
        return 0

    def _match(self, doc: Doc, start: int, end: int) -> int:
        """Where the longest well-known name that starts at ``start`` ends; 0 for none."""
        if not _is_capital(doc[start].text):
            return 0
        longest = MAX_NAME if fold(doc[start].text) in self._openers else 1
        for stop in range(min(end, start + longest), start, -1):
            if _is_capital(doc[stop - 1].text) and self.is_well_known(_text(doc, start, stop)):
                return stop
        return 0

    def is_well_known(self, name: str) -> bool:
        """Whether ``name`` needs no introduction: an area of ours or a major city, no common word."""
        folded = key(name)
        if folded in self._words.homonyms:
            return False
        return folded in self._gazetteer.major or self._gazetteer.is_prominent_area(name)


def _text(doc: Doc, start: int, end: int) -> str:
    return doc[start:end].text


def _is_capital(word: str) -> bool:
    return any(letter.isupper() for letter in word)
