"""Two versions of a bank: what changed between them, and whether an interview may take it up."""

from interview.versions.changes import About, Change, Comparison, Happening, Nature, Value
from interview.versions.comparing import compare
from interview.versions.revision import Revision
from interview.versions.shares import changed_shares
from interview.versions.telling import heading, legend, told

__all__ = [
    "About",
    "Change",
    "Comparison",
    "Happening",
    "Nature",
    "Revision",
    "Value",
    "changed_shares",
    "compare",
    "heading",
    "legend",
    "told",
]
