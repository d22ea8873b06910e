"""Practice on screen: one sample answer after another is rated; then what the ratings say."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.events import Key, Resize

from interview.errors import InterviewError
from interview.i18n import _, labelled, ngettext
from interview.plain_text import lines_of, one_line
from interview.practice.quoted_calibration import calibration_of
from interview.practice.rater_statistics import results_of
from interview.practice.sessions import PracticeMode, PracticeSession
from interview.reporting.formatting import day
from interview.reporting.practice_sentences import (
    mode_name,
    past_alphas,
    quoted_calibration,
    result_sentences,
    why_no_calibration,
)
from interview.settings import Settings
from interview.tui.base_screen import BaseScreen, PracticeLeft
from interview.tui.keymap import PRACTICE, RATE, KeyAction, bindings
from interview.tui.open_practice import OpenPractice
from interview.tui.widgets.dialog import ChoiceDialog
from interview.tui.widgets.key_bar import KeyBar
from interview.tui.widgets.line_widget import BLANK, LineWidget, click, rule, spread, wrapped
from interview.tui.widgets.message_line import MessageLine

_RESUME = "resume"
_ROOMY = 24
"""Lines of a window from which on blank ones part what is read."""


class PracticeScreen(BaseScreen[None]):
    """Shows an answer, takes a digit, and says at once or at the end how it was calibrated."""

    BINDINGS = bindings(PRACTICE)
    ACTIONS = PRACTICE
    AUTO_FOCUS = "VerticalScroll"
    DEFAULT_CSS = """
    PracticeScreen > VerticalScroll { height: 1fr; scrollbar-size-vertical: 1; }
    """

    def __init__(self, settings: Settings, practice: OpenPractice) -> None:
        super().__init__(settings)
        self._practice = practice
        self._rated: list[tuple[int, int | None]] = []
        """The places that were rated here, the last one last, each with its level before."""

    @property
    def offered(self) -> Sequence[KeyAction]:
        """All but the ratings that the bank's scale does not have."""
        too_high = {each.id for each in RATE[len(self._practice.request.bank.scale) :]}
        return [each for each in self.ACTIONS if each.id not in too_high]

    @property
    def unavailable(self) -> frozenset[str]:
        """In learning a rating stands: undo would only say so."""
        session = self._practice.session
        is_learning = session is not None and session.mode is PracticeMode.LEARN
        return frozenset({"undo"} if is_learning else ())

    def compose(self) -> ComposeResult:
        """Where we are, the answer, the levels, the keys."""
        yield PracticeHeading(self._practice)
        with VerticalScroll():
            yield AnswerView(self._practice)
        yield LevelStrip(self._practice)
        yield KeyBar(PRACTICE, self.settings.keys)
        yield MessageLine()

    def on_mount(self) -> None:
        """Go on with what was left open, or begin what was asked for; else ask."""
        mode = self._practice.request.mode
        left = self._practice.to_resume(mode)
        if mode is None:
            self._ask_mode(left)
        elif left is not None:
            self._resume(left)
        else:
            self._begin(mode)

    def on_resize(self, _event: Resize) -> None:
        """Where an answer is longer than the window, show its beginning."""
        self._draw()

    def on_key(self, event: Key) -> None:
        """A digit rates; Enter goes on."""
        if event.key == "enter":
            event.stop()
            self.action_next()
        elif event.character and event.character.isascii() and event.character.isdigit():
            event.stop()
            self.action_rate(int(event.character))

    def action_rate(self, level: int) -> None:
        """Rate the answer on screen, unless the calibrated level is in sight."""
        practice = self._practice
        if practice.session is None or practice.is_at_end:
            return
        if not 1 <= level <= len(practice.request.bank.scale):
            self.say(
                _("The levels are 1 to {highest}.").format(highest=len(practice.request.bank.scale))
            )
            return
        if self._is_told:
            self.say(_("The calibrated level is in sight: Enter goes on to the next answer."))
            return
        before = practice.level_of(practice.answer.id)
        if self._tried(lambda: practice.rate(level)):
            if level != before:
                self._rated.append((practice.at, before))
            self._draw(to_verdict=self._is_told)

    def action_undo(self) -> None:
        """Go back to the answer that was rated last, and have it rated as it was before, if it was.

        What was told of an answer cannot be untold, so in learning a rating stands.
        """
        practice = self._practice
        session = practice.session
        if session is None or not session.ratings:
            self.say(_("Nothing to undo."))
        elif practice.is_at_end:
            self.say(_("The session has ended: its ratings stand."))
        elif session.mode is PracticeMode.LEARN:
            self.say(_("In learning a rating stands: its calibrated level was shown."))
        else:
            self._take_back(session)

    def _take_back(self, session: PracticeSession) -> None:
        practice = self._practice
        last = session.order.index(session.ratings[-1].answer)
        practice.at, before = self._rated.pop() if self._rated else (last, None)
        level = practice.level_of(practice.answer.id)
        if before is not None and not self._tried(lambda: practice.rate(before)):
            return
        self._draw()
        if before is not None:
            words = _("Undone: answer {number} is rated {before} again, not {level}.")
        else:
            words = _("Answer {number} is rated {level}: another digit rates it otherwise.")
        self.say(words.format(number=practice.at + 1, level=level, before=before))

    def action_next(self) -> None:
        """To the next answer, or to the results."""
        practice = self._practice
        if practice.session is None:
            return
        if practice.is_at_end:
            self.action_leave()
        elif practice.level_of(practice.answer.id) is None:
            self.say(_("Rate this answer first: a digit is a level."))
        elif self._tried(practice.go_on):
            self._draw()

    def action_back(self) -> None:
        """To the answer before; in a test it can be rated otherwise."""
        practice = self._practice
        if practice.session is None or practice.is_at_end:
            return
        if practice.at == 0:
            self.say(_("This is the first answer."))
            return
        practice.at -= 1
        self._draw()

    def action_leave(self) -> None:
        """Back to where we were; practice goes on here another time."""
        self.post_message(PracticeLeft())

    @property
    def _is_told(self) -> bool:
        """Whether the calibrated level of the answer on screen is shown."""
        return is_told(self._practice)

    def _ask_mode(self, left: PracticeSession | None) -> None:
        plans = {mode: self._practice.plan(mode) for mode in PracticeMode}
        choices: list[tuple[str, Content]] = []
        if left is not None:
            words = _("Go on: {kind} of {date}, {done} of {number} rated").format(
                kind=mode_name(left.mode),
                date=day(left.began),
                done=len(left.ratings),
                number=len(left.order),
            )
            choices.append((_RESUME, Content(words)))
        learn, test = len(plans[PracticeMode.LEARN].order), len(plans[PracticeMode.TEST].order)
        choices += [
            (
                str(PracticeMode.LEARN),
                Content(
                    ngettext(
                        "Learn: {number} answer, the calibrated level after each",
                        "Learn: {number} answers, the calibrated level after each",
                        learn,
                    ).format(number=learn)
                ),
            ),
            (
                str(PracticeMode.TEST),
                Content(
                    ngettext(
                        "Test: {number} answer, all levels at the end; reports may quote it",
                        "Test: {number} answers, all levels at the end; reports may quote it",
                        test,
                    ).format(number=test)
                ),
            ),
        ]

        def chosen(key: str | None) -> None:
            if key is None:
                self.action_leave()
            elif key == _RESUME and left is not None:
                self._resume(left)
            else:
                self._begin(PracticeMode(key))

        title = labelled(_("Practice"), one_line(self._title))
        self.app.push_screen(ChoiceDialog(title, choices), chosen)

    @property
    def _title(self) -> str:
        return self._practice.request.bank.title.to(self._practice.language)

    def _begin(self, mode: PracticeMode) -> None:
        session = self._practice.plan(mode)
        if self._tried(lambda: self._practice.begin(session)):
            self._draw()

    def _resume(self, session: PracticeSession) -> None:
        self._practice.resume(session)
        self._draw()
        self.say(_("This goes on where you were. “interview practice --new” begins another."))

    def _tried(self, step: Callable[[], None]) -> bool:
        """Whether a step that writes went well; why it did not is said."""
        try:
            step()
        except InterviewError as error:
            self.notify(str(error), severity="error", markup=False)
            return False
        return True

    def _draw(self, *, to_verdict: bool = False) -> None:
        if not self.is_mounted:
            return
        for widget in self.query(LineWidget):
            if isinstance(widget, MessageLine | KeyBar):
                continue
            widget.redraw()
        self.query_one(MessageLine).question_changed()
        practice = self._practice
        words = _("Leave") if practice.is_at_end else _("Next")
        gone = {"next", "previous"} if practice.is_at_end or practice.session is None else {"next"}
        self.query_one(KeyBar).leave_out(gone, [(_("Enter"), words)])
        scroll = self.query_one(VerticalScroll)
        if to_verdict:
            row = self.query_one(AnswerView).verdict_row
            scroll.call_after_refresh(scroll.scroll_to, y=row, animate=False)
        else:
            scroll.scroll_home(animate=False)


