"""Records and tables → one HTML page that opens offline."""

TITLE = "Who said what"
MOST_ARTICLES = 5000  # articles with a page of their own; a browser opens some hundred megabytes
