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


def tell(message: str) -> None:
    """One line on standard error, whatever is in it."""
    click.echo(one_line(message), err=True)


def problem_line(problem: Problem) -> str:
    """A problem in one line: where, what and the cure."""
    word = "skipped" if problem.skipped else "failed"
    return f"{problem.path}: {word} ({problem.stage}, {problem.code}): {problem.message}"


def summary_line(summary: Summary) -> str:
    """What became of all articles, in one line."""
    return (
        f"articles read: {summary.read}, skipped: {summary.skipped}, failed: {summary.failed}, "
        f"records: {summary.records}, statements: {summary.statements}, seconds: {summary.seconds:.1f}"
    )


@contextmanager
def watching(count: Callable[[], int | None], *, bar: bool, problems: bool) -> Iterator[Watch]:
    """A function to call with each result.

    It tells problems if ``problems``, and moves a bar if ``bar`` and standard error is a terminal.
    ``count`` estimates the number of results to come, None if unknown; it is asked only for a bar.
    """
    if not (bar and sys.stderr.isatty()):
        yield lambda result: _tell_problem(tell, result) if problems else None
        return
    from sayso.cli.bar import make_bar

    with make_bar() as progress:
        task = progress.add_task("loading the model", total=count())

        def watch(result: object) -> None:
            progress.update(task, advance=1, description="extracting")
            forget_wrong_total(progress, task)
            if problems:
                _tell_problem(lambda line: _above(progress, line), result)

        yield watch


def forget_wrong_total(progress: Progress, task: TaskID) -> None:
    """Makes the total unknown once more articles came than were counted in advance."""
    state = progress.tasks[task]
    if state.total is not None and state.completed > state.total:
        progress.update(task, total=None)


def _tell_problem(say: Callable[[str], None], result: object) -> None:
    if isinstance(result, Problem):
        say(problem_line(result))


def _above(progress: Progress, line: str) -> None:
    progress.console.print(one_line(line), markup=False, highlight=False, soft_wrap=True)
