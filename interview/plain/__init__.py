"""The whole interview line by line: for a screen reader, a dumb terminal, a slow line."""
