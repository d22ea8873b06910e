"""The debrief: the score at last, what is missing, every question as the report has it; signing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.events import Key, Paste, Resize
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from interview.bank import Question
from interview.errors import InterviewError
from interview.i18n import _, labelled, ngettext
from interview.journal import LineFor
from interview.plain_text import one_line, typed_name
from interview.rubric import BankRubric
from interview.running.debrief_points import (
    Point,
    PointKind,
    QuestionStatus,
    points,
    question_status,
)
from interview.running.open_interview import OpenInterview, TypedLine
from interview.running.privacy import HiddenPart
from interview.running.undo_keys import REDO, UNDO, UndoKey, press
from interview.session.agenda import Item, is_settled
from interview.session.conclusions import conclusion_names
from interview.session.consent_and_closing import call_agenda, find_question
from interview.settings import Settings
from interview.tui.base_screen import BaseScreen, RecordSealed
from interview.tui.debrief_question import DebriefPage, Draw, PageView, question_page
from interview.tui.debrief_summary import ScoreSummary, score_page
from interview.tui.keymap import DEBRIEF, RATE, bindings, key_shown
from interview.tui.question_view import agenda_choices
from interview.tui.save_status import save_answer
from interview.tui.widgets.key_bar import KeyBar
from interview.tui.widgets.line_widget import cut, rule, spread, wrapped
from interview.tui.widgets.message_line import MessageLine
from interview.tui.widgets.top_bar import TopBar
from interview.tui.window_too_small import window_too_small

if TYPE_CHECKING:
    from interview.journal import SaveStatus
    from interview.tui.find_dialog import Found

_WIDE = 110
"""Columns from which a page stands beside the list."""

_LEAST_ROWS = 6
"""Rows of the list at least, with a point's heading and the sign that more follows."""

_BARS = 3
"""Rows of the bars at the top and at the bottom, and of the line for messages."""

_WIDEST_LINE = 76
"""Columns of a line of the list: in a longer one, its two ends would not be read together."""


_RATE_KEYS = frozenset(key_action.keys for key_action in RATE)
"""Keys that rate at a question; those that do something in the debrief never come as far."""


class DebriefList(OptionList):
    """What is left to do, then every question."""

    DEFAULT_CSS = """
    DebriefList { height: 1fr; scrollbar-size-vertical: 1; }
    DebriefList:focus { background-tint: $page 0%; }
    """


