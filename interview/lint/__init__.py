"""Advice on a bank: what would make it better, and why. It stands above the bank and the rubric."""

from interview.lint.explain_rules import explain, rules
from interview.lint.linter import lint
from interview.lint.rule import Rule
from interview.lint.sarif import to_json, to_sarif

__all__ = ["Rule", "explain", "lint", "rules", "to_json", "to_sarif"]
