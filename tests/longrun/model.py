"""What an interview should be, in plain dictionaries: the machine's model. None of our code."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

NOTHING = {
    "notes": "",
    "level": 0,
    "reason": "",
    "skipped": "",
    "value": None,
    "said": {},
    "probes": set(),
}
"""An answer of which nothing is recorded. `said` is, by signal, whether it was ticked or unticked
by hand; `probes` are the follow-ups that were asked."""

AROUND = ("interruption", "explanation", "quote", "names")
"""What is done that changes no answer."""


class Model:
    """The answers by question, the question on screen, and all that was done, to undo it."""

    def __init__(self, questions: Sequence[str]) -> None:
        self.questions = list(questions)
        self.answers: dict[str, dict[str, Any]] = {name: dict(NOTHING) for name in questions}
        self.here = self.recorded_here = questions[0]
        self.cursor = 0
        self.is_signed = self.is_private = False
        self.is_interrupted = False
        self.done: list[dict[str, Any]] = []
        self.undone: list[dict[str, Any]] = []
        self.announced: dict[str, Any] | None = None
        """What undo or redo has said it would do in another question, when pressed again."""

    @property
    def answer(self) -> dict[str, Any]:
        return self.answers[self.here]

    @property
    def notes(self) -> str:
        return str(self.answer["notes"])

    def type(self, text: str) -> None:
        """A letter at a time: each may be where undo leads back to."""
        for letter in text:
            self.paste(letter)

    def paste(self, text: str) -> None:
        before, after = self.notes[: self.cursor], self.notes[self.cursor :]
        self.change("notes", notes=before + text + after)
        self.cursor += len(text)

    def delete(self) -> None:
        if self.cursor:
            self.cursor -= 1
            self.change("notes", notes=self.notes[: self.cursor] + self.notes[self.cursor + 1 :])

    def rate(self, level: int) -> None:
        """A rating is recorded again even where it is the same: what is suggested may differ."""
        self.change("rating", always=True, level=level, skipped="")

    def change(self, what: str, question: str = "", *, always: bool = False, **new: Any) -> None:
        """Something is done to a question, by default the one on screen."""
        question = question or self.here
        before = self.answers[question]
        if always or before | new != before:
            self.answers[question] = before | new
            after = self.answers[question]
            self.done.append({"what": what, "question": question, "before": before, "after": after})
            self.undone.clear()
            self.announced = None

    def do_around(self, what: str) -> None:
        """Something is done that changes no answer: an interruption, names, a quote."""
        self._turn(what)
        answer, question = self.answer, self.here if what == "quote" else ""
        self.done.append({"what": what, "question": question, "before": answer, "after": answer})
        self.undone.clear()
        self.announced = None

    def _turn(self, what: str) -> None:
        if what == "interruption":
            self.is_interrupted = not self.is_interrupted

    def go_to(self, place: int) -> None:
        self.announced = None
        self.here = self.questions[place]
        if not self.is_signed:
            self.recorded_here = self.here
        self.cursor = len(self.notes)

    def places(self, words: str, fields: Mapping[str, str]) -> list[tuple[str, int | None]]:
        """Where words without a space stand: the question, and in notes where they end.

        Of a reason, and of `fields`, which are what the fields of questions show, `None`.
        """
        found: list[tuple[str, int | None]] = []
        for question, answer in self.answers.items():
            found += [(question, end) for end in _ends(words, answer["notes"])]
            for text in (fields[question], answer["reason"], answer["skipped"]):
                found += [(question, None) for _end in _ends(words, text)]
        return found

    def undo(self, notes: str, value: object) -> None:
        """Take back the last thing done; of notes and fields, as many letters as are gone."""
        self.announced = None
        phrase = [self.done.pop()]
        what = phrase[0]["what"]
        if what in ("notes", "fields"):
            part, shown = ("notes", notes) if what == "notes" else ("value", value)
            while phrase[0]["before"][part] != shown:
                assert self.done, f"undo left {shown!r}, which never was there"
                assert self.done[-1]["what"] == what, f"undo left {shown!r}"
                assert self.done[-1]["question"] == phrase[0]["question"], f"undo left {shown!r}"
                phrase.insert(0, self.done.pop())
        self.undone.append(phrase[0] | {"after": phrase[-1]["after"]})
        self._turn(what)
        if what not in AROUND:
            self.answers[phrase[0]["question"]] = phrase[0]["before"]

    def redo(self) -> None:
        self.announced = None
        again = self.undone.pop()
        self.done.append(again)
        self._turn(again["what"])
        if again["what"] not in AROUND:
            self.answers[again["question"]] = again["after"]

    def seal(self, *, is_signed: bool) -> None:
        """Sign, or open a signed interview again: what was done before cannot be undone."""
        self.is_signed = is_signed
        self.done.clear()
        self.undone.clear()


def _ends(words: str, text: str) -> Iterator[int]:
    """Where words end in a text, whatever their case and accents."""
    letters = [
        (part, place)
        for place, letter in enumerate(text)
        for part in unicodedata.normalize("NFKD", letter.casefold())
        if not unicodedata.combining(part)
    ]
    plain, wanted = "".join(part for part, _place in letters), words.casefold()
    start = plain.find(wanted)
    while start >= 0:
        end = start + len(wanted)
        yield letters[end - 1][1] + 1
        start = plain.find(wanted, end)
