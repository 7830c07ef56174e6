"""sayso reads news and writes down who said what."""

__version__ = "0.1.0"
