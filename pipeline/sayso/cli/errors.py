"""How an error reaches the user: one line that names the file and the cure, and an exit code."""

from __future__ import annotations

import click

from sayso.errors import AccountError, SaysoError

FAILED = 1
WRONG_CALL = 2
LOST = 3
INTERRUPTED = 130


class CallError(click.ClickException):
    """The call, a setting or an output is wrong: nothing that another article could change."""

    exit_code = WRONG_CALL


class LostError(click.ClickException):
    """The articles that came out are not those that went in."""

    exit_code = LOST


class Commands(click.Group):
    """A group of commands in the order they were added, whose errors show no traceback."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names in the order of the help."""
        return list(self.commands)

    def invoke(self, ctx: click.Context) -> object:
        """Runs the command; raises CallError for what the user can mend, and LostError."""
        try:
            return super().invoke(ctx)
        except AccountError as error:
            raise LostError(str(error)) from error
        except SaysoError as error:
            raise CallError(str(error)) from error
        except BrokenPipeError:
            raise  # the reader of our output has left; click ends the program in silence
        except OSError as error:
            where = f"{error.filename}: " if error.filename else ""
            raise CallError(f"{where}{error.strerror or error}") from error
        except KeyboardInterrupt:
            click.echo("\nInterrupted; no half-written file was left.", err=True)
            ctx.exit(INTERRUPTED)
