"""Practice: sample answers, sessions, and what they say of the rater."""
