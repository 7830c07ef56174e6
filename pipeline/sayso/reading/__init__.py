"""Path, archive or standard input → articles: one file a format, one registry."""
