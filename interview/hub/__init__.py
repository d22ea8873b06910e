"""A PostgreSQL server as the hub of a team: SQL on it is known only here."""
