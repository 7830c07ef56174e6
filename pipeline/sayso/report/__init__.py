"""Records and tables → one HTML page that opens offline."""
