"""The bank editor's bench: their own editor, a copy to work on, a try-out that records nothing."""
