"""Reads and validates models/: what the pipeline knows about language and the world, as data."""

from sayso.knowledge.tables import Knowledge, load_knowledge

__all__ = ["Knowledge", "load_knowledge"]
