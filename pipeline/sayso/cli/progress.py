"""What a person sees on standard error while articles go through: a bar, problems, a summary."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from sayso.cli.words import one_line
from sayso.errors import Problem

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

    from sayso.batch.run import Summary, Watch
    from sayso.batch.shards import Done


def tell(message: str) -> None:
    """One line on standard error, whatever is in it."""
    click.echo(one_line(message), err=True)


def problem_line(problem: Problem) -> str:
    """A problem in one line: where, what and the cure."""
    word = "skipped" if problem.skipped else "failed"
    return f"{problem.path}: {word} ({problem.stage}, {problem.code}): {problem.message}"


def summary_lines(summary: Summary) -> list[str]:
    """What became of all articles, in one line, and in another one the codes of the problems."""
    line = (
        f"articles read: {summary.read}, skipped: {summary.skipped}, failed: {summary.failed}, "
        f"records: {summary.records}, statements: {summary.statements}, seconds: {summary.seconds:.1f}"
    )
    codes = ", ".join(f"{code} {count}" for code, count in sorted(summary.codes.items()))
    return [line, f"problems: {codes}"] if codes else [line]


@contextmanager
def watching(count: Callable[[], int | None], *, bar: bool, problems: bool) -> Iterator[Watch]:
    """A function to call with what became of each shard.

    It tells problems if ``problems``, and moves a bar if ``bar`` and standard error is a terminal.
    ``count`` estimates the number of articles to come, None if unknown; it is asked only for a bar.
    """
    if not (bar and sys.stderr.isatty()):
        yield lambda done: _tell_problems(tell, done) if problems else None
        return
    from sayso.cli.bar import make_bar

    with make_bar() as progress:
        task = progress.add_task("loading the model", total=count())

        progress.refresh()

        def watch(done: Done) -> None:
            progress.update(task, advance=done.n_articles, description="extracting")
            forget_wrong_total(progress, task)
            if problems:
                _tell_problems(lambda line: _above(progress, line), done)
            progress.refresh()

        yield watch


def forget_wrong_total(progress: Progress, task: TaskID) -> None:
    """Makes the total unknown once more articles came than were counted in advance."""
    state = progress.tasks[task]
    if state.total is not None and state.completed > state.total:
        progress.update(task, total=None)


def _tell_problems(say: Callable[[str], None], done: Done) -> None:
    for problem in done.problems:
        say(problem_line(problem))


def _above(progress: Progress, line: str) -> None:
    progress.console.print(one_line(line), markup=False, highlight=False, soft_wrap=True)
