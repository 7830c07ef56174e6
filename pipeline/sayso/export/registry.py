"""All formats of ``sayso export`` by their stable names."""

from __future__ import annotations

from sayso.errors import SettingsError
from sayso.export import (
    brat,
    csv,
    docbin,
    duckdb,
    edges,
    follow_the_money,
    graphml,
    jsonl,
    label_studio,
    parquet,
    schema_org,
    sqlite,
    web_annotation,
)
from sayso.export.formats import Format

FORMATS: dict[str, Format] = {
    format_.name: format_
    for format_ in (
        csv.FORMAT,
        jsonl.FORMAT,
        parquet.FORMAT,
        sqlite.FORMAT,
        duckdb.FORMAT,
        brat.FORMAT,
        label_studio.FORMAT,
        docbin.FORMAT,
        web_annotation.FORMAT,
        schema_org.FORMAT,
        follow_the_money.FORMAT,
        graphml.FORMAT,
        edges.FORMAT,
    )
}


def format_named(name: str) -> Format:
    """The format of this name; raises SettingsError, which lists the choices, for any other."""
    if name not in FORMATS:
        raise SettingsError(f"no format {name!r}; the formats are {', '.join(FORMATS)}")
    return FORMATS[name]
