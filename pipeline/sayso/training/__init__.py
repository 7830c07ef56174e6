"""Annotated articles → the tagger's weights."""
