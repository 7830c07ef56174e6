"""Titles, roles and nationalities around a person's name, told apart from the name.

"Armenian Prime Minister Nikol Pashinyan", "Prime Minister of Armenia Nikol Pashinyan" and "Nikol
Pashinyan, the prime minister of Armenia," all give the name, the role and the country.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from sayso.knowledge.actors import ActorWords, Gender, Title
from sayso.language.page import Page

REACH = 9  # tokens to either side of a name in which its role is sought
_POSSESSIVE = ("'s", "’s", "'", "’")
_AFTER_ROLE = (",", ".", ")", "of", "for", "at", "in", "who")
_BETWEEN = ("JJ", "NN", "NNP", "NNPS", "NNS", "HYPH", "CD", "VBG", "VBN", "CC")


@dataclass(slots=True)
class Style:
    """How a person is styled: roles as the table names them, country, gender and extent.

    ``left`` is the index of the first token of what stands before the name.
    """

    left: int
    roles: list[str] = field(default_factory=list)
    country: str | None = None
    gender: Gender | None = None
    titled: bool = False
    acronym: str | None = None

    def add(self, title: Title) -> None:
        """Takes up what ``title`` says."""
        self.titled = True
        if title.role and title.role not in self.roles:
            self.roles.append(title.role)
        self.gender = self.gender or title.gender


def style_before(page: Page, words: ActorWords, start: int) -> Style:
    """What stands directly before the name that begins at token ``start``."""
    style = Style(left=start)
    at = start
    if start > 3 and page.words[start - 1] == ")" and page.words[start - 3] == "(":
        acronym = page.words[start - 2]
        if acronym.isupper() and page.tags[start - 4] in _BETWEEN:
            at, style.acronym = start - 3, acronym
    _walk_left(page, words, style, at, max(0, at - REACH))
    if style.acronym and (style.titled or _spelt_out(page, at, style.acronym)):
        style.roles.append(style.acronym)
        style.left, style.titled = min(style.left, at), True
    if not style.titled:
        _title_of_phrase(page, words, style, start)
    return style


def _spelt_out(page: Page, end: int, acronym: str) -> bool:
    """Whether the words before ``end`` begin with the letters of ``acronym``."""
    before = [word for word in page.words[max(0, end - 2 * len(acronym)) : end] if word not in ("of", "the")]
    return "".join(word[0] for word in before[-len(acronym) :]).upper() == acronym


def _walk_left(page: Page, words: ActorWords, style: Style, at: int, stop: int) -> None:
    """Takes titles, nationalities and modifiers leftwards for as long as they stand."""
    while at > stop:
        found = words.title_ending(page.lower, at)
        if found is not None and page.tags[at - 1] not in ("IN", "VBD", "VBZ"):
            title, at = found
            style.add(title)
            style.left = at
            continue
        word = page.words[at - 1]
        if word in _POSSESSIVE and style.titled:
            at -= 1
            country, size = country_ending(page, words, at)
            style.country = style.country or country
            if size:
                style.left = at - size
            return
        country, size = country_ending(page, words, at)
        if country and (style.titled or page.labels[at - 1] in ("NORP", "GPE")):
            style.country = style.country or country
            at -= size
            style.left = at if style.titled else style.left
        elif style.titled and page.tags[at - 1] in _BETWEEN and page.labels[at - 1] != "PERSON":
            at -= 1
            style.left = at
        else:
            return


def _title_of_phrase(page: Page, words: ActorWords, style: Style, start: int) -> None:
    """Takes the title before "of": "President of the European Commission Ursula von der Leyen"."""
    for at in range(start - 1, max(0, start - REACH), -1):
        if page.lower[at] == "of":
            found = words.title_ending(page.lower, at)
            if found is None or found[0].kind in ("honorific", "rank"):
                return
            style.add(found[0])
            style.country = country_within(page, words, at + 1, start)
            style.left = found[1]
            _walk_left(page, words, style, found[1], max(0, found[1] - REACH))
            return
        country, _ = country_ending(page, words, at + 1)
        if country is None and (page.tags[at] not in (*_BETWEEN, "DT", "NNS") or page.labels[at] == "PERSON"):
            return


def style_after(page: Page, words: ActorWords, end: int, style: Style) -> None:
    """Adds what an apposition after the name says: ", the prime minister of Armenia,"."""
    stop = min(len(page), end + REACH + 3)
    if end >= stop or page.words[end] not in (",", "(", "–", "—"):
        return
    at = end + 1
    if at + 1 < stop and page.tags[at] == "CD" and page.words[at + 1] == ",":
        at += 2
    begin = at
    while at < stop and (page.tags[at] in (*_BETWEEN, "DT", "PRP$", "POS", "NNS") or page.lower[at] == "ex"):
        if page.labels[at] == "PERSON" and page.words[at + 1 : at + 2] not in (["'s"], ["’s"]):
            return
        at += 1
    found = words.title_ending(page.lower, at)
    if found is None or not _is_apposition(page, begin, at):
        return
    title, first = found
    style.add(with_field(page, words, at, title))
    country = country_within(page, words, begin, first)
    if country is None and at < stop and page.lower[at] in ("of", "for", "in"):
        country = country_within(page, words, at + 1, min(stop, at + 5))
    style.country = style.country or country


def _is_apposition(page: Page, begin: int, end: int) -> bool:
    """Whether the phrase is tied to the name: it has a determiner or the parser says so."""
    determined = page.tags[begin] in ("DT", "PRP$") or page.words[end - 1 : end] == [page.lower[end - 1]]
    follows = page.lower[end] if end < len(page) else "."
    return page.deps[end - 1] == "appos" or (determined and follows in _AFTER_ROLE)


def with_field(page: Page, words: ActorWords, end: int, title: Title) -> Title:
    """The title with what follows its last word, at ``end - 1``: "minister of health"."""
    if page.lower[end : end + 1] != ["of"]:
        return title
    longer = words.title_starting(page.lower[end - 1 : end + 3], 0)
    return longer[0] if longer is not None and longer[1] > 1 else title


def country_ending(page: Page, words: ActorWords, end: int) -> tuple[str | None, int]:
    """The country whose name or adjective ends at ``end - 1``, and in how many tokens."""
    for size in (2, 1):
        if end >= size and page.words[end - size][:1].isupper() and not _is_part(page, end - size):
            code = words.country_of(" ".join(page.words[end - size : end]))
            if code is not None:
                return code, size
    return None, 0


def _is_part(page: Page, at: int) -> bool:
    """Whether the word is the later part of another place's or people's name ("New Jersey")."""
    if at == 0 or page.begins[at] or page.labels[at] not in ("GPE", "LOC", "NORP"):
        return False
    return page.tags[at - 1] in ("NNP", "JJ") and page.words[at - 1] not in (",", "of")


def country_within(page: Page, words: ActorWords, start: int, end: int) -> str | None:
    """The first country named or implied by an adjective in tokens ``start`` to ``end``."""
    for at in range(start, end):
        if page.words[at] in (",", ";", ".", "("):
            return None
        if page.words[at][:1].isupper():
            code, _ = country_ending(page, words, at + 1)
            if code is not None:
                return code
    return None
