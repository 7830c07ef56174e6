"""Doc → mentions of places, each with its form."""
