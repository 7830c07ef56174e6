"""Articles → record lines: reads, parses, extracts and writes, and accounts for every article."""
