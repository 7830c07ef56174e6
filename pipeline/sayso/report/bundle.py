"""The packages of the extra ``report``, and the one script of theirs that the page carries."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec

from sayso.errors import ReportError
from sayso.report.words import script_code

PACKAGES = ("jinja2", "altair", "vl_convert")


def missing() -> list[str]:
    """The packages that a report needs and that are not installed."""
    return [name for name in PACKAGES if find_spec(name) is None]


def need_packages() -> None:
    """Raises ReportError, with the cure, where a package is missing."""
    if absent := missing():
        raise ReportError(f"a report needs {', '.join(absent)}; install it with: pip install 'sayso[report]'")


@cache
def vega() -> str:
    """Vega, Vega-Lite and Vega-Embed as one script, from vl-convert's own copy: nothing is fetched."""
    import vl_convert

    return script_code(vl_convert.javascript_bundle("window.vegaEmbed = vegaEmbed;"))
