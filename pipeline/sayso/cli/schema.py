"""``sayso schema``."""

from __future__ import annotations

import click


@click.command("schema", epilog="\b\nExample:\n  sayso schema > record.schema.json")
def schema_command() -> None:
    """Print the JSON Schema of a record."""
    import orjson

    from sayso.record_lines import json_schema

    click.echo(orjson.dumps(json_schema(), option=orjson.OPT_INDENT_2))
