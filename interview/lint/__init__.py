"""Advice on a bank: what would make it better, and why. It stands above the bank and the rubric."""

from interview.lint.all_rules import codes_about, explain, rules
from interview.lint.check_bank import lint
from interview.lint.findings import Rule
from interview.lint.sarif import to_json, to_sarif

__all__ = ["Rule", "codes_about", "explain", "lint", "rules", "to_json", "to_sarif"]
