"""One question of the debrief in full, in the words of the report."""

from __future__ import annotations

from collections.abc import Callable

from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message

from interview.bank import Question
from interview.frozen import replace
from interview.i18n import _, labelled
from interview.plain_text import one_line
from interview.reporting import evidence
from interview.reporting.question_section import QuestionSection
from interview.reporting.report_model import NotePiece, QuestionPart
from interview.rubric import BankRubric
from interview.running.debrief_points import is_unrated
from interview.session.agenda import OPENING, Item
from interview.session.consent_and_closing import consent_of
from interview.session.live_interview import LiveInterview
from interview.tui.widgets.line_widget import BLANK, LineWidget, rule, wrapped

Draw = Callable[[int], list[Content]]
"""A page: from a width in cells to its lines."""


class PageView(LineWidget):
    """What the page shows."""

    DEFAULT_CSS = "PageView { height: auto; padding: 0 1; }"

    def __init__(self) -> None:
        super().__init__()
        self._draw: Draw = lambda _width: []

    def show(self, draw: Draw) -> None:
        """Show this page."""
        self._draw = draw
        self.redraw()

    def draw(self, width: int) -> list[Content]:
        """The page's lines."""
        return self._draw(width)


class DebriefPage(VerticalScroll):
    """Scrolls one page; beside the list on a wide screen, in its place on a narrow one."""

    DEFAULT_CSS = """
    DebriefPage { width: 1fr; height: 1fr; scrollbar-size-vertical: 1; }
    DebriefPage.beside { border-left: solid $rule; }
    DebriefPage.beside:focus { border-left: solid $accent; }
    """

    BINDINGS = [
        Binding("enter", "choose", show=False),
        Binding("escape", "leave", show=False),
        Binding("left", "turn(-1)", show=False),
        Binding("right", "turn(1)", show=False),
    ]

    class Chosen(Message):
        """Enter: go to the question."""

    class Left(Message):
        """Escape: back to the list."""

    class Turned(Message):
        """To the page before (-1) or after (1)."""

        def __init__(self, by: int) -> None:
            super().__init__()
            self.by = by

    def show(self, draw: Draw, *, from_top: bool) -> None:
        """Show a page, from its first line or where it was scrolled to."""
        self.query_one(PageView).show(draw)
        if from_top:
            self.scroll_home(animate=False)

    def action_choose(self) -> None:
        """Go to the question."""
        self.post_message(self.Chosen())

    def action_leave(self) -> None:
        """Back to the list."""
        self.post_message(self.Left())

    def action_turn(self, by: int) -> None:
        """Another page."""
        self.post_message(self.Turned(by))


def question_page(
    live: LiveInterview, rubric: BankRubric, item: Item, *, hides_suggestions: bool, hint: str
) -> Draw:
    """A question as the report has it: rating, suggestion, reason, evidence, signals, scale.

    `hides_suggestions`: of an answer that is not rated yet, only what the interviewer noted and
    ticked is shown. `hint` names the keys of the page.
    """
    state, question = live.state, item.question
    is_blind = hides_suggestions and is_unrated(state, question)
    answer = state.answer(question.id)
    if question.id == OPENING:
        answer = replace(answer, value=consent_of(state))
    today = (state.started_at or live.now()).date()
    section = QuestionSection(live.bank, lambda: rubric, live.language, today)
    part = section.of(item, replace(answer, heard=()) if is_blind else answer, None)
    proposal = ""
    if is_blind:
        part = replace(part, notes=evidence.lines(answer.notes, ()))
    elif part.level is None and question.is_rated:
        suggestion = rubric.question(question.id, live.language).suggest(
            answer.notes,
            answer.value,
            today=today,
            ticked=answer.ticked,
            unticked=answer.unticked,
        )
        if suggestion.level is not None:
            name = one_line(live.bank.level_name(suggestion.level, live.language))
            proposal = labelled(_("Suggested now"), f"{suggestion.level} {name}. {suggestion.why}")
    return lambda width: _question_lines(part, question, proposal, hint, width)


