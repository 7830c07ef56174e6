"""The tagger: a linear-chain CRF that sees what the rules found, and what it makes of an article."""
