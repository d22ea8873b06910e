"""A bank as a Word document that colleagues comment on and change, and what comes back of it."""

from __future__ import annotations

from interview.editing.word.read_document import ReviewDocument, open_review
from interview.editing.word.review_to_bank import (
    ReviewedBank,
    ReviewProblem,
    copy_of,
    read_review,
    render_review_problems,
    row_place,
)
from interview.editing.word.write_review import write_review

__all__ = [
    "ReviewDocument",
    "ReviewProblem",
    "ReviewedBank",
    "copy_of",
    "open_review",
    "read_review",
    "render_review_problems",
    "row_place",
    "write_review",
]
