"""Path, archive or standard input → articles: one file a format, one registry.

`read_paths` is the way in. The formats' modules are also the examples for one more; see
`sayso.reading.registry`.
"""

from sayso.reading.archives import TAR, ZIP
from sayso.reading.docx import DOCX
from sayso.reading.feed import FEED
from sayso.reading.html import HTML
from sayso.reading.json_lines import JSON_LINES
from sayso.reading.json_values import JSON
from sayso.reading.language import looks_english
from sayso.reading.mail import EML, MBOX
from sayso.reading.options import ReadOptions
from sayso.reading.parquet import PARQUET
from sayso.reading.pdf import PDF
from sayso.reading.reader import read_paths
from sayso.reading.registry import Format, format_named, format_names, format_of, register, suffixes
from sayso.reading.table import CSV, TSV
from sayso.reading.text import TEXT
from sayso.reading.warc import WARC

for _known in (
    TEXT, HTML, JSON, JSON_LINES, CSV, TSV, PARQUET, WARC, FEED, EML, MBOX, PDF, DOCX, ZIP, TAR
):  # fmt: skip
    register(_known)

__all__ = [
    "Format",
    "ReadOptions",
    "format_named",
    "format_names",
    "format_of",
    "looks_english",
    "read_paths",
    "register",
    "suffixes",
]
