"""Editing a bank: the user's own editor, a working copy, and an interview to try it out in."""
