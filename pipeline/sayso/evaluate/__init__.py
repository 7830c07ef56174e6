"""Records and gold annotations → scores."""
