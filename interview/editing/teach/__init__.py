"""Teaching a bank a phrase: how it is worded, where it goes, what it changes, and the writing."""
