"""A record for the eyes: the article's text with what was found in it, in colour."""

from __future__ import annotations

from collections.abc import Iterator

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from sayso.cli.words import printable
from sayso.records import Actor, Record, Statement, TextSpan

# Painted in this order, so that what comes later is seen where two overlap.
STYLES = {
    "statement": "underline",
    "place": "blue",
    "number": "magenta",
    "speaker": "bold green",
    "cue": "bold yellow",
}


def page(record: Record) -> RenderableType:
    """Heading, text, legend and the list of statements."""
    return Group(_heading(record), "", marked_text(record), "", legend(), statement_list(record))


def _heading(record: Record) -> Text:
    article = record.article
    facts = [article.publisher, article.published, article.path]
    title = Text(printable(article.title or "(no title)"), style="bold")
    return title.append("\n" + printable(" · ".join(fact for fact in facts if fact)), style="not bold dim")


def marked_text(record: Record) -> Text:
    """The article's text with every span of `STYLES` painted."""
    if record.article.text is None:
        return Text("(the record was made with --no-text)", style="dim")
    text = Text(printable(record.article.text))
    spans = spans_by_style(record)
    for name, style in STYLES.items():
        for span in spans[name]:
            text.stylize(style, span.start, span.end)
    text.rstrip()
    return text


def spans_by_style(record: Record) -> dict[str, list[TextSpan]]:
    """What is painted, by the names of `STYLES`."""
    statements = record.statements
    return {
        "statement": [span for statement in statements for span in statement.content.spans],
        "place": [mention for place in record.places for mention in place.mentions],
        "number": list(record.numbers),
        "speaker": [span for statement in statements for span in statement.source.spans],
        "cue": [span for statement in statements for span in statement.cue.spans],
    }


def legend() -> Text:
    """The names of the styles, each in its own."""
    return Text("  ").join(Text(name, style=style) for name, style in STYLES.items())


def statement_list(record: Record) -> RenderableType:
    """The statements in reading order: speaker → act → content."""
    if not record.statements:
        return Text("No statements found.", style="dim")
    actors = {actor.id: actor for actor in record.actors}
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column("id", no_wrap=True)
    table.add_column("speaker", style=STYLES["speaker"], max_width=24)
    table.add_column("→ act", style=STYLES["cue"], width=12)
    table.add_column("→ content")
    for statement in record.statements:
        within = f" in {statement.parent}" if statement.parent else ""
        table.add_row(
            statement.id + within,
            Text(printable(speaker(statement, actors))),
            Text(printable(act(statement))),
            Text(printable(statement.content.text)),
        )
    return table


def speaker(statement: Statement, actors: dict[str, Actor]) -> str:
    """The actor with type and country, else the words on the page, else that nobody is named."""
    actor = actors.get(statement.source.actor or "")
    if actor is not None:
        return f"{actor.name} ({', '.join(_known(actor.type, actor.country))})"
    words = " ".join(span.text for span in statement.source.spans)
    return f'"{words}" (unresolved)' if words else "(nobody named)"


def act(statement: Statement) -> str:
    """The speech act and, below it, what qualifies it: "deny", "indirect, negative"."""
    assertion = statement.assertion
    negative = "negative" if assertion.polarity == "negative" else None
    modality = None if assertion.modality == "asserted" else assertion.modality
    qualities = ", ".join(_known(statement.quote_type, negative, modality))
    return f"{statement.cue.act or statement.cue.lemma or '?'}\n{qualities}"


def _known(*values: str | None) -> Iterator[str]:
    return (value for value in values if value)
