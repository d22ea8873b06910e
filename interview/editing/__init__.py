"""The bank editor's tools: a working copy, the differences of two banks, phrases, spreadsheets."""
