"""All parts → the bytes of the page."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from dataclasses import asdict
from hashlib import sha256
from importlib.resources import files
from typing import Any

import pandas as pd

from sayso.report import TITLE
from sayso.report.articles import Articles
from sayso.report.bundle import need_packages, vega
from sayso.report.words import count, known, script_code, script_json
from sayso.version import __version__


def report_page(articles: Articles, tables: Mapping[str, pd.DataFrame], title: str = TITLE) -> bytes:
    """One HTML page, UTF-8, that needs nothing beside it.

    ``articles`` have taken the records of which ``tables`` were made (`sayso.aggregate.build.build_tables`,
    or read back with `sayso.aggregate.files.read_table`). The same input gives the same bytes. Raises
    ReportError where a package of the extra ``report`` is missing.
    """
    need_packages()
    from jinja2 import Environment, PackageLoader, StrictUndefined
    from markupsafe import Markup

    loader = PackageLoader("sayso.report", "page")
    jinja = Environment(
        autoescape=True, loader=loader, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    jinja.filters["number"] = count
    parts = _parts(articles, tables)
    scripts = (vega(), script_code(_own("report.js")))
    data = _data(articles, tables, parts)
    words = jinja.get_template("report.html").render(
        title=title,
        version=__version__,
        policy=_policy(scripts),
        style=Markup(_own("report.css")),
        scripts=[Markup(script) for script in scripts],
        data=Markup(script_json(data)),
        **parts,
    )
    return words.encode()


def _parts(articles: Articles, tables: Mapping[str, pd.DataFrame]) -> dict[str, Any]:
    from sayso.report.atlas import atlas_of
    from sayso.report.charts import TYPES, speakers_chart, timeline_chart
    from sayso.report.ledger import ledgers_of
    from sayso.report.lists import places_list, quotes_list, speakers_list
    from sayso.report.matrix import matrix_of

    speakers, timeline = tables["speakers"], tables["timeline"]
    return {
        "types": TYPES,
        "headlines": _headlines(tables),
        "days": _days(tables["articles"]),
        "charts": {"speakers": speakers_chart(speakers), "timeline": timeline_chart(timeline, speakers)},
        "ledgers": ledgers_of(tables),
        "n_ledgers": len(tables["ledgers"]),
        "matrix": matrix_of(tables["exchanges"], tables["actors"]),
        "atlas": atlas_of(tables["places"]),
        "lists": {
            "speakers": speakers_list(speakers),
            "places": places_list(tables["places"]),
            "quotes": quotes_list(tables["quotes"]),
        },
        "n_articles": articles.total,
        "n_kept": len(articles.kept),
    }


def _headlines(tables: Mapping[str, pd.DataFrame]) -> list[tuple[str, str, str]]:
    """Counts with their words and what they are without copies."""
    claims, articles, relations = tables["claims"], tables["articles"], tables["relations"]
    contradictions = int((relations["relation"] == "contradiction").sum())
    return [
        (count(len(articles)), "articles", f"{count(int(articles['original'].sum()))} without copies"),
        (count(len(claims)), "statements", f"{count(int(claims['original'].sum()))} without copies"),
        (count(len(tables["speakers"])), "speakers", f"of {count(len(tables['actors']))} actors"),
        (count(len(tables["figures"])), "figures", f"in {count(len(tables['ledgers']))} ledgers"),
        (count(contradictions), "contradictions", "between figures"),
        (count(len(tables["places"])), "places", "named in the articles"),
    ]


def _days(articles: pd.DataFrame) -> str:
    days = sorted({known(day)[:10] for day in articles["published"].dropna()})
    return " to ".join(dict.fromkeys((days[0], days[-1]))) if days else ""


def _data(articles: Articles, tables: Mapping[str, pd.DataFrame], parts: Mapping[str, Any]) -> dict[str, Any]:
    """What the page's script shows on demand."""
    actors = tables["actors"]
    columns = (actors[name].map(known) for name in ("actor", "name", "type"))
    return {
        "articles": articles.identified(tables),
        "actors": {key: [name, kind] for key, name, kind in zip(*columns, strict=True)},
        "places": dict(zip(tables["places"]["place"], tables["places"]["name"].map(known), strict=True)),
        "lists": [asdict(one) for one in parts["lists"].values()],
        "charts": {chart.id: chart.spec for chart in parts["charts"].values() if chart.rows},
        "figures": [figure.id for ledger in parts["ledgers"] for figure in ledger.figures],
    }


def _own(name: str) -> str:
    return (files("sayso.report") / "page" / name).read_text(encoding="utf-8")


def _policy(scripts: tuple[str, ...]) -> str:
    """A Content-Security-Policy under which these scripts alone run, and nothing is fetched."""
    hashes = " ".join(
        f"'sha256-{base64.b64encode(sha256(script.encode()).digest()).decode()}'" for script in scripts
    )
    return (
        f"default-src 'none'; script-src {hashes}; style-src 'unsafe-inline'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
