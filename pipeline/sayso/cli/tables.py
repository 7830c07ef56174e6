"""The work behind ``aggregate`` and ``run``: record files in, table files out, and how it went."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from sayso.cli.errors import FAILED
from sayso.cli.progress import tell
from sayso.cli.record_files import Tally, records_of, tell_rest
from sayso.errors import SettingsError

if TYPE_CHECKING:
    import pandas as pd

    from sayso.aggregate.build import Aggregation


def aggregate_files(
    paths: Sequence[Path],
    folder: Path,
    *,
    actors: Path | None = None,
    on_disk: bool | None = None,
    quiet: bool = False,
) -> int:
    """Makes tables of the records at ``paths`` in ``folder``; returns the exit code.

    ``actors`` is an edited actors.csv. ``on_disk`` says whether what is said waits in a DuckDB database
    instead of memory; None, that this is decided by the size of the files. A record whose id was there before
    is left out. Without any record the tables are empty; where lines are broken and none is a record, none is
    written. Raises KnowledgeError for a wrong ``actors``, SettingsError for ``on_disk`` without DuckDB,
    OSError for files that cannot be opened or written.
    """
    from sayso.aggregate.actor_file import NOBODY, read_actor_file
    from sayso.aggregate.build import aggregation
    from sayso.aggregate.files import has_parquet, write_chunks

    decided = read_actor_file(actors) if actors else NOBODY
    tally = Tally()
    database = _wants_database(paths, on_disk, quiet=quiet)
    folder.mkdir(parents=True, exist_ok=True)
    rows: dict[str, int] = {}
    with aggregation(records_of(paths, tally), folder, decided, on_disk=database) as made:
        if tally.records or not tally.broken:
            write_chunks(_counting(made, rows), folder)
    tell_rest(tally)
    if not tally.records:
        empty = "no table was written" if tally.broken else "the tables are empty"
        tell(f"no record in {', '.join(map(str, paths))}: {empty}")
    elif not quiet:
        sizes = ", ".join(f"{name}: {size}" for name, size in rows.items())
        lines = f"records: {tally.records}, repeated: {tally.repeated}, broken: {tally.broken}"
        tell(f"{lines}; {sizes} → {folder}")
        if not has_parquet():
            tell("CSV only: for Parquet too, pip install 'sayso[parquet]'")
    return FAILED if tally.broken or not tally.records else 0


def _wants_database(paths: Sequence[Path], on_disk: bool | None, *, quiet: bool) -> bool:
    """What ``on_disk`` says; else whether there is more than memory would hold, and DuckDB is installed."""
    from sayso.aggregate.database import has_duckdb
    from sayso.cli.memory import are_large, are_unknown

    if on_disk is not None:
        if on_disk and not has_duckdb():
            raise SettingsError("--on-disk needs DuckDB: pip install 'sayso[export]'")
        return on_disk
    large = are_large(paths)
    if large and not has_duckdb() and not quiet:
        tell("this may take more memory than there is; it would not with DuckDB: pip install 'sayso[export]'")
    return has_duckdb() and (large or are_unknown(paths))


def _counting(made: Aggregation, rows: dict[str, int]) -> Callable[[str], Iterator[pd.DataFrame]]:
    """The chunks of ``made``, whose rows are counted in ``rows`` as they pass."""

    def chunks(table: str) -> Iterator[pd.DataFrame]:
        for chunk in made.chunks(table):
            rows[table] = rows.get(table, 0) + len(chunk)
            yield chunk

    return chunks
