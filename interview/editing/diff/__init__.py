"""Two versions of a bank: what changed between them, and whether an interview may take it up."""

from interview.editing.diff.changes import About, Change, Comparison, Happening, Nature, Value
from interview.editing.diff.compare_banks import compare
from interview.editing.diff.point_shares import changed_shares
from interview.editing.diff.render_changes import heading, legend, told
from interview.editing.diff.revision import Revision

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
