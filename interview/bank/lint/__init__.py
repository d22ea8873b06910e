"""Advice for a better interview: what a good bank would say otherwise, and why."""

from interview.bank.lint.linter import lint
from interview.bank.lint.rule import Rule
from interview.bank.lint.telling import explain, rules

__all__ = ["Rule", "explain", "lint", "rules"]
