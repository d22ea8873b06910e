"""The question on screen: the words to read aloud, the probes, and why we ask."""

from __future__ import annotations

from textual.content import Content

from interview.bank import Question, stage_name
from interview.i18n import _
from interview.plain_text import one_line
from interview.session.agenda import Item
from interview.tui.widgets.line_widget import BLANK, LineWidget, click, clock, spread, wrapped


class QuestionPane(LineWidget):
    """What to say, and what to know while saying it."""

    DEFAULT_CSS = "QuestionPane { height: auto; padding: 0 1; }"

    def __init__(self) -> None:
        super().__init__()
        self._item: Item | None = None
        self._place = ""
        self._language = "en"
        self._time = BLANK
        self._opening = ""
        self._why = False
        self._skipped = ""

    def show(self, item: Item, of: int, language: str, *, opening: str, why: bool) -> None:
        """Show a question; `opening` is read aloud before it, `why` opens the explanation."""
        self._item, self._language, self._opening, self._why = item, language, opening, why
        self._place = f"{item.number}/{of}"
        self.redraw()

    def show_skipped(self, reason: str) -> None:
        """Show why the question was left out; an empty reason shows nothing."""
        if reason != self._skipped:
            self._skipped = reason
            self.redraw()

    def show_time(self, spent: float) -> None:
        """Seconds spent on the question against those planned."""
        planned = 60 * (self._item.question.minutes if self._item else 0)
        shown = clock(spent)
        if planned:
            shown = _("{spent} of {planned}").format(spent=shown, planned=clock(planned))
        style = "bold $warn" if planned and spent > planned else "$quiet"
        if shown != self._time.plain:
            self._time = Content.styled(shown, style)
            self.refresh()

    def draw(self, width: int) -> list[Content]:
        """Head, opening words, question, hint, probes, why, skip."""
        if self._item is None:
            return [BLANK]
        question = self._item.question
        ask = one_line(question.ask.to(self._language))
        return [
            self._head(width),
            *self._aside(self._opening, "“", width, "italic $quiet"),
            *wrapped(Content.styled(ask, "bold $ink"), width),
            *self._aside(question.note.to(self._language), "✎ ", width, "$quiet"),
            *self._probes(question, width),
            *self._explained(question, width),
            *self._left_out(width),
        ]

    def _head(self, width: int) -> Content:
        assert self._item is not None
        name = one_line(self._item.question.name(self._language))
        left = Content.assemble(
            (f"{self._place} ", "$faint"),
            (stage_name(self._item.stage), "$faint"),
            (" · ", "$faint"),
            (name, "bold $accent"),
        )
        return spread(left, self._time, width)

    def _probes(self, question: Question, width: int) -> list[Content]:
        lines: list[Content] = []
        for probe in question.probes:
            text = Content.assemble(("› ", "$accent"), (one_line(probe.to(self._language)), "$ink"))
            lines += wrapped(text, width, "  ")
        return lines

    def _explained(self, question: Question, width: int) -> list[Content]:
        why = one_line(question.why.to(self._language))
        if not why:
            return []
        if self._why:
            text = Content.assemble((_("Why we ask:") + " ", "bold $quiet"), (why, "$quiet"))
            return wrapped(text, width)
        return []

    def _left_out(self, width: int) -> list[Content]:
        if not self._skipped:
            return []
        text = "– " + _("Left out: {reason}").format(reason=one_line(self._skipped))
        return wrapped(Content.styled(text, "bold $warn").stylize(click("screen.skip")), width)

    def _aside(self, text: str, mark: str, width: int, style: str) -> list[Content]:
        return wrapped(Content.styled(mark + one_line(text), style), width, "  ") if text else []
