"""Adding a phrase to a bank: its wording, the list it goes into, what it changes, and saving it."""
