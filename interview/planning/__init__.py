"""Who interviews whom, planned in a file, and how far a team is with it."""
