"""What the tables of forbidden questions are made of."""

from __future__ import annotations

Patterns = tuple[tuple[str, str], ...]
"""Words, one of which a text must have, and the pattern to look for where it does."""