def _question_lines(
    part: QuestionPart, question: Question, proposal: str, hint: str, width: int
) -> list[Content]:
    lines = [
        rule(f"{part.number} · {part.title}" if part.number else part.title, width),
        *(wrapped(Content.styled(hint, "$faint"), width) if hint else ()),
        *wrapped(Content.styled(part.ask, "$ink"), width),
    ]
    time = part.spent
    if part.spent and part.planned:
        time = _("{spent} of {planned}").format(spent=part.spent, planned=part.planned)
    about = " · ".join(filter(None, (part.competency, time)))
    if about:
        lines += wrapped(Content.styled(about, "$quiet"), width)
    lines += [BLANK, *_rating(part, question, proposal, width), BLANK]
    lines += [rule(_("Evidence"), width), *_evidence(part, width)]
    if part.signals:
        lines += [BLANK, rule(_("Signals"), width)]
        for signal in part.signals:
            mark, style = ("▲", "$alarm") if signal.red_flag else ("●", "$lit")
            if signal.how == "refused":
                mark, style = "–", "$quiet"
            line = Content.assemble(
                (f"{mark} ", f"bold {style}"),
                (signal.because, "$ink"),
                (f" ({signal.how_word})", "$quiet"),
                (evidence.raised(signal.letter), "bold $accent"),
            )
            lines += wrapped(line, width, "  ")
    if part.scale:
        lines += [BLANK, rule(_("Every level"), width)]
        for row in part.scale:
            mark = "●" if row.rated else "◂" if row.suggested else " "
            name = "bold $chosen" if row.rated else "bold $lit" if row.suggested else "$ink"
            line = Content.assemble(
                (f"{mark} {row.level} {row.name}", name), (f"  {row.anchor}", "$quiet")
            )
            lines += wrapped(line, width, "  ")
    if part.why:
        lines += [BLANK, rule(_("Why we ask"), width)]
        lines += wrapped(Content.styled(part.why, "$quiet"), width)
    return lines


def _rating(part: QuestionPart, question: Question, proposal: str, width: int) -> list[Content]:
    if part.skipped:
        words = _("not asked: {reason}").format(reason=part.skipped)
        return wrapped(Content.styled(f"– {words}", "bold $quiet"), width, "  ")
    if part.level is None:
        words = _("not rated") if question.is_rated else _("This question is not rated.")
        lines = wrapped(
            Content.styled(f"○ {words}", "bold $warn" if question.is_rated else "$quiet"),
            width,
            "  ",
        )
        return lines + (
            wrapped(Content.styled(f"◂ {proposal}", "$lit"), width, "  ") if proposal else []
        )
    rated = Content.assemble(
        ("● ", "bold $chosen"),
        (f"{part.level} {part.level_name}", "bold $chosen"),
        (f"  {part.anchor}", "$quiet"),
    )
    lines = wrapped(rated, width, "  ")
    if part.suggestion:
        style = "$warn" if part.differs else "$quiet"
        lines += wrapped(Content.styled(f"◂ {part.suggestion}", style), width, "  ")
    else:
        words = _("Nothing was suggested.")
        lines += wrapped(Content.styled(f"◂ {words}", "$quiet"), width, "  ")
    if part.reason:
        words = labelled(_("Why it differs"), part.reason)
        lines += wrapped(Content.styled(f"✎ {words}", "$ink"), width, "  ")
    elif part.far:
        words = labelled(_("Why it differs"), _("no reason given"))
        lines += wrapped(Content.styled(f"? {words}", "bold $warn"), width, "  ")
    return lines


def _evidence(part: QuestionPart, width: int) -> list[Content]:
    lines: list[Content] = []
    if part.answer:
        lines += wrapped(Content.styled(part.answer, "$ink"), width)
    for row in part.rows:
        cells = zip(part.columns, row, strict=False)
        words = " · ".join(labelled(name, one_line(cell)) for name, cell in cells if cell.strip())
        lines += wrapped(Content.styled(f"· {words}", "$ink"), width, "  ")
    for quote in part.quotes:
        said = Content.assemble(
            (_("“{text}”").format(text=quote.text), "italic $ink"), (f"  {quote.time}", "$quiet")
        )
        lines += wrapped(said, width, "  ")
    if part.quotes and part.notes:
        lines.append(BLANK)
    for pieces in part.notes:
        lines += wrapped(Content.assemble(*map(_piece, pieces)), width)
    return lines or [Content.styled(_("nothing noted"), "$quiet")]


def _piece(piece: NotePiece) -> Content:
    style = "underline bold $alarm" if piece.red_flag else "underline bold $ink"
    text = Content.styled(piece.text.replace("\t", " "), style if piece.because else "$ink")
    if piece.letters:
        text += Content.styled(evidence.raised(piece.letters), "bold $accent")
    if piece.read_as:
        words = _("(read as “{word}”)").format(word=piece.read_as)
        text += Content.styled(f" {words}", "$quiet")
    return text
