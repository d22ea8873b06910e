"""Run a structured interview live, and hand HR a report that stands up to questions."""

__version__ = "0.1.0"
