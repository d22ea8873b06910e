"""What the fields of an answer say when something is picked or typed."""

from __future__ import annotations

from textual.message import Message

from interview.rubric import AnswerValue


class AnswerChanged(Message):
    """The structured answer of a question changed."""

    def __init__(self, question: str, value: AnswerValue) -> None:
        super().__init__()
        self.question = question
        self.value = value
