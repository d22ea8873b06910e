"""Signatures that OpenSSH's own tools can check: a person's key, who is known, what is signed."""
