"""The work behind ``sayso train``: gold in, a model and its card out, progress on standard error."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import spacy.about

from sayso.build import load
from sayso.cli.progress import tell
from sayso.errors import GoldError
from sayso.evaluate.gold import GoldDocument
from sayso.evaluate.read import read_gold
from sayso.language.model import model_id
from sayso.output import replacing
from sayso.settings import Settings
from sayso.statements.tagger.model import save_model
from sayso.training.card import SHOWN, card
from sayso.training.fit import Plan
from sayso.training.train import Report, hold_out, train
from sayso.version import __version__

FEWEST = 2  # articles: one to train on and one to score on


def run_training(
    gold: Sequence[tuple[Path, int]],
    held_out: Path | None,
    output: Path,
    settings: Settings,
    changes: Mapping[str, int],
    quiet: bool,
) -> None:
    """Trains and writes; raises GoldError for gold that cannot be read or is too little.

    ``gold`` is given with how often its articles count.
    """
    given = [(_name(path), times, read_gold(path)) for path, times in gold]
    every: dict[str, GoldDocument] = {}
    times_of: dict[str, int] = {}
    for _, times, documents in given:
        for name, document in documents.items():
            if name in every:
                raise GoldError(f"{name}: two articles of this name in the gold; give each its own name")
            every[name] = document
            times_of[name] = times
    kept = read_gold(held_out) if held_out is not None else None
    if kept is None:
        if len(every) < FEWEST:
            raise GoldError("one article is too little to train on and score on; give more, or --held-out")
        every, kept = hold_out(every)
    plan = Plan(**changes)
    nlp = load(settings)
    with _progress(quiet) as report:
        trained = train(nlp, every, kept, plan, report, times_of)
    save_model(trained.model, output)
    made_by = {"sayso": __version__, "spaCy": spacy.about.__version__, "pipeline": model_id(nlp)}
    text = card(trained, plan, given, kept, made_by)
    with replacing(output.with_name(output.name + ".md")) as temporary:
        temporary.write_text(text, encoding="utf-8")
    if not quiet:
        tell("  ".join(f"{n} {trained.figures[n]:.3f}" for n in SHOWN))


def _name(path: Path) -> str:
    """What a card calls the gold at ``path``: its last two parts, "polnear/train"."""
    return "/".join(path.parts[-2:])


def _tell_rounds(what: str, done: int, of: int) -> None:
    """Tells each round of training, and the end of other work."""
    if done == of or what == "training":
        tell(f"{what}: {done} of {of}")


@contextmanager
def _progress(quiet: bool) -> Iterator[Report]:
    """Moves a bar on a terminal, tells each round elsewhere, and is silent where ``quiet``."""
    if quiet:
        yield lambda what, done, of: None
        return
    if not sys.stderr.isatty():
        yield _tell_rounds
        return
    from sayso.cli.bar import make_bar

    with make_bar() as bar:
        task = bar.add_task("reading", total=None)
        yield lambda what, done, of: bar.update(task, description=what, completed=done, total=of)