def is_told(practice: OpenPractice) -> bool:
    """Whether the calibrated level of the answer on screen is shown: after rating, in learning."""
    session = practice.session
    return (
        session is not None
        and not practice.is_at_end
        and session.mode is PracticeMode.LEARN
        and practice.level_of(practice.answer.id) is not None
    )


class PracticeHeading(LineWidget):
    """The bank, the kind of session, and how far it is."""

    DEFAULT_CSS = "PracticeHeading { dock: top; height: 1; background: $bar; padding: 0 1; }"

    def __init__(self, practice: OpenPractice) -> None:
        super().__init__()
        self._practice = practice

    def draw(self, width: int) -> list[Content]:
        """One line."""
        practice = self._practice
        title = one_line(practice.request.bank.title.to(practice.language))
        left = Content.assemble((_("Practice"), "bold $accent"), (f" · {title}", "$quiet"))
        session = practice.session
        if session is None:
            return [left]
        where = _("Results")
        if not practice.is_at_end:
            where = _("{place} of {number}").format(
                place=practice.at + 1, number=len(session.order)
            )
        right = Content.assemble((f"{mode_name(session.mode)} ", "$quiet"), (where, "bold $ink"))
        return [spread(left, right, width)]


class LevelStrip(LineWidget):
    """The levels on one line, as they are rated; a click rates too."""

    DEFAULT_CSS = "LevelStrip { height: auto; padding: 0 1; }"

    def __init__(self, practice: OpenPractice) -> None:
        super().__init__()
        self._practice = practice

    def draw(self, width: int) -> list[Content]:
        """The levels side by side, none of them broken; nothing beside the results."""
        practice = self._practice
        if practice.session is None or practice.is_at_end:
            return [BLANK]
        rated = practice.level_of(practice.answer.id)
        calibrated = practice.answer.sample.level if is_told(practice) else None
        bank, language = practice.request.bank, practice.language
        lines: list[Content] = []
        for level in range(1, len(bank.scale) + 1):
            name = one_line(bank.level_name(level, language))
            text = f"{'◉' if rated == level else '○'} {level} {name}"
            style = "bold $chosen" if rated == level else "$ink"
            entry = Content.styled(text, style).stylize(click(f"screen.rate({level})"))
            if calibrated == level:
                entry += Content.styled(" ◂ " + _("calibrated"), "bold $lit")
            if lines and lines[-1].cell_length + 3 + entry.cell_length <= width:
                lines[-1] += Content("   ") + entry
            else:
                lines.append(entry)
        return lines


