"""The question on screen: the words to read aloud, the probes, and why we ask."""

from __future__ import annotations

from textual.content import Content

from interview.bank import stage_name
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
        self._private = False
        self._skipped = ""

    def show(
        self, item: Item, of: int, language: str, *, opening: str, why: bool, private: bool
    ) -> None:
        """Show a question; `opening` is read aloud before it, `why` opens the explanation.

        `private` leaves out what is meant for the interviewer alone.
        """
        self._item, self._language, self._opening, self._why = item, language, opening, why
        self._private = private
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
        name = one_line(question.name(self._language))
        heading = Content.assemble(
            (f"{self._place} {stage_name(self._item.stage)} · ", "$faint"), (name, "bold $accent")
        )
        lines = [spread(heading, self._time, width)]
        if self._opening:
            words = _("“{text}”").format(text=one_line(self._opening))
            text = Content.styled(words, "italic $quiet")
            lines += wrapped(text, width, "  ")
        ask = one_line(question.ask.to(self._language))
        lines += wrapped(Content.styled(ask, "bold $ink"), width)
        hint = question.note.to(self._language)
        if hint and not self._private:
            lines += wrapped(Content.styled("✎ " + one_line(hint), "$quiet"), width, "  ")
        for probe in question.probes:
            text = Content.assemble(("› ", "$accent"), (one_line(probe.to(self._language)), "$ink"))
            lines += wrapped(text, width, "  ")
        why = one_line(question.why.to(self._language))
        if why and self._why and not self._private:
            text = Content.assemble((_("Why we ask:") + " ", "bold $quiet"), (why, "$quiet"))
            lines += wrapped(text, width)
        if self._skipped and not self._private:
            words = "– " + _("Left out: {reason}").format(reason=one_line(self._skipped))
            link = click("screen.skip")
            lines += wrapped(Content.styled(words, "bold $warn").stylize(link), width)
        return lines
