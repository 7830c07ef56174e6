"""What the sentence says about a name: that it is a location."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from sayso.mentions.places.lexicon import PlaceLexicon, Role
from sayso.records import PlaceKind

MAX_CHAIN = 12  # names in one enumeration that are followed back to its first
_NOUNS = frozenset({"NN", "NNS"})


def head_of(doc: Doc, start: int, end: int) -> Token:
    """The token of ``doc[start:end]`` that the others hang on."""
    token = doc[end - 1]
    while start <= token.head.i < end and token.head.i != token.i:
        token = token.head
    return token


def first_of_chain(token: Token) -> Token:
    """The first name of the enumeration or apposition that ``token`` is in."""
    for _ in range(MAX_CHAIN):
        if token.dep_ not in ("conj", "appos") or token.head.i >= token.i:
            break
        if token.dep_ == "appos" and token.head.ent_type_ == "PERSON":
            break  # "Brown (D-Ohio)"
        token = token.head
    return token


def is_located(doc: Doc, start: int, end: int, words: PlaceLexicon, strict: bool = False) -> bool:
    """Whether the words around say that ``doc[start:end]`` is a place.

    "in X", "the town of X", "54, of X", "X residents", and what is listed beside such a name; with
    ``strict`` only what would make an unheard-of name a place ("X village", but not "X talks").
    """
    head = head_of(doc, start, end)
    return (
        _behind_preposition(first_of_chain(head), words)
        or _before_noun(head, words, strict)
        or _before_suffix(doc, end, words)
        or is_home(doc, start, end)
    )


def _behind_preposition(token: Token, words: PlaceLexicon) -> bool:
    if token.dep_ == "appos" or token.dep_ == "compound":
        return token.head.i < token.i and token.head.lower_ in words["container"]
    if token.dep_ != "pobj":
        return False
    preposition = token.head.lower_
    if preposition in words["locative"]:
        return True
    return preposition == "of" and token.head.head.lower_ in words["container"]


def _before_noun(token: Token, words: PlaceLexicon, strict: bool) -> bool:
    """Whether a noun stands behind that has to do with places; firms and persons have such things, too."""
    if token.head.i <= token.i or token.head.tag_ not in _NOUNS:
        return False
    is_strict = strict or token.dep_ == "poss"
    role: Role = "container" if is_strict else "resident"
    if token.dep_ in ("compound", "nmod", "poss") or (token.dep_ == "amod" and token.ent_type_ != "NORP"):
        beside = token.nbor() if token.i + 1 < token.head.i else token.head
        return token.head.lower_ in words[role] or beside.lower_ in words[role]
    return False


def _before_suffix(doc: Doc, end: int, words: PlaceLexicon) -> bool:
    """Whether the name stands as in "X-based" or "X based"."""
    at = end + (end < len(doc) and doc[end].text == "-")
    return at < len(doc) and doc[at].lower_ in words["suffix"] and (at > end or doc[at].lower_ == "based")


def is_home(doc: Doc, start: int, end: int) -> bool:
    """Whether the name stands as in "James Miller, 54, of X" or "James Miller, of X, said"."""
    if start < 3 or doc[start - 1].lower_ != "of" or doc[start - 2].text != ",":
        return False
    is_apart = end < len(doc) and doc[end].text in (",", ".", ";")
    return doc[start - 3].is_digit or (is_apart and doc[start - 3].ent_type_ == "PERSON")


def is_reached(doc: Doc, start: int, end: int, words: PlaceLexicon) -> bool:
    """Whether ``doc[start:end]`` is gone to, left or fought for, as firms and persons may be, too."""
    token = first_of_chain(head_of(doc, start, end))
    return token.dep_ in ("pobj", "dobj") and token.head.lower_ in words["taken"]


def kind_beside(doc: Doc, start: int, end: int, words: PlaceLexicon) -> PlaceKind | None:
    """What kind of place the words in and beside ``doc[start:end]`` name; None where they do not.

    "Batken Province", "the Batken region", "the city of Batken"; "the Batken governor".
    """
    if end - start > 1 and doc[end - 1].lower_ in words.features:
        return words.features[doc[end - 1].lower_]
    if end < len(doc) and doc[end].lower_ in words.features:
        return words.features[doc[end].lower_]
    if end < len(doc) and doc[end].lower_.rstrip(".") in words.offices:
        return words.offices[doc[end].lower_.rstrip(".")]
    if start > 1 and doc[start - 1].lower_ == "of":
        before = doc[start - 2].lower_
        return words.features.get(before) or words.offices.get(before)
    return None


def is_weakly_located(doc: Doc, start: int, end: int, words: PlaceLexicon) -> bool:
    """Whether ``doc[start:end]`` stands behind "from", "to" or "at", as persons and firms do too."""
    token = first_of_chain(head_of(doc, start, end))
    return token.dep_ in ("pobj", "dobj") and token.head.lower_ in words["locative_weak"]
