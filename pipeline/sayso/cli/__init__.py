"""The command line: parses words of the user, calls the rooms, prints."""
