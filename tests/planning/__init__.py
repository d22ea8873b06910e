"""Who interviews whom, planned in a file."""
