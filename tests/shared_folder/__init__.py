"""A folder that a team shares."""