class AnswerView(LineWidget):
    """The question, the note and the anchors; then what decides, or the results of the session."""

    DEFAULT_CSS = "AnswerView { height: auto; padding: 0 1; }"

    def __init__(self, practice: OpenPractice) -> None:
        super().__init__()
        self._practice = practice
        self._sentences: tuple[str, ...] = ()

    def draw(self, width: int) -> list[Content]:
        """As many lines as it takes: what does not fit scrolls."""
        practice = self._practice
        if practice.session is None:
            return [BLANK]
        if practice.is_at_end:
            return list(self._results(practice.session, width))
        told = self._verdict(practice.answer.id, width) if is_told(practice) else ()
        return [*self._answer(width), *told]

    @property
    def verdict_row(self) -> int:
        """The line on which the calibrated level of the answer on screen stands, from 0."""
        return len(list(self._answer(self.content_size.width or self.size.width)))

    def _answer(self, width: int) -> Iterator[Content]:
        practice, language = self._practice, self._practice.language
        yield from wrapped(
            Content.styled(one_line(practice.question.ask.to(language)), "bold $ink"), width
        )
        yield from self._gap
        sample = practice.answer.sample
        candidate = one_line(sample.candidate)
        hint = _("candidate {name}").format(name=candidate) if candidate else ""
        yield rule(_("Note"), width, hint)
        for line in lines_of(sample.note.to(language)):
            yield from wrapped(Content.styled(line, "$ink"), width)
        yield from self._gap
        if is_told(practice):
            return
        yield rule(_("Levels"), width)
        for level in range(1, len(practice.request.bank.scale) + 1):
            yield from self._anchor(level, width)

    @property
    def _gap(self) -> Sequence[Content]:
        """A blank line, where there are lines to spare."""
        return [BLANK] if self.app.size.height >= _ROOMY else []

    def _anchor(self, level: int, width: int) -> list[Content]:
        practice, language = self._practice, self._practice.language
        anchor = practice.question.levels.get(level)
        chosen = practice.level_of(practice.answer.id) == level
        name = one_line(practice.request.bank.level_name(level, language))
        words = one_line(anchor.to(language)) if anchor else ""
        text = Content.assemble(
            (f"{level} {name}", "bold $chosen" if chosen else "bold $ink"),
            (f"  {words}", "$ink" if chosen else "$quiet"),
        )
        return wrapped(text.stylize(click(f"screen.rate({level})")), width, "  ")

    def _verdict(self, answer: str, width: int) -> Iterator[Content]:
        """How an answer was rated and calibrated, the anchor that decides, and why."""
        practice, language = self._practice, self._practice.language
        placed, question = practice.find(answer)
        sample, bank = placed.sample, practice.request.bank
        level = practice.level_of(answer)

        def named(number: int) -> str:
            return f"{number} {one_line(bank.level_name(number, language))}"

        yield rule(labelled(_("Calibrated"), named(sample.level)), width)
        if level is not None:
            is_same = level == sample.level
            words = _("You rated it so too.") if is_same else _("You rated {level}.")
            sign, style = ("✓ ", "bold $good") if is_same else ("▲ ", "bold $warn")
            yield from wrapped(
                Content.styled(sign + words.format(level=named(level)), style), width
            )
        anchor = question.levels.get(sample.level)
        if anchor:
            label = labelled(_("What decides"), one_line(anchor.to(language)))
            yield from wrapped(Content.styled(label, "$quiet"), width)
        yield from wrapped(Content.styled(one_line(sample.because.to(language)), "$ink"), width)
        near = question.levels.get(sample.near) if sample.near else None
        if sample.near and near:
            label = labelled(
                _("Easily taken for {level}").format(level=named(sample.near)),
                one_line(near.to(language)),
            )
            yield from wrapped(Content.styled(label, "$quiet"), width)

    def _results(self, session: PracticeSession, width: int) -> Iterator[Content]:
        practice, language = self._practice, self._practice.language
        bank = practice.request.bank
        yield rule(_("What your ratings say"), width)
        # What the results say, worked out once: it takes a noticeable time.
        if not self._sentences:
            self._sentences = result_sentences(results_of(session.ratings), bank, language)
        for sentence in self._sentences:
            yield from wrapped(Content.styled(sentence, "$ink"), width)
            yield BLANK
        if before := past_alphas(practice.sessions, session):
            yield from wrapped(Content.styled(before, "$ink"), width)
            yield BLANK
        yield rule(_("What a report quotes"), width)
        found = calibration_of(practice.sessions, session.rater, session.title)
        if found is not None and found.at == session.ended:
            yield from wrapped(
                Content.styled(f"{session.rater}, {quoted_calibration(found)}", "bold $ink"), width
            )
        else:
            yield from wrapped(Content.styled(why_no_calibration(session), "$ink"), width)
        if session.mode is not PracticeMode.TEST:
            return
        for answer in session.order:
            placed, question = practice.find(answer)
            yield BLANK
            heading = f"{one_line(question.name(language))} · {one_line(placed.sample.candidate)}"
            yield Content.styled(heading.rstrip(" ·"), "bold $accent")
            for line in lines_of(placed.sample.note.to(language)):
                yield from wrapped(Content.styled(line, "$quiet"), width)
            yield from self._verdict(answer, width)
