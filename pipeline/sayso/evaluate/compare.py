"""Lays the record of an article beside its gold: their statements as words, and which match which."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sayso.errors import RecordError
from sayso.evaluate.gold import GoldDocument, GoldStatement
from sayso.evaluate.matching import Candidate, candidates, exact, near, one_to_one, whole
from sayso.evaluate.words import Roles, WordedText
from sayso.records import Record, Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """One article: statements of the gold and of the record, and their one-to-one matches.

    The matches lead from an index of ``gold`` to one of ``made``. A statement whose content has no word
    is on neither side. Without a ``record`` nothing was found.
    """

    document: GoldDocument
    record: Record | None
    text: WordedText
    gold: tuple[GoldStatement, ...]
    made: tuple[Statement, ...]
    gold_roles: tuple[Roles, ...]
    made_roles: tuple[Roles, ...]
    candidates: tuple[Candidate, ...]
    near: Mapping[int, int]
    exact: Mapping[int, int]
    whole: Mapping[int, int]


def compare_all(gold: Mapping[str, GoldDocument], records: Mapping[str, Record]) -> list[Comparison]:
    """Each article of ``gold`` beside the record of its name, in the gold's order.

    Raises RecordError for a record whose text is not the gold's.
    """
    return [compare(document, records.get(name)) for name, document in gold.items()]


def compare(document: GoldDocument, record: Record | None) -> Comparison:
    """One article; raises RecordError for a record whose text is not the gold's."""
    if record is not None:
        check_text(document, record)
    text = WordedText(document.text)
    gold = [(one, text.roles(one.source, one.cue, one.content)) for one in document.statements]
    gold = [(one, roles) for one, roles in gold if roles.content]
    statements = record.statements if record else ()
    made = [(one, text.roles(one.source.spans, one.cue.spans, one.content.spans)) for one in statements]
    made = [(one, roles) for one, roles in made if roles.content]
    gold_roles, made_roles = tuple(roles for _, roles in gold), tuple(roles for _, roles in made)
    pairs = candidates(gold_roles, made_roles)
    near_pairs, exact_pairs, whole_pairs = (
        one_to_one(pairs, gold_roles, made_roles, accept) for accept in (near, exact, whole)
    )
    return Comparison(
        document=document,
        record=record,
        text=text,
        gold=tuple(one for one, _ in gold),
        made=tuple(one for one, _ in made),
        gold_roles=gold_roles,
        made_roles=made_roles,
        candidates=tuple(pairs),
        near=near_pairs,
        exact=exact_pairs,
        whole=whole_pairs,
    )


def check_text(document: GoldDocument, record: Record) -> None:
    """Raises RecordError, which tells the cure, for a record whose text is not the gold's."""
    text, path = record.article.text, record.article.path
    if text == document.text:
        return
    if text is None:
        raise RecordError(f"{path}: the record has no text; extract without --no-text")
    if text.endswith(document.text):
        cure = "it has a header before the gold's text; leave the header out of the input"
    elif document.text.endswith(text):
        cure = "the gold's text begins with a header that the record lacks; give extract the text as JSON"
    else:
        cure = f"they part at code point {_parting(text, document.text)}; extract the gold's own articles"
    raise RecordError(f"{path}: the record's text is not that of the gold {document.name}: {cure}")


def _parting(one: str, other: str) -> int:
    """The first code point at which two texts differ."""
    same = (a == b for a, b in zip(one, other, strict=False))
    return next((at for at, is_same in enumerate(same) if not is_same), min(len(one), len(other)))
