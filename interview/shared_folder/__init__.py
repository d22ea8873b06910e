"""A folder that a team shares: its files of signed records, and the exchange with it."""
