"""Pairs quotation marks: “ ” " " ‘ ’ ' ' « » „ “, with apostrophes told apart.

Pairing never crosses a paragraph: an unbalanced mark spoils its own paragraph at most. A paragraph
that opens a quotation and does not close it continues in the next one if that one opens again, as
newspapers print quotations over several paragraphs. Only outermost quotations are returned: marks
within a quotation belong to its words.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.language import Language
from spacy.tokens import Doc

from sayso.language.extensions import Extractor, text_of
from sayso.language.paragraphs import paragraphs_of
from sayso.spans import Span, trim
from sayso.values import Quotation

# opening mark → marks that close it. A straight mark opens or closes by its neighbours.
DOUBLE = {"“": '”“"', "„": "“”", "«": "»", "»": "«", '"': '"”', "``": "''\"", "''": "''"}
SINGLE = {"‘": "’", "'": "'’", "‹": "›"}
MARKS = "“”„«»\"‘’'‹›`"


class Quotations(Extractor[tuple[Quotation, ...]]):
    """Stores the quotations of a Doc."""

    attribute = "quotations"

    def process(self, doc: Doc) -> tuple[Quotation, ...]:
        """The outermost quotations in reading order."""
        return quotations(text_of(doc), paragraphs_of(doc))


@Language.factory("sayso_quotations")
def make_quotations(nlp: Language, name: str) -> Quotations:
    """Makes the component."""
    return Quotations()


def quotations(text: str, paragraphs: Sequence[Span]) -> tuple[Quotation, ...]:
    """The outermost quotations of ``text``, paragraph by paragraph, in reading order.

    An unclosed quotation runs to the end of its paragraph; it ``continues`` if the next paragraph
    opens with a mark of the same kind.
    """
    found: list[Quotation] = []
    for number, paragraph in enumerate(paragraphs):
        following = paragraphs[number + 1] if number + 1 < len(paragraphs) else None
        for start, end, mark, closed in _pair(text, paragraph):
            inner = trim(text, start + len(mark), end)
            if inner is None:
                continue
            outer = Span(start, min(paragraph.end, end + _width(text, end)) if closed else end)
            goes_on = not closed and following is not None and text.startswith(mark, following.start)
            found.append(Quotation(inner, outer, number, closed, goes_on))
    return tuple(found)


def _width(text: str, at: int) -> int:
    return 2 if text[at : at + 2] == "''" else 1


def _pair(text: str, paragraph: Span) -> list[tuple[int, int, str, bool]]:
    """(position of the opening mark, of the closing one, opening mark, closed?) of each pair."""
    pairs: list[tuple[int, int, str, bool]] = []
    at = paragraph.start
    last_single = -1  # no single mark closes before here: keeps the search linear
    while at < paragraph.end:
        char = text[at]
        if char not in MARKS:
            at += 1
            continue
        mark = text[at : at + 2] if text[at : at + 2] in ("``", "''") else char
        end = -1
        if mark in DOUBLE and _opens(text, at, mark, paragraph):
            end = _closing(text, at + len(mark), paragraph.end, DOUBLE[mark])
            pairs.append((at, paragraph.end if end < 0 else end, mark, end >= 0))
            if end < 0:
                break
        elif mark in SINGLE and at > last_single and _opens(text, at, mark, paragraph):
            end = _closing_single(text, at + 1, paragraph.end, SINGLE[mark])
            if end >= 0:
                pairs.append((at, end, mark, True))
            else:
                last_single = paragraph.end
        at = end + _width(text, end) if end >= 0 else at + len(mark)
    return pairs


def _opens(text: str, at: int, mark: str, paragraph: Span) -> bool:
    """Whether the mark at ``at`` can open: something follows, and no word stands right before."""
    after = text[at + len(mark)] if at + len(mark) < paragraph.end else " "
    before = text[at - 1] if at > paragraph.start else " "
    if mark in "“„«``":
        return True
    if mark == "»":  # Danish and German news turn the guillemets round
        return not before.isalnum() and after.isalnum()
    if mark in ('"', "''"):
        return not after.isspace() or before.isspace()
    decade = after.isdigit() and text[at + 3 : at + 4] == "s"  # the '90s
    return after.isalnum() and not before.isalnum() and not decade


def _closing(text: str, start: int, end: int, closers: str) -> int:
    """The position of the first mark that closes a double quotation, or -1."""
    for at in range(start, end):
        char = text[at]
        if char == "'" and "''" in closers and text.startswith("''", at):
            return at
        if char not in closers or char == "'":
            continue
        # a second opening mark is a slip for a closing one only if a word ends right before
        reopens = char == "“" and text[start - 1] != "„"
        if not reopens or not (text[at - 1].isspace() or text[at + 1 : at + 2].isalnum()):
            return at
    return -1


def _closing_single(text: str, start: int, end: int, closers: str) -> int:
    """The position of the mark that closes a single quotation, or -1.

    A mark after a letter and before a letter is an apostrophe ("don't"); one after "s" and before
    a blank may be a possessive plural ("the ministers' plan"), and is taken for the closing mark
    only where no better one follows before the quotation would have to end.
    """
    possessive = -1
    for at in range(start + 1, end):
        char = text[at]
        if char in '“”"':
            break
        if char not in closers or text[at - 1].isspace():
            continue
        following = text[at + 1] if at + 1 < end else " "
        if following.isalnum():
            continue
        if text[at - 1] == "s" and following == " " and at + 2 < end and text[at + 2].islower():
            possessive = possessive if possessive >= 0 else at
            continue
        return at
    return possessive
