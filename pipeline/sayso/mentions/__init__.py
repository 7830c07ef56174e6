"""Doc → mentions of actors, places, numbers and dates, each with its span."""
