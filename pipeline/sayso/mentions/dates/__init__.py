"""Doc → time expressions with their TIMEX3 values."""
