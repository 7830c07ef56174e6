"""Records → files of other tools, and corrections made there → gold. One module a format."""
