"""Candidates side by side, as a page, a text, a workbook or data."""
