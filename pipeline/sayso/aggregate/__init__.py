"""Records → pandas tables."""
