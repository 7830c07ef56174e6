"""``sayso train``."""

from __future__ import annotations

from pathlib import Path

import click

from sayso.settings import DEFAULT_MODEL

_THERE = click.Path(exists=True, path_type=Path)


def _weighed(
    context: click.Context, param: click.Parameter, values: tuple[str, ...]
) -> tuple[tuple[Path, int], ...]:
    """Each path, which must exist, with the number behind its colon: ``more-gold:4``; 1 without one."""
    out = []
    for value in values:
        name, colon, times = value.rpartition(":")
        if not colon or not times.isdigit() or Path(value).exists():
            name, times = value, "1"
        if int(times) < 1:
            raise click.BadParameter(f"{value!r}: articles count once at least", context, param)
        out.append((_THERE.convert(name, param, context), int(times)))
    return tuple(out)


@click.command(
    "train",
    short_help="Train the tagger of statements on annotated articles.",
    epilog="""\b
Examples:
  sayso train my-gold -o my-tagger.npz
  sayso train polnear/train more-gold:4 --held-out polnear/dev -o tagger.npz
  sayso extract articles --statements my-tagger.npz -o records.jsonl

\b
Exit codes:
  0  the model is written
  2  wrong call, gold that cannot be read, or an output that cannot be written
""",
)
@click.argument("gold", metavar="GOLD...", nargs=-1, required=True, callback=_weighed)
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    required=True,
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write the model here, and its card beside it as FILE.md.",
)
@click.option(
    "--held-out",
    metavar="GOLD",
    type=_THERE,
    help="Calibrate and score on these articles.  [default: every tenth of GOLD, kept from training]",
)
@click.option("--rounds", type=click.IntRange(1), metavar="N", help="How often to go through all articles.")
@click.option("--seed", type=click.IntRange(0), metavar="N", help="Seed of the random numbers.")
@click.option("--model", metavar="NAME", default=DEFAULT_MODEL, show_default=True, help="spaCy pipeline.")
@click.option(
    "--knowledge",
    metavar="DIR",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder of CSV tables that add to, replace or remove rows of sayso's own.",
)
@click.option("-q", "--quiet", is_flag=True, help="No progress bar and no figures.")
def train_command(
    gold: tuple[tuple[Path, int], ...],
    output: Path,
    held_out: Path | None,
    rounds: int | None,
    seed: int | None,
    model: str,
    knowledge: Path | None,
    quiet: bool,
) -> None:
    """Train a tagger on annotated articles, calibrate it, and score it on articles kept out.

    GOLD is a folder with articles/ and gold/ (as corpus), one with text/ and attributions/ (as
    PolNeAR), or a file of records whose statements were put right by hand. With a number behind a
    colon its articles count that often, as small gold may beside large: more-gold:4. The same call
    writes the same bytes on the same machine. Give the model to --statements of the other commands.
    """
    from sayso.cli.training import run_training
    from sayso.settings import Settings

    if output.resolve() in {
        path.resolve() for path in (*(path for path, _ in gold), *([held_out] if held_out else []))
    }:
        raise click.UsageError(f"{output} is among the inputs; write somewhere else")
    changes = {name: value for name, value in (("rounds", rounds), ("seed", seed)) if value is not None}
    run_training(
        gold, held_out, output, Settings(model=model, knowledge=knowledge, statements="rules"), changes, quiet
    )
