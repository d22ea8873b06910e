"""The debrief: the score at last, what is missing, where rating and rubric part; signing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from interview import scoring
from interview.bank import Question
from interview.errors import InterviewError
from interview.i18n import _, labelled, ngettext
from interview.plain_text import one_line
from interview.reporting.formatting import figure
from interview.scoring import Recommendation, percentage, recommendation_word
from interview.session import Rating
from interview.session.agenda import agenda, is_settled
from interview.session.live_interview import LiveInterview
from interview.session.undo import question_of
from interview.settings import Settings
from interview.tui.base_screen import BaseScreen
from interview.tui.keymap import DEBRIEF, bindings, key_shown
from interview.tui.undo_message import describe_change
from interview.tui.widgets.key_bar import KeyBar
from interview.tui.widgets.line_widget import BLANK, LineWidget, rule, spread, wrapped
from interview.tui.widgets.message_line import MessageLine
from interview.tui.widgets.top_bar import TopBar

if TYPE_CHECKING:
    from interview.journal import SaveStatus
    from interview.tui.open_interview import OpenInterview

_BAR = 24
"""Cells of a competency's bar."""

_TONES = {
    Recommendation.HIRE: "$good",
    Recommendation.DISCUSS: "$warn",
    Recommendation.DECLINE: "$alarm",
    Recommendation.NONE: "$quiet",
}


class ScoreSummary(LineWidget):
    """The score: the recommendation, a bar for each competency, the coverage."""

    DEFAULT_CSS = "ScoreSummary { height: auto; padding: 1 1 0 1; }"

    def __init__(self, live: LiveInterview) -> None:
        super().__init__()
        self._live = live
        self._hidden = False

    def show(self, *, hidden: bool) -> None:
        """Show the score as it is now; `hidden` only says that it is hidden."""
        self._hidden = hidden
        self.redraw()

    def draw(self, width: int) -> list[Content]:
        """The recommendation first."""
        if self._hidden:
            return [
                Content.styled(_("The debrief is hidden while the screen is shared."), "$quiet")
            ]
        card = scoring.score(self._live.state, self._live.bank)
        is_enough = card.recommendation is not Recommendation.NONE
        figures = _("coverage {percent}") if is_enough else _("only {percent} was rated")
        figures = figures.format(percent=percentage(card.coverage))
        if card.mean is not None:
            points = _("{mean} of {top}, or {percent}").format(
                mean=figure(card.mean),
                top=len(self._live.bank.scale),
                percent=percentage(card.percent or 0.0),
            )
            figures = f"{points}   {figures}"
        name, tone = recommendation_word(card.recommendation), _TONES[card.recommendation]
        head = Content.assemble((name, f"bold {tone}"), (f"   {figures}", "$quiet"))
        bars = [self._bar(score, width) for score in card.competencies if score.questions]
        return [head, BLANK, *bars]

    def _bar(self, score: scoring.CompetencyScore, width: int) -> Content:
        competency = self._live.bank.competencies[score.competency]
        name = one_line(competency.name.to(self._live.language))
        left = Content.styled(name, "$ink")
        top = len(self._live.bank.scale)
        if score.mean is None:
            right = Content.styled(_("not rated") + " " * (_BAR - 4), "$faint")
            return spread(left, right, width)
        filled = round(_BAR * score.mean / top)
        right = Content.assemble(
            ("█" * filled, "$accent"),
            ("░" * (_BAR - filled), "$rule"),
            (f" {figure(score.mean)}", "bold $ink"),
        )
        return spread(left, right, width)


