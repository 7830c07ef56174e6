"""Counts in one article how its statements agree with the gold; docs/evaluation.md defines the figures."""

from __future__ import annotations

from collections.abc import Mapping
from typing import get_args

from sayso.evaluate.compare import Comparison
from sayso.evaluate.items import count_dates, count_numbers, count_places
from sayso.evaluate.matching import NEAR, near, one_to_one, whole
from sayso.evaluate.names import same_name
from sayso.evaluate.tally import Tally
from sayso.evaluate.words import Kind, Words, jaccard

ROLES = ("source", "cue", "content")
SUBSETS: Mapping[str, frozenset[Kind]] = {
    "direct": frozenset[Kind]({"direct"}),
    "quoted": frozenset[Kind]({"direct", "nested"}),
}


def count(article: Comparison) -> Tally:
    """Everything that the gold of ``article`` allows to count."""
    tally = Tally()
    _tokens(tally, article)
    _statements(tally, article)
    for subset, kinds in SUBSETS.items():
        _subset(tally, article, subset, kinds)
    _breakdown(tally, article)
    _qualities(tally, article)
    _addressees(tally, article)
    _nesting(tally, article)
    if "numbers" in article.document.layers:
        count_numbers(tally, article.document, article.record)
    if "places" in article.document.layers:
        count_places(tally, article.document, article.record)
    if "dates" in article.document.layers:
        count_dates(tally, article.document, article.record)
    return tally


def _tokens(tally: Tally, article: Comparison) -> None:
    for role in ROLES:
        gold, made = (
            frozenset[int]().union(*(getattr(roles, role) for roles in side))
            for side in (article.gold_roles, article.made_roles)
        )
        tally.find(f"tokens_{role}", len(gold & made), len(made), len(gold))


def _statements(tally: Tally, article: Comparison) -> None:
    sizes = len(article.made), len(article.gold)
    tally.find("detection", len(article.near), *sizes)
    tally.find("exact", len(article.exact), *sizes)
    tally.find("end_to_end", len(article.whole), *sizes)
    matched = ((article.gold_roles[i].source, article.made_roles[j].source) for i, j in article.near.items())
    tally.ask("attribution", (jaccard(gold, made) >= NEAR for gold, made in matched if gold))


def _subset(tally: Tally, article: Comparison, subset: str, kinds: frozenset[Kind]) -> None:
    """Detection and end to end among the statements of some kinds alone, on both sides."""
    gold = {i for i, roles in enumerate(article.gold_roles) if roles.kind in kinds}
    made = {j for j, roles in enumerate(article.made_roles) if roles.kind in kinds}
    pairs = [pair for pair in article.candidates if pair.gold in gold and pair.made in made]
    for figure, accept in (("detection", near), ("end_to_end", whole)):
        hits = one_to_one(pairs, article.gold_roles, article.made_roles, accept)
        tally.find(f"{subset}_{figure}", len(hits), len(made), len(gold))


def _breakdown(tally: Tally, article: Comparison) -> None:
    """Recall by kind of quotation and, where the gold has it, by form of the source."""
    for figure, matches in (("detection", article.near), ("end_to_end", article.whole)):
        for kind in get_args(Kind):
            of_kind = (i for i, roles in enumerate(article.gold_roles) if roles.kind == kind)
            tally.ask(f"{figure}/kind/{kind}", (i in matches for i in of_kind))
        if "form" in article.document.layers:
            for i, statement in enumerate(article.gold):
                tally.ask(f"{figure}/form/{statement.form}", [i in matches])


def _qualities(tally: Tally, article: Comparison) -> None:
    """What is said of each statement whose content is found."""
    layers = article.document.layers
    names = {actor.id: actor.name for actor in article.record.actors} if article.record else {}
    for i, j in article.near.items():
        gold, made = article.gold[i], article.made[j]
        answers = {
            "act": (gold.act, made.cue.act),
            "polarity": (gold.polarity, made.assertion.polarity),
            "modality": (gold.modality, made.assertion.modality),
            "quote_type": (gold.quote_type, made.quote_type),
            "form": (gold.form, made.source.form),
        }
        for layer, (right, given) in answers.items():
            if layer in layers:
                tally.answer(ANSWERS[layer], right, given)
        if "speaker" in layers and gold.speaker is not None:
            tally.ask("speakers", [same_name(gold.speaker, names.get(made.source.actor or ""))])


ANSWERS = {
    "act": "acts",
    "polarity": "polarity",
    "modality": "modality",
    "quote_type": "quote_types",
    "form": "source_forms",
}


def _addressees(tally: Tally, article: Comparison) -> None:
    if "addressee" not in article.document.layers:
        return
    tally.find("addressees", 0, 0, 0)
    for i, j in article.near.items():
        gold = _present(article.text.words(article.gold[i].addressee))
        addressee = article.made[j].addressee
        made = _present(article.text.words(addressee.spans)) if addressee else None
        tally.agree("addressees", gold, made, same=jaccard(gold or frozenset(), made or frozenset()) >= NEAR)


def _present(words: Words) -> Words | None:
    return words or None


def _nesting(tally: Tally, article: Comparison) -> None:
    if "parent" not in article.document.layers:
        return
    tally.find("nesting", 0, 0, 0)
    gold_index = {statement.id: i for i, statement in enumerate(article.gold)}
    for i, j in article.near.items():
        gold, made = article.gold[i].parent, article.made[j].parent
        tally.agree("nesting", gold, made, same=True)
        above = article.near.get(gold_index.get(gold or "", -1))
        if above is not None:
            tally.ask("parents", [made == article.made[above].id])
