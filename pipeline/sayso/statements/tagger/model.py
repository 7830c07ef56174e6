"""The tagger as a file: the features that it knows, its weights, and how its evidence is weighed.

A model is one numpy archive without pickled objects: features as 64-bit keys, weights as
half-precision floats. The same training writes the same bytes, and no word can be read from it.
"""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from sayso.errors import ModelError
from sayso.statements.tagger.features import Keys
from sayso.statements.tagger.network import Weights

FORMAT = "sayso.tagger/1"
SLOT_BITS = 19


@dataclass(frozen=True)
class Model:
    """Labels, the keys of the features that are known, and the weights.

    Row ``n`` of ``weights.features`` belongs to the n-th of ``keys``, of which no two share a slot.
    ``calibration`` weighs the evidence for a statement (`sayso.statements.evidence`).
    """

    labels: tuple[str, ...]
    keys: Keys
    weights: Weights
    calibration: Mapping[str, float] = field(default_factory=dict)

    def rows(self, columns: Keys) -> NDArray[np.int32]:
        """The rows of features (columns by tokens), -1 for what is not known."""
        keys, rows = self._slots
        at = slots_of(columns)
        return np.where(keys[at] == columns, rows[at], np.int32(-1))

    @cached_property
    def fingerprint(self) -> str:
        """12 hexadecimal digits that change with anything in the model."""
        digest = hashlib.sha256(repr((self.labels, dict(self.calibration))).encode())
        digest.update(self.keys.tobytes())
        for weight in self.weights.items().values():
            digest.update(weight.tobytes())
        return digest.hexdigest()[:12]

    @cached_property
    def _slots(self) -> tuple[Keys, NDArray[np.int32]]:
        """For each slot the key that has it, and its row: a look-up costs one access to memory."""
        keys = np.zeros(1 << SLOT_BITS, np.uint64)
        rows = np.full(1 << SLOT_BITS, -1, np.int32)
        at = slots_of(self.keys)
        keys[at] = self.keys
        rows[at] = np.arange(len(self.keys))
        return keys, rows


def slots_of(keys: Keys) -> NDArray[np.int64]:
    """The slot of each key: its leading bits."""
    return (keys >> np.uint64(64 - SLOT_BITS)).astype(np.int64)


def save_model(model: Model, path: Path) -> None:
    """Writes ``model`` to ``path``, whole or not at all."""
    arrays = {name: weight.astype(np.float16) for name, weight in model.weights.items().items()}
    partial = path.with_name(path.name + ".partial")
    with partial.open("wb") as file:
        np.savez_compressed(
            file,
            format=np.array(FORMAT),
            labels=np.array(model.labels),
            keys=model.keys,
            evidence=np.array(list(model.calibration), np.str_),
            evidence_weights=np.array(list(model.calibration.values()), np.float64),
            **arrays,  # type: ignore[arg-type]  # numpy's stub takes them for its own options
        )
    partial.replace(path)


def load_model(path: Path) -> Model:
    """The model in ``path``. Raises ModelError where it is none."""
    try:
        with np.load(path, allow_pickle=False) as stored:
            if str(stored["format"]) != FORMAT:
                raise ModelError(f"{path}: a tagger of format {stored['format']}, not {FORMAT}")
            weights = Weights(**{name: stored[name].astype(np.float32) for name in Weights.names()})
            known = zip(map(str, stored["evidence"]), stored["evidence_weights"].tolist(), strict=True)
            return Model(tuple(map(str, stored["labels"])), stored["keys"], weights, dict(known))
    except (OSError, KeyError, ValueError, EOFError, zipfile.BadZipFile) as error:
        raise ModelError(f"{path}: not a tagger that `sayso train` wrote ({error})") from error