class DebriefScreen(BaseScreen[str]):
    """What is left to do before the interview can be signed.

    Its result is the id of the question to go to, empty for the one that was on screen before.
    """

    BINDINGS = bindings(DEBRIEF)
    ACTIONS = DEBRIEF
    AUTO_FOCUS = "OptionList"

    def __init__(self, interview: OpenInterview, settings: Settings) -> None:
        super().__init__(settings)
        self._interview = interview
        self._live = interview.live

    def compose(self) -> ComposeResult:
        """The score, then the list of what to look at."""
        yield TopBar(self._live.state.candidate, self._live.state.role)
        with VerticalScroll(can_focus=False):
            yield ScoreSummary(self._live)
            yield DebriefHeading()
            yield OptionList(markup=False)
        yield KeyBar(DEBRIEF, self.settings.keys)
        yield MessageLine()

    def on_mount(self) -> None:
        """Show the state of things."""
        self._interview.on_save_status = self._save_status_changed
        self._show()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Deal with one thing of the list."""
        kind, _colon, rest = (event.option.id or "").partition(":")
        if self._live.state.is_signed:
            self.action_report()
        elif kind == "reason":
            self._ask_reason(rest)
        elif kind == "flag":
            question, signal = rest.split(":", 1)
            if signal in self._live.state.answer(question).ticked:
                self.dismiss(question)
            else:
                self._live.tick_signal(question, signal)
                self._show()
        elif kind == "open":
            self.dismiss(rest)
        elif kind == "sign":
            self.action_sign()

    def action_back(self) -> None:
        """Back to the questions."""
        self.dismiss("")

    def action_sign(self) -> None:
        """Ask for the name, and seal the interview."""
        if self._live.state.is_signed:
            self.say(_("The interview is signed already."))
            return
        if any(not rating.reason for _question, rating in self._differing()):
            self.say(_("Please say first why rating and suggestion differ."))
            return

        def sign(name: str) -> None:
            try:
                self._interview.make_key(name)
            except InterviewError as error:
                self.say(str(error))
                return
            self._live.sign(name)
            self._show()

        title, interviewer = _("Sign: your name seals the interview"), self._live.state.interviewer
        self.ask_line(title, _("your name"), sign, interviewer)

    def action_amend(self) -> None:
        """Change a sealed interview, for a reason."""
        if not self._live.state.is_signed:
            self.say(_("The interview is not signed: just change it."))
            return

        def amend(reason: str) -> None:
            self._live.amend(reason)
            self._show()

        title = _("Why is the signed interview changed?")
        self.ask_line(title, _("the reason goes into the report"), amend)

    def action_privacy(self) -> None:
        """Hide the debrief while the screen is shared, or show it again."""
        self._interview.is_private = not self._interview.is_private
        self._show()

    def action_report(self) -> None:
        """Show the report."""
        if self._interview.is_private:
            self.say(_("The report is hidden: show the debrief first."))
            return
        from interview.tui.report_screen import ReportScreen

        interview = self._interview
        self.app.push_screen(ReportScreen(interview.paths, self.settings, interview.id))

    def action_teach(self) -> None:
        """Teach the bank a phrase from the notes of the question under the cursor, or of any."""
        if self._interview.is_private:
            self.say(_("The notes are hidden: show them first."))
            return
        noted = [q for q in self._live.bank.questions if self._live.state.answer(q.id).notes]
        choices = [(question.id, Content(self._title(question))) for question in noted]
        under_cursor = self._under_cursor()
        if under_cursor in [question.id for question in noted]:
            self._select_phrase(under_cursor)
        elif choices:
            self.ask_choice(_("From the notes of which question?"), choices, self._select_phrase)
        else:
            self.say(_("The notes have nothing to add to the bank yet."))

    def action_undo(self) -> None:
        """Undo the last thing done in any question, and say what it was."""
        live = self._live
        recorded = None if live.state.is_signed else live.next_undo()
        if recorded is None:
            self.say(_("Nothing to undo."))
            return
        on_screen = live.state.question
        question = question_of(recorded.event) or on_screen
        before = live.state.answer(question)
        live.undo()
        after = live.state.answer(question)
        live.open_question(on_screen)  # where “back” leads to
        self._show()
        name = self._title(live.bank.question(question))
        what = _("hidden")
        if not self._interview.is_private:
            what = describe_change(recorded.event, before, after, live.bank, live.language)
        self.say(_("Undone in “{question}”: {what}").format(question=name, what=what))

    def action_saved(self) -> None:
        """Say that nothing needs saving."""
        self.say(
            _(
                "There is nothing to save. What you see survives a crash; once “saved” stands "
                "above, a power cut too."
            )
        )

    def _save_status_changed(self, status: SaveStatus) -> None:
        """Called in the recorder's thread too, which may not draw."""
        self.call_later(self.query_one(TopBar).show_save_status, status)

    def _show(self) -> None:
        bar = self.query_one(TopBar)
        bar.show_sealed(self._live.state.is_signed)
        bar.show_private(self._privacy_key if self._interview.is_private else "")
        bar.show_save_status(self._interview.save_status)
        self.query_one(ScoreSummary).show(hidden=self._interview.is_private)
        options = self.query_one(OptionList)
        at = options.highlighted or 0
        options.clear_options()
        todo = list(self._todo())
        options.add_options(todo)
        options.highlighted = min(at, len(todo) - 1) if todo else None
        self.query_one(DebriefHeading).show(self._sentence(len(todo) - 1))

    @property
    def _privacy_key(self) -> str:
        privacy = next(each for each in DEBRIEF if each.id == "privacy")
        return key_shown(privacy, self.settings.keys)

    def _sentence(self, open_points: int) -> str:
        if self._interview.is_private:
            return _("{key} shows it again.").format(key=self._privacy_key)
        if self._live.state.is_signed:
            return _("Signed and sealed. Enter shows the report.")
        if not open_points:
            return _("Nothing is missing. Enter signs.")
        return ngettext(
            "One point to look at; Enter deals with it.",
            "{number} points to look at; Enter deals with each.",
            open_points,
        ).format(number=open_points)

    def _todo(self) -> Iterator[Option]:
        """What is left to do: reasons, red flags, what is missing; then signing."""
        if self._interview.is_private:
            return
        state, bank = self._live.state, self._live.bank
        if state.is_signed:
            yield Option(_line("■", _("Show the report"), "", "$good"), id="report")
            return
        for question, rating in self._differing():
            words = _("suggested {suggested}, rated {level}").format(
                suggested=rating.suggested, level=rating.level
            )
            reason = one_line(rating.reason) or _("say why")
            mark, style = ("✓", "$good") if rating.reason else ("?", "$warn")
            line = _line(mark, self._title(question), labelled(words, reason), style)
            yield Option(line, id=f"reason:{question.id}")
        for finding in scoring.score(state, bank).red_flags:
            question = bank.question(finding.question)
            is_rated = not question.is_rated or state.answer(question.id).rating is not None
            if self.settings.hide_suggestions and not is_rated and not finding.confirmed:
                continue  # what the rubric hears is hidden until the question is rated
            because = one_line(finding.signal.because.to(self._live.language))
            status = _("confirmed") if finding.confirmed else _("found in the notes: confirm it?")
            line = _line("▲", self._title(question), f"{because} ({status})", "$alarm")
            yield Option(line, id=f"flag:{finding.question}:{finding.signal.id}")
        for item in agenda(bank):
            if not is_settled(state, item.question):
                words = _("not rated") if item.question.is_rated else _("nothing noted")
                line = _line("○", self._title(item.question), words, "$warn")
                yield Option(line, id=f"open:{item.question.id}")
        yield Option(_line("✎", _("Sign the interview"), "", "$accent"), id="sign:")

    def _differing(self) -> Iterator[tuple[Question, Rating]]:
        for question in self._live.bank.questions:
            rating = self._live.state.answer(question.id).rating
            if rating is not None and rating.is_far_off:
                yield question, rating

    def _title(self, question: Question) -> str:
        return one_line(question.name(self._live.language))

    def _ask_reason(self, question: str) -> None:
        def give(reason: str) -> None:
            self._live.give_reason(question, reason)
            self._show()

        rating = self._live.state.answer(question).rating
        self.ask_line(
            _("Why does your rating differ from the suggestion?"),
            _("what you saw or heard that the notes don't show"),
            give,
            rating.reason if rating else "",
        )

    def _under_cursor(self) -> str:
        """The id of the question that the cursor is on; empty where it is on none."""
        options = self.query_one(OptionList)
        at = options.highlighted
        option = "" if at is None else options.get_option_at_index(at).id or ""
        return option.partition(":")[2].partition(":")[0]

    def _select_phrase(self, question_id: str) -> None:
        from interview.tui.teach_screen import SelectPhraseDialog, teach_phrase

        notes = self._live.state.answer(question_id).notes
        title = self._title(self._live.bank.question(question_id))

        def teach(selected: tuple[int, int] | None) -> None:
            if selected is not None:
                teach_phrase(self, self._interview, question_id, notes, selected)

        self.app.push_screen(SelectPhraseDialog(title, notes), teach)


class DebriefHeading(LineWidget):
    """One sentence over the list."""

    DEFAULT_CSS = "DebriefHeading { height: auto; padding: 1 1 0 1; }"

    def __init__(self) -> None:
        super().__init__()
        self._sentence = ""

    def show(self, sentence: str) -> None:
        """Say this."""
        self._sentence = sentence
        self.redraw()

    def draw(self, width: int) -> list[Content]:
        """A rule with the title, the sentence."""
        return [
            rule(_("Before you sign"), width),
            *wrapped(Content.styled(self._sentence, "$quiet"), width),
        ]


def _line(mark: str, name: str, words: str, style: str) -> Content:
    return Content.assemble(
        (f"{mark} ", f"bold {style}"),
        (name, "bold $ink"),
        (f"  {words}" if words else "", "$quiet"),
    )
