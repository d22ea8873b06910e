"""An interview that is open in this program, whichever face shows it."""
