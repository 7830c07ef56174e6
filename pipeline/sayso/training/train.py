"""The whole way from gold to a model: examples, weights, calibration, scores on held-out articles."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from spacy.language import Language

from sayso.build import extract_records
from sayso.evaluate.compare import compare_all
from sayso.evaluate.gold import GoldDocument
from sayso.evaluate.matching import whole
from sayso.evaluate.scores import evaluate
from sayso.evaluate.words import Roles, WordedText, jaccard
from sayso.records import Record
from sayso.settings import Settings
from sayso.statements.component import Statements
from sayso.statements.joining import options
from sayso.statements.tagger.model import Model
from sayso.statements.tagger.tagger import Tagger
from sayso.training.calibration import Bin, Case, calibrate, reliability
from sayso.training.fit import Plan, fit
from sayso.training.prepare import Prepared, prepared
from sayso.values import Article, Statement

HELD_OUT = 10  # where no gold is held out, every tenth article of the training gold is

Report = Callable[[str, int, int], None]  # what is done, how much of it, of how much


@dataclass(frozen=True, slots=True)
class Trained:
    """A model with what is known of it: each round's loss, figures and reliability on held-out articles."""

    model: Model
    losses: tuple[float, ...]
    figures: Mapping[str, float]
    bins: tuple[Bin, ...]


def hold_out(
    gold: Mapping[str, GoldDocument],
) -> tuple[dict[str, GoldDocument], dict[str, GoldDocument]]:
    """``gold`` without every tenth article, in the names' order, and those."""
    names = sorted(gold)
    held = set(names[HELD_OUT - 1 :: HELD_OUT] or names[-1:])
    return (
        {name: gold[name] for name in names if name not in held},
        {name: gold[name] for name in names if name in held},
    )


def train(
    nlp: Language,
    gold: Mapping[str, GoldDocument],
    held_out: Mapping[str, GoldDocument],
    plan: Plan,
    report: Report = lambda what, done, of: None,
    times: Mapping[str, int] | None = None,
) -> Trained:
    """Trains on ``gold``, calibrates and scores on ``held_out``.

    ``times`` is how often an article counts where that is not once. ``nlp`` is a pipeline of
    `sayso.build.load`; it has the new tagger afterwards.
    """
    component = nlp.get_pipe("sayso_statements")
    assert isinstance(component, Statements)
    losses: list[float] = []

    def heard(number: int, loss: float) -> None:
        losses.append(round(loss, 4))
        report("training", number + 1, plan.rounds)

    examples = [each.example() for each in _told(prepared(nlp, gold), "reading", len(gold), report)]
    weighed = [each for each in examples for _ in range((times or {}).get(each.name, 1))]
    model = fit(weighed, plan, heard)
    tagger = Tagger(model)
    cases: list[Case] = []
    for each in _told(prepared(nlp, held_out), "calibrating", len(held_out), report):
        cases.extend(_cases(component, tagger, each))
    model = replace(model, calibration=calibrate(cases))
    component.tagger = Tagger(model)
    records = _records(nlp, held_out)
    return Trained(model, tuple(losses), evaluate(held_out, records), tuple(_bins(held_out, records)))


def _told(items: Iterable[Prepared], what: str, total: int, report: Report) -> Iterator[Prepared]:
    for number, item in enumerate(items, 1):
        yield item
        report(what, number, total)


def _cases(component: Statements, tagger: Tagger, article: Prepared) -> Iterator[Case]:
    """The evidence for each option, and whether the statement that it makes is right."""
    text = WordedText(article.document.text)
    gold = [text.roles(each.source, each.cue, each.content) for each in article.document.statements]
    for option in options(article.seen, article.ruled.found, tagger.read([article.seen])[0]):
        found = component.stated(article.ruled.view, option)
        if found is not None:
            yield option.evidence, _is_right(text, gold, found[1])


def _is_right(text: WordedText, gold: Sequence[Roles], statement: Statement) -> bool:
    made = text.roles(statement.source, statement.cue, statement.content)
    return any(whole(one, made, jaccard(one.content, made.content)) for one in gold)


def _records(nlp: Language, documents: Mapping[str, GoldDocument]) -> dict[str, Record]:
    articles = [Article(text=d.text, path=name, published=d.published) for name, d in documents.items()]
    results = extract_records(nlp, articles, Settings())
    return {result.article.path: result for result in results if isinstance(result, Record)}


def _bins(documents: Mapping[str, GoldDocument], records: Mapping[str, Record]) -> list[Bin]:
    answers = [
        (statement.confidence, number in set(comparison.whole.values()))
        for comparison in compare_all(documents, records)
        for number, statement in enumerate(comparison.made)
    ]
    return reliability(answers)
