"""Doc → mentions of who acts or speaks: names, titles, descriptions, pronouns."""
