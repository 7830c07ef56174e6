"""``sayso import-corrections``."""

from __future__ import annotations

from pathlib import Path

import click

from sayso.cli.progress import tell


@click.command(
    "import-corrections",
    short_help="Make gold of corrections made in brat or Label Studio.",
    epilog="""\b
Examples:
  sayso export records.jsonl collection --to brat         then correct the folder in brat
  sayso import-corrections collection -o my-gold
  sayso import-corrections project-export.json -o my-gold
  sayso evaluate my-gold records.jsonl
  sayso train my-gold -o my-tagger.npz

\b
Exit codes:
  0  the gold is written
  2  wrong call, corrections that cannot be read, or a folder that is there already
""",
)
@click.argument("corrected", metavar="CORRECTED", type=click.Path(exists=True, path_type=Path))
@click.option(
    "-o",
    "--output",
    metavar="DIR",
    required=True,
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder for the gold; made where missing.",
)
@click.option("--force", is_flag=True, help="Replace gold that is in DIR already.")
@click.option("-q", "--quiet", is_flag=True, help="No summary.")
def import_corrections_command(corrected: Path, output: Path, force: bool, quiet: bool) -> None:
    """Make gold of what people corrected in brat or Label Studio.

    CORRECTED is a folder that sayso export --to brat wrote and brat changed, or the JSON export of a
    Label Studio project whose tasks came from sayso export --to label-studio; a task without an
    annotation is left out. The gold is read by sayso evaluate and sayso train. What is wrong is told
    with file and line, and then nothing is written.
    """
    from sayso.export.corrections import import_corrections

    documents = import_corrections(corrected, output, force=force)
    if not quiet:
        count = sum(len(document.statements) for document in documents.values())
        tell(f"articles: {len(documents)}, statements: {count} → {output}")
