"""What a place's name stands for in its sentence: the place, those who rule it, or an adjective.

A capital, a country or a seat of government stands for a government where it does what only people
do: it says, wants and decides, is addressed or angered, owns a claim or is a party to talks.
"""

from __future__ import annotations

from typing import Literal

from spacy.tokens import Doc, Token

from sayso.mentions.places.lexicon import PlaceLexicon
from sayso.mentions.places.syntax import first_of_chain, head_of
from sayso.records import PlaceForm

Power = Literal["country", "capital", "seat", "none"]  # what kind of power a name may stand for

MAX_AGENCY = 10  # tokens between a dateline's city and its dash ("Hanoi (VNA) –")
MAX_CITY = 3  # more words of a dateline's city ("PORT OF SPAIN, ")
_BACK = 4  # words between a noun and its partner: "a dispute of its own with"
_DASHES = frozenset({"-", "--", "–", "—"})
_PARTNERS = frozenset({"between", "with", "against", "by", "from", "toward", "towards", "on"})
_BARE_PARTNERS = frozenset({"between", "with", "against"})  # of names that are no power's, too
_OBJECTS = frozenset({"dobj", "ccomp", "xcomp", "dative"})
_NOUNS = frozenset({"NN", "NNS"})
_SUBJECTS = frozenset({"nsubj", "csubj"})
_SAME_SUBJECT = frozenset({"xcomp", "conj"})


def form_of(doc: Doc, start: int, end: int, power: Power, words: PlaceLexicon) -> PlaceForm:
    """The form of the name ``doc[start:end]``, which is a country's, a capital's, a seat's or other."""
    if opens_dateline(doc, start, end):
        return "literal"
    head = head_of(doc, start, end)
    token = first_of_chain(head)
    if _acts(token, power, words):
        return "metonym"
    if power == "seat":
        return "literal" if _is_somewhere(token, words) else "metonym"
    if power != "none" and _does_something(token, words):
        return "metonym"
    if power == "none" and modifies(head) and _names_institution(head, words):
        return "embedded"
    return "literal"


def opens_dateline(doc: Doc, start: int, end: int) -> bool:
    """Whether the name stands in a dateline: "Hanoi (VNA) – ", "RIGA, 2 June 2022 - ", "…, Hungary - "."""
    first = start
    if start > 1 and doc[start - 1].text == "," and doc[start - 2].text.isupper():
        first = start - 2
        for _ in range(MAX_CITY):
            first -= bool(first and doc[first - 1].text.isupper())
    if first and not doc[first - 1].is_space:
        return False
    is_shouted = doc[first].text.isupper()
    for at in range(end, min(len(doc), end + MAX_AGENCY)):
        token = doc[at]
        if token.text in _DASHES:
            return token.text == "—" or bool(doc[at - 1].whitespace_)
        if not is_shouted and at == end and token.text != "(":
            return False
        if token.is_lower or token.is_space:
            return False
    return False


def modifies(token: Token) -> bool:
    """Whether the name stands before a noun as its modifier ("US forces")."""
    return token.dep_ in ("compound", "nmod") and (token.head.tag_ in _NOUNS or token.head.tag_ == "NNP")


def _names_institution(token: Token, words: PlaceLexicon) -> bool:
    """Whether the name is the first word of an institution's: "the Baltic Waters Agency"."""
    head = token.head
    return head.i > token.i and head.text[0].isupper() and head.lower_ in words["institution"]


def _is_somewhere(token: Token, words: PlaceLexicon) -> bool:
    """Whether a seat is where something is or goes ("outside the Kremlin", "left the White House")."""
    word = token.head.lower_
    if token.dep_ == "dobj":
        return word in words.visiting
    return token.dep_ == "pobj" and any(
        word in words[role] for role in ("locative", "locative_weak", "along")
    )


def _does_something(token: Token, words: PlaceLexicon) -> bool:
    """Whether a power is the subject of a verb that has an object or that says what it will do.

    "Azerbaijan does not advertise its …", "Latvia will not wait"; not "Mexico has beaches".
    """
    verb = token.head
    if token.dep_ != "nsubj" or not verb.tag_.startswith("V") or verb.lower_ in words.stative:
        return False
    return any(child.dep_ in _OBJECTS or child.tag_ == "MD" for child in verb.children if child.i != token.i)


def _acts(token: Token, power: Power, words: PlaceLexicon) -> bool:
    dep, head = token.dep_, token.head
    if dep in _SUBJECTS:
        return _is_agentive(head, words)
    if dep == "dobj" or dep == "nsubjpass":
        return power != "none" and head.lower_ in words.attitudes
    if dep == "poss":
        return head.lower_ in words.possessed
    if dep != "pobj":
        return False
    if head.dep_ == "agent":
        return _is_agentive(head.head, words)
    if head.lower_ == "to" and head.head.lower_ == "according":
        return True
    if power != "none" and f"{head.head.lower_} {head.lower_}" in words.partners:
        return True
    return _is_partner(head, power, words)


def _is_agentive(verb: Token, words: PlaceLexicon) -> bool:
    """Whether ``verb``, or one with the same subject ("had to agree", "came and said"), needs a mind."""
    if verb.lower_ in words.agentive:
        return True
    return any(
        child.dep_ in _SAME_SUBJECT
        and child.lower_ in words.agentive
        and not any(own.dep_ in _SUBJECTS for own in child.lefts)
        for child in verb.rights
    )


def _is_partner(preposition: Token, power: Power, words: PlaceLexicon) -> bool:
    """Whether the name behind ``preposition`` is a party to what a noun before it tells.

    "talks with", "a dispute of its own with"; the noun is the governor or a few words before.
    """
    if preposition.lower_ not in (_PARTNERS if power != "none" else _BARE_PARTNERS):
        return False
    if preposition.head.lower_ in words.relations:
        return True
    if power == "none":
        return False
    doc, at = preposition.doc, preposition.i
    for before in range(at - 1, max(-1, at - 1 - _BACK), -1):
        if doc[before].lower_ in words.relations:
            return True
        if doc[before].is_sent_start:
            return False
    return False
