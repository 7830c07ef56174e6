"""Doc and mentions → attributed statements: source, cue, content."""
