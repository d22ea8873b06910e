"""Options to pick as an answer: one of them, or several."""

from __future__ import annotations

from collections.abc import Callable
from itertools import accumulate
from string import ascii_lowercase

from textual.content import Content

from interview.bank import AnswerKind, Question
from interview.i18n import _
from interview.plain_text import one_line
from interview.rubric import AnswerValue
from interview.session.consent_and_closing import STEPS
from interview.tui.widgets.answer_changed import AnswerChanged
from interview.tui.widgets.line_widget import (
    click,
    going_on,
    hidden_sign,
    rule,
    wrapped,
)
from interview.tui.widgets.single_key_choice import KeyList


class OptionsField(KeyList):
    """Options by letter: one or several."""

    DEFAULT_CSS = "OptionsField { height: 1fr; }"

    def __init__(
        self,
        question: Question,
        value: AnswerValue,
        language: str,
        hint: str,
        rows: Callable[[], int],
    ) -> None:
        super().__init__()
        self._question = question
        self._language = language
        self._hint = hint
        self._rows = rows
        self._picks_many = question.answer is AnswerKind.PICK_MANY
        self._picked = _as_options(value)
        self._scrolled = 0
        """Lines that have moved out above."""
        self._kept_in_view = self._first_picked
        """The place of the option to have in view; `None` while it is scrolled by hand."""

    def rows_wanted(self, width: int) -> int:
        """The rows in which all options are shown."""
        return 1 + sum(map(len, self._options(width)))

    def draw(self, width: int) -> list[Content]:
        """A heading and the options; where not all fit, those around the one picked."""
        options = self._options(width)
        lines = [line for option in options for line in option]
        room = max(0, self._rows() - 1)
        hidden = max(0, len(lines) - room)
        if self._kept_in_view is not None:
            first = sum(map(len, options[: self._kept_in_view]))
            last = first + len(options[self._kept_in_view])
            self._scrolled = min(max(self._scrolled, last - room), first)
        self._scrolled = max(0, min(self._scrolled, hidden))
        shown = lines[self._scrolled : self._scrolled + room]
        ends = set(accumulate(map(len, options)))
        if shown and self._scrolled + room not in ends:
            shown[-1] = going_on(shown[-1], width)
        title = _("Pick what applies") if self._picks_many else _("Pick one")
        if self._question.id in STEPS:
            title = _("The candidate’s answer about notes")
        hint = f"{hidden_sign(hidden, self._scrolled)}  {self._hint}".strip()
        return [rule(title, width, hint), *shown]

    def _options(self, width: int) -> list[list[Content]]:
        """The lines of each option."""
        many = self._picks_many
        options = []
        for place, option in enumerate(self._question.options):
            picked = option.main in self._picked
            box = ("▣" if picked else "☐") if many else ("◉" if picked else "○")
            text = Content.assemble(
                (f" {ascii_lowercase[place]} ", "bold $accent" if self.has_focus else "$faint"),
                (f"{box} {one_line(option.to(self._language))}", "$ink" if picked else "$quiet"),
            )
            options.append(wrapped(text.stylize(click(f"pick({place})")), width, "     "))
        return options

    @property
    def _first_picked(self) -> int | None:
        """The place of the first option that is picked."""
        options = enumerate(self._question.options)
        return next((place for place, each in options if each.main in self._picked), None)

    def on_blur(self) -> None:
        """Have what was picked in view."""
        if self._first_picked is not None and self._kept_in_view is None:
            self._kept_in_view = self._first_picked

    def scroll_lines(self, lines: int) -> bool:
        """Move what scrolls by so many lines, downwards where positive."""
        self._kept_in_view = None
        self._scrolled = max(0, self._scrolled + lines)  # `draw` knows the last
        self.refresh()
        return True

    def move(self, key: str) -> bool:
        """The arrows scroll, where not all options fit."""
        if key in ("up", "down"):
            self.scroll_lines(1 if key == "down" else -1)
            return True
        return False

    def choose(self, character: str) -> bool:
        """A letter picks."""
        place = ascii_lowercase.find(character or " ")
        if 0 <= place < len(self._question.options):
            self.action_pick(place)
            return True
        return False

    def action_pick(self, place: int) -> None:
        """Pick an option, or take it back."""
        option = self._question.options[place].main
        if option in self._picked and self._question.id in STEPS:
            return  # an answer on consent can be changed; that none was given cannot be said
        if option in self._picked:
            self._picked = tuple(other for other in self._picked if other != option)
        elif self._picks_many:
            order = [text.main for text in self._question.options]
            self._picked = tuple(sorted((*self._picked, option), key=order.index))
        else:
            self._picked = (option,)
        self._kept_in_view = place if option in self._picked else self._first_picked
        self.refresh()
        one = self._picked[0] if self._picked else None
        self.post_message(
            AnswerChanged(self._question.id, self._picked if self._picks_many else one)
        )


def _as_options(value: AnswerValue) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,)
    return (
        tuple(part for part in value if isinstance(part, str)) if isinstance(value, tuple) else ()
    )
