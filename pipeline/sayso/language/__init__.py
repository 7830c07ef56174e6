"""Article → spaCy Doc; the only place that loads a model or sets an extension."""
