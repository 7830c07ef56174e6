"""Training on a few articles of the corpus: the whole way from gold to a model that extracts."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from spacy.language import Language

from sayso.build import load
from sayso.cli import main
from sayso.evaluate.gold import GoldDocument
from sayso.evaluate.read import read_gold
from sayso.settings import Settings
from sayso.statements.tagger.model import load_model
from sayso.training.fit import Plan, fit
from sayso.training.prepare import prepared
from sayso.training.train import hold_out, train

CORPUS = Path(__file__).parent.parent.parent / "corpus"
PLAN = Plan(rounds=3, width=16, hidden=16, batch=500, min_count=3, min_articles=2)

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def rules() -> Language:
    return load(Settings(statements="rules"))


@pytest.fixture(scope="module")
def gold() -> dict[str, GoldDocument]:
    return {name: document for name, document in read_gold(CORPUS).items() if name < "06"}


def test_every_tenth_article_is_held_out(gold: dict[str, GoldDocument]) -> None:
    kept, held = hold_out({f"{n:02}": document for n, document in enumerate(list(gold.values()) * 5)})
    assert list(held) == ["09", "19"]
    assert len(kept) == 23
    kept, held = hold_out(gold)
    assert (len(kept), len(held)) == (4, 1)


def test_training_lowers_the_loss_and_leaves_a_calibrated_tagger(
    rules: Language, gold: dict[str, GoldDocument]
) -> None:
    kept, held = hold_out(gold)
    heard: list[tuple[str, int, int]] = []
    trained = train(rules, kept, held, PLAN, lambda *told: heard.append(told))
    assert trained.losses[0] > trained.losses[1] > trained.losses[2]
    assert trained.model.calibration
    assert trained.figures["detection"] > 0.5  # the rules' own statements are among the candidates
    assert sum(own.count for own in trained.bins) > 0
    assert ("training", 3, 3) in heard
    assert rules.get_pipe("sayso_statements").tagger.model is trained.model  # type: ignore[attr-defined]


def test_the_same_training_gives_the_same_model(rules: Language, gold: dict[str, GoldDocument]) -> None:
    examples = [each.example() for each in prepared(rules, dict(list(gold.items())[:2]))]
    one, two = fit(examples, PLAN), fit(examples, PLAN)
    assert one.fingerprint == two.fingerprint


def test_no_feature_of_one_article_alone_is_learnt(rules: Language, gold: dict[str, GoldDocument]) -> None:
    examples = [each.example() for each in prepared(rules, gold)]
    model = fit(examples, Plan(rounds=1, width=8, hidden=8, min_count=1, min_articles=2))
    known = set(model.keys.tolist())
    alone = set(examples[0].columns.ravel().tolist())
    for example in examples[1:]:
        alone -= set(example.columns.ravel().tolist())
    assert alone
    assert not alone & known


def test_the_command_writes_a_model_and_its_card(tmp_path: Path) -> None:
    output = tmp_path / "own.npz"
    called = CliRunner().invoke(
        main, ["train", f"{CORPUS}:2", "--held-out", str(CORPUS), "-o", str(output), "--rounds", "1", "-q"]
    )
    assert called.exit_code == 0, called.output
    assert load_model(output).calibration
    card = (tmp_path / "own.npz.md").read_text(encoding="utf-8")
    assert "/corpus | 2 × | 28 |" in card
    assert "| end_to_end |" in card
    assert "| seed | 0 |" in card


WRONG = [
    (["train", "{tmp}/none", "-o", "{tmp}/m.npz"], "does not exist"),
    (["train", "{tmp}", "-o", "{tmp}/m.npz"], "no gold"),
    (["train", f"{CORPUS}:0", "-o", "{tmp}/m.npz"], "once at least"),
    (["train", str(CORPUS), str(CORPUS), "-o", "{tmp}/m.npz"], "two articles of this name"),
]


@pytest.mark.parametrize(("call", "message"), WRONG)
def test_a_wrong_call_is_told(tmp_path: Path, call: list[str], message: str) -> None:
    called = CliRunner().invoke(main, [word.format(tmp=tmp_path) for word in call])
    assert called.exit_code == 2
    assert message in called.output
    assert list(tmp_path.iterdir()) == []
