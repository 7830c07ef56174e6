"""Doc → numbers with their bound, unit, what is counted and whose."""