class DebriefScreen(BaseScreen[str]):
    """What is left to do before the interview can be signed, and every question in full.

    Its result is the id of the question to go to, empty for the one that was on screen before.
    """

    BINDINGS = bindings(DEBRIEF)
    ACTIONS = DEBRIEF
    AUTO_FOCUS = "DebriefList"

    DEFAULT_CSS = """
    DebriefScreen #overview { width: 1fr; height: 1fr; }
    DebriefScreen ScoreSummary { height: auto; }
    """

    def __init__(self, interview: OpenInterview, settings: Settings) -> None:
        super().__init__(settings)
        self._interview = interview
        self._live = interview.live
        self._items = call_agenda(self._live.bank, self._live.language)
        self._rubric: BankRubric | None = None
        self._found: Found | None = None
        self._is_reading = False
        """Whether the page has the keyboard; on a narrow screen it is then all that is shown."""
        self._width = 0
        """Columns that the lines of the list were drawn for."""

    @property
    def unavailable(self) -> frozenset[str]:
        """Signed, it can only be amended; until then, only that cannot be done."""
        is_signed = self._live.state.is_signed
        return frozenset({"sign", "reason", "undo", "redo"} if is_signed else {"amend"})

    def compose(self) -> ComposeResult:
        """The score, the list of what to look at, and the page of what is under the cursor."""
        yield TopBar(self._live.state.candidate, self._live.state.role)
        with Horizontal():
            with Vertical(id="overview"):
                yield ScoreSummary(self._live)
                yield DebriefList(markup=False)
            with DebriefPage():
                yield PageView()
        yield KeyBar(DEBRIEF, self.settings.keys)
        yield MessageLine()

    def on_mount(self) -> None:
        """Show the state of things; go on with what was being typed."""
        self._interview.on_save_status = self._save_status_changed
        self._arrange()
        self._show()
        if (line := self._interview.typed_line) is not None:
            match line.purpose:
                case LineFor.AMENDMENT:
                    self.action_amend()
                case LineFor.SIGNATURE:
                    self.action_sign()
                case _:
                    self._ask_reason(line.question)
        elif self._interview.conclusion is not None:
            part, _text = self._interview.conclusion
            self._ask_conclusion(part)

    def on_resize(self, event: Resize) -> None:
        """Use what room there is now."""
        self._arrange()
        self._show()

    def on_key(self, event: Key) -> None:
        """A key that came to nothing, as whoever does not see that this is the debrief presses."""
        if event.is_printable or event.key == "backspace" or event.key in _RATE_KEYS:
            self._say_nothing_is_written()

    def on_paste(self, event: Paste) -> None:
        """A paste comes to nothing too."""
        self._say_nothing_is_written()

    def _say_nothing_is_written(self) -> None:
        back = next(each for each in DEBRIEF if each.id == "previous")
        words = _("This is the debrief: nothing is written here. {key} goes back to the question.")
        self.say(words.format(key=key_shown(back, self.settings.keys)))

    # The list

    def on_option_list_option_highlighted(self) -> None:
        """Show the page of what is under the cursor."""
        self._show_page(from_top=True)
        self._show_first_line()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Deal with one thing of the list."""
        kind, _colon, rest = (event.option.id or "").partition(":")
        match kind:
            case PointKind.REASON:
                self._ask_reason(rest)
            case PointKind.FLAG:
                self._ask_confirmation(*rest.split(":", 1))
            case PointKind.OPEN:
                self.dismiss(rest)
            case "conclusion":
                self._ask_conclusion(rest)
            case "sign":
                self.action_sign()
            case "report":
                self.action_report()
            case "amend":
                self.action_amend()
            case _:
                self._read()

    # The page

    def on_debrief_page_chosen(self) -> None:
        """To the question that is read."""
        if question := self._under_cursor():
            self.dismiss(question)

    def on_debrief_page_left(self) -> None:
        """Back to the list."""
        self._is_reading = False
        self._arrange()
        self.query_one(DebriefList).focus()

    def on_debrief_page_turned(self, event: DebriefPage.Turned) -> None:
        """The page of the question before or after."""
        ids = [f"question:{item.question.id}" for item in self._listed]
        here = f"question:{self._under_cursor()}"
        at = ids.index(here) + event.by if here in ids else 0
        if 0 <= at < len(ids):
            self._highlight(ids[at])

    # What the keys do

    def action_back(self) -> None:
        """From a page to the list, where it takes its place; else back to the questions."""
        if self._is_reading and not self._is_wide:
            self.on_debrief_page_left()
        else:
            self.dismiss("")

    def action_go(self) -> None:
        """Choose a question from the whole agenda, and go to it."""
        here = self._under_cursor() or self._live.state.question
        self.ask_choice(_("Go to"), agenda_choices(self._live), self.dismiss, here)

    def action_find(self) -> None:
        """Find words in the notes and the reasons, and show their question."""
        if self._is_hidden(HiddenPart.NOTES):
            return
        from interview.running.find_words import written_texts
        from interview.tui.find_dialog import FindDialog

        def show(found: Found | None) -> None:
            if found is not None:
                self._found = found
                self._highlight(f"question:{found.question}")
                self._read()

        searched = written_texts(self._live.state, self._live.language, self._items)
        self.app.push_screen(FindDialog(searched, self._found), show)

    def action_reason(self) -> None:
        """Say why the rating under the cursor differs from the suggestion, or say it otherwise."""
        if self._is_hidden(HiddenPart.DEBRIEF):
            return
        question = self._under_cursor()
        rating = self._live.state.answer(question).rating if question else None
        if not self.may_change(self._live):
            return
        if rating is None or not rating.distance:
            self.say(_("Choose a question first whose rating differs from the suggestion."))
        else:
            self._ask_reason(question)

    def action_sign(self) -> None:
        """Ask for the name, and seal the interview."""
        if self._live.state.is_signed:
            self.say(_("The interview is signed already."))
            return
        if self._is_hidden(HiddenPart.SIGNING):
            return
        if any(point.kind is PointKind.REASON for point in self._points()):
            self.say(_("Please say first why rating and suggestion differ."))
            return

        def sign(typed: str | None) -> None:
            if name := typed_name(typed or ""):
                self._ask_passphrase(name)

        title = _("Sign: your name seals the interview")
        asked = TypedLine(LineFor.SIGNATURE, "", self._live.state.interviewer)
        hint = _("your name")
        self.ask_kept_line(self._interview, asked, title, hint, sign, replaces=True, stays=True)

    def _ask_passphrase(self, name: str) -> None:
        """Seal the interview under a name, after the passphrase of the key where it has one.

        The name stays in the draft log until then.
        """
        from interview.signing.rater_key import PassphraseWanted

        def seal(passphrase: str = "") -> None:
            try:
                self._interview.make_key(name, passphrase)
            except InterviewError as error:
                self.say(str(error))
                return
            self._live.sign(name, self._interview.calibration(name))
            self._interview.drop_line()
            self.post_message(RecordSealed())
            self._show()

        def confirm(passphrase: str) -> None:
            def compare(again: str) -> None:
                if again == passphrase:
                    seal(passphrase)
                else:
                    self.say(_("That was not the same twice."))

            self.ask_secret(_("The passphrase of your new key, again"), compare)

        try:
            wanted = self._interview.passphrase_wanted(for_new=self.settings.key_passphrase)
        except InterviewError as error:
            self.say(str(error))
            return
        match wanted:
            case PassphraseWanted.NO:
                seal()
            case PassphraseWanted.THAT_OF_THE_KEY:
                self.ask_secret(_("The passphrase of your key"), seal)
            case PassphraseWanted.A_NEW_ONE:
                self.ask_secret(_("A passphrase for your new key: nobody can recover it"), confirm)

    def action_amend(self) -> None:
        """Change a sealed interview, for a reason."""

        def go_on() -> None:
            self._live.open_debrief()  # amended, it goes on at a question
            self._show()

        self.ask_amendment(self._interview, "", go_on)

    def action_privacy(self) -> None:
        """Hide the debrief while the screen is shared, or show it again."""
        self._interview.privacy.toggle()
        self.query_one(MessageLine).clear()  # it may tell what is hidden now, or was until now
        if self._is_reading:
            self.on_debrief_page_left()
        self._show()

    def action_report(self) -> None:
        """Show the report."""
        if self._is_hidden(HiddenPart.REPORT):
            return
        from interview.tui.report_screen import ReportScreen

        interview = self._interview
        self.app.push_screen(ReportScreen(interview.paths, self.settings, interview.id))

    def action_teach(self) -> None:
        """Teach the bank a phrase from the notes of the question under the cursor, or of any."""
        if self._is_hidden(HiddenPart.NOTES):
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
        self._press(UNDO)

    def action_redo(self) -> None:
        """Do again what was undone last in any question, and say what it was."""
        self._press(REDO)

    def action_saved(self) -> None:
        """Say that nothing needs saving."""
        self.say(save_answer(self._interview.save_status))

    # Small steps

    def _press(self, key: UndoKey) -> None:
        """Undo or redo; the question is named, since the debrief shows them all."""
        live = self._live
        if not self.may_change(live):
            return
        following = key.next_event(live)
        if following is None:
            self.say(_(key.nothing))
            return
        change = press(key, live, following.event, self._interview.privacy, self.settings.shorthand)
        self._show()
        if change.question:
            title = self._title(find_question(live.bank, change.question, live.language))
            self.say(_(key.done_in).format(question=title, what=change.what))
        else:
            self.say(_(key.done).format(what=change.what))

    def _save_status_changed(self, _status: SaveStatus) -> None:
        """Called in the recorder's thread too, which may not draw, even while the screen goes."""
        self.call_later(self._show_save_status)

    def _show_save_status(self) -> None:
        for bar in self.query(TopBar):
            bar.show_save_status(self._interview.save_status)

    @property
    def _is_wide(self) -> bool:
        return self.app.size.width >= _WIDE

    def _is_hidden(self, part: HiddenPart) -> bool:
        """Whether privacy hides this part; then it is said what to do first."""
        refusal = self._interview.privacy.refusal(part)
        if refusal:
            self.say_hidden(refusal)
        return bool(refusal)

    def _arrange(self) -> None:
        """Page beside list where there is room, else the one or the other."""
        page, overview = self.query_one(DebriefPage), self.query_one("#overview")
        page.set_class(self._is_wide, "beside")
        page.display = self._is_wide or self._is_reading
        overview.display = self._is_wide or not self._is_reading

    def _read(self) -> None:
        """Give the page the keyboard."""
        if self._interview.privacy.is_on:
            return
        self._is_reading = True
        self._arrange()
        self._show_page(from_top=True)
        self.query_one(DebriefPage).focus()

    def _show(self) -> None:
        state = self._live.state
        bar = self.query_one(TopBar)
        bar.show_sealed(state.is_signed)
        action = next(each for each in DEBRIEF if each.id == "privacy")
        key = key_shown(action, self.settings.keys)
        bar.show_notice(self._interview.privacy.notice(key))
        self._show_save_status()
        self.query_one(KeyBar).leave_out(self.unavailable)
        self._show_list()
        summary = self.query_one(ScoreSummary)
        rows = max(0, self.app.size.height - _BARS)
        listed = self.query_one(DebriefList).option_count
        summary.take_rows(rows - min(listed, max(_LEAST_ROWS, rows // 2)))
        summary.show(self._why_no_score)
        self._show_page(from_top=False)

    @property
    def _why_no_score(self) -> str:
        if self._interview.privacy.is_on:
            return _("The debrief is hidden while the screen is shared.")
        return window_too_small(self.app.size)

    def _show_list(self) -> None:
        """Draw the list again; the cursor stays where it was, or comes to what took its place."""
        options = self.query_one(DebriefList)
        columns = self.app.size.width // (2 if self._is_wide else 1) - 4
        before, at = self._id_under_cursor, options.highlighted or 0
        rows = [] if self._interview.privacy.is_on else list(self._rows(min(columns, _WIDEST_LINE)))
        with self.prevent(OptionList.OptionHighlighted):
            options.clear_options()
            options.add_options(rows)
        ids = [row.id for row in rows]
        places = [place for place, row in enumerate(rows) if not row.disabled]
        if before in ids:
            options.highlighted = ids.index(before)
        else:
            options.highlighted = min(places, key=lambda place: abs(place - at), default=None)
        self._show_first_line()

    def _show_first_line(self) -> None:
        """With the cursor on the first line that can be chosen, show the heading above it too."""
        options = self.query_one(DebriefList)
        if (options.highlighted or 0) <= 1:
            options.scroll_home(animate=False)

    def _rows(self, width: int) -> Iterator[Option]:
        """What is left to do, signing, then every question."""
        todo, is_signed = list(self._points()), self._live.state.is_signed
        yield Option(rule(self._sentence(len(todo)), width), disabled=True)
        if is_signed:
            yield Option(_line("■", _("Show the report"), "", "$good"), id="report")
            yield Option(_line("✎", _("Amend the interview"), "", "$accent"), id="amend")
        else:
            for point in todo:
                yield Option(self._point_line(point, width), id=point.id)
            for part, name in conclusion_names().items():
                said = one_line(self._live.state.conclusions.get(part, ""))
                words = cut(said, max(0, width - Content(name).cell_length - 4)) if said else ""
                mark, style = ("✓", "$good") if said else ("✎", "$quiet")
                yield Option(_line(mark, name, words, style), id=f"conclusion:{part}")
            yield Option(_line("✎", _("Sign the interview"), "", "$accent"), id="sign:")
        yield Option(rule(_("Every question"), width), disabled=True)
        yield Option(_line("Σ", _("The score and its rule"), "", "$quiet"), id="score")
        state, bank, language = self._live.state, self._live.bank, self._live.language
        hides = self.settings.hide_suggestions
        statuses = [
            question_status(state, bank, item, language, hides_suggestions=hides)
            for item in self._listed
        ]
        column = max(Content(status.words).cell_length for status in statuses)
        for status in statuses:
            question = status.item.question
            line = _question_line(status, self._title(question), column, width)
            yield Option(line, id=f"question:{question.id}")

    @property
    def _listed(self) -> list[Item]:
        """Every question, and the steps of the call of which something is recorded."""
        state = self._live.state
        return [item for item in self._items if item.number or is_settled(state, item.question)]

    def _points(self) -> Iterator[Point]:
        state, bank = self._live.state, self._live.bank
        hides = self.settings.hide_suggestions
        yield from points(state, bank, self._live.language, hides_suggestions=hides)

    def _point_line(self, point: Point, width: int) -> Content:
        marks = {
            PointKind.REASON: ("?", "$warn"),
            PointKind.FLAG: ("▲", "$alarm"),
            PointKind.OPEN: ("○", "$warn"),
        }
        mark, style = marks[point.kind]
        line = _line(mark, self._title(point.question), point.words, style)
        return Content("\n").join(wrapped(line, width, "  "))

    def _sentence(self, open_points: int) -> str:
        if self._live.state.is_signed:
            return _("Signed and sealed")
        if not open_points:
            return _("Nothing is missing: sign")
        return ngettext(
            "One point to look at; Enter deals with it",
            "{number} points to look at; Enter deals with each",
            open_points,
        ).format(number=open_points)

    def _title(self, question: Question) -> str:
        return one_line(question.name(self._live.language))

    def _show_page(self, *, from_top: bool) -> None:
        if self.query_one(DebriefPage).display:
            self.query_one(DebriefPage).show(self._page(), from_top=from_top)

    def _page(self) -> Draw:
        """The page of what is under the cursor."""
        live, question = self._live, self._under_cursor()
        if self._interview.privacy.is_on:
            return lambda _width: []
        hint = ""
        if self._is_reading and question:
            hint = _("←→ other questions · Enter goes to it · Esc back")
        elif self._is_reading:
            hint = _("Esc back")
        if not question:
            return lambda width: score_page(live, hint, width)
        if self._rubric is None:
            self._rubric = live.rubric or self._interview.make_rubric()
        item = next(each for each in self._items if each.question.id == question)
        hides = self.settings.hide_suggestions
        return question_page(live, self._rubric, item, hides_suggestions=hides, hint=hint)

    def _highlight(self, option_id: str) -> None:
        options = self.query_one(DebriefList)
        options.highlighted = options.get_option_index(option_id)

    @property
    def _id_under_cursor(self) -> str:
        options = self.query_one(DebriefList)
        at = options.highlighted
        return "" if at is None else options.get_option_at_index(at).id or ""

    def _under_cursor(self) -> str:
        """The id of the question that the cursor is on; empty where it is on none."""
        kind, _colon, rest = self._id_under_cursor.partition(":")
        return "" if kind == "conclusion" else rest.partition(":")[0]

    def _ask_reason(self, question: str) -> None:
        rating = self._live.state.answer(question).rating
        recorded = rating.reason if rating else ""

        def give(reason: str | None) -> None:
            if reason is not None and reason != recorded:
                self._live.give_reason(question, reason)
            self.query_one(MessageLine).clear()  # it may still ask for the reason
            self._show()

        title = labelled(
            self._title(self._live.bank.question(question)),
            _("Why does your rating differ from the suggestion?"),
        )
        hint = _("what you saw or heard that the notes don't show")
        asked = TypedLine(LineFor.RATING, question, recorded)
        self.ask_kept_line(self._interview, asked, title, hint, give)

    def _ask_conclusion(self, part: str) -> None:
        """Have the interviewer word a part of the conclusion, or word it otherwise."""
        from interview.tui.widgets.dialog import LineDialog

        interview, live = self._interview, self._live
        recorded = live.state.conclusions.get(part, "")
        typed = interview.conclusion
        value = typed[1] if typed is not None and typed[0] == part else recorded

        def keep(text: str) -> None:
            if text != recorded:
                interview.keep_conclusion(part, text)
            else:
                interview.drop_line()

        def conclude(text: str | None) -> None:
            if text is not None:
                live.conclude(part, text)
            interview.drop_line()
            self._show()

        title = labelled(conclusion_names()[part], _("the whole interview, in your own words"))
        hint = _("what the report says of it; empty for nothing")
        dialog = LineDialog(title, hint, value, keep, goes_on=True, may_be_empty=True)
        self.app.push_screen(dialog, conclude)

    def _ask_confirmation(self, question: str, signal: str) -> None:
        """Whether a red flag was heard: only a person can say so."""
        answer = self._live.state.answer(question)
        found = self._live.bank.question(question).signal(signal)
        because = one_line(found.because.to(self._live.language)) if found else signal

        def decide(choice: str) -> None:
            if choice == "go":
                self.dismiss(question)
                return
            if choice == "confirm":
                self._live.tick_signal(question, signal)
            else:
                self._live.untick_signal(question, signal)
            self._show()

        title = _("Was this heard? {signal}").format(signal=because)
        suggestion = self._live.suggestion(question)
        heard = suggestion.signals if suggestion else ()
        quotes = [span.text for each in heard if each.id == signal for span in each.evidence]
        if quotes:
            title += "\n" + " … ".join(
                _("“{text}”").format(text=one_line(words)) for words in quotes
            )
        elif answer.notes.strip():
            title += "\n" + cut(one_line(answer.notes), 200)
        self.ask_choice(
            title,
            [
                ("confirm", Content(_("Yes: I confirm it"))),
                ("refuse", Content(_("No: it was not meant like that"))),
                ("go", Content(_("See the question first"))),
            ],
            decide,
            "go",
        )

    def _select_phrase(self, question_id: str) -> None:
        from interview.tui.teach_screen import SelectPhraseDialog, teach_phrase

        notes = self._live.state.answer(question_id).notes
        title = self._title(self._live.bank.question(question_id))

        def teach(selected: tuple[int, int] | None) -> None:
            if selected is not None:
                teach_phrase(self, self._interview, question_id, notes, selected)

        self.app.push_screen(SelectPhraseDialog(title, notes), teach)


def _question_line(status: QuestionStatus, title: str, column: int, width: int) -> Content:
    """One line; what stands at its end begins `column` columns before it."""
    left = Content.assemble(
        (f"{status.mark} ", f"bold {status.tone}"),
        (f"{status.item.number or '·':>2}  ", "$quiet"),
        (title, "$ink"),
    )
    right = Content.assemble(
        (f"{status.remark}  " if status.remark else "", "$warn"),
        (status.words, "bold $ink"),
        " " * (column - Content(status.words).cell_length),
    )
    return spread(left, right, width)


def _line(mark: str, name: str, words: str, style: str) -> Content:
    return Content.assemble(
        (f"{mark} ", f"bold {style}"),
        (name, "bold $ink"),
        (f"  {words}" if words else "", "$quiet"),
    )
