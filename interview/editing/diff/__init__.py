"""Two versions of a bank: what changed, and whether a running interview may use the later one."""

from interview.editing.diff.changes import (
    BankPart,
    Change,
    ChangedValue,
    ChangeKind,
    Comparison,
)
from interview.editing.diff.compare_banks import compare
from interview.editing.diff.point_shares import changed_shares
from interview.editing.diff.render_changes import legend, render_changes, summary_line
from interview.editing.diff.severity import ChangeSeverity
from interview.editing.diff.take_up_corrections import Revision

__all__ = [
    "BankPart",
    "Change",
    "ChangeKind",
    "ChangeSeverity",
    "ChangedValue",
    "Comparison",
    "Revision",
    "changed_shares",
    "compare",
    "legend",
    "render_changes",
    "summary_line",
]
